import Manuscript

/// A number format in the notation of d3-format:
/// `[[fill]align][sign][symbol][0][width][,][.precision][~][type]`.
package struct FormatSpecifier: Sendable, Hashable {
  /// How digits are chosen.
  enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Scientific.
    case scientific = "e"
    /// A fixed number of decimals.
    case fixed = "f"
    /// Scientific or fixed, to significant digits.
    case general = "g"
    /// Fixed, to significant digits.
    case rounded = "r"
    /// With an SI prefix.
    case prefixed = "s"
    /// A percentage with fixed decimals.
    case percent = "%"
    /// A percentage to significant digits.
    case roundedPercent = "p"
    /// A whole number.
    case integer = "d"
    /// A whole number in binary, octal or hexadecimal digits.
    case binary = "b"
    case octal = "o"
    case hexadecimal = "x"
    case upperHexadecimal = "X"
    /// The number as it is.
    case plain = "c"

    /// The base of a whole number's digits; nil for other kinds.
    fileprivate var radix: Int? {
      switch self {
      case .binary: 2
      case .octal: 8
      case .hexadecimal, .upperHexadecimal: 16
      default: nil
      }
    }
  }

  var kind: Kind?
  var precision: Int?
  var trims = false
  /// The prefixes of the SI, from 10⁻²⁴ to 10²⁴.
  static let prefixes = [
    "y", "z", "a", "f", "p", "n", "µ", "m", "", "k", "M", "G", "T", "P", "E", "Z", "Y",
  ]

  private var groups = false
  private var sign: Character = "-"
  private var currency = false
  private var marksRadix = false
  private var width = 0
  private var fill: Character = " "
  private var align: Character = ">"

  /// A format in d3's notation; nil for other text.
  package init?(parsing text: String) {
    var rest = text[...]
    let aligns: Set<Character> = ["<", ">", "^", "="]
    if rest.count > 1, aligns.contains(rest[rest.index(after: rest.startIndex)]) {
      fill = rest.removeFirst()
      align = rest.removeFirst()
    } else if let first = rest.first, aligns.contains(first) {
      align = rest.removeFirst()
    }
    if let first = rest.first, ["+", "-", "(", " "].contains(first) { sign = rest.removeFirst() }
    if rest.first == "$" {
      currency = true
      rest.removeFirst()
    } else if rest.first == "#" {
      marksRadix = true
      rest.removeFirst()
    }
    if rest.first == "0" {
      fill = "0"
      align = "="
      rest.removeFirst()
    }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest.removeFirst(digits.count)
    width = min(Int(digits) ?? 0, 100)
    if rest.first == "," {
      groups = true
      rest.removeFirst()
    }
    if rest.first == "." {
      rest.removeFirst()
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard let precision = Int(digits), precision <= 40 else { return nil }
      self.precision = precision
      rest.removeFirst(digits.count)
    }
    if rest.first == "~" {
      trims = true
      rest.removeFirst()
    }
    guard let last = rest.first else { return }
    if last == "n" {
      groups = true
      kind = .general
    } else if let kind = Kind(rawValue: String(last)) {
      self.kind = kind
    } else {
      return nil
    }
    rest.removeFirst()
    guard rest.isEmpty else { return nil }
  }

  /// Reads `format`; nil where the author gives none or, with a diagnostic, no valid one.
  init?(reading node: YAMLNode?, _ reader: PropertyReader) {
    guard let node else { return nil }
    guard let text = node.scalarText, let format = FormatSpecifier(parsing: text) else {
      reader.diagnostics.report(PlotMessages.wrongFormat(node, reader.subject))
      return nil
    }
    self = format
  }

  /// A number in this format, with U+2212 for the minus sign.
  package func text(_ number: Double) -> String {
    let locale = FormatLocale.current
    guard number.isFinite else {
      return number.isNaN ? locale.notANumber : number < 0 ? "\(locale.minus)∞" : "∞"
    }
    var (body, suffix) = digits(of: number)
    let isZero = body.allSatisfy { !$0.isNumber || $0 == "0" }
    let isNegative = number < 0 && !isZero
    let prefix =
      (isNegative ? (sign == "(" ? "(" : locale.minus) : sign == "+" ? "+" : sign == " " ? " " : "")
      + (currency ? locale.currency[0] : "") + radixPrefix
    if currency { suffix += locale.currency[1] }
    if sign == "(", isNegative { suffix += ")" }
    if groups { body = grouped(body, besides: prefix.count + suffix.count) }
    return locale.written(padded(prefix: prefix, body: body, suffix: suffix))
  }

  private var radixPrefix: String {
    guard marksRadix, let kind, kind.radix != nil else { return "" }
    return "0\(kind.rawValue.lowercased())"
  }

  private func padded(prefix: String, body: String, suffix: String) -> String {
    let missing = width - (prefix.count + body.count + suffix.count)
    guard missing > 0 else { return prefix + body + suffix }
    let padding = String(repeating: fill, count: missing)
    switch align {
    case "<": return prefix + body + suffix + padding
    case "^":
      let half = missing / 2
      return padding.prefix(half) + prefix + body + suffix + padding.dropFirst(half)
    case "=": return prefix + padding + body + suffix
    default: return padding + prefix + body + suffix
    }
  }

  // MARK: - Digits

  private func digits(of number: Double) -> (body: String, suffix: String) {
    let digits = DecimalDigits(number)
    switch kind {
    case .fixed: return (fixed(digits, decimals: precision ?? 6), "")
    case .integer: return (fixed(digits, decimals: 0), "")
    case .percent:
      return (
        fixed(DecimalDigits(number * 100), decimals: precision ?? 6), FormatLocale.current.percent
      )
    case .roundedPercent:
      return (
        rounded(DecimalDigits(number * 100), significant: precision ?? 6),
        FormatLocale.current.percent
      )
    case .rounded: return (rounded(digits, significant: precision ?? 6), "")
    case .scientific: return (scientific(digits, decimals: precision ?? 6), "")
    case .general: return (general(digits, significant: precision ?? 6, trims: trims), "")
    case .prefixed: return prefixed(digits, significant: precision ?? 6)
    case .plain: return ("", PlainNumber.text(number.magnitude))
    case .binary, .octal, .hexadecimal, .upperHexadecimal:
      let whole = UInt64(min(number.magnitude.rounded(.toNearestOrAwayFromZero), 0x1p63))
      let isUpper = kind == .upperHexadecimal
      return (String(whole, radix: kind?.radix ?? 10, uppercase: isUpper), "")
    case nil: return (general(digits, significant: precision ?? 12, trims: true), "")
    }
  }

  private func fixed(_ digits: DecimalDigits, decimals: Int) -> String {
    let rounded = digits.rounded(toDecimals: decimals)
    return joined(rounded.whole, trimmed(rounded.fraction(count: decimals), trims))
  }

  private func rounded(_ digits: DecimalDigits, significant: Int) -> String {
    let rounded = digits.rounded(toSignificant: max(significant, 1))
    let decimals = max(max(significant, 1) - 1 - rounded.magnitude, 0)
    return joined(rounded.whole, trimmed(rounded.fraction(count: decimals), trims))
  }

  private func scientific(_ digits: DecimalDigits, decimals: Int, trims: Bool? = nil) -> String {
    let rounded = digits.rounded(toSignificant: decimals + 1)
    let all = (0...decimals).map { index in
      index < rounded.digits.count ? String(rounded.digits[index]) : "0"
    }
    let mantissa = joined(
      all[0], trimmed(all.dropFirst().joined(), trims ?? self.trims))
    let magnitude = rounded.magnitude
    return "\(mantissa)e\(magnitude < 0 ? "\u{2212}" : "+")\(magnitude.magnitude)"
  }

  private func general(_ digits: DecimalDigits, significant: Int, trims: Bool) -> String {
    let significant = max(significant, 1)
    let rounded = digits.rounded(toSignificant: significant)
    let magnitude = rounded.magnitude
    if magnitude < -6 || magnitude >= significant {
      return scientific(digits, decimals: significant - 1, trims: trims)
    }
    let decimals = significant - 1 - magnitude
    return joined(rounded.whole, trimmed(rounded.fraction(count: decimals), trims))
  }

  private func prefixed(
    _ digits: DecimalDigits, significant: Int
  ) -> (body: String, suffix: String) {
    let rounded = digits.rounded(toSignificant: max(significant, 1))
    let third = Int((Double(rounded.magnitude) / 3).rounded(.down))
    let group = min(max(third, -8), 8)
    let shifted = rounded.shifted(by: -3 * group)
    let decimals = max(max(significant, 1) - 1 - shifted.magnitude, 0)
    let body = joined(shifted.whole, trimmed(shifted.fraction(count: decimals), trims))
    return (body, Self.prefixes[group + 8])
  }

  private func joined(_ whole: String, _ fraction: String) -> String {
    fraction.isEmpty ? whole : whole + FormatLocale.current.decimal + fraction
  }

  private func trimmed(_ fraction: String, _ trims: Bool) -> String {
    guard trims else { return fraction }
    return String(fraction.reversed().drop { $0 == "0" }.reversed())
  }

  /// The digits before the point in groups, mostly of three; zeros that fill the width are grouped too.
  private func grouped(_ body: String, besides others: Int) -> String {
    let whole = body.prefix { $0.isNumber }
    let rest = body.dropFirst(whole.count)
    var digits = Array(whole)
    if fill == "0", align == "=" {
      let room = width - others - rest.count
      while digits.count + (digits.count - 1) / 3 < room { digits.insert("0", at: 0) }
    }
    return FormatLocale.current.grouped(digits) + rest
  }
}

extension DecimalDigits {
  /// The number times a power of ten.
  func shifted(by power: Int) -> DecimalDigits {
    var shifted = self
    shifted.shift(by: power)
    return shifted
  }
}
