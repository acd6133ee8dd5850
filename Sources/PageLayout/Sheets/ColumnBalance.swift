public import Drawing

/// Divides boxes, in their order, among the columns of a sheet so that the tallest column is as low as can be.
public struct ColumnBalance: Sendable, Hashable {
  /// The boxes of each column.
  public let columns: [Range<Int>]
  /// The height of the tallest column, gaps between its boxes included.
  public let height: Length

  /// Divides boxes among columns.
  ///
  /// - Parameters:
  ///   - heights: The heights of the boxes.
  ///   - gaps: The space above each box, which vanishes at the top of a column; one a box.
  ///   - count: How many columns there are, at least one.
  /// - Complexity: O(`count` · boxes²)
  public init(heights: [Length], gaps: [Length], count: Int) {
    precondition(heights.count == gaps.count, "each box has a gap above it")
    precondition(count > 0, "a sheet has at least one column")
    // least[n]: the tallest column of the first n boxes at its lowest, in the columns so far.
    var least = Self.columnHeights(heights, gaps)
    var starts: [[Int]] = []
    for _ in 1..<count {
      var (row, start) = (least, Array(0...heights.count))
      for end in heights.indices.map({ $0 + 1 }) {
        var last = Length.zero
        for begin in heights[..<end].indices.reversed() {
          last += heights[begin] + (begin < end - 1 ? gaps[begin + 1] : .zero)
          let tallest = max(least[begin], last)
          if tallest < row[end] { (row[end], start[end]) = (tallest, begin) }
        }
      }
      least = row
      starts.append(start)
    }
    height = least[heights.count]
    var columns: [Range<Int>] = []
    var end = heights.count
    for start in starts.reversed() {
      columns.append(start[end]..<end)
      end = start[end]
    }
    columns.append(0..<end)
    self.columns = columns.reversed()
  }

  /// The heights of columns of the first boxes, of none, of one, and so on.
  private static func columnHeights(_ heights: [Length], _ gaps: [Length]) -> [Length] {
    var sums = [Length.zero]
    for (box, height) in heights.enumerated() {
      sums.append(sums[box] + height + (box > 0 ? gaps[box] : .zero))
    }
    return sums
  }
}
