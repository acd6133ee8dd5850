import Publishing

/// Numbers and other values in words, short enough for one line.
enum NumberWording {
  /// The most elements of a list that are written out.
  private static let longestList = 4

  /// A value as a person would write it; long lists by their ends, long texts by their beginning.
  static func short(_ scalar: Manifest.Scalar) -> String {
    switch scalar {
    case .missing: return "nothing"
    case .boolean(let boolean): return boolean ? "true" : "false"
    case .integer(let integer): return "\(integer)"
    case .fraction(let number): return "\(number)"
    case .text(let text): return text.count > 80 ? text.prefix(79) + "…" : text
    case .list(let list): return short(list)
    }
  }

  /// A number with three significant digits.
  static func significant(_ number: Double) -> String { "\(number)" }

  /// A share of a whole in percent, never nothing where there is something.
  static func percent(_ share: Double) -> String {
    share < 0.0001 ? "less than 0.01 %" : "\(significant(share * 100)) %"
  }

  /// How one value became another: by its factor, its percentage, or simply both values.
  static func change(_ cell: CellChange) -> String {
    guard let ratio = cell.ratio else { return "\(short(cell.from)) → \(short(cell.to))" }
    let gain = ratio - 1
    if gain.magnitude >= 0.01 { return "×\(significant(ratio))" }
    return "\(gain < 0 ? "−" : "+")\(significant(gain.magnitude * 100)) %"
  }

  private static func short(_ list: [Manifest.Scalar]) -> String {
    guard list.count > longestList, let first = list.first, let last = list.last else {
      return "[\(list.map(short).joined(separator: ", "))]"
    }
    return "[\(list.count) values, \(short(first)) … \(short(last))]"
  }
}
