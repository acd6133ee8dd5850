/// A width of TeX: a number and a unit, as ems of a font of ten points.
struct MathLength {
  /// How many ems it is.
  let ems: Double

  /// The width that a text states, `-1.5em`; nil for what is none.
  init?(_ text: String) {
    let text = text.filter { $0 != " " }
    let number = text.prefix { $0.isNumber || $0 == "." || $0 == "-" || $0 == "+" }
    guard let value = Double(number), let unit = Self.units[String(text.dropFirst(number.count))]
    else { return nil }
    ems = value * unit
  }

  /// Ems per unit; lengths of paper at ten points an em.
  static let units: [String: Double] = [
    "em": 1, "ex": 0.43, "mu": 1.0 / 18, "pt": 0.1, "pc": 1.2, "bp": 0.100375, "in": 7.227,
    "cm": 2.84528, "mm": 0.284528, "dd": 0.107, "cc": 1.284, "sp": 0.1 / 65_536,
  ]
}
