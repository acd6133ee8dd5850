/// Reads the JSON of a safetensors header: objects, lists of whole numbers, and strings; nothing else.
///
/// Each function reads one thing from ``place`` on, white space before it included.
struct HeaderReader {
  private let bytes: ArraySlice<UInt8>
  private var index: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    index = bytes.startIndex
  }

  /// How many bytes were read.
  var place: Int { index - bytes.startIndex }

  /// An object; `entry` is called after each name and its colon and reads the value.
  mutating func object(
    _ entry: (inout HeaderReader, _ name: String) throws(SafeTensorsError) -> Void
  ) throws(SafeTensorsError) {
    try expect("{", "an object")
    if skip("}") { return }
    var names: Set<String> = []
    repeat {
      let name = try string()
      guard names.insert(name).inserted else { throw .duplicateName(name) }
      try expect(":", "a colon")
      try entry(&self, name)
    } while skip(",")
    try expect("}", "a comma or the end of an object")
  }

  /// A list of whole numbers of at least 0.
  mutating func numbers() throws(SafeTensorsError) -> [Int] {
    try expect("[", "a list")
    if skip("]") { return [] }
    var numbers: [Int] = []
    repeat { numbers.append(try number()) } while skip(",")
    try expect("]", "a comma or the end of a list")
    return numbers
  }

  /// A string.
  mutating func string() throws(SafeTensorsError) -> String {
    try expect("\"", "a string")
    let start = place
    var text: [UInt8] = []
    while let byte = next() {
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else {
          throw .malformedHeader(place: start, expected: "text in UTF-8")
        }
        return string
      case UInt8(ascii: "\\"): text += try escaped()
      case 0..<0x20:
        throw .malformedHeader(
          place: place - 1, expected: "an escape in place of a control character")
      default: text.append(byte)
      }
    }
    throw failure("the end of a string")
  }

  /// Nothing but white space up to the end.
  mutating func end() throws(SafeTensorsError) {
    skipSpace()
    guard index == bytes.endIndex else { throw failure("the end of the header") }
  }

  /// The error that something else was expected here.
  func failure(_ expected: String) -> SafeTensorsError {
    .malformedHeader(place: place, expected: expected)
  }

  /// A whole number of at least 0, without sign, fraction, exponent or leading zeros.
  private mutating func number() throws(SafeTensorsError) -> Int {
    skipSpace()
    let start = index
    var value = 0
    while let digit = peek(), (0x30...0x39).contains(digit) {
      let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (sum, isStillTooLarge) = product.addingReportingOverflow(Int(digit - 0x30))
      guard !isTooLarge, !isStillTooLarge else { throw failure("a smaller number") }
      value = sum
      index += 1
    }
    let isPadded = index - start > 1 && bytes[start] == 0x30
    guard index > start, !isPadded else { throw failure("a whole number") }
    return value
  }

  /// What stands for itself after a backslash, in UTF-8.
  private mutating func escaped() throws(SafeTensorsError) -> [UInt8] {
    guard let byte = next() else { throw failure("an escape") }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0c]
    case UInt8(ascii: "n"): return [0x0a]
    case UInt8(ascii: "r"): return [0x0d]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"): return try escapedScalar()
    default: throw .malformedHeader(place: place - 1, expected: "an escape of JSON")
    }
  }

  /// The character of four hexadecimal digits, or of two times four for one beyond U+FFFF.
  private mutating func escapedScalar() throws(SafeTensorsError) -> [UInt8] {
    var value = try hexadecimal()
    if (0xd800..<0xdc00).contains(value) {
      guard next() == UInt8(ascii: "\\"), next() == UInt8(ascii: "u") else {
        throw failure("the second half of a surrogate pair")
      }
      let low = try hexadecimal()
      guard (0xdc00..<0xe000).contains(low) else {
        throw failure("the second half of a surrogate pair")
      }
      value = 0x1_0000 + (value - 0xd800) << 10 + (low - 0xdc00)
    }
    guard let scalar = Unicode.Scalar(value) else { throw failure("a character") }
    return Array(String(Character(scalar)).utf8)
  }

  private mutating func hexadecimal() throws(SafeTensorsError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = next().flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
        throw failure("four hexadecimal digits")
      }
      value = value << 4 + UInt32(digit)
    }
    return value
  }

  private mutating func expect(_ character: Unicode.Scalar, _ name: String) throws(SafeTensorsError)
  {
    guard skip(character) else { throw failure(name) }
  }

  /// Whether the next byte after white space is this one; it is read if so.
  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard let byte = peek(), byte == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek(), [0x20, 0x09, 0x0a, 0x0d].contains(byte) { index += 1 }
  }

  private func peek() -> UInt8? { index < bytes.endIndex ? bytes[index] : nil }

  private mutating func next() -> UInt8? {
    guard let byte = peek() else { return nil }
    index += 1
    return byte
  }
}
