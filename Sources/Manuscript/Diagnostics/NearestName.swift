/// The name an author probably meant.
public enum NearestName {
  /// The candidate nearest to a name, if one is near enough to suggest.
  ///
  /// Nearness is the Damerau–Levenshtein distance (insertions, deletions, replacements, swaps of
  /// neighbours), case aside. A third of the name may differ, at most three edits.
  ///
  /// - Parameters:
  ///   - name: What the author wrote.
  ///   - candidates: The valid names; among equally near ones the first wins.
  /// - Returns: The nearest candidate, or nil where none is near.
  /// - Complexity: O(names × length²); names beyond 64 characters are never compared.
  public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.lowercased().unicodeScalars)
    guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let letters = Array(candidate.lowercased().unicodeScalars)
      let allowed = min(3, max(1, (max(wanted.count, letters.count) + 1) / 3))
      guard abs(letters.count - wanted.count) <= allowed, letters.count <= 64 else { continue }
      let distance = distance(wanted, letters)
      if distance <= allowed, distance < wanted.count, distance < best?.distance ?? .max {
        best = (candidate, distance)
      }
    }
    return best?.name
  }

  /// The number of single edits between two texts (optimal string alignment).
  static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for row in 0..<left.count {
      var current = [row + 1]
      for column in 0..<right.count {
        let isSame = left[row] == right[column]
        var edits = min(
          previous[column + 1] + 1, current[column] + 1, previous[column] + (isSame ? 0 : 1))
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          edits = min(edits, beforePrevious[column - 1] + 1)
        }
        current.append(edits)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[right.count]
  }
}
