extension Diagnostic {
  static func isUTF16(path: String) -> Diagnostic {
    let start = SourceLocation(line: 1, column: 1)
    return Diagnostic(
      at: SourceRange(file: path, start: start, end: start), "the file is UTF-16, not UTF-8",
      notes: ["save it as UTF-8"])
  }

  static func invalidUTF8(byte: UInt8, at place: SourceLocation, path: String) -> Diagnostic {
    let next = SourceLocation(line: place.line, column: place.column + 1)
    return Diagnostic(
      at: SourceRange(file: path, start: place, end: next),
      "the byte 0x\(hexadecimal(UInt32(byte), digits: 2)) is not valid UTF-8",
      notes: ["save the file as UTF-8"])
  }

  static func controlCharacter(_ scalar: UInt32, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range,
      "the control character U+\(hexadecimal(scalar, digits: 4)) cannot stand in a chapter",
      notes: ["delete it"])
  }

  /// A number in hexadecimal digits, with zeros in front up to `digits`.
  static func hexadecimal(_ number: UInt32, digits: Int) -> String {
    let text = String(number, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }
}
