import Drawing
import Manuscript

extension MarkSpecification {
  /// Reads `mark`: a name or a mapping with `type`; nil, with a diagnostic, for anything else.
  init?(reading node: YAMLNode, _ diagnostics: SpecificationDiagnostics) {
    if node.string != nil {
      guard let type = Self.type(node, diagnostics) else { return nil }
      self.init(type: type, range: node.range)
      return
    }
    guard var reader = PropertyReader(node, "the mark", diagnostics) else { return nil }
    guard let typeNode = reader.value("type") else {
      diagnostics.report(
        PlotMessages.custom(
          "the mark has no ‘type’", at: node.range,
          notes: ["one of: \(MarkKinds.names.joined(separator: ", "))"]))
      return nil
    }
    guard let type = Self.type(typeNode, diagnostics) else { return nil }
    self.init(type: type, properties: &reader)
    reader.finish()
  }

  /// Reads the properties of a mark of a type.
  init(type: String, properties reader: inout PropertyReader) {
    self.init(type: type, range: reader.node.range)
    readLook(&reader)
    readShape(&reader)
    readBands(&reader)
    readPlaces(&reader)
    readParts(&reader)
    own.read(&reader)
    text = MarkTextOptions(reading: &reader)
    readUnseen(&reader)
  }

  private static func type(_ node: YAMLNode, _ diagnostics: SpecificationDiagnostics) -> String? {
    if let type = node.string, ["geoshape", "image"].contains(type) {
      diagnostics.report(PlotMessages.outside("the mark ‘\(type)’", at: node.range))
      return nil
    }
    guard let type = node.string, MarkKinds.names.contains(type) else {
      diagnostics.report(PlotMessages.wrongChoice(node, "the mark", valid: MarkKinds.names))
      return nil
    }
    return type
  }

  private mutating func readLook(_ reader: inout PropertyReader) {
    color = reader.color("color")
    fill = reader.colorOrNone("fill")
    stroke = reader.colorOrNone("stroke")
    filled = reader.boolean("filled")
    opacity = reader.number("opacity", 0...1)
    fillOpacity = reader.number("fillOpacity", 0...1)
    strokeOpacity = reader.number("strokeOpacity", 0...1)
    strokeWidth = reader.number("strokeWidth", 0...1000)
    strokeDash = reader.numbers("strokeDash")
    strokeDashOffset = reader.number("strokeDashOffset")
    strokeCap = reader.choice("strokeCap")
    strokeJoin = reader.choice("strokeJoin")
    strokeMiterLimit = reader.number("strokeMiterLimit", 0...1000)
    clip = reader.boolean("clip")
    if let node = reader.value("blend"), !node.isNull { blend = reader.choice(node, "blend") }
  }

  private mutating func readShape(_ reader: inout PropertyReader) {
    size = reader.number("size", 0...1e6)
    shape = reader.choice("shape")
    orient = reader.choice("orient")
    interpolate = reader.choice("interpolate")
    tension = reader.number("tension")
    corners = CornerOptions(reading: &reader)
    thickness = reader.number("thickness", 0...10_000)
    invalid = reader.invalidMode()
    picksNearest = reader.boolean(Self.picksNearest) ?? false
    rasterize = Rasterization(reading: &reader)
    if let node = reader.value("order") { keepsDataOrder = node.isNull || node.boolean == false }
    if !OwnMarkOptions.readsLabels(type), let node = reader.value("labels") {
      labelsAtEnd = node.string == "end"
      if !labelsAtEnd {
        _ = reader.wrong(node, "labels", expected: "‘end’") as Int?
      }
    }
  }

  private mutating func readBands(_ reader: inout PropertyReader) {
    width = MarkLength(reading: reader.value("width"), "width", reader)
    height = MarkLength(reading: reader.value("height"), "height", reader)
    binSpacing = reader.number("binSpacing")
    // As in Vega-Lite, these are the configuration's.
    bands.continuousSize = reader.number(Self.configured("continuousBandSize"), 0...10_000)
    let discrete = Self.configured("discreteBandSize")
    bands.discreteSize = MarkLength(reading: reader.value(discrete), discrete, reader)
    bands.leastSize = reader.number(Self.configured("minBandSize"), 0...10_000)
    bands.lonelyPadding = reader.number(Self.lonelyPadding, 0...1)
    for name in Self.configuredNames.filter(reader.has) {
      _ = reader.value(name)
      reader.diagnostics.report(
        PlotMessages.custom(
          "‘\(name)’ changes nothing in a mark, as in Vega-Lite", at: reader.keyRange(name),
          notes: ["give the mark a ‘size’, a ‘width’ or a ‘height’, or say it in ‘config’"],
          severity: .warning))
    }
    for name in Self.configuredNames { _ = reader.value(Self.configured(name)) }
  }

  /// The properties that count where the configuration gives them.
  static let configuredNames = [
    "bandSize", "continuousBandSize", "discreteBandSize", "minBandSize", "timeUnitBandPosition",
    "timeUnitBandSize",
  ]

  /// The key of the padding of bands in the configuration, which marks without a band keep too.
  static let lonelyPadding = configured("bandPaddingInner")

  /// The key by which a parameter is laid into the mark that it picks by nearness.
  static let picksNearest = "param.nearest"

