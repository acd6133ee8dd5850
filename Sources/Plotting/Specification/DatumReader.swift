import Manuscript
import Results

/// Reads values of the data's kind that authors write outright: numbers, texts, dates by their parts.
enum DatumReader {
  /// The value; a diagnostic and nil for anything else.
  static func value(_ node: YAMLNode, _ name: String, _ reader: PropertyReader) -> Value? {
    if node.entries != nil {
      return DateParts.time(node, reader.diagnostics).map { .number($0) }
    }
    return node.datum ?? reader.wrong(node, name, expected: "a number, a text or a date")
  }

  /// How the datum of a channel is measured: as `type` says, else by the value's kind.
  static func measure(of value: Value, _ channel: YAMLNode) -> Measure {
    if let measure = channel["type"]?.string.flatMap(Measure.init(rawValue:)) { return measure }
    if channel["datum"]?.entries != nil { return .temporal }
    switch value {
    case .number, .integer: return .quantitative
    case .string, .boolean, .missing: return .nominal
    }
  }
}
