import Plotting
import Results
import Testing

@Suite struct ReshapingTests {
  private static let long = Table([
    Column("day", .numbers([1, 1, 2, 2, 3])), Column("kind", .strings(["a", "b", "a", "b", "b"])),
    Column("v", .numbers([10, 20, 30, .nan, 50])),
  ])

  @Test func `pivoting makes columns of values, and folding rows of columns`() throws {
    let wide = try TransformTest("[{pivot: kind, value: v, groupby: [day]}]", of: Self.long)
    #expect(wide.rows.columnNames == ["day", "a", "b"])
    expectNear(try wide.numbers("a"), [10, 30, .nan])
    expectNear(try wide.numbers("b"), [20, .nan, 50])
    let again = try TransformTest(
      "[{pivot: kind, value: v, groupby: [day]}, {fold: [a, b], as: [kind, v]}]", of: Self.long)
    #expect(try again.texts("kind") == ["a", "b", "a", "b", "a", "b"])
    expectNear(try again.numbers("v"), [10, 20, 30, .nan, .nan, 50])
    let one = try TransformTest("[{pivot: kind, value: v, op: max, limit: 1}]", of: Self.long)
    #expect(one.rows.columnNames == ["a"])
    #expect(try one.numbers("a") == [30])
  }

  @Test func `a column that no row was pivoted into is missed in a note`() throws {
    let yaml =
      "transform: [{pivot: kind, value: v, groupby: [day]}]\nmark: point\nencoding: {x: {field: c}}"
    let drawing = try PlotTest(yaml, tables: ["data": Self.long]).drawing()
    #expect(drawing.notes == ["3 of 3 rows have no ‘c’ and are not drawn"])
  }

  @Test func `lists become rows, those of several columns side by side`() throws {
    let yaml = """
      data:
        values:
          - {name: p, xs: [1, 2, 3], ys: [u, v]}
          - {name: q, xs: [], ys: []}
          - {name: r, xs: [4], ys: [w]}
      transform: [{flatten: [xs, ys], as: [x, y]}]
      mark: point
      encoding: {x: {field: x}, y: {field: y}}
      """
    let rows = try PlotTest(yaml).rows().transformed
    #expect(rows["name"]?.values == .strings(["p", "p", "p", "r"]))
    #expect(rows["x"]?.values == .numbers([1, 2, 3, 4]))
    #expect(rows["y"]?.values == .strings(["u", "v", nil, "w"]))
    let faulty = yaml.replacing("flatten: [xs, ys], as: [x, y]", with: "flatten: [name]")
    #expect(PlotTest(faulty).problems.first == "6:23 the column ‘name’ holds no lists")
  }

  @Test func `a sample is rows of the data in their order, the same each time`() throws {
    let rows = try TransformTest("[{sample: 20}]").rows
    #expect(rows.rowCount == 20)
    #expect(try TransformTest("[{sample: 20}]").rows == rows)
    let times = TransformReferences.time
    let places = (0..<20).compactMap { row in
      rows["time"]?[row].double.flatMap { times.firstIndex(of: $0) }
    }
    #expect(places == places.sorted() && Set(places).count == 20)
    #expect(try TransformTest("[{sample: 1000}]").rows == TransformTest.table)
    #expect(try TransformTest("[{sample: 0}]").rows.rowCount == 0)
  }

  @Test func `each row is as likely in a sample as any other`() throws {
    var counts = [Int](repeating: 0, count: 200)
    for size in 1...200 {
      let table = Table([Column("i", .integers(Array(0..<size)))])
      let rows = try TransformTest("[{sample: \((size + 1) / 2)}]", of: table).rows
      for row in 0..<rows.rowCount {
        if case .integer(let index)? = rows["i"]?[row] { counts[index * 200 / size] += 1 }
      }
    }
    // Halves of the tables are in the samples: so are, by binomial deviations, halves of the rows.
    let half = counts.prefix(100).reduce(0, +)
    #expect((half - counts.suffix(100).reduce(0, +)).magnitude < 4 * 100)
  }

