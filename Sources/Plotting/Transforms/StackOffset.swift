import Results

/// Lays lengths on top of each other, as `stack` does in transforms and in encodings.
///
/// From zero, negative lengths go down and all others up. Normalized or centred, lengths count by
/// their size: a whole stack has length 1, or is centred in the longest one, which begins at 0.
enum StackOffset: String, Sendable, Hashable, CaseIterable {
  case zero
  case normalize
  case center

  /// Where each row's length starts and ends; NaN for rows without a number.
  ///
  /// - Parameters:
  ///   - numbers: The lengths, one a row.
  ///   - stacks: The rows of each stack from its foot up.
  func stacked(
    _ numbers: [Double], _ stacks: [[Int]]
  ) -> (starts: [Double], ends: [Double]) {
    var starts = [Double](repeating: .nan, count: numbers.count)
    var ends = starts
    let totals = stacks.map { rows in
      rows.reduce(0) { $0 + (numbers[$1].isNaN ? 0 : numbers[$1].magnitude) }
    }
    let longest = totals.max() ?? 0
    for (rows, total) in zip(stacks, totals) {
      var up = self == .center ? (longest - total) / 2 : 0
      var down = 0.0
      for row in rows where !numbers[row].isNaN {
        if self == .zero, numbers[row] < 0 {
          starts[row] = down
          down += numbers[row]
          ends[row] = down
        } else {
          starts[row] = up
          up += numbers[row].magnitude
          ends[row] = up
        }
      }
      guard self == .normalize, total > 0 else { continue }
      for row in rows {
        starts[row] /= total
        ends[row] /= total
      }
    }
    return (starts, ends)
  }
}
