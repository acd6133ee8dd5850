import Comparison
import Publishing
import Results
import Testing

struct TableDifferenceTests {
  private func table(_ keys: [String], _ values: [Double]) -> Table {
    Table([Column("key", .strings(keys)), Column("value", .numbers(values))])
  }

  @Test func `Equal tables differ in nothing`() {
    let difference = TableDifference(
      from: FixtureReport.times(), to: FixtureReport.times(), keys: ["family", "variance"])
    #expect(difference.isEmpty)
    #expect(difference.keys == ["family", "variance"])
    #expect(difference.largest == nil)
  }

  @Test func `Whole and real numbers of one value are equal, and so are both zeros`() {
    let from = Table([Column("x", .integers([1, 0])), Column("y", .numbers([0, 2]))])
    let to = Table([Column("x", .numbers([1, 0])), Column("y", .numbers([-0.0, 2]))])
    #expect(TableDifference(from: from, to: to, keys: ["x"]).isEmpty)
    #expect(TableDifference(from: from, to: to, keys: []).isEmpty)
  }

  @Test func `Rows are matched by their keys wherever they stand`() {
    let difference = TableDifference(
      from: table(["a", "b", "c"], [1, 2, 4]), to: table(["d", "b", "a"], [9, 2.5, 1]),
      keys: ["key"])
    #expect(difference.rowsAdded == 1)
    #expect(difference.rowsRemoved == 1)
    #expect(difference.rowsChanged == 1)
    #expect(difference.reordersRows)
    #expect(
      difference.columns == [
        ColumnChange(
          name: "value", cellsChanged: 1, largestAbsolute: 0.5,
          largest: CellChange(
            key: [.text("b")], row: 2, from: .integer(2), to: .fraction(2.5), relative: 0.2,
            ratio: 1.25))
      ])
  }

  @Test func `Keys that do not tell rows apart leave positions`() {
    let difference = TableDifference(
      from: table(["a", "a"], [1, 2]), to: table(["a", "a", "b"], [1, 3, 4]), keys: ["key"])
    #expect(difference.keys == [])
    #expect(difference.rowsAdded == 1)
    #expect(difference.rowsChanged == 1)
    #expect(difference.largest?.largest.row == 2)
  }

  @Test func `The largest change is relative to the larger value`() {
    let difference = TableDifference(
      from: table(["a", "b", "c"], [1000, 1, 0]), to: table(["a", "b", "c"], [1010, 2, 0]),
      keys: ["key"])
    #expect(difference.largest?.largestAbsolute == 10)
    #expect(difference.largest?.largest.key == [.text("b")])
    #expect(difference.largest?.largest.relative == 0.5)
    #expect(difference.largest?.largest.ratio == 2)
  }

  @Test func `A change of sign or from zero has no ratio`() {
    let difference = TableDifference(
      from: table(["a"], [-1]), to: table(["a"], [1]), keys: ["key"])
    #expect(difference.largest?.largest.relative == 2)
    #expect(difference.largest?.largest.ratio == nil)
  }

  @Test func `Huge and missing numbers stay writable`() {
    let huge = Double.greatestFiniteMagnitude
    let difference = TableDifference(
      from: table(["a", "b"], [huge, .nan]), to: table(["a", "b"], [-huge, 1]), keys: ["key"])
    #expect(difference.rowsChanged == 2)
    #expect(difference.columns.first?.cellsChanged == 2)
    #expect(difference.columns.first?.largestAbsolute == huge)
    #expect(difference.columns.first?.largest.relative == 2)
  }

  @Test func `Columns come and go, and texts have no size`() {
    let from = Table([Column("x", .strings(["a"])), Column("old", .numbers([1]))])
    let to = Table([Column("x", .strings(["b"])), Column("new", .numbers([1]))])
    let difference = TableDifference(from: from, to: to, keys: ["old"])
    #expect(difference.columnsAdded == ["new"])
    #expect(difference.columnsRemoved == ["old"])
    #expect(difference.keys == [])
    #expect(
      difference.columns == [
        ColumnChange(
          name: "x", cellsChanged: 1, largestAbsolute: nil,
          largest: CellChange(
            key: [], row: 1, from: .text("a"), to: .text("b"), relative: nil, ratio: nil))
      ])
  }

  @Test func `Tables without rows or columns compare`() {
    let empty = Table([])
    #expect(TableDifference(from: empty, to: empty, keys: ["a"]).isEmpty)
    let difference = TableDifference(from: empty, to: table(["a"], [1]), keys: ["key"])
    #expect(difference.rowsAdded == 1)
    #expect(difference.columnsAdded == ["key", "value"])
  }
}