  @Test func `missing keys are filled with a value or from the group`() throws {
    let table = Table([
      Column("t", .numbers([0, 1, 2, 0, 2])), Column("s", .strings(["a", "a", "a", "b", "b"])),
      Column("v", .numbers([1, 2, .nan, 5, 9])),
    ])
    let constant = try TransformTest(
      "[{impute: v, key: t, value: 0, groupby: [s]}]", of: table)
    expectNear(try constant.numbers("v"), [1, 2, .nan, 5, 9, 0])
    expectNear(try constant.numbers("t"), [0, 1, 2, 0, 2, 1])
    #expect(try constant.texts("s").last == "b")
    let mean = try TransformTest(
      "[{impute: v, key: t, method: mean, keyvals: {start: 0, stop: 4}, groupby: [s]}]", of: table)
    expectNear(try mean.numbers("t"), [0, 1, 2, 0, 2, 3, 1, 3])
    expectNear(try mean.numbers("v"), [1, 2, 1.5, 5, 9, 1.5, 7, 7])
    let near = try TransformTest(
      "[{impute: v, key: t, method: max, frame: [-1, 0], groupby: [s]}]", of: table)
    expectNear(try near.numbers("v"), [1, 2, 2, 5, 9, 9])
  }

  @Test func `other data are looked up by name, in place, and as a whole`() throws {
    let main = Table([Column("id", .strings(["p", "q", "z"]))])
    let other = Table([
      Column("key", .strings(["q", "p", "p"])), Column("age", .numbers([7, 8, 9])),
      Column("town", .strings(["Ulm", "Bonn", "Kiel"])),
    ])
    func rows(_ transform: String) throws -> Table {
      let yaml =
        "data: {name: main}\ntransform: [\(transform)]\nmark: point\nencoding: {x: {value: 1}}"
      return try PlotTest(yaml, tables: ["main": main, "other": other]).rows().transformed
    }
    let fields = try rows(
      "{lookup: id, from: {data: {name: other}, key: key, fields: [age, town]}, default: 0}")
    #expect(fields["age"]?.values == .numbers([9, 7, 0]))
    #expect(fields["town"]?.values == .strings(["Kiel", "Ulm", "0"]))
    let whole = try rows("{lookup: id, from: {data: {name: other}, key: key}, as: o}")
    #expect(whole["o.age"]?.values == .numbers([9, 7, .nan]))
    let placed = try rows(
      "{lookup: id, from: {data: {values: [{k: z, v: 1}]}, key: k, fields: [v]}, as: [w]}")
    #expect(placed["w"]?.values == .numbers([.nan, .nan, 1]))
  }

  @Test func `stacks reach up and down, to one, or from the middle of the longest`() throws {
    let table = Table([
      Column("x", .numbers([0, 0, 0, 1, 1])), Column("v", .numbers([2, -3, 4, 1, .nan])),
    ])
    func ends(_ offset: String) throws -> [[Double]] {
      let test = try TransformTest(
        "[{stack: v, groupby: [x], offset: \(offset), as: [a, b]}]", of: table)
      return try [test.numbers("a"), test.numbers("b")]
    }
    let zero = try ends("zero")
    expectNear(zero[0] + zero[1], [0, 0, 2, 0, .nan, 2, -3, 6, 1, .nan])
    let normalized = try ends("normalize")
    expectNear(
      normalized[0] + normalized[1], [0, 2 / 9.0, 5 / 9.0, 0, .nan, 2 / 9.0, 5 / 9.0, 1, 1, .nan])
    let centred = try ends("center")
    expectNear(centred[0] + centred[1], [0, 2, 5, 4, .nan, 2, 5, 9, 5, .nan])
    let sorted = try TransformTest(
      "[{stack: v, groupby: [x], sort: [{field: v, order: descending}], as: s}]", of: table)
    expectNear(try sorted.numbers("s"), [4, 0, 0, 0, .nan])
    expectNear(try sorted.numbers("s_end"), [6, -3, 4, 1, .nan])
  }
}
