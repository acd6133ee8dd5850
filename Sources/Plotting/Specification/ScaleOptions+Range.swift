import Drawing
import Manuscript
import Results

/// Reads what a scale maps to: `range`, `rangeMin`, `rangeMax`, `scheme`, `interpolate`.
extension ScaleOptions {
  mutating func readRange(_ reader: inout PropertyReader, _ channel: Channel) {
    range = reader.value("range").flatMap { Range(reading: $0, of: channel, reader) }
    rangeMin = reader.number("rangeMin")
    rangeMax = reader.number("rangeMax")
    scheme = reader.value("scheme").flatMap { Scheme.read($0, reader) }
    mixing = reader.value("interpolate").flatMap { Self.mixing($0, reader) }
  }

  private static func mixing(_ node: YAMLNode, _ reader: PropertyReader) -> ColorMixing? {
    var name = node
    var gamma: Double?
    if node.entries != nil,
      var inner = PropertyReader(node, "‘interpolate’ of \(reader.subject)", reader.diagnostics)
    {
      name = inner.value("type") ?? node
      gamma = inner.number("gamma", 1e-3...1e3)
      inner.finish()
    }
    if let mixing = name.string.flatMap({ ColorMixing($0, gamma: gamma ?? 1) }) { return mixing }
    reader.diagnostics.report(
      PlotMessages.wrongChoice(
        name, "‘interpolate’ of \(reader.subject)", valid: ColorMixing.names))
    return nil
  }
}

extension ScaleOptions.Scheme {
  /// Reads a scheme's name, its colours, or a mapping of name, count and extent.
  fileprivate static func read(
    _ node: YAMLNode, _ reader: PropertyReader
  ) -> ScaleOptions.Scheme? {
    if let elements = node.elements {
      let subject = "‘scheme’ of \(reader.subject)"
      let colors = elements.compactMap { PlotColor(reading: $0, subject, reader.diagnostics) }
      return colors.isEmpty ? nil : ScaleOptions.Scheme(colors: colors.map { $0.color ?? .clear })
    }
    guard node.entries != nil else { return named(node, reader) }
    guard var inner = PropertyReader(node, "the colour scheme", reader.diagnostics) else {
      return nil
    }
    let name = inner.value("name") ?? inner.value("scheme")
    let count = inner.number("count", 1...1000).map { Int($0) }
    let extent = inner.numbers("extent")
    inner.finish()
    guard var scheme = name.flatMap({ named($0, reader) }) else { return nil }
    scheme.count = count
    if let extent, extent.count == 2 { scheme.extent = .init(extent[0], extent[1]) }
    return scheme
  }

  private static func named(
    _ node: YAMLNode, _ reader: PropertyReader
  ) -> ScaleOptions.Scheme? {
    guard let name = node.string else {
      return reader.wrong(node, "scheme", expected: "the name of a colour scheme")
    }
    guard ColorSchemes.contains(name) else {
      reader.diagnostics.report(
        PlotMessages.wrongChoice(node, "the colour scheme", valid: ColorSchemes.names))
      return nil
    }
    return ScaleOptions.Scheme(name: name)
  }
}

extension ScaleOptions.Range {
  fileprivate init?(reading node: YAMLNode, of channel: Channel, _ reader: PropertyReader) {
    if node.string != nil {
      guard let name: ThemeRange = reader.choice(node, "range") else { return nil }
      self = .named(name)
      return
    }
    if let field = node["field"]?.string {
      self = .field(field)
      return
    }
    guard let elements = node.elements, !elements.isEmpty else {
      _ = reader.wrong(node, "range", expected: "a list") as Int?
      return nil
    }
    let subject = "‘range’ of \(reader.subject)"
    switch channel {
    case .color, .fill, .stroke:
      let colors = elements.compactMap { PlotColor(reading: $0, subject, reader.diagnostics) }
      self = .colors(colors)
    case .shape:
      let shapes: [PointShape] = elements.compactMap { reader.choice($0, "range") }
      self = .shapes(shapes)
    case .strokeDash:
      self = .dashes(elements.map { $0.elements?.compactMap(\.double) ?? [] })
    default:
      let numbers = elements.compactMap(\.double)
      guard numbers.count == elements.count, numbers.allSatisfy(\.isFinite) else {
        _ = reader.wrong(node, "range", expected: "a list of numbers") as Int?
        return nil
      }
      self = .numbers(numbers)
    }
  }
}