  /// The key under which a configuration's property is laid into a mark.
  static func configured(_ name: String) -> String { "config.\(name)" }

  private mutating func readPlaces(_ reader: inout PropertyReader) {
    for property in PlaceProperty.allCases {
      if let node = reader.value(property.rawValue) {
        places[property] = MarkPlace(reading: node, property.rawValue, reader)
      }
      offsets[property] = reader.number("\(property.rawValue)Offset")
    }
    let other: [(String, PlaceProperty)] = [
      ("innerRadius", .radius2), ("outerRadius", .radius), ("startAngle", .theta),
      ("endAngle", .theta2),
    ]
    for (name, property) in other {
      if let number = reader.number(name) { places[property] = .pixels(number) }
    }
    padAngle = reader.number("padAngle")
  }

  private mutating func readParts(_ reader: inout PropertyReader) {
    if let node = reader.value("point") { point = Self.points(node, reader) }
    if let node = reader.value("line") {
      line = PartOption(reading: node, "line", type: "line", reader)
    }
    for (part, mark) in CompositeParts.marks(of: type) {
      if let node = reader.value(part.rawValue) {
        parts[part] = PartOption(reading: node, part.rawValue, type: mark, reader)
      }
    }
    if type == "boxplot" { whiskers = WhiskerExtent(reading: &reader) }
    if type == "errorband" || type == "errorbar" { readErrors(&reader) }
  }

  private mutating func readErrors(_ reader: inout PropertyReader) {
    extent = reader.choice("extent")
    center = reader.choice("center")
    switch (errorExtent, center) {
    case (.ci, .median?), (.iqr, .mean?):
      reader.diagnostics.report(
        PlotMessages.unusedCenter(errorExtent.rawValue, at: reader.keyRange("center")))
    default: break
    }
  }

  /// `point: transparent` asks for points that are not seen.
  private static func points(_ node: YAMLNode, _ reader: PropertyReader) -> PartOption? {
    if node.string == "transparent" {
      var mark = MarkSpecification(type: "point", range: node.range)
      mark.opacity = 0
      return .shown(mark)
    }
    return PartOption(reading: node, "point", type: "point", reader)
  }

  /// What only matters on a screen, or to screen readers.
  private func readUnseen(_ reader: inout PropertyReader) {
    if let tooltip = reader.value("tooltip"), !tooltip.isNull {
      reader.diagnostics.report(PlotMessages.tooltip(at: reader.keyRange("tooltip")))
    }
    for name in [
      "aria", "ariaRole", "ariaRoleDescription", "description", "cursor", "href", "style", "aspect",
      "smooth", "url",
    ] {
      _ = reader.value(name)
    }
    reader.warn(of: ["dir"])
  }
}

extension MarkLength {
  /// Reads a number of pixels or `{band: share}`; nil where nothing, or nothing such, is given.
  init?(reading node: YAMLNode?, _ name: String, _ reader: PropertyReader) {
    guard let node else { return nil }
    if node.entries != nil,
      var inner = PropertyReader(node, "‘\(name)’ of \(reader.subject)", reader.diagnostics)
    {
      let share = inner.number("band", 0...1000)
      inner.finish()
      guard let share else { return nil }
      self = .band(share)
      return
    }
    guard let number = node.double, number.isFinite, number >= 0 else {
      _ = reader.wrong(node, name, expected: "a number of pixels or {band: share}") as Int?
      return nil
    }
    self = .pixels(number)
  }
}

extension MarkPlace {
  /// Reads a number of pixels, or the name of the view's side.
  init?(reading node: YAMLNode, _ name: String, _ reader: PropertyReader) {
    if node.string == "width" || node.string == "height" {
      self = .viewEnd
      return
    }
    guard let number = node.double, number.isFinite else {
      _ = reader.wrong(node, name, expected: "a number of pixels, ‘width’ or ‘height’") as Int?
      return nil
    }
    self = .pixels(number)
  }
}

extension CornerOptions {
  init(reading reader: inout PropertyReader) {
    let range = 0...10_000.0
    all = reader.number("cornerRadius", range)
    end = reader.number("cornerRadiusEnd", range)
    topLeft = reader.number("cornerRadiusTopLeft", range)
    topRight = reader.number("cornerRadiusTopRight", range)
    bottomRight = reader.number("cornerRadiusBottomRight", range)
    bottomLeft = reader.number("cornerRadiusBottomLeft", range)
  }
}

extension WhiskerExtent {
  init?(reading reader: inout PropertyReader) {
    guard let node = reader.value("extent") else { return nil }
    if node.string == "min-max" {
      self = .minMax
    } else if let number = node.double, number.isFinite, number >= 0 {
      self = .ranges(number)
    } else {
      _ =
        reader.wrong(node, "extent", expected: "a number of interquartile ranges or ‘min-max’")
        as Int?
      return nil
    }
  }
}

extension PropertyReader {
  /// A colour; `none` and an empty text stand for no colour.
  mutating func colorOrNone(_ name: String) -> PlotColor? {
    value(name)?.string.map { ["none", ""].contains($0) } == true
      ? PlotColor(color: nil) : color(name)
  }

  /// What becomes of rows without a number; null shows them.
  fileprivate mutating func invalidMode() -> InvalidMode? {
    guard let node = value("invalid") else { return nil }
    return node.isNull ? .show : choice(node, "invalid")
  }
}
