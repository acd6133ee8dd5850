import Plotting
import Results
import Testing

@Suite struct FitTests {
  static let fits: [(String, [Double])] = [
    ("regression: y, method: linear", TransformReferences.linear),
    ("regression: y, method: log", TransformReferences.logarithmic),
    ("regression: positive, method: exp", TransformReferences.exponential),
    ("regression: positive, method: pow", TransformReferences.power),
    ("regression: positive, method: quad", TransformReferences.quadratic),
    ("regression: positive, method: poly", TransformReferences.cubic),
    ("regression: positive, method: poly, order: 5", TransformReferences.quintic),
  ]

  @Test(arguments: fits)
  func `parameters are those of SciPy and statsmodels`(fit: String, expected: [Double]) throws {
    let parts = (0..<expected.count - 1).map { "{calculate: 'datum.coef[\($0)]', as: c\($0)}" }
    let test = try TransformTest(
      "[{\(fit), on: x, params: true}, \(parts.joined(separator: ", "))]")
    for (index, value) in expected.dropLast().enumerated() {
      try expectNear(test.numbers("c\(index)"), [value], within: 1e-9, "coefficient \(index)")
    }
    try expectNear(test.numbers("rSquared"), [expected[expected.count - 1]], within: 1e-11)
  }

  @Test func `curves run through the fitted heights, lines through their ends alone`() throws {
    let heights = [
      ("quad", TransformReferences.quadraticHeights), ("poly", TransformReferences.cubicHeights),
      ("poly, order: 5", TransformReferences.quinticHeights),
    ]
    for (method, expected) in heights {
      for (place, height) in zip([0.5, 2, 5, 9.5], expected) {
        // The curve begins at the extent's least number.
        let test = try TransformTest(
          "[{regression: positive, on: x, method: \(method), extent: [\(place), 10]}]")
        let points = try (test.numbers("x"), test.numbers("positive"))
        #expect(points.0.first == place && points.0.last == 10)
        #expect(points.0 == points.0.sorted() && points.0.count >= 26 && points.0.count <= 201)
        expectNear([points.1[0]], [height], within: 1e-9)
      }
    }
    let line = try TransformTest("[{regression: y, on: x, as: [u, v]}]")
    let (intercept, slope) = (TransformReferences.linear[0], TransformReferences.linear[1])
    let ends = try line.numbers("u")
    #expect(ends == [TransformReferences.x.min(), TransformReferences.x.max()])
    try expectNear(line.numbers("v"), ends.map { intercept + slope * $0 }, within: 1e-11)
  }

  @Test func `a group that a curve cannot be fitted to gives no rows`() throws {
    let table = Table([
      Column("g", .strings(["one", "two", "two", "flat", "flat"])),
      Column("x", .numbers([1, 1, 2, 3, 3])), Column("y", .numbers([1, 2, 4, 1, 2])),
    ])
    let test = try TransformTest("[{regression: y, on: x, groupby: [g]}]", of: table)
    #expect(try test.texts("g") == ["two", "two"])
    #expect(try test.numbers("y") == [2, 4])
  }

  @Test func `local regression is that of statsmodels`() throws {
    for (share, expected) in [
      (0.3, TransformReferences.loessHeights), (0.7, TransformReferences.loessWideHeights),
    ] {
      let test = try TransformTest("[{loess: y, on: x, bandwidth: \(share)}]")
      let places = TransformReferences.loessPlaces
      // statsmodels cuts weights below a thousandth and above 0.999.
      var separate: [(Double, Double)] = []
      for (place, height) in zip(places, expected) where separate.last?.0 != place {
        separate.append((place, height))
      }
      #expect(try test.numbers("x") == separate.map(\.0))
      try expectNear(test.numbers("y"), separate.map(\.1), within: 1e-6)
    }
  }

  @Test func `densities are those of SciPy`() throws {
    let first = TransformReferences.groups[0]
    func heights(_ options: String) throws -> [Double] {
      let test = try TransformTest("[{density: x, groupby: [group]\(options)}]")
      let groups = try test.texts("group")
      let values = try test.numbers("density")
      let own = groups.indices.filter { groups[$0] == first }.map { values[$0] }
      #expect(own.count == 201)
      return stride(from: 0, to: 201, by: 20).map { own[$0] }
    }
    expectNear(
      try heights(", bandwidth: 0.7"), TransformReferences.densityHeights, within: 1e-12)
    expectNear(
      try heights(", bandwidth: 0.7, cumulative: true"), TransformReferences.densityCumulative,
      within: 1e-12)
    expectNear(try heights(""), TransformReferences.densityEstimated, within: 1e-12)
    let count = Double(TransformReferences.group.count { $0 == first })
    expectNear(
      try heights(", counts: true"), TransformReferences.densityEstimated.map { $0 * count },
      within: 1e-11)
  }

  @Test func `quantiles are those of NumPy`() throws {
    let test = try TransformTest(
      """
      [{filter: {field: group, equal: \(TransformReferences.groups[0])}},
        {quantile: x, probs: [0, 0.1, 0.25, 0.5, 0.9, 1]}]
      """)
    try expectNear(test.numbers("value"), TransformReferences.quantiles)
    let standard = try TransformTest("[{quantile: x, step: 0.25, groupby: [group]}]")
    #expect(try standard.numbers("prob").prefix(4) == [0.125, 0.375, 0.625, 0.875])
    #expect(standard.rows.rowCount == 12)
    #expect(try TransformTest("[{quantile: x}]").rows.rowCount == 100)
  }
}
