import Results
package import Typesetting

/// How numbers are written at ticks where the author gives no format.
package enum TickLabels {
  /// The thin space between groups of three digits.
  private static let thinSpace = "\u{2009}"

  /// The labels of an axis' or a legend's ticks.
  package static func labels(_ ticks: Ticks, format: FormatSpecifier?) -> [Label] {
    if let format {
      // As elsewhere in the grammar, a format without a precision has the digits that ticks need.
      guard case .linear(let step) = ticks.style else {
        return ticks.major.map { Label.number(format.variableText($0)) }
      }
      // Numbers without a kind are whole or have all their digits: Vega would write 4.5e+3 for 4,500.
      if format.kind == nil { return ticks.major.map { Label.number(format.text($0)) } }
      let greatest = ticks.major.map(\.magnitude).max() ?? 0
      return format.texts(ticks.major, step: step, greatest: greatest).map(Label.number)
    }
    switch ticks.style {
    case .linear(let step): return linear(ticks.major, step: step)
    case .powers(let base): return powers(ticks.major, base: base)
    case .each: return ticks.major.map { Label([.init(plain($0))]) }
    }
  }

  /// How given numbers are written: all with the decimals that one of them needs, where these are few.
  static func style(of numbers: [Double]) -> Ticks.Style {
    let decimals = numbers.map { DecimalDigits($0).decimals }.max() ?? 0
    return (1...3).contains(decimals) ? .linear(step: 1 / Elementary.power(10, decimals)) : .each
  }

  /// A number for itself: plain up to five digits, else as a power of ten.
  static func plain(_ number: Double) -> String {
    guard number.isFinite else { return "" }
    let digits = DecimalDigits(number).rounded(toSignificant: 6)
    guard (-4..<6).contains(digits.magnitude) else {
      return scientific(digits, number < 0).plainText
    }
    return sign(number < 0 && !digits.isZero) + fixed(digits, decimals: digits.decimals)
  }

  // MARK: - Linear axes

  private static func linear(_ ticks: [Double], step: Double) -> [Label] {
    let largest = ticks.map(\.magnitude).max() ?? 0
    let magnitude = DecimalDigits(largest).magnitude
    let stepDigits = DecimalDigits(step)
    guard magnitude >= -4, magnitude < 6 else {
      return ticks.map { tick in
        tick == 0
          ? Label([.init("0")])
          : scientific(DecimalDigits(tick).rounded(toSignificant: 6), tick < 0)
      }
    }
    let decimals = max(-stepDigits.magnitude, stepDigits.decimals, 0)
    return ticks.map { tick in
      let digits = DecimalDigits(tick).rounded(toDecimals: decimals)
      return Label([
        .init(sign(tick < 0 && !digits.isZero) + fixed(digits, decimals: decimals))
      ])
    }
  }

  // MARK: - Logarithmic axes

  private static func powers(_ ticks: [Double], base: Double) -> [Label] {
    let magnitudes = ticks.filter { $0 != 0 }.map { DecimalDigits($0.magnitude).magnitude }
    let isPlain = magnitudes.allSatisfy { (-3...4).contains($0) }
    return ticks.map { tick in
      if base == 10, !isPlain, tick != 0 {
        return scientific(DecimalDigits(tick.magnitude), tick < 0)
      }
      if base != 10, tick > 0, !isPlain || base == 2 && tick.magnitude >= 1024 || tick < 0.1 {
        return power(of: base, Int(Elementary.log(tick, base: base).rounded()))
      }
      return Label([.init(plain(tick))])
    }
  }

  private static func power(of base: Double, _ exponent: Int) -> Label {
    Label([
      .init(plain(base)), .init(signed(exponent), level: .superscript),
    ])
  }

  private static func scientific(_ digits: DecimalDigits, _ isNegative: Bool) -> Label {
    guard !digits.isZero else { return Label([.init("0")]) }
    let fraction = digits.digits.dropFirst().map(String.init).joined()
    let mantissa = fraction.isEmpty ? "\(digits.digits[0])" : "\(digits.digits[0]).\(fraction)"
    let front = mantissa == "1" ? "10" : "\(mantissa)\(thinSpace)×\(thinSpace)10"
    return Label([
      .init(sign(isNegative) + front), .init(signed(digits.magnitude), level: .superscript),
    ])
  }

  // MARK: - Digits

  private static func fixed(_ digits: DecimalDigits, decimals: Int) -> String {
    let fraction = digits.fraction(count: decimals)
    let whole = grouped(digits.whole)
    return fraction.isEmpty ? whole : "\(whole).\(fraction)"
  }

  /// Groups of three digits, from five digits up.
  private static func grouped(_ whole: String) -> String {
    guard whole.count > 4 else { return whole }
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { grouped += thinSpace }
      grouped.append(digit)
    }
    return grouped
  }

  private static func sign(_ isNegative: Bool) -> String { isNegative ? "\u{2212}" : "" }

  private static func signed(_ number: Int) -> String { sign(number < 0) + "\(number.magnitude)" }
}

extension Label {
  /// A formatted number, `1.5e−3` set as 1.5 × 10⁻³.
  package static func number(_ text: String) -> Label {
    let parts = text.split(separator: "e", maxSplits: 1)
    guard parts.count == 2, let mantissa = parts.first, mantissa.last?.isNumber == true,
      let sign = parts[1].first, sign == "+" || sign == "\u{2212}",
      parts[1].dropFirst().allSatisfy(\.isNumber)
    else { return Label([Span(text)]) }
    let exponent = sign == "+" ? String(parts[1].dropFirst()) : String(parts[1])
    return Label([
      Span("\(mantissa)\u{2009}×\u{2009}10"), Span(exponent, level: .superscript),
    ])
  }
}
