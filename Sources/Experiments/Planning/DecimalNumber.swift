/// A number as its shortest decimal form writes it: `significand` × 10^`exponent`.
///
/// Grids are computed on these, so that the steps of `{from: 0, to: 1, count: 11}` are the numbers an
/// author would write (0.3, not 0.30000000000000004).
struct DecimalNumber: Hashable {
  /// The digits without trailing zeros, with the sign.
  private(set) var significand: Int
  /// The power of ten.
  private(set) var exponent: Int

  /// The decimal form of a finite number.
  init(_ number: Double) {
    var text = Substring(number.description)
    let isNegative = text.hasPrefix("-")
    if isNegative { text = text.dropFirst() }
    exponent = 0
    if let mark = text.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      exponent = Int(text[text.index(after: mark)...]) ?? 0
      text = text[..<mark]
    }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? parts[1] : ""
    exponent -= fraction.count
    significand = Int(parts[0] + fraction) ?? 0
    while significand != 0, significand.isMultiple(of: 10) {
      significand /= 10
      exponent += 1
    }
    if significand == 0 { exponent = 0 }
    if isNegative { significand = -significand }
  }

  /// The nearest number in binary.
  var double: Double { Double("\(significand)e\(exponent)") ?? 0 }

  /// The number times a power of ten.
  func scaled(byPowerOfTen power: Int) -> DecimalNumber {
    var scaled = self
    scaled.exponent += power
    return scaled
  }

  /// The number in units of 10^`exponent`, or nil where that is no integer of at most 2⁵³.
  func units(of exponent: Int) -> Int? {
    var units = significand
    guard units != 0 else { return 0 }
    guard self.exponent >= exponent, self.exponent - exponent <= 16 else { return nil }
    for _ in exponent..<self.exponent {
      let (product, overflows) = units.multipliedReportingOverflow(by: 10)
      guard !overflows, product.magnitude <= 1 << 53 else { return nil }
      units = product
    }
    return units
  }
}
