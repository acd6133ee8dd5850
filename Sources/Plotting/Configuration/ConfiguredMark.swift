import Manuscript

/// Lays a configuration into a mark.
struct ConfiguredMark {
  private let configuration: Configuration

  init(_ configuration: Configuration) { self.configuration = configuration }

  private static let composites: Set<String> = ["boxplot", "errorband", "errorbar"]

  /// What is said of a kind of marks; as in Vega-Lite the extent of errors is said by marks alone.
  private func section(of type: String) -> YAMLNode? {
    let section = configuration[type]
    return ["errorband", "errorbar"].contains(type) ? section?.removing(["extent"]) : section
  }

  /// The mark with what its styles, its kind and marks in general have in the configuration.
  func mark(_ node: YAMLNode) -> YAMLNode {
    let written = node.entries == nil ? node.emptyMapping.setting("type", node) : node
    guard let type = written["type"]?.string else { return node }
    let styles = written["style"].map { $0.elements?.compactMap(\.string) ?? [$0.string ?? ""] }
    let general =
      Self.composites.contains(type)
      ? configuration["mark"].map { mark in
        mark.emptyMapping.filled(from: mark["color"].map { mark.emptyMapping.setting("color", $0) })
      } : configuration["mark"]
    // The last of several styles counts first.
    let sections =
      (styles ?? []).reversed().map { configuration["style", $0] }
      + [section(of: type), type == "text" ? lineBreak(node) : nil, general]
    var filled = sections.reduce(written) { fill($0, from: $1) }
    if let padding = lonelyPadding(type) {
      filled = filled.setting(MarkSpecification.lonelyPadding, padding)
    }
    return filled == written && styles == nil ? node : filled.removing(["style"])
  }

  /// The padding that bars, ticks and rectangles have where no scale has bands for them.
  private func lonelyPadding(_ type: String) -> YAMLNode? {
    let names = ["bar": "bar", "tick": "tick", "rect": "rect"]
    return names[type].flatMap { name in
      configuration["scale", "bandPaddingInner"]
        ?? configuration["scale", "\(name)BandPaddingInner"]
    }
  }

  /// A colour that is said nearer beats the parts of one that is said farther away.
  private func fill(_ mark: YAMLNode, from section: YAMLNode?) -> YAMLNode {
    let section = section.map(configured)
    return mark.filled(
      from: mark.gives("color") ? section?.removing(["fill", "stroke"]) : section)
  }

  /// Some properties count in a configuration alone: they are laid into the mark by another name.
  private func configured(_ section: YAMLNode) -> YAMLNode {
    guard let entries = section.entries else { return section }
    let names = MarkSpecification.configuredNames
    let renamed = entries.map { entry in
      names.contains(entry.key.value)
        ? YAMLNode.Entry(
          key: Sourced(MarkSpecification.configured(entry.key.value), at: entry.key.range),
          value: entry.value) : entry
    }
    return YAMLNode(.mapping(renamed), at: section.range)
  }

  private func lineBreak(_ node: YAMLNode) -> YAMLNode? {
    configuration["lineBreak"].map { node.emptyMapping.setting("lineBreak", $0) }
  }
}
