/// Sets numbers of a column with their decimal points below each other.
package enum DecimalAlignment {
  /// As wide as a digit, and as wide as a point, where figures have equal widths.
  private static let figureSpace: Character = "\u{2007}"
  private static let pointSpace: Character = "\u{2008}"

  /// The cells with blanks after them, so that cells set at the right align at their points.
  ///
  /// Cells that are no plain decimal numbers stay as they are; where one of them has an exponent, all
  /// do, since the points of powers of ten say nothing beside each other.
  package static func aligned(_ cells: [String]) -> [String] {
    let decimals = cells.map(decimals)
    guard !cells.contains(where: { $0.contains("×") || $0.contains("%") }),
      let most = decimals.compactMap({ $0 }).max(), most > 0
    else { return cells }
    return zip(cells, decimals).map { cell, count in
      guard let count, count < most else { return cell }
      let digits = String(repeating: figureSpace, count: most - count)
      return cell + (count == 0 ? String(pointSpace) : "") + digits
    }
  }

  /// The number of digits after the point of a plain decimal number, or nil for other text.
  private static func decimals(_ cell: String) -> Int? {
    let isPlain = cell.contains(where: \.isWholeNumber) && cell.allSatisfy(isInNumber)
    guard isPlain else { return nil }
    let parts = cell.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2 else { return nil }
    return parts.count == 2 ? parts[1].count : 0
  }

  private static func isInNumber(_ character: Character) -> Bool {
    ("0"..."9").contains(character)
      || [".", "-", "\u{2212}", "+", "\u{2009}", "\u{202F}"].contains(character)
  }
}
