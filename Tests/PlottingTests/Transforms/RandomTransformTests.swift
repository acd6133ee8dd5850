import Plotting
import Results
import Testing

@Suite struct RandomTransformTests {
  /// Numbers from a linear congruential generator.
  struct Generator {
    var state: UInt64

    mutating func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }

    mutating func index(_ count: Int) -> Int { Int(uniform() * Double(count)) }
    mutating func pick(_ choices: [String]) -> String { choices[index(choices.count)] }

    /// A table of every kind of column, a tenth of its values missing.
    mutating func table() -> Table {
      let count = [0, 1, 2, 7, 40][index(5)]
      func column<Element>(_ make: () -> Element) -> [Element] { (0..<count).map { _ in make() } }
      return Table([
        Column("g", .strings(column { uniform() < 0.1 ? nil : ["a", "b", "c"][index(3)] })),
        Column("b", .booleans(column { uniform() < 0.1 ? nil : uniform() < 0.5 })),
        Column("i", .integers(column { index(5) })),
        Column("x", .numbers(column { uniform() < 0.1 ? .nan : uniform() * 20 - 5 })),
        Column("y", .numbers(column { uniform() < 0.1 ? .nan : Double(index(4)) })),
        Column(
          "t",
          .strings(column { uniform() < 0.1 ? nil : "20\(10 + index(20))-0\(1 + index(9))-11" })),
      ])
    }

    mutating func field() -> String { pick(["x", "y", "i", "b", "x", "y", "g", "t"]) }
    mutating func groupby() -> String {
      pick(["", ", groupby: [g]", ", groupby: [g, b]", ", groupby: [i]"])
    }

