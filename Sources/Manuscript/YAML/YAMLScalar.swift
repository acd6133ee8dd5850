/// What a plain scalar means by the core schema of YAML 1.2.
enum YAMLScalar {
  /// The value of a scalar written without quotes.
  static func resolve(_ text: String) -> YAMLNode.Value {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .boolean(true)
    case "false", "False", "FALSE": return .boolean(false)
    case ".nan", ".NaN", ".NAN": return .number(.nan)
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .number(.infinity)
    case "-.inf", "-.Inf", "-.INF": return .number(-.infinity)
    default: break
    }
    let bytes = Array(text.utf8)
    guard let first = bytes.first, first.isDigit || "+-.".utf8.contains(first) else {
      return .string(text)
    }
    if let integer = radixInteger(text) { return .integer(integer) }
    guard isNumber(bytes) else { return .string(text) }
    let isWhole = !bytes.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
    if isWhole, let integer = Int(text) { return .integer(integer) }
    return Double(text).map { .number($0) } ?? .string(text)
  }

  /// `0o17` and `0x1F`.
  private static func radixInteger(_ text: String) -> Int? {
    let digits = text.dropFirst(2)
    guard let first = digits.first, first != "+", first != "-" else { return nil }
    if text.hasPrefix("0o") { return Int(digits, radix: 8) }
    if text.hasPrefix("0x") { return Int(digits, radix: 16) }
    return nil
  }

  /// Whether the bytes are a decimal number.
  ///
  /// `[-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?`
  private static func isNumber(_ bytes: [UInt8]) -> Bool {
    var offset = 0
    func digits() -> Int {
      let start = offset
      while offset < bytes.count, bytes[offset].isDigit { offset += 1 }
      return offset - start
    }
    func skip(_ set: StaticString) -> Bool {
      guard offset < bytes.count else { return false }
      let byte = bytes[offset]
      guard set.withUTF8Buffer({ $0.contains(byte) }) else { return false }
      offset += 1
      return true
    }
    _ = skip("+-")
    let whole = digits()
    if skip(".") {
      let fraction = digits()
      if whole == 0, fraction == 0 { return false }
    } else if whole == 0 {
      return false
    }
    if skip("eE") {
      _ = skip("+-")
      if digits() == 0 { return false }
    }
    return offset == bytes.count
  }
}
