/// What the bytes of an unquoted field say.
enum NumberText: Equatable {
  /// A whole number that fits 64 bits.
  case integer(Int)
  /// A finite number.
  case number(Double)
  /// `true` or `false`, as R, Python or JSON write it.
  case boolean(Bool)
  /// A word for, or a decimal beyond, the finite numbers.
  case nonFinite
  /// Nothing but spaces.
  case blank
  /// Anything else; also digits with zeros before them, which are names rather than numbers.
  case text

  /// Reads a field; spaces around a number or a truth value do not count.
  init(_ bytes: ArraySlice<UInt8>) {
    let space = UInt8(ascii: " ")
    guard let start = bytes.firstIndex(where: { $0 != space }),
      let end = bytes.lastIndex(where: { $0 != space })
    else {
      self = bytes.isEmpty ? .blank : .text
      return
    }
    let trimmed = bytes[start...end]
    let first = trimmed[start]
    if Self.isDigit(first) || first == UInt8(ascii: "-") || first == UInt8(ascii: ".")
      || first == UInt8(ascii: "+")
    {
      self = Self.decimal(trimmed) ?? Self.word(trimmed)
    } else {
      self = Self.word(trimmed)
    }
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  /// A truth value, a word for a number that is not finite, or text.
  private static func word(_ bytes: ArraySlice<UInt8>) -> NumberText {
    guard bytes.count <= 9 else { return .text }
    switch String(decoding: bytes, as: UTF8.self) {
    case "true", "True", "TRUE": return .boolean(true)
    case "false", "False", "FALSE": return .boolean(false)
    default: break
    }
    let letters = bytes.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    guard bytes.count - letters.count <= 1 else { return .text }
    switch String(decoding: letters.map { $0 | 0x20 }, as: UTF8.self) {
    case "nan", "inf", "infinity": return .nonFinite
    default: return .text
    }
  }

  /// The number that decimal notation stands for, or nil for anything else.
  private static func decimal(_ bytes: ArraySlice<UInt8>) -> NumberText? {
    guard let scan = DecimalScan(bytes) else { return nil }
    if scan.isWhole, let integer = scan.integer { return .integer(integer) }
    if let exact = scan.exactDouble { return .number(exact) }
    guard let number = Double(String(decoding: bytes, as: UTF8.self)) else { return nil }
    return number.isFinite ? .number(number) : .nonFinite
  }
}

/// Decimal notation taken apart: sign, digits and exponent.
private struct DecimalScan {
  var isNegative = false
  /// Whether there is neither a point nor an exponent.
  var isWhole = true
  /// The digits as one number, as far as they fit.
  var mantissa: UInt64 = 0
  var fits = true
  /// The power of ten the mantissa is to be multiplied with.
  var exponent = 0

  /// Nil where the bytes are not `[+-] digits [. digits] [e [+-] digits]`.
  init?(_ bytes: ArraySlice<UInt8>) {
    var rest = bytes
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      rest.removeFirst()
    }
    let whole = rest.prefix(while: NumberText.isDigit)
    if whole.count > 1, whole.first == UInt8(ascii: "0") { return nil }
    take(whole)
    rest = rest[whole.endIndex...]
    var digitCount = whole.count
    if rest.first == UInt8(ascii: ".") {
      isWhole = false
      let fraction = rest.dropFirst().prefix(while: NumberText.isDigit)
      take(fraction)
      exponent -= fraction.count
      digitCount += fraction.count
      rest = rest[fraction.endIndex...]
    }
    guard digitCount > 0, takeExponent(rest) else { return nil }
  }

  /// The whole number, where it fits 64 bits.
  var integer: Int? {
    guard fits else { return nil }
    return isNegative ? Int(exactly: -Int128(mantissa)) : Int(exactly: mantissa)
  }

  /// The nearest number, where one multiplication or division of exact numbers gives it.
  var exactDouble: Double? {
    guard fits, mantissa <= 1 << 53, abs(exponent) <= 22 else { return nil }
    let power = Self.powersOfTen[abs(exponent)]
    let magnitude = exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
    return isNegative ? -magnitude : magnitude
  }

  private mutating func take(_ digits: ArraySlice<UInt8>) {
    for digit in digits {
      let (scaled, first) = mantissa.multipliedReportingOverflow(by: 10)
      let (sum, second) = scaled.addingReportingOverflow(UInt64(digit & 15))
      if first || second { fits = false }
      mantissa = sum
    }
  }

  private mutating func takeExponent(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let mark = bytes.first else { return true }
    guard mark | 0x20 == UInt8(ascii: "e") else { return false }
    isWhole = false
    var rest = bytes.dropFirst()
    let isDownward = rest.first == UInt8(ascii: "-")
    if isDownward || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    guard !rest.isEmpty, rest.allSatisfy(NumberText.isDigit) else { return false }
    let magnitude = rest.reduce(0) { min($0 * 10 + Int($1 & 15), 100_000) }
    exponent += isDownward ? -magnitude : magnitude
    return true
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}
