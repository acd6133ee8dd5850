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

  /// Rows of a table with two columns that are no keys by name.
  private func rows(_ rows: [(Double, Double)]) -> Table {
    Table([Column("x", .numbers(rows.map(\.0))), Column("y", .numbers(rows.map(\.1)))])
  }

  @Test func `A row put in at the top is one row, where a column tells rows apart`() {
    let difference = TableDifference(
      from: rows([(1, 2), (2, 2), (3, 2)]), to: rows([(0, 5), (1, 2), (2, 2.5), (3, 2)]), keys: [])
    #expect(difference.keys == ["x"])
    #expect(difference.rowsAdded == 1 && difference.rowsRemoved == 0)
    #expect(difference.rowsChanged == 1)
    #expect(difference.largest?.largest.key == [.integer(2)])
  }

  @Test func `A curve over time is matched by its time too`() {
    func curves(_ times: [Double], _ factor: Double) -> Table {
      let rows = ["a", "b"].flatMap { name in times.map { (name, $0) } }
      return Table([
        Column("family", .strings(rows.map(\.0))), Column("time", .numbers(rows.map(\.1))),
        Column("reward", .numbers(rows.map { $0.1 * factor })),
      ])
    }
    let difference = TableDifference(
      from: curves([0, 1, 2], 1), to: curves([0, 0.5, 1, 1.5, 2], 3), keys: ["family"])
    #expect(difference.keys == ["family", "time"])
    #expect(difference.rowsAdded == 4 && difference.rowsRemoved == 0)
    #expect(difference.rowsChanged == 4)
  }

  @Test func `Measurements that changed are no keys`() {
    let before = rows([(0.1, 1), (0.2, 2), (0.3, 3), (0.4, 4)])
    let some = TableDifference(
      from: before, to: rows([(0.1, 1), (0.25, 2), (0.3, 3), (0.4, 4)]), keys: [])
    #expect(some.keys == [] && some.rowsChanged == 1 && some.rowsAdded == 0)
    let most = TableDifference(from: before, to: rows([(0.5, 1), (0.6, 2), (0.3, 3)]), keys: [])
    #expect(most.keys == [] && most.rowsChanged == 2 && most.rowsRemoved == 1)
    let single = Table([Column("x", .numbers([1, 2]))])
    let other = Table([Column("x", .numbers([1, 3]))])
    #expect(TableDifference(from: single, to: other, keys: []).rowsChanged == 1)
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
