import Manuscript
import Publishing
import Results

/// What differs by less than is looked at, in words.
enum ToleranceWording {
  /// The most items that are named on a terminal.
  private static let longestList = 8

  /// How much was passed over, to follow a summary: `; 13 values, 1 figure differ within tolerance`.
  static func summary(_ difference: ManifestDifference) -> String {
    let values = difference.valuesWithinTolerance
    var parts = values == 0 ? [] : [counted(values, "value", "values")]
    let kinds: [ItemKind] = [.figure, .table, .claim]
    parts += kinds.compactMap { kind in
      let count = difference.withinTolerance.count { $0.kind == kind }
      return count == 0 ? nil : counted(count, kind.rawValue, kind.plural)
    }
    let inText = difference.withinTolerance.count { $0.kind == .value }
    if inText > 0 { parts.append(counted(inText, "value in text", "values in text")) }
    guard !parts.isEmpty else { return "" }
    let isOne =
      values + difference.withinTolerance.count { $0.kind != .experiment } == 1
    return "; \(parts.joined(separator: ", ")) \(isOne ? "differs" : "differ") within tolerance"
  }

  /// The items that are equal within tolerance, in one line; nil where there are none.
  static func line(_ items: [EqualItem]) -> ReportLine? {
    guard !items.isEmpty else { return nil }
    let shown = items.prefix(longestList).map(name)
    let left = items.count - shown.count
    return ReportLine(
      "equal within tolerance: \(shown.joined(separator: ", "))"
        + (left > 0 ? " and \(left) more" : ""), .aside)
  }

  /// An item with what of it differs: `fig-time: 13 values, picture 0.2 % of pixels visibly (relative
  /// 1e-9)`.
  static func item(_ item: EqualItem) -> ReportLine {
    let difference = item.difference
    var text = "\(name(item)): \(counted(difference.values, "value", "values"))"
    if let share = difference.visibleShare {
      text +=
        share == 0
        ? ", picture not visibly"
        : ", picture \(NumberWording.percent(share)) of pixels visibly"
    }
    return ReportLine("\(text) (\(words(difference.tolerance)))")
  }

  /// A tolerance as its author would write it.
  static func words(_ tolerance: Tolerance) -> String {
    let keys = [("relative", tolerance.relative), ("absolute", tolerance.absolute)]
    let parts = keys.filter { $0.1 > 0 }.map { "\($0.0) \(NumberFormat().ascii($0.1))" }
    return parts.isEmpty ? "exact" : parts.joined(separator: ", ")
  }

  private static func name(_ item: EqualItem) -> String {
    item.kind == .value ? "‘\(TextWording.short(item.id))’" : item.id
  }

  private static func counted(_ count: Int, _ one: String, _ several: String) -> String {
    "\(count) \(count == 1 ? one : several)"
  }
}
