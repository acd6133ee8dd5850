/// A number's shortest decimal digits, and on which side of them the number itself lies.
///
/// `0.d₁d₂d₃… × 10^exponent`, no digits for zero. Rounding is of the number itself, as in C, Python
/// and JavaScript: 0.35, which is a little less in binary, is rounded down to 0.3.
struct DecimalDigits: Hashable {
  private(set) var digits: [UInt8]
  private(set) var exponent: Int
  /// Whether the number is less than its digits say, which decides about halves.
  private var isBelowDigits = false

  /// The digits of a finite number's magnitude: the fewest that read back as the same number.
  init(_ number: Double) {
    precondition(number.isFinite, "only finite numbers have digits")
    let parts = "\(number.magnitude)".split(separator: "e")
    var digits: [UInt8] = []
    var point: Int?
    for byte in parts[0].utf8 {
      if byte == UInt8(ascii: ".") { point = digits.count } else { digits.append(byte - 48) }
    }
    exponent = (point ?? digits.count) + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    while digits.first == 0 {
      digits.removeFirst()
      exponent -= 1
    }
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { exponent = 0 }
    self.digits = digits
    isBelowDigits = Self.isBelow(number.magnitude, digits, exponent)
  }

  /// Whether a number is less than `0.d₁d₂… × 10^exponent`: the sign of number × 10ʲ − d₁d₂…, exact by
  /// a fused multiplication where both factors are.
  private static func isBelow(_ number: Double, _ digits: [UInt8], _ exponent: Int) -> Bool {
    let decimals = digits.count - exponent
    guard digits.last == 5, digits.count < 16, (1...22).contains(decimals) else { return false }
    let whole = digits.reduce(0.0) { $0 * 10 + Double($1) }
    let power = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    return (-whole).addingProduct(number, power) < 0
  }

  /// Whether the number is zero.
  var isZero: Bool { digits.isEmpty }

  /// The power of ten of the first digit: 2 for 345.
  var magnitude: Int { isZero ? 0 : exponent - 1 }

  /// Rounds to the nearest number of so many significant digits, half away from zero.
  func rounded(toSignificant count: Int) -> DecimalDigits { rounded(keeping: count) }

  /// Rounds to the nearest number of so many decimals, half away from zero.
  func rounded(toDecimals count: Int) -> DecimalDigits { rounded(keeping: exponent + count) }

  private func rounded(keeping count: Int) -> DecimalDigits {
    guard count < digits.count else { return self }
    var result = self
    guard count >= 0 else {
      result.digits = []
      result.exponent = 0
      return result
    }
    let isHalf = digits[count] == 5 && count + 1 == digits.count
    let roundsUp = isHalf ? !isBelowDigits : digits[count] >= 5
    result.isBelowDigits = false
    result.digits = Array(digits.prefix(count))
    if roundsUp { result.increment() }
    while result.digits.last == 0 { result.digits.removeLast() }
    if result.digits.isEmpty { result.exponent = 0 }
    return result
  }

  /// Adds one unit of the last digit.
  private mutating func increment() {
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits.insert(1, at: 0)
      exponent += 1
    }
  }

  /// Multiplies by a power of ten.
  mutating func shift(by power: Int) {
    if !isZero { exponent += power }
  }

  /// The digits before the point; "0" for a number below one.
  var whole: String {
    guard exponent > 0 else { return "0" }
    return (0..<exponent).map { $0 < digits.count ? String(digits[$0]) : "0" }.joined()
  }

  /// The digits after the point, filled with zeros up to a count.
  func fraction(count: Int) -> String {
    (0..<max(count, 0)).map { offset in
      let index = exponent + offset
      return digits.indices.contains(index) ? String(digits[index]) : "0"
    }.joined()
  }

  /// How many decimals the digits need.
  var decimals: Int { max(digits.count - exponent, 0) }
}
