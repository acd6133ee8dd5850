/// A number as decimal digits: ±0.d₁d₂d₃… × 10^point, without zeros at either end of the digits.
struct DecimalExpansion: Equatable {
  /// Whether the number is below zero.
  var isNegative: Bool
  /// The digits, each 0 to 9; none for zero.
  var digits: [UInt8]
  /// The power of ten.
  var point: Int

  /// The exact value of a finite number: every binary fraction is a finite decimal one.
  init(exactly number: Double) {
    precondition(number.isFinite, "only finite numbers have digits")
    guard number != 0 else {
      self.init(isNegative: false, digits: [], point: 0)
      return
    }
    // |number| = significand · 2^exponent with an odd whole significand.
    let magnitude = number.magnitude
    let ulpExponent = magnitude.ulp.exponentAsInt
    let whole = UInt64(magnitude / magnitude.ulp)
    let shift = whole.trailingZeroBitCount
    var natural = DecimalNatural(whole >> UInt64(shift))
    let exponent = ulpExponent + shift
    if exponent >= 0 {
      natural.multiply(by: 2, times: exponent)
    } else {
      natural.multiply(by: 5, times: -exponent)
    }
    let digits = natural.digits
    self.init(
      isNegative: number < 0, digits: digits, point: digits.count + min(exponent, 0))
  }

  /// The exact value of a whole number.
  init(exactly integer: Int) {
    let digits = DecimalNatural(UInt64(integer.magnitude)).digits
    self.init(isNegative: integer < 0, digits: digits, point: digits.count)
  }

  /// The fewest digits that read back as the same number.
  init(shortest number: Double) {
    let parts = number.magnitude.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".")
    let fraction = mantissa.count > 1 ? mantissa[1] : ""
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    self.init(
      isNegative: number < 0,
      digits: (mantissa[0] + fraction).utf8.map { $0 - UInt8(ascii: "0") },
      point: mantissa[0].count + exponent)
  }

  /// Digits with zeros perhaps at their ends.
  private init(isNegative: Bool, digits: [UInt8], point: Int) {
    let leadingZeros = digits.prefix { $0 == 0 }.count
    self.digits = Array(digits.dropFirst(leadingZeros))
    while self.digits.last == 0 { self.digits.removeLast() }
    self.isNegative = isNegative && !self.digits.isEmpty
    self.point = self.digits.isEmpty ? 0 : point - leadingZeros
  }

  /// Whether the number is zero.
  var isZero: Bool { digits.isEmpty }

  /// The power of ten of the first digit; 0 for zero.
  var exponent: Int { isZero ? 0 : point - 1 }

  /// The nearest number with so many significant digits; of two equally near ones the even.
  func rounded(toSignificantDigits count: Int) -> DecimalExpansion {
    rounded(keeping: count)
  }

  /// The nearest number with so many digits after the decimal point; of two equally near ones the even.
  func rounded(toPlaces places: Int) -> DecimalExpansion {
    rounded(keeping: point + places)
  }

  /// The number multiplied by a power of ten.
  func scaled(byPowerOfTen power: Int) -> DecimalExpansion {
    DecimalExpansion(isNegative: isNegative, digits: digits, point: point + power)
  }

  private func rounded(keeping count: Int) -> DecimalExpansion {
    guard count < digits.count else { return self }
    guard count >= 0 else { return DecimalExpansion(isNegative: false, digits: [], point: 0) }
    let next = digits[count]
    let isTie = next == 5 && digits.count == count + 1
    let isOdd = count > 0 && digits[count - 1] % 2 == 1
    var kept = Array(digits.prefix(count))
    guard isTie ? isOdd : next >= 5 else {
      return DecimalExpansion(isNegative: isNegative, digits: kept, point: point)
    }
    var index = count - 1
    while index >= 0, kept[index] == 9 {
      kept[index] = 0
      index -= 1
    }
    if index >= 0 {
      kept[index] += 1
      return DecimalExpansion(isNegative: isNegative, digits: kept, point: point)
    }
    return DecimalExpansion(isNegative: isNegative, digits: [1] + kept, point: point + 1)
  }
}

/// A natural number of any size in limbs of nine decimal digits, the lowest first.
private struct DecimalNatural {
  private var limbs: [UInt32] = []
  private static let base: UInt64 = 1_000_000_000

  init(_ value: UInt64) {
    var rest = value
    while rest > 0 {
      limbs.append(UInt32(rest % Self.base))
      rest /= Self.base
    }
  }

  /// Multiplies by `factor`, 2 or 5, a number of times.
  mutating func multiply(by factor: UInt64, times count: Int) {
    let (chunk, power): (Int, UInt64) = factor == 2 ? (29, 1 << 29) : (13, 1_220_703_125)
    for _ in 0..<count / chunk { multiply(by: power) }
    for _ in 0..<count % chunk { multiply(by: factor) }
  }

  private mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = UInt64(limbs[index]) * factor + carry
      limbs[index] = UInt32(product % Self.base)
      carry = product / Self.base
    }
    while carry > 0 {
      limbs.append(UInt32(carry % Self.base))
      carry /= Self.base
    }
  }

  /// The digits, the highest first; none for zero.
  var digits: [UInt8] {
    var digits: [UInt8] = []
    for limb in limbs {
      var rest = limb
      for _ in 0..<9 {
        digits.append(UInt8(rest % 10))
        rest /= 10
      }
    }
    while digits.last == 0 { digits.removeLast() }
    return digits.reversed()
  }
}

extension Double {
  /// The exponent of a power of two, also of a subnormal one.
  fileprivate var exponentAsInt: Int { Int(exponent) }
}
