import Manuscript

/// What a specification's `config` says: the defaults of its marks, guides, titles and views.
///
/// A default means what it would mean were it written where nothing is said, so that most of a
/// configuration is laid into the specification before it is read: see ``ConfiguredView``. What has
/// no place there, as the sizes of views, goes into the theme.
struct Configuration {
  /// The sections by name.
  private var sections: [String: YAMLNode] = [:]
  /// What is said of axes.
  private(set) var axes = AxisConfiguration()
  /// How numbers and dates are written.
  private(set) var locale = FormatLocale()
  let diagnostics: SpecificationDiagnostics

  /// The sections whose properties are those of something in a specification.
  static let markNames = [
    "arc", "area", "bar", "boxplot", "circle", "errorband", "errorbar", "line", "point", "rect",
    "rule", "square", "text", "tick", "trail",
  ]
  private static let guideNames = [
    "legend", "header", "headerRow", "headerColumn", "headerFacet", "title", "style", "view",
    "range", "scale", "concat", "facet",
  ]
  private static let plainNames = [
    "background", "padding", "font", "numberFormat", "normalizedNumberFormat", "timeFormat",
    "countTitle", "fieldTitle", "lineBreak", "params",
  ]
  /// What matters for live pages and for what is not drawn.
  private static let idleNames = [
    "aria", "autosize", "customFormatTypes", "geoshape", "group", "image", "path", "shape",
    "symbol", "numberFormatType",
    "normalizedNumberFormatType", "projection", "selection", "timeFormatType", "tooltipFormat",
    "events", "signals",
  ]

  /// No configuration.
  init(_ diagnostics: SpecificationDiagnostics) { self.diagnostics = diagnostics }

  /// Reads `config`; what it must not hold is reported.
  init(reading node: YAMLNode, _ diagnostics: SpecificationDiagnostics) {
    self.diagnostics = diagnostics
    let ground = node["group"]?.entries.map { entries in
      YAMLNode(
        .mapping(entries.filter { ["fill", "stroke"].contains($0.key.value) }), at: node.range)
    }
    let node = node.filledMember("axis", from: Self.axisStyles(node))
      .filledMember("view", from: ground)
    guard var reader = PropertyReader(node, "the configuration", diagnostics) else { return }
    axes = AxisConfiguration(reading: &reader)
    for name in ["mark"] + Self.markNames + Self.guideNames {
      guard let section = reader.value(name), !section.isNull else { continue }
      if section.entries == nil {
        _ = reader.wrong(section, name, expected: "a mapping") as Int?
      } else {
        sections[name] = section
      }
    }
    for name in Self.plainNames {
      if let value = reader.value(name), !value.isNull { sections[name] = value }
    }
    for name in Self.idleNames { _ = reader.value(name) }
    if let node = reader.value("locale"), !node.isNull {
      locale = FormatLocale(reading: node, diagnostics)
    }
    reader.finish()
    for (name, known) in Self.known { check(name, known) }
  }

  /// What the styles of guides say of the labels and titles of axes.
  private static func axisStyles(_ node: YAMLNode) -> YAMLNode? {
    let labels = node["style"]?["guide-label"]?.asText("label")
    let titles = node["style"]?["guide-title"]?.asText("title")
    return labels?.filled(from: titles) ?? titles
  }

  /// The entries of sections that are not the properties of something in a specification.
  private static let known = [
    ("range", ["category", "diverging", "heatmap", "ordinal", "ramp", "symbol"]),
    (
      "scale",
      [
        "bandPaddingInner", "bandPaddingOuter", "bandWithNestedOffsetPaddingInner",
        "bandWithNestedOffsetPaddingOuter", "barBandPaddingInner", "clamp",
        "continuousPadding", "maxOpacity", "maxSize", "maxStrokeWidth", "minOpacity", "minSize",
        "minStrokeWidth", "minBandSize", "maxBandSize", "minFontSize", "maxFontSize",
        "offsetBandPaddingInner", "offsetBandPaddingOuter", "pointPadding",
        "rectBandPaddingInner", "round", "tickBandPaddingInner",
        "useUnaggregatedDomain", "xReverse", "zero",
      ]
    ),
    ("concat", ["columns", "spacing"]), ("facet", ["columns", "spacing"]),
  ]

  private func check(_ name: String, _ known: [String]) {
    guard let section = sections[name],
      var reader = PropertyReader(section, "‘\(name)’ of the configuration", diagnostics)
    else { return }
    for name in known { _ = reader.value(name) }
    reader.finish()
  }

  /// A section, or one of its entries.
  subscript(_ name: String, _ inner: String...) -> YAMLNode? {
    inner.reduce(sections[name]) { $0?[$1] }
  }
}
