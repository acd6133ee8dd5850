extension FormatSpecifier {
  /// The format as an axis or legend uses it: where the author gives no precision, with as many
  /// digits as the distance between ticks needs; with one SI prefix for all ticks.
  ///
  /// - Parameters:
  ///   - step: The distance between ticks.
  ///   - greatest: The greatest magnitude on the scale.
  func texts(_ numbers: [Double], step: Double, greatest: Double) -> [String] {
    guard step > 0, step.isFinite, greatest.isFinite else { return numbers.map(text) }
    var format = self
    let stepPower = DecimalDigits(step).magnitude
    switch kind {
    case .prefixed where precision == nil:
      let group = min(max(Self.third(DecimalDigits(greatest).magnitude), -8), 8)
      format.kind = .fixed
      format.precision = max(0, group * 3 - stepPower)
      return numbers.map { number in
        format.text(number * Elementary.power(10, -3 * group)) + Self.prefixes[group + 8]
      }
    case nil, .scientific, .general, .roundedPercent, .rounded:
      let inner = max(greatest - step, 0)
      let digits = max(0, DecimalDigits(inner).magnitude - stepPower) + 1
      if precision == nil { format.precision = digits - (kind == .scientific ? 1 : 0) }
    case .fixed: format.precision = precision ?? max(0, -stepPower)
    case .percent: format.precision = precision ?? max(0, -stepPower - 2)
    case .prefixed, .integer, .binary, .octal, .hexadecimal, .upperHexadecimal, .plain: break
    }
    return numbers.map(format.text)
  }

  /// A number with as many digits as it has, as logarithmic axes show it.
  func variableText(_ number: Double) -> String {
    guard precision == nil else { return text(number) }
    var format = self
    switch kind {
    case .percent: format.precision = 10
    case .scientific: format.precision = 11
    default: format.precision = 12
    }
    format.trims = true
    return format.text(number)
  }

  private static func third(_ power: Int) -> Int { Int((Double(power) / 3).rounded(.down)) }
}
