extension NumberFormat {
  /// The number as readers see it, with the minus sign U+2212 and powers of ten as in `1.04 × 10⁻⁴`.
  ///
  /// Infinite numbers and NaN, which no table holds, become “∞”, “−∞” and “undefined”.
  public func text(_ number: Double) -> String {
    guard number.isFinite else { return number.isNaN ? "undefined" : number < 0 ? "−∞" : "∞" }
    return written(expansion(of: number), in: .typographic)
  }

  /// The number in ASCII alone, as programs read it: `-0.5`, `1.04e-4`.
  public func ascii(_ number: Double) -> String {
    guard number.isFinite else { return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf" }
    return written(expansion(of: number), in: .ascii)
  }

  /// A cell as readers see it: numbers by the format, texts as they are, “–” for a missing value.
  public func text(_ value: Value) -> String {
    switch value {
    case .missing: "–"
    case .boolean(let boolean): boolean ? "true" : "false"
    case .integer(let integer): text(integer)
    case .number(let number): text(number)
    case .string(let string): string
    }
  }

  /// A whole number as readers see it; significant digits never cut it.
  public func text(_ integer: Int) -> String {
    let exact = DecimalExpansion(exactly: integer)
    switch style {
    case .significant, .shortest: return NumberNotation.typographic.positional(exact, places: 0)
    default: return written(exact, in: .typographic)
    }
  }

  private func expansion(of number: Double) -> DecimalExpansion {
    style == .shortest ? DecimalExpansion(shortest: number) : DecimalExpansion(exactly: number)
  }

  private func written(_ number: DecimalExpansion, in notation: NumberNotation) -> String {
    switch style {
    case .shortest:
      if (-4...15).contains(number.exponent) { return notation.positional(number, places: 0) }
      return notation.scientific(number, places: 0)
    case .significant(let digits):
      let rounded = number.rounded(toSignificantDigits: digits)
      if rounded.isZero { return "0" }
      if (-4...5).contains(rounded.exponent) {
        return notation.positional(rounded, places: max(0, digits - 1 - rounded.exponent))
      }
      return notation.scientific(rounded, places: digits - 1)
    case .fixed(let places):
      return notation.positional(number.rounded(toPlaces: places), places: places)
    case .scientific(let places):
      let rounded = number.rounded(toSignificantDigits: places + 1)
      return rounded.isZero ? "0" : notation.scientific(rounded, places: places)
    case .percent(let places):
      let hundredfold = number.scaled(byPowerOfTen: 2).rounded(toPlaces: places)
      return notation.positional(hundredfold, places: places) + "%"
    case .integer:
      return notation.grouped(number.rounded(toPlaces: 0))
    }
  }
}

/// The signs that digits are set with.
struct NumberNotation {
  private var minus: String
  private var thousands: String
  private var power: @Sendable (Int) -> String

  /// For readers.
  static let typographic = NumberNotation(
    minus: "−", thousands: "\u{202F}",
    power: { exponent in
      let superscripts = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
      let digits = String(exponent.magnitude).compactMap(\.wholeNumberValue)
      return " × 10" + (exponent < 0 ? "⁻" : "") + String(digits.map { superscripts[$0] })
    })

  /// For programs.
  static let ascii = NumberNotation(minus: "-", thousands: "", power: { "e\($0)" })

  /// Digits around a decimal point, with at least so many after it.
  func positional(_ number: DecimalExpansion, places: Int) -> String {
    let whole = (0..<max(1, number.point)).map { digit(number, $0 + min(0, number.point - 1)) }
    let fractionCount = max(places, number.digits.count - number.point)
    let fraction = (0..<max(0, fractionCount)).map { digit(number, number.point + $0) }
    return sign(number) + text(whole) + (fraction.isEmpty ? "" : "." + text(fraction))
  }

  /// One digit before the point, at least so many after it, and a power of ten.
  func scientific(_ number: DecimalExpansion, places: Int) -> String {
    let mantissa = number.scaled(byPowerOfTen: -number.exponent)
    return positional(mantissa, places: places) + power(number.exponent)
  }

  /// A whole number in groups of three digits.
  func grouped(_ number: DecimalExpansion) -> String {
    let digits = (0..<max(1, number.point)).map { digit(number, $0) }
    var groups: [String] = []
    var end = digits.count
    while end > 0 {
      groups.append(text(digits[max(0, end - 3)..<end]))
      end -= 3
    }
    return sign(number) + groups.reversed().joined(separator: thousands)
  }

  private func sign(_ number: DecimalExpansion) -> String { number.isNegative ? minus : "" }

  /// The digit at an index; 0 before the first and after the last.
  private func digit(_ number: DecimalExpansion, _ index: Int) -> UInt8 {
    number.digits.indices.contains(index) ? number.digits[index] : 0
  }

  private func text(_ digits: some Sequence<UInt8>) -> String {
    String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
  }
}
