import Plotting
import Results
import Testing

@Suite struct WindowTests {
  /// What a window is, and the column that pandas makes of it.
  static let windows: [(String, [Double])] = [
    ("{op: row_number, as: v}", TransformReferences.rowNumber),
    ("{op: rank, as: v}", TransformReferences.rankOf),
    ("{op: dense_rank, as: v}", TransformReferences.denseRank),
    ("{op: percent_rank, as: v}", TransformReferences.percentRank),
    ("{op: cume_dist, as: v}", TransformReferences.cumeDist),
    ("{op: ntile, param: 4, as: v}", TransformReferences.ntile),
    ("{op: lag, field: x, param: 2, as: v}", TransformReferences.lag),
    ("{op: lead, field: x, as: v}", TransformReferences.lead),
    ("{op: first_value, field: x, as: v}", TransformReferences.firstValue),
    ("{op: sum, field: x, as: v}", TransformReferences.cumulativeSum),
    ("{op: median, field: x, as: v}", TransformReferences.growingMedian),
  ]

  @Test(arguments: windows)
  func `windows are those of pandas`(operation: String, expected: [Double]) throws {
    let test = try TransformTest(
      "[{window: [\(operation)], sort: [{field: rank}], groupby: [group]}]")
    try expectNear(test.numbers("v"), expected, operation)
    #expect(test.rows["x"] == TransformTest.table["x"])
  }

  @Test func `frames move with the row, with or without rows level with their ends`() throws {
    let common = "sort: [{field: rank}], groupby: [group], frame: [-2, 2]"
    let mean = try TransformTest(
      "[{window: [{op: mean, field: x, as: v}], \(common), ignorePeers: true}]")
    try expectNear(mean.numbers("v"), TransformReferences.movingMean)
    let deviation = try TransformTest("[{window: [{op: stdev, field: x, as: v}], \(common)}]")
    try expectNear(deviation.numbers("v"), TransformReferences.movingDeviation)
    let rest = try TransformTest(
      """
      [{window: [{op: max, field: x, as: v}], sort: [{field: rank}], groupby: [group],
        frame: [0, null], ignorePeers: true}]
      """)
    try expectNear(rest.numbers("v"), TransformReferences.remainingMax)
  }

  @Test func `a frame that grows gives what counting afresh gives`() throws {
    for operation in [
      "sum", "mean", "variance", "stdevp", "median", "q1", "q3", "min", "max", "distinct", "valid",
      "missing", "count", "product", "stderr", "ci0",
    ] {
      let grown = try TransformTest("[{window: [{op: \(operation), field: gap, as: v}]}]")
      let afresh = try TransformTest(
        "[{window: [{op: \(operation), field: gap, as: v}], frame: [-100, 0]}]")
      try expectNear(grown.numbers("v"), afresh.numbers("v"), operation)
    }
  }

  @Test func `without an order no two rows are level, and values come from the frame`() throws {
    let table = Table([Column("v", .numbers([2, 2, 5]))])
    let test = try TransformTest(
      """
      [{window: [{op: rank, as: r}, {op: nth_value, field: v, param: 3, as: n},
        {op: last_value, field: v, as: l}], frame: [null, null]}]
      """, of: table)
    #expect(try test.numbers("r") == [1, 2, 3])
    #expect(try test.numbers("n") == [5, 5, 5])
    #expect(try test.numbers("l") == [5, 5, 5])
  }

  @Test func `missing values come first, last where the order descends`() throws {
    let table = Table([
      Column("v", .numbers([2, .nan, 5])), Column("t", .strings(["b", nil, "a"])),
    ])
    func ranks(_ sort: String) throws -> [Double] {
      try TransformTest("[{window: [{op: row_number, as: r}], sort: [\(sort)]}]", of: table)
        .numbers("r")
    }
    #expect(try ranks("{field: v}") == [2, 1, 3])
    #expect(try ranks("{field: v, order: descending}") == [2, 3, 1])
    #expect(try ranks("{field: t}") == [3, 1, 2])
    #expect(try ranks("{field: t, order: descending}") == [1, 3, 2])
  }
}
