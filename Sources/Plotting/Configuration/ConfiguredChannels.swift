import Manuscript

/// Lays a configuration into the channels of an encoding: their legends, headers, scales and
/// formats.
struct ConfiguredChannels {
  let configuration: Configuration
  /// The mark that the channels are for; nil where layers inherit them.
  let mark: String?
  /// The channels of axes within whose bands others part marks.
  private var nested: Set<String> = []

  init(configuration: Configuration, mark: String?) {
    self.configuration = configuration
    self.mark = mark
  }

  private static let headers = [
    "row": "headerRow", "column": "headerColumn", "facet": "headerFacet",
  ]
  private static let sources = ["field", "datum", "aggregate"]

  /// The encoding with each channel's defaults.
  ///
  /// - Parameter inherited: The channels that layers around define.
  func encoding(_ node: YAMLNode, inherited: Set<String>) -> YAMLNode {
    guard let entries = node.entries else { return node }
    var channels = self
    channels.nested = Set(["x", "y"].filter { node.gives("\($0)Offset") })
    let changed = entries.map { entry in
      let isInherited = inherited.contains(entry.key.value)
      let value =
        entry.value.elements == nil
        ? channels.definition(entry.value, entry.key.value, isInherited: isInherited)
        : entry.value.changingElements {
          channels.definition($0, entry.key.value, isInherited: isInherited)
        }
      return YAMLNode.Entry(key: entry.key, value: value)
    }
    return YAMLNode(.mapping(changed), at: node.range)
  }

  /// What `facet` says of its fields: one of them, or one for rows and one for columns.
  func facet(_ node: YAMLNode) -> YAMLNode {
    if node.gives("field") || node.gives("aggregate") || node.gives("bin") {
      return definition(node, "facet", isInherited: false)
    }
    return ["row", "column"].reduce(node) { node, name in
      node.changing(name) { definition($0, name, isInherited: false) }
    }
  }

  private func definition(_ node: YAMLNode, _ channel: String, isInherited: Bool) -> YAMLNode {
    guard node.entries != nil else { return node }
    guard Self.sources.contains(where: node.gives) else {
      return node.changing("condition") { definition($0, channel, isInherited: isInherited) }
    }
    if let section = Self.headers[channel] { return headed(node, section) }
    let kind = FieldKind(node)
    var node = formatted(node, channel, kind, isInherited: isInherited)
    if channel == "x" || channel == "y" { node = styled(node) }
    if Channel(rawValue: channel)?.hasLegend == true {
      node = explained(node, isInherited: isInherited)
    }
    return scaled(node, channel, kind, isInherited: isInherited)
  }

  // MARK: - Guides

  private func headed(_ node: YAMLNode, _ section: String) -> YAMLNode {
    guard node["header"]?.isNull != true else { return node }
    return node.filledMember("header", from: configuration[section])
      .filledMember("header", from: configuration["header"])
  }

  /// The axis with what the styles that it names say of axes; the last of several counts first.
  private func styled(_ node: YAMLNode) -> YAMLNode {
    guard let style = node["axis"]?["style"] else { return node }
    let names = style.elements?.compactMap(\.string) ?? [style.string].compactMap(\.self)
    return names.reversed().reduce(node) { node, name in
      guard let section = configuration["style", name], let entries = section.entries else {
        return node
      }
      let others = entries.map(\.key.value).filter { key in
        !Self.axisWords.contains(where: key.hasPrefix)
      }
      return node.filledMember("axis", from: section.removing(Set(others)))
    }
  }

  /// How the names of an axis' properties begin: a style may be for marks and titles as well.
  private static let axisWords = [
    "bandPosition", "domain", "format", "grid", "label", "maxExtent", "minExtent", "offset",
    "orient", "position", "tick", "title", "translate", "values", "zindex",
  ]

  /// The legend, for a channel of looks.
  private func explained(_ node: YAMLNode, isInherited: Bool) -> YAMLNode {
    guard node["legend"].map({ $0.entries != nil }) ?? !isInherited else { return node }
    if let disabled = configuration["legend", "disable"], disabled.boolean == true,
      !node.gives("legend")
    {
      return node.setting("legend", YAMLNode(.null, at: disabled.range))
    }
    let section = configuration["legend"]?.removing(["disable", "layout", "aria", "description"])
    let styles = [("guide-label", "label"), ("guide-title", "title")].compactMap { style, prefix in
      configuration["style", style]?.asText(prefix)
    }
    return ([section] + styles).reduce(node) { $0.filledMember("legend", from: $1) }
  }

  // MARK: - Formats

  private func formatted(
    _ node: YAMLNode, _ channel: String, _ kind: FieldKind?, isInherited: Bool
  ) -> YAMLNode {
    guard let format = format(node, channel, kind) else { return node }
    if channel == "text" { return node.gives("format") ? node : node.setting("format", format) }
    let guide = channel == "x" || channel == "y" ? "axis" : "legend"
    guard Channel(rawValue: channel)?.hasLegend == true || guide == "axis",
      node[guide].map({ $0.entries != nil }) ?? !isInherited
    else { return node }
    return node.filledMember(guide, from: node.emptyMapping.setting("format", format))
  }

  private func format(_ node: YAMLNode, _ channel: String, _ kind: FieldKind?) -> YAMLNode? {
    switch kind {
    case .quantitative:
      node["stack"]?.string == "normalize"
        ? configuration["normalizedNumberFormat"] ?? configuration["numberFormat"]
        : configuration["numberFormat"]
    case .temporal: channel == "text" ? configuration["timeFormat"] : nil
    case .nominal, .ordinal, nil: nil
    }
  }

  // MARK: - Scales

  private func scaled(
    _ node: YAMLNode, _ channel: String, _ kind: FieldKind?, isInherited: Bool
  ) -> YAMLNode {
    guard node["scale"].map({ $0.entries != nil }) ?? !isInherited else { return node }
    var scale = node["scale"] ?? node.emptyMapping
    let scales = ConfiguredScale(
      configuration: configuration, mark: mark, isNested: nested.contains(channel))
    scale = scales.scale(scale, channel, kind)
    if let isWhole = configuration["scale", "useUnaggregatedDomain"], isWhole.boolean == true,
      node["aggregate"]?.string != nil, !scale.gives("domain")
    {
      scale = scale.setting("domain", YAMLNode(.string("unaggregated"), at: isWhole.range))
    }
    return scale.entries?.isEmpty == false ? node.setting("scale", scale) : node
  }
}

extension YAMLNode {
  /// What a style of texts says, as the properties of a guide's labels or titles.
  func asText(_ prefix: String) -> YAMLNode {
    renaming([
      "fill": "\(prefix)Color", "font": "\(prefix)Font", "fontSize": "\(prefix)FontSize",
      "fontStyle": "\(prefix)FontStyle", "fontWeight": "\(prefix)FontWeight",
    ])
  }
}
