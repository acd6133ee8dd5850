/// The command that an author probably meant.
enum NearestCommand {
  /// The nearest name by single edits, of which a third of the letters may need one; capitals count.
  static func nearest(to name: String, among names: [String]) -> String? {
    let wanted = Array(name.utf8)
    guard wanted.count > 1, wanted.count <= 40 else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in names {
      let letters = candidate.utf8
      // Whoever misspells a name gets its first or its last letter right.
      guard letters.first == wanted.first || letters.last == wanted.last else { continue }
      let allowed = min(3, max(1, max(wanted.count, letters.count) / 3))
      guard abs(letters.count - wanted.count) <= allowed else { continue }
      let distance = distance(wanted, Array(letters))
      if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// Insertions, deletions and replacements between two names; a swap counts as one.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let change = left[row] == right[column] ? 0 : 1
        var edits = min(
          previous[column + 1] + 1, current[column] + 1, previous[column] + change)
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