    mutating func transform() -> String {
      let operation = pick([
        "count", "sum", "mean", "median", "stdev", "stderr", "min", "max", "distinct", "ci1", "q3",
        "product", "variancep", "missing",
      ])
      let (field, other, groups) = (field(), self.field(), groupby())
      let flag = pick(["true", "false"])
      switch index(18) {
      case 0: return "{filter: 'datum.\(field) > \(index(9))'}"
      case 1: return "{filter: {field: \(field), \(pick(["equal", "lt", "gte"])): \(index(5))}}"
      case 2:
        let sign = pick(["+", "*", "/", "&&", "-", "%"])
        return "{calculate: 'datum.\(field) \(sign) datum.\(other)', as: x}"
      case 3: return "{joinaggregate: [{op: \(operation), field: \(field), as: y}]\(groups)}"
      case 4:
        let frame = pick(["", ", frame: [-2, 3]", ", frame: [null, null]", ", frame: [0, null]"])
        let order = pick(["ascending", "descending"])
        return "{window: [{op: \(operation), field: \(field), as: y}, {op: rank, as: i}], "
          + "sort: [{field: \(other), order: \(order)}]\(frame)\(groups), ignorePeers: \(flag)}"
      case 5:
        let operation = pick(["lag", "lead", "first_value", "last_value"])
        return "{window: [{op: \(operation), field: \(field), as: \(other)}]\(groups)}"
      case 6:
        let offset = pick(["zero", "normalize", "center"])
        return "{stack: x, as: [x, y], offset: \(offset)\(groups)}"
      case 7: return "{fold: [x, y, \(field)], as: [g, x]}"
      case 8: return "{bin: {maxbins: \(1 + index(30)), nice: \(flag)}, field: x, as: [x, y]}"
      case 9:
        let unit = pick(["year", "month", "yearweek", "day", "hours"])
        return "{timeUnit: \(unit), field: t, as: y}"
      case 10: return "{sample: \(index(30))}"
      case 11:
        let method = pick(["value", "mean", "max"])
        return "{impute: x, key: i, method: \(method), value: 3\(groups)}"
      case 12:
        return "{lookup: g, from: {data: {name: data}, key: g, fields: [x]}, as: [y], default: 1}"
      case 13:
        let method = pick(["linear", "log", "exp", "pow", "quad", "poly"])
        return "{regression: x, on: y, as: [y, x], method: \(method)\(groups)}"
      case 14: return "{loess: x, on: y, as: [y, x], bandwidth: \(0.1 + uniform() * 0.9)\(groups)}"
      case 15:
        let resolve = pick(["shared", "independent"])
        return "{density: x, as: [x, y]\(groups), resolve: \(resolve)}"
      case 16: return "{quantile: x, as: [y, x], step: 0.1\(groups)}"
      default: return "{pivot: g, value: x, groupby: [i, b], op: \(operation)}"
      }
    }
  }

  @Test(arguments: 0..<6)
  func `random transforms never crash, and give the same rows twice`(part: Int) throws {
    var generator = Generator(state: UInt64(part) &* 7919 &+ 11)
    var worked = 0
    for _ in 0..<60 {
      let table = generator.table()
      let transforms = (0...generator.index(4)).map { _ in generator.transform() }
      let list = transforms.joined(separator: ", ")
      let yaml = "transform: [\(list)]\nmark: point\nencoding: {x: {value: 1}}"
      let test = PlotTest(yaml, tables: ["data": table])
      guard test.problems.isEmpty else { continue }
      worked += 1
      #expect(try test.rows().transformed == test.rows().transformed, "\(yaml)")
    }
    #expect(worked > 10)
  }

  @Test(arguments: 0..<40)
  func `laws hold on random tables`(part: Int) throws {
    var generator = Generator(state: UInt64(part) &* 104_729 &+ 3)
    let table = generator.table()
    let count = table.rowCount
    func test(_ transforms: String) throws -> TransformTest {
      try TransformTest("[\(transforms)]", of: table)
    }
    func sum(_ numbers: [Double]) -> Double { numbers.filter { !$0.isNaN }.reduce(0, +) }
    let x = try test("{calculate: datum.x, as: x}").numbers("x")

    let kept = try test("{filter: 'datum.x > 3'}").rows.rowCount
    let left = try test("{filter: {not: 'datum.x > 3'}}").rows.rowCount
    #expect(kept + left == count)

    let groups = try test(
      "{aggregate: [{op: sum, field: x, as: s}, {op: count, as: n}], groupby: [g, b]}")
    expectNear([sum(try groups.numbers("s"))], [sum(x)], within: 1e-11)
    expectNear([sum(try groups.numbers("n"))], [Double(count)])

    let stacked = try test("{stack: y, groupby: [g], offset: normalize, as: [a, e]}")
    for end in try stacked.numbers("e") where !end.isNaN { #expect(end >= 0 && end <= 1 + 1e-12) }
    let centred = try test("{stack: y, groupby: [g], offset: center, as: [a, e]}")
    let lengths = zip(try centred.numbers("a"), try centred.numbers("e")).map { $1 - $0 }
    expectNear(lengths, try centred.numbers("y"), within: 1e-12)

    #expect(try test("{fold: [x, y]}").rows.rowCount == 2 * count)
    let imputed = try test("{impute: x, key: i, value: 0, groupby: [g]}")
    let keys = Set(try imputed.numbers("i")).count
    for group in Set(try imputed.texts("g")) {
      let own = zip(try imputed.texts("g"), try imputed.numbers("i")).filter { $0.0 == group }
      #expect(Set(own.map(\.1)).count == keys)
    }

    let quantiles = try test("{quantile: x, step: 0.05}").numbers("value")
    #expect(quantiles == quantiles.sorted())
    let tiles = try test("{window: [{op: ntile, param: 3, as: q}], sort: [{field: x}]}").numbers(
      "q")
    #expect(tiles.allSatisfy { (1...3).contains($0) })

    let density = try test("{density: x, bandwidth: 0.5, extent: [-30, 40], steps: 1400}")
    let heights = try density.numbers("density")
    if !heights.isEmpty { expectNear([heights.reduce(0, +) * 0.05], [1], within: 1e-9) }
  }

  @Test func `a line leaves residuals that sum to nothing, and so does its product with x`() throws
  {
    let test = try TransformTest(
      """
      [{regression: y, on: x, extent: [0, 1]}]
      """)
    let heights = try test.numbers("y")
    let residuals = zip(TransformReferences.x, TransformReferences.y).map { x, y in
      y - heights[0] - (heights[1] - heights[0]) * x
    }
    expectNear([residuals.reduce(0, +)], [0], within: 1e-11)
    expectNear(
      [zip(residuals, TransformReferences.x).map { $0 * $1 }.reduce(0, +)], [0], within: 1e-10)
  }
}
