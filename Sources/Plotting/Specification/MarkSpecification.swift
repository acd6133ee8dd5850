import Drawing
import Manuscript

/// How lines run from point to point.
enum Interpolation: String, Sendable, Hashable, CaseIterable {
  case linear
  case step
  case stepBefore = "step-before"
  case stepAfter = "step-after"
  case monotone
}

/// What an author says of a layer's mark.
struct MarkSpecification: Sendable, Hashable {
  /// The mark's name in the grammar.
  var type: String
  var color: PlotColor?
  var fill: PlotColor?
  var stroke: PlotColor?
  var opacity: Double?
  var fillOpacity: Double?
  var strokeOpacity: Double?
  var strokeWidth: Double?
  var strokeDash: [Double]?
  var size: Double?
  var shape: PointShape?
  var filled: Bool?
  var interpolate: Interpolation?
  /// Points on a line or an area.
  var point: PointOverlay?
  /// A line along the upper edge of an area.
  var line: Bool?
  var cornerRadius: Double?
  var align: TextAlignment?
  var baseline: TextBaseline?
  var dx: Double?
  var dy: Double?
  var angle: Double?
  var fontSize: Double?
  var isBold: Bool?
  var clip: Bool?
  /// The text of a text mark without a text channel.
  var text: String?
  /// The thickness of a bar or a rect's side in pixels, across its direction.
  var thickness: Double?
  /// How far an error band or bar reaches.
  var extent: ErrorExtent?
  /// What an error band or bar reaches from.
  var center: ErrorCenter?
  /// Names at the ends of lines, in place of a legend (ours, beyond Vega-Lite).
  var labelsAtEnd = false
  var range: SourceRange
}

/// Points drawn on a line.
struct PointOverlay: Sendable, Hashable {
  var filled: Bool?
  var size: Double?
  var shape: PointShape?
}

/// Where a text mark's text lies from its place.
enum TextAlignment: String, Sendable, Hashable, CaseIterable {
  case left
  case center
  case right
}

/// Which height of a text mark's text is at its place.
enum TextBaseline: String, Sendable, Hashable, CaseIterable {
  case top
  case middle
  case bottom
  case alphabetic
}

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
    self.init(type: type, range: node.range)
    readLook(&reader)
    readShape(&reader)
    readText(&reader)
    if let tooltip = reader.value("tooltip"), !tooltip.isNull {
      diagnostics.report(PlotMessages.tooltip(at: reader.keyRange("tooltip")))
    }
    reader.finish()
  }

  private static func type(_ node: YAMLNode, _ diagnostics: SpecificationDiagnostics) -> String? {
    guard let type = node.string, MarkKinds.names.contains(type) else {
      diagnostics.report(PlotMessages.wrongChoice(node, "the mark", valid: MarkKinds.names))
      return nil
    }
    return type
  }

  private mutating func readLook(_ reader: inout PropertyReader) {
    color = reader.color("color")
    fill = reader.color("fill")
    stroke = reader.color("stroke")
    opacity = reader.number("opacity", 0...1)
    fillOpacity = reader.number("fillOpacity", 0...1)
    strokeOpacity = reader.number("strokeOpacity", 0...1)
    strokeWidth = reader.number("strokeWidth", 0...1000)
    strokeDash = reader.numbers("strokeDash")
    clip = reader.boolean("clip")
  }

  private mutating func readShape(_ reader: inout PropertyReader) {
    size = reader.number("size", 0...1e6)
    shape = reader.choice("shape")
    filled = reader.boolean("filled")
    interpolate = reader.choice("interpolate")
    cornerRadius = reader.number("cornerRadius", 0...1000)
    thickness = reader.number("thickness", 0...10_000)
    line = reader.boolean("line")
    if type == "errorband" || type == "errorbar" { readErrors(&reader) }
    point = reader.value("point").flatMap { Self.overlay($0, reader) }
    if let node = reader.value("labels") {
      labelsAtEnd = node.string == "end"
      if !labelsAtEnd {
        _ = reader.wrong(node, "labels", expected: "‘end’") as Int?
      }
    }
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

  private mutating func readText(_ reader: inout PropertyReader) {
    align = reader.choice("align")
    baseline = reader.choice("baseline")
    dx = reader.number("dx")
    dy = reader.number("dy")
    angle = reader.number("angle", -360...360)
    fontSize = reader.number("fontSize", 1...500)
    if let weight = reader.value("fontWeight") {
      isBold = weight.string == "bold" || (weight.double ?? 0) >= 600
    }
    if let node = reader.value("text") {
      text = node.scalarText
      if let text { reader.diagnostics.checkLabel(text, at: node, "‘text’ of the mark") }
    }
  }

  private static func overlay(_ node: YAMLNode, _ reader: PropertyReader) -> PointOverlay? {
    if let boolean = node.boolean { return boolean ? PointOverlay() : nil }
    guard
      var inner = PropertyReader(node, "‘point’ of the mark", reader.diagnostics)
    else { return nil }
    let overlay = PointOverlay(
      filled: inner.boolean("filled"), size: inner.number("size", 0...1e6),
      shape: inner.choice("shape"))
    inner.finish()
    return overlay
  }
}
