import Drawing
import PageLayout
import Testing

struct ColumnBalanceTests {
  private func balance(_ heights: [Double], gap: Double = 0, _ count: Int) -> ColumnBalance {
    balance(heights, gaps: heights.map { _ in gap }, count)
  }

  private func balance(_ heights: [Double], gaps: [Double], _ count: Int) -> ColumnBalance {
    ColumnBalance(
      heights: heights.map { .pixels($0) }, gaps: gaps.map { .pixels($0) }, count: count)
  }

  @Test func `The tallest column is as low as can be`() {
    #expect(balance([3, 3, 1, 5], 3).columns == [0..<1, 1..<3, 3..<4])
    #expect(balance([3, 3, 1, 5], 3).height == .pixels(5))
  }

  @Test func `Gaps count between boxes of a column only`() {
    #expect(balance([2, 2, 2], gap: 1, 1).height == .pixels(8))
    #expect(balance([2, 2, 2], gap: 1, 3).height == .pixels(2))
    #expect(balance([2, 2, 3], gap: 1, 2).columns == [0..<2, 2..<3])
  }

  @Test func `More columns than boxes leave some empty, and no boxes leave all`() {
    #expect(balance([5], 3).columns.filter { !$0.isEmpty } == [0..<1])
    #expect(balance([], 2).columns == [0..<0, 0..<0])
    #expect(balance([], 2).height == .zero)
  }

  private func tallest(_ boxes: ArraySlice<(height: Double, gap: Double)>) -> Double {
    boxes.reduce(0) { $0 + $1.height + $1.gap } - (boxes.first?.gap ?? 0)
  }

  /// The best of all divisions, tried one after the other.
  private func exhaustive(
    _ boxes: ArraySlice<(height: Double, gap: Double)>, _ count: Int
  ) -> Double {
    if count == 1 { return tallest(boxes) }
    return (0...boxes.count).map { first in
      max(tallest(boxes.prefix(first)), exhaustive(boxes.dropFirst(first), count - 1))
    }.min() ?? 0
  }

  @Test func `No other division of random boxes is lower`() {
    for _ in 0..<60 {
      let boxes = (0..<Int.random(in: 0...7)).map { _ in
        (height: Double(Int.random(in: 1...20)), gap: Double(Int.random(in: 0...3)))
      }
      let count = Int.random(in: 1...4)
      let balance = balance(boxes.map(\.height), gaps: boxes.map(\.gap), count)
      #expect(balance.height == .pixels(exhaustive(boxes[...], count)))
      #expect(balance.columns.flatMap { Array($0) } == Array(boxes.indices))
      #expect(balance.height == .pixels(balance.columns.map { tallest(boxes[$0]) }.max() ?? 0))
    }
  }
}
