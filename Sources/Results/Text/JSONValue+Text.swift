extension JSONValue {
  /// The value as JSON text, the members of objects sorted by name.
  ///
  /// Objects, and lists that hold objects or lists, take a line for each member; other lists stand
  /// on one line. Numbers are written as shortly as they can be read back; numbers that are not
  /// finite, which JSON lacks, are `null`. The text ends without a line break.
  public var text: String {
    var writer = JSONWriter()
    writer.write(self, indent: 0)
    return writer.text
  }

  /// Whether the value is a list or an object.
  fileprivate var isCollection: Bool {
    switch self {
    case .array, .object: true
    default: false
    }
  }
}

/// Writes JSON with an indent of one space a level.
private struct JSONWriter {
  var text = ""

  mutating func write(_ value: JSONValue, indent: Int) {
    switch value {
    case .null: text += "null"
    case .boolean(let boolean): text += boolean ? "true" : "false"
    case .integer(let integer): text += String(integer)
    case .number(let number): text += number.isFinite ? "\(number)" : "null"
    case .string(let string): write(string)
    case .array(let elements): write(elements, indent: indent)
    case .object(let members): write(members, indent: indent)
    }
  }

  private mutating func write(_ elements: [JSONValue], indent: Int) {
    guard elements.contains(where: \.isCollection) else {
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += ", " }
        write(element, indent: indent)
      }
      text += "]"
      return
    }
    text += "["
    for (index, element) in elements.enumerated() {
      breakLine(isFirst: index == 0, indent: indent + 1)
      write(element, indent: indent + 1)
    }
    close("]", indent: indent)
  }

  private mutating func write(_ members: [String: JSONValue], indent: Int) {
    guard !members.isEmpty else {
      text += "{}"
      return
    }
    text += "{"
    for (index, (name, value)) in members.sorted(by: { $0.key < $1.key }).enumerated() {
      breakLine(isFirst: index == 0, indent: indent + 1)
      write(name)
      text += ": "
      write(value, indent: indent + 1)
    }
    close("}", indent: indent)
  }

  private mutating func breakLine(isFirst: Bool, indent: Int) {
    text += isFirst ? "\n" : ",\n"
    text += String(repeating: " ", count: indent)
  }

  private mutating func close(_ bracket: String, indent: Int) {
    text += "\n" + String(repeating: " ", count: indent) + bracket
  }

  private mutating func write(_ string: String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      default:
        if scalar.value < 0x20 {
          let digits = String(scalar.value, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    text += "\""
  }
}
