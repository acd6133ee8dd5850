import Results

/// Lists in cells: a table holds plain values, so a list is kept as a text of its elements.
///
/// The text begins with U+001D; each element is a letter for its kind, the number of its bytes, a
/// colon and its text, so that lists nest. No text of an author begins like that.
enum ListText {
  private static let mark: Character = "\u{1D}"

  /// The text that stands for a list.
  static func text(of elements: [Value]) -> String {
    elements.reduce(into: String(mark)) { text, element in
      let body = element.text
      text += "\(letter(of: element))\(body.utf8.count):\(body)"
    }
  }

  /// Whether a value is a list.
  static func isList(_ value: Value) -> Bool {
    if case .string(let text) = value { isList(text) } else { false }
  }

  /// Whether a cell's text stands for a list.
  static func isList(_ text: String?) -> Bool { text?.utf8.first == mark.asciiValue }

  /// The elements of a list; nil for any other value.
  static func elements(of value: Value) -> [Value]? {
    guard case .string(let text) = value, isList(text) else { return nil }
    var rest = text.utf8.dropFirst()
    var elements: [Value] = []
    while let letter = rest.popFirst(), let colon = rest.firstIndex(of: UInt8(ascii: ":")),
      let count = Int(String(decoding: rest[..<colon], as: UTF8.self))
    {
      let body = rest[rest.index(after: colon)...].prefix(count)
      elements.append(element(letter, String(decoding: body, as: UTF8.self)))
      rest = rest[body.endIndex...]
    }
    return elements
  }

  private static func letter(of value: Value) -> String {
    switch value {
    case .missing: "m"
    case .number where value.isNull: "0"
    case .boolean: "b"
    case .integer, .number: "n"
    case .string: "s"
    }
  }

  private static func element(_ letter: UInt8, _ body: String) -> Value {
    switch letter {
    case UInt8(ascii: "0"): .null
    case UInt8(ascii: "n"): Double(body).map { .number($0) } ?? .missing
    case UInt8(ascii: "b"): .boolean(body == "true")
    case UInt8(ascii: "s"): .string(body)
    default: .missing
    }
  }
}

/// An element of a column's lists, named by the way to it: `ranges.0`.
struct ListElement {
  let column: String
  let index: Int

  /// The element that a path names; nil where it ends in no number.
  init?(_ path: String) {
    guard let point = path.lastIndex(of: "."), let index = Int(path[path.index(after: point)...]),
      index >= 0
    else { return nil }
    column = String(path[..<point])
    self.index = index
  }

  /// The element in a row of a table; missing where there is none.
  func values(in table: Table) -> [Value]? {
    table[column].map { lists in
      (0..<table.rowCount).map { row in
        let elements = ListText.elements(of: lists[row]) ?? []
        return elements.indices.contains(index) ? elements[index] : .missing
      }
    }
  }
}
