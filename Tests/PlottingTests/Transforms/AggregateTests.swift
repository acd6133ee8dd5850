import Plotting
import Results
import Testing

@Suite struct AggregateTests {
  static let operations: [(String, [Double])] = [
    ("count", TransformReferences.aggregateCount), ("valid", TransformReferences.aggregateValid),
    ("missing", TransformReferences.aggregateMissing),
    ("distinct", TransformReferences.aggregateDistinct), ("sum", TransformReferences.aggregateSum),
    ("product", TransformReferences.aggregateProduct), ("mean", TransformReferences.aggregateMean),
    ("average", TransformReferences.aggregateMean),
    ("median", TransformReferences.aggregateMedian), ("min", TransformReferences.aggregateMin),
    ("max", TransformReferences.aggregateMax), ("q1", TransformReferences.aggregateQ1),
    ("q3", TransformReferences.aggregateQ3), ("stdev", TransformReferences.aggregateStdev),
    ("stdevp", TransformReferences.aggregateStdevp),
    ("variance", TransformReferences.aggregateVariance),
    ("variancep", TransformReferences.aggregateVariancep),
    ("stderr", TransformReferences.aggregateStderr),
  ]

  @Test(arguments: operations)
  func `aggregates are those of pandas`(name: String, expected: [Double]) throws {
    let test = try TransformTest(
      "[{aggregate: [{op: \(name), field: gap, as: v}], groupby: [group]}]")
    #expect(try test.texts("group") == TransformReferences.groups)
    try expectNear(test.numbers("v"), expected, name)
    let joined = try TransformTest(
      "[{joinaggregate: [{op: \(name), field: gap, as: v}], groupby: [group]}]")
    let places = TransformReferences.group.map { group in
      TransformReferences.groups.firstIndex(of: group) ?? 0
    }
    try expectNear(joined.numbers("v"), places.map { expected[$0] }, name)
    #expect(joined.rows["x"] == TransformTest.table["x"])
  }

  @Test func `bootstrap intervals agree with SciPy's within the error of sampling`() throws {
    let test = try TransformTest(
      "[{aggregate: [{op: ci0, field: gap, as: a}, {op: ci1, field: gap, as: b}], groupby: [group]}]"
    )
    for (name, expected) in [
      ("a", TransformReferences.bootstrapLower), ("b", TransformReferences.bootstrapUpper),
    ] {
      // The standard error of a 2.5 % quantile of 1000 means is about 0.085 standard errors of the
      // mean; four of those.
      for (index, number) in try test.numbers(name).enumerated() {
        let slack = 0.34 * TransformReferences.aggregateStderr[index]
        #expect((number - expected[index]).magnitude < slack, "\(name) of \(index)")
      }
    }
  }

  @Test func `bootstrap intervals depend on the numbers alone`() throws {
    func interval(_ numbers: [Double]) throws -> [Double] {
      let test = try TransformTest(
        "[{aggregate: [{op: ci0, field: v}, {op: ci1, field: v}]}]",
        of: Table([Column("v", .numbers(numbers))]))
      return try test.numbers("ci0_v") + test.numbers("ci1_v")
    }
    let first = try interval([3, 1, 4, 1, 5, 9, 2, 6])
    #expect(try interval([1, 1, 2, 3, 4, 5, 6, 9]) == first)
    #expect(first[0] < 3.875 && first[1] > 3.875 && first[0] > 1 && first[1] < 9)
    #expect(try interval([0.1, 0.1, 0.1]) == [0.1, 0.1])
  }

  @Test func `the row of the greatest value brings its other columns`() throws {
    let table = Table([
      Column("kind", .strings(["a", "a", "b", "b"])), Column("v", .numbers([1, 3, .nan, 2])),
      Column("name", .strings(["p", "q", "r", "s"])),
    ])
    let test = try TransformTest(
      "[{aggregate: [{op: argmax, field: v, as: best}], groupby: [kind]}]", of: table)
    #expect(try test.texts("best.name") == ["q", "s"])
    let drawn = try PlotTest(
      """
      mark: bar
      encoding: {y: {field: kind}, x: {field: name, aggregate: {argmin: v}, type: nominal}}
      """, tables: ["data": table]
    ).rows().drawn
    #expect(drawn["argmin_v.name"]?.values == .strings(["p", "s"]))
  }

  @Test func `texts have a least and a greatest, and counts`() throws {
    let table = Table([Column("t", .strings(["b", nil, "a", "b"]))])
    let test = try TransformTest(
      """
      [{aggregate: [{op: min, field: t}, {op: max, field: t}, {op: distinct, field: t},
        {op: valid, field: t}, {op: count}]}]
      """, of: table)
    #expect(try test.texts("min_t") + test.texts("max_t") == ["a", "b"])
    #expect(
      try test.numbers("distinct_t") + test.numbers("valid_t") + test.numbers("count") == [3, 3, 4])
  }

  @Test func `groups without numbers have none, and one value has no deviation`() throws {
    let table = Table([
      Column("g", .strings(["a", "b"])), Column("v", .numbers([.nan, 5])),
    ])
    let test = try TransformTest(
      """
      [{aggregate: [{op: sum, field: v, as: s}, {op: mean, field: v, as: m},
        {op: stdev, field: v, as: d}, {op: median, field: v, as: q}], groupby: [g]}]
      """, of: table)
    expectNear(try test.numbers("s"), [.nan, 5])
    expectNear(try test.numbers("m"), [.nan, 5])
    expectNear(try test.numbers("d"), [.nan, .nan])
    expectNear(try test.numbers("q"), [.nan, 5])
  }
}
