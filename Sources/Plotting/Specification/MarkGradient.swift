import Drawing
import Manuscript

/// Colours that change over a mark, in shares of its box.
struct MarkGradient: Sendable, Hashable {
  private enum Kind: String, CaseIterable {
    case linear
    case radial
  }

  let stops: [Gradient.Stop]
  private let isRadial: Bool
  private let start: LinePoint
  private let end: LinePoint
  private let radii: (start: Double, end: Double)

  static func == (left: MarkGradient, right: MarkGradient) -> Bool {
    left.stops == right.stops && left.isRadial == right.isRadial && left.start == right.start
      && left.end == right.end && left.radii == right.radii
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(stops)
    hasher.combine(start)
    hasher.combine(end)
  }

  /// Reads a gradient; nil, with a diagnostic, where it cannot be drawn.
  init?(reading node: YAMLNode, _ subject: String, _ diagnostics: SpecificationDiagnostics) {
    guard var reader = PropertyReader(node, "the gradient of \(subject)", diagnostics) else {
      return nil
    }
    guard let kind: Kind = reader.choice("gradient") else { return nil }
    isRadial = kind == .radial
    let middle = isRadial ? 0.5 : nil
    start = LinePoint(
      x: reader.number("x1") ?? middle ?? 0, y: reader.number("y1") ?? middle ?? 0)
    end = LinePoint(x: reader.number("x2") ?? middle ?? 1, y: reader.number("y2") ?? middle ?? 0)
    radii = (reader.number("r1") ?? 0, reader.number("r2") ?? 0.5)
    _ = reader.value("id")
    guard let elements = reader.value("stops")?.elements else {
      reader.finish()
      return nil
    }
    stops = elements.compactMap { element in
      guard var stop = PropertyReader(element, "a stop of \(subject)", diagnostics) else {
        return nil
      }
      let offset = stop.number("offset", 0...1)
      let color = stop.color("color")
      stop.finish()
      return Gradient.Stop(offset: offset ?? 0, color: color?.color ?? .clear)
    }
    reader.finish()
    guard !stops.isEmpty else { return nil }
  }

  /// The gradient over the box of a mark.
  func gradient(over box: Rectangle) -> Gradient {
    func point(_ share: LinePoint) -> Point {
      Point(x: box.left + box.width * share.x, y: box.top + box.height * share.y)
    }
    guard isRadial else {
      return Gradient(.linear(from: point(start), to: point(end)), stops: stops)
    }
    let side = max(box.width, box.height)
    return Gradient(
      .radial(from: point(start), side * radii.start, to: point(end), side * radii.end),
      stops: stops)
  }
}

extension YAMLNode {
  /// The value in the flow form of JSON, keys in the author's order.
  var flowText: String {
    switch value {
    case .null: "null"
    case .boolean, .integer, .number: spelling ?? scalarText ?? ""
    case .string(let string): "\"\(string)\""
    case .sequence(let elements): "[" + elements.map(\.flowText).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\"\($0.key.value)\": \($0.value.flowText)" }.joined(separator: ", ")
        + "}"
    }
  }
}
