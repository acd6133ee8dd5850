import Manuscript

/// A number as a report prints it, with the place of its last digit.
struct PrintedNumber {
  /// The number.
  let value: Double
  /// What one more in the last digit is worth.
  let unit: Double

  /// The number that a text is, in the forms of `NumberFormat`; nil where it is none.
  init?(_ text: String) {
    var plain = text.filter { $0 != "\u{202F}" }
    let isPercent = plain.hasSuffix("%")
    if isPercent { plain.removeLast() }
    let parts = plain.split(separator: " × 10", omittingEmptySubsequences: false)
    guard parts.count <= 2, let mantissa = parts.first,
      let exponent = parts.count == 2 ? Self.exponent(parts[1]) : 0
    else { return nil }
    let digits = String(mantissa).replacing("−", with: "-")
    guard digits.last?.isNumber == true, digits.allSatisfy({ $0.isASCII && $0 != "e" }) else {
      return nil
    }
    let places = digits.firstIndex(of: ".").map { digits[$0...].count - 1 } ?? 0
    let shift = exponent - (isPercent ? 2 : 0)
    guard let value = Double("\(digits)e\(shift)"), let unit = Double("1e\(shift - places)"),
      value.isFinite
    else { return nil }
    self.value = value
    self.unit = unit
  }

  /// The whole number that superscript digits are.
  private static func exponent(_ text: Substring) -> Int? {
    let signs = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let isNegative = text.hasPrefix("⁻")
    let digits = text.dropFirst(isNegative ? 1 : 0)
    guard (1...3).contains(digits.count) else { return nil }
    var number = 0
    for digit in digits {
      guard let value = signs.firstIndex(of: digit) else { return nil }
      number = number * 10 + value
    }
    return isNegative ? -number : number
  }
}

extension Tolerance {
  /// Whether two printed texts that differ are numbers that count as equal.
  ///
  /// - Parameter rounds: Whether the last digit may differ by one, as numbers within tolerance can
  ///   be rounded to either side.
  func covers(printed from: String, _ to: String, rounds: Bool) -> Bool {
    guard let from = PrintedNumber(from), let to = PrintedNumber(to) else { return false }
    if covers(from.value, to.value) { return true }
    let distance = (to.value - from.value).magnitude
    return rounds && distance <= min(from.unit, to.unit) * 1.000001
  }
}
