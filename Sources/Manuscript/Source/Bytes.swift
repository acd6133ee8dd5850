extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let backslash = UInt8(ascii: "\\")
  static let backtick = UInt8(ascii: "`")
  static let tilde = UInt8(ascii: "~")
  static let dollar = UInt8(ascii: "$")
  static let at = UInt8(ascii: "@")
  static let colon = UInt8(ascii: ":")
  static let hash = UInt8(ascii: "#")
  static let hyphen = UInt8(ascii: "-")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let less = UInt8(ascii: "<")
  static let greater = UInt8(ascii: ">")
  static let pipe = UInt8(ascii: "|")
  static let quote = UInt8(ascii: "\"")
  static let apostrophe = UInt8(ascii: "'")

  /// Whether the byte is a space or a tab.
  var isBlank: Bool { self == .space || self == .tab }

  /// Whether the byte ends a line.
  var isLineEnd: Bool { self == .newline || self == .carriageReturn }

  /// Whether the byte is a space, a tab or a line end.
  var isWhitespace: Bool { isBlank || isLineEnd }

  /// Whether the byte is one of `0`…`9`.
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }

  /// Whether the byte is an ASCII letter.
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

  /// Whether the byte is an ASCII letter or digit.
  var isAlphanumeric: Bool { isDigit || isLetter }

  /// Whether the byte is ASCII punctuation, which a backslash may escape in Markdown.
  var isPunctuation: Bool { self > 0x20 && self < 0x7F && !isAlphanumeric }
}

extension [UInt8] {
  /// A stretch without the white space at both ends.
  func trimmed(_ stretch: Range<Int>) -> Range<Int> {
    var start = stretch.lowerBound
    var end = stretch.upperBound
    while start < end, self[start].isWhitespace { start += 1 }
    while end > start, self[end - 1].isWhitespace { end -= 1 }
    return start..<end
  }

  /// Whether the bytes from `offset` on are those of `text`.
  func hasBytes(_ text: StaticString, at offset: Int, before end: Int) -> Bool {
    guard offset >= 0, offset + text.utf8CodeUnitCount <= end else { return false }
    return text.withUTF8Buffer { expected in
      for index in 0..<expected.count where self[offset + index] != expected[index] {
        return false
      }
      return true
    }
  }

  /// The first place of a byte in a stretch, or nil.
  func firstOffset(of byte: UInt8, in stretch: Range<Int>) -> Int? {
    var offset = stretch.lowerBound
    while offset < stretch.upperBound {
      if self[offset] == byte { return offset }
      offset += 1
    }
    return nil
  }

  /// How many times the byte at `offset` stands there in a row, before `end`.
  func runLength(at offset: Int, before end: Int) -> Int {
    var length = 0
    while offset + length < end, self[offset + length] == self[offset] { length += 1 }
    return length
  }
}
