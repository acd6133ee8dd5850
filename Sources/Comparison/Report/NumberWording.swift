package import Publishing
import Results

/// Numbers and other values in words, short enough for one line.
package enum NumberWording {
  /// The most elements of a list that are written out.
  private static let longestList = 4

  /// A value as its author would write it; long lists by their ends, long texts by their
  /// beginning.
  package static func short(_ scalar: Manifest.Scalar) -> String {
    switch scalar {
    case .missing: "nothing"
    case .boolean(let boolean): boolean ? "true" : "false"
    case .integer(let integer): NumberFormat().text(integer)
    case .fraction(let number): NumberFormat().text(number)
    case .text(let text): TextWording.short(text)
    case .list(let list): short(list)
    }
  }

  /// A value that tells a row from others: a number by six digits where that is shorter.
  package static func key(_ scalar: Manifest.Scalar) -> String {
    let whole = short(scalar)
    guard let number = scalar.double else { return whole }
    let text = significant(number, 6)
    return text.count < whole.count ? text : whole
  }

  /// “before → after”: numbers by six digits, or by as many as it takes to show a difference.
  package static func change(from: Manifest.Scalar?, to: Manifest.Scalar?, absent: String) -> String
  {
    guard let from, let to else {
      return "\(from.map(short) ?? absent) → \(to.map(short) ?? absent)"
    }
    let (before, after) = pair(from, to)
    return "\(before) → \(after)"
  }

  /// Two values that differ: numbers by six digits, or by as many as it takes to show a difference.
  static func pair(_ from: Manifest.Scalar, _ to: Manifest.Scalar) -> (String, String) {
    let whole = (short(from), short(to))
    guard let before = from.double, let after = to.double else { return whole }
    for digits in 6...16 {
      let texts = (significant(before, digits), significant(after, digits))
      let isShorter = texts.0.count + texts.1.count < whole.0.count + whole.1.count
      guard isShorter else { return whole }
      if texts.0 != texts.1 { return texts }
    }
    return whole
  }

  /// A number with few significant digits.
  package static func significant(_ number: Double, _ digits: Int = 3) -> String {
    NumberFormat(.significant(digits)).text(number)
  }

  /// A share of a whole in percent, never nothing where there is something and never all where
  /// there is not.
  package static func percent(_ share: Double) -> String {
    if share < 0.0001 { return "less than 0.01 %" }
    if share > 0.99 { return share < 1 ? "more than 99 %" : "100 %" }
    return "\(significant(share * 100, 2)) %"
  }

  /// How one value became another: by its factor, its percentage, or simply both values.
  package static func change(_ cell: CellChange) -> String {
    guard let ratio = cell.ratio else {
      return change(from: cell.from, to: cell.to, absent: "nothing")
    }
    let gain = ratio - 1
    if gain.magnitude >= 0.01 { return "×\(significant(ratio))" }
    if gain == 0 { return "\(short(cell.from)) → \(short(cell.to))" }
    return "\(gain < 0 ? "−" : "+")\(significant(gain.magnitude * 100, 2)) %"
  }

  private static func short(_ list: [Manifest.Scalar]) -> String {
    guard list.count > longestList, let first = list.first, let last = list.last else {
      return "[\(list.map(short).joined(separator: ", "))]"
    }
    return "[\(list.count) values, \(short(first)) … \(short(last))]"
  }
}
