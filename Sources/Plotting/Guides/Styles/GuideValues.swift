import Drawing
import Manuscript
import Results
import Typesetting

/// Reads single values of the properties of axes, headers and titles; a diagnostic and nil for what
/// is none.
enum GuideValues {
  /// The values at which an author wants ticks or entries.
  static func read(_ node: YAMLNode, _ reader: PropertyReader) -> [Value]? {
    guard let elements = node.elements else {
      return reader.wrong(node, "values", expected: "a list of values")
    }
    let values = elements.compactMap { element in
      element.entries == nil
        ? element.datum : DateParts.time(element, reader.diagnostics).map(Value.number)
    }
    guard values.count == elements.count else {
      return reader.wrong(node, "values", expected: "a list of numbers, texts or dates")
    }
    return values
  }

  static func number(_ node: YAMLNode, _ reader: PropertyReader) -> Double? {
    node.double.flatMap { $0.isFinite ? $0 : nil }
      ?? wrong(node, reader, expected: "a number")
  }

  static func share(_ node: YAMLNode, _ reader: PropertyReader) -> Double? {
    node.double.flatMap { (0...1).contains($0) ? $0 : nil }
      ?? wrong(node, reader, expected: "a number from 0 to 1")
  }

  static func text(_ node: YAMLNode, _ reader: PropertyReader) -> String? {
    node.string ?? wrong(node, reader, expected: "a text")
  }

  /// A colour; null for none.
  static func color(_ node: YAMLNode, _ reader: PropertyReader) -> PlotColor? {
    node.isNull
      ? PlotColor(color: nil)
      : PlotColor(reading: node, "a colour of \(reader.subject)", reader.diagnostics)
  }

  static func dash(_ node: YAMLNode, _ reader: PropertyReader) -> [Double]? {
    if node.isNull { return [] }
    let numbers = (node.elements ?? []).compactMap(\.double)
    guard let elements = node.elements, numbers.count == elements.count,
      numbers.allSatisfy({ $0 >= 0 })
    else { return wrong(node, reader, expected: "a list of lengths") }
    return numbers
  }

  static func align(
    _ node: YAMLNode, _ reader: PropertyReader
  ) -> TypesetLabel.HorizontalAlignment? {
    node.string.flatMap(TypesetLabel.HorizontalAlignment.init(rawValue:))
      ?? wrong(node, reader, expected: "‘left’, ‘center’ or ‘right’")
  }

  static func baseline(_ node: YAMLNode, _ reader: PropertyReader) -> GuideBaseline? {
    if node.string == "center" { return .middle }
    return node.string.flatMap(GuideBaseline.init(rawValue:))
      ?? wrong(
        node, reader,
        expected: "one of " + GuideBaseline.allCases.map(\.rawValue).joined(separator: ", "))
  }

  static func isItalic(_ node: YAMLNode, _ reader: PropertyReader) -> Bool? {
    node.string.map { $0 == "italic" || $0 == "oblique" }
      ?? wrong(node, reader, expected: "‘normal’ or ‘italic’")
  }

  /// Whether a weight, by name or from 100 to 900, is a heavy one.
  static func isBold(_ node: YAMLNode, _ reader: PropertyReader) -> Bool? {
    if let weight = node.double ?? node.string.flatMap(Double.init) { return weight >= 600 }
    switch node.string {
    case "bold", "bolder": return true
    case "normal", "lighter": return false
    default: return wrong(node, reader, expected: "‘normal’, ‘bold’ or a number from 100 to 900")
    }
  }

  private static func wrong<Content>(
    _ node: YAMLNode, _ reader: PropertyReader, expected: String
  ) -> Content? {
    reader.diagnostics.report(
      PlotMessages.wrongType(node, "a property of \(reader.subject)", expected: expected))
    return nil
  }
}

extension PropertyReader {
  /// The form of a line's ends.
  mutating func cap(_ name: String) -> Stroke.Cap? {
    guard let text = string(name) else { return nil }
    if let cap = Stroke.Cap(rawValue: text) { return cap }
    return value(name).flatMap { wrong($0, name, expected: "‘butt’, ‘round’ or ‘square’") }
  }
}
