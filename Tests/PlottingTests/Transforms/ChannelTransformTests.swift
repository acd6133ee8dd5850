import Plotting
import Results
import Testing

@Suite struct ChannelTransformTests {
  @Test func `units of time in a channel are named in the order of the calendar`() throws {
    let yaml = """
      data: {values: [{t: 2021-11-03, v: 1}, {t: 2020-02-01, v: 2}, {t: 2020-11-09, v: 3}]}
      mark: bar
      encoding:
        x: {field: t, timeUnit: UNIT, type: ordinal}
        y: {field: v, aggregate: sum}
      """
    func labels(_ unit: String) throws -> [String] {
      try PlotTest(yaml.replacing("UNIT", with: unit)).axis("x").labels
    }
    #expect(try labels("month") == ["Feb", "Nov"])
    #expect(try labels("year") == ["2020", "2021"])
    #expect(try labels("yearmonth") == ["Feb 2020", "Nov 2020", "Nov 2021"])
    #expect(try labels("day") == ["Mon", "Wed", "Sat"])
    let months = try PlotTest(yaml.replacing("UNIT", with: "month")).rows().drawn
    #expect(months["sum_v"]?.values == .numbers([4, 2]))
    #expect(try PlotTest(yaml.replacing("UNIT", with: "month")).axis("x").title == "t (month)")
  }

  @Test func `units of time are intervals on an axis of time, which bars span`() throws {
    let yaml = """
      data: {values: [{t: 2021-11-03, v: 1}, {t: 2020-02-01, v: 2}, {t: 2020-02-09, v: 3}]}
      mark: MARK
      encoding:
        x: {field: t, timeUnit: yearmonth}
        y: {field: v, aggregate: sum}
      """
    func drawn(_ mark: String) throws -> Table {
      try PlotTest(yaml.replacing("MARK", with: mark)).rows().drawn
    }
    let times: [Double] = [1_635_724_800_000, 1_580_515_200_000]
    let ends: [Double] = [1_638_316_800_000, 1_583_020_800_000]
    #expect(try drawn("bar")["yearmonth_t"]?.values == .numbers(times))
    #expect(try drawn("bar")["yearmonth_t_end"]?.values == .numbers(ends))
    #expect(try drawn("bar")["sum_v"]?.values == .numbers([1, 5]))
    func extent(_ mark: String) throws -> [Double]? {
      let nice = "x: {field: t, timeUnit: yearmonth, scale: {nice: false, zero: false}}"
      let exact = yaml.replacing("x: {field: t, timeUnit: yearmonth}", with: nice)
      return try PlotTest(exact.replacing("MARK", with: mark)).axis("x").extent
    }
    #expect(try extent("bar") == [times[1], ends[0]])
    #expect(try extent("point") == [times[1], times[0]])
    #expect(try extent("line") == [times[1], times[0]])
  }

  @Test func `a field without type is measured by what is said of it, then by its values`() throws {
    func kinds(_ field: String, schema: Bool = false) throws -> String? {
      let yaml = """
        \(schema ? "$schema: https://vega.github.io/schema/vega-lite/v6.json" : "")
        data: {values: [{n: 1, t: a, d: 2020-01-01}, {n: 3, t: b, d: 2021-01-01}]}
        mark: point
        encoding: {x: \(field)}
        """
      return try PlotTest(yaml).axis("x").labels.first
    }
    #expect(try kinds("{field: t}") == "a")
    #expect(try kinds("{field: n}") == "0.0")
    #expect(try kinds("{field: n}", schema: true) == "1")
    #expect(try kinds("{field: n, scale: {type: linear}}", schema: true) == "0.0")
    #expect(try kinds("{field: n, sort: [3, 1]}") == "3")
  }

  @Test func `values are made up for series that lack a place, after aggregation`() throws {
    let yaml = """
      data:
        values: [{t: 0, s: a, v: 1}, {t: 1, s: a, v: 2}, {t: 1, s: a, v: 4}, {t: 0, s: b, v: 7}]
      mark: line
      encoding:
        x: {field: t, type: quantitative}
        y: {field: v, aggregate: mean, impute: {value: 0}}
        color: {field: s}
      """
    let drawn = try PlotTest(yaml).rows().drawn
    #expect(drawn["mean_v"]?.values == .numbers([1, 3, 7, 0]))
    #expect(drawn["t"]?.values == .numbers([0, 1, 0, 1]))
    #expect(drawn["s"]?.values == .strings(["a", "a", "b", "b"]))
    let color = yaml.replacing("{field: s}", with: "{field: s, impute: {value: 0}}")
    #expect(
      PlotTest(color).problems == ["7:29 ‘impute’ is not supported in the channel ‘color’"])
  }

  @Test func `bins are off where the author says so, and given where they are`() throws {
    let off = try PlotTest("mark: point\nencoding: {x: {field: time, bin: false}}").rows().drawn
    #expect(off.columnNames == PlotTest.tables["a"]?.columnNames)
    let given = try PlotTest(
      """
      mark: bar
      encoding: {x: {field: low, bin: binned}, x2: {field: high}, y: {field: time}}
      """
    ).drawing().facts.views[0].marks[0]
    #expect(given.rows == 6)
  }

  static let faults: [(String, String)] = [
    ("x: {field: family, bin: true}", "2:23 the column ‘family’ holds texts"),
    ("x: {field: time, bin: 3}", "2:34 ‘bin’ of the channel ‘x’ must be true or a mapping"),
    ("x: {field: time, bin: {maxbin: 3}}", "2:35 unknown key ‘maxbin’ in ‘bin’ of the channel ‘x’"),
    ("x: {field: time, bin: {extent: 3}}", "2:43 ‘extent’ of ‘bin’"),
    ("x: {field: time, aggregate: argmax}", "2:40 ‘argmax’ needs the column that picks the row"),
    ("x: {field: time, aggregate: {argmax: tim}}", "2:49 no column ‘tim’ in ‘a’ → time"),
    (
      "x: {field: time, timeUnit: yeer, type: ordinal}", "2:39 ‘timeUnit’ of the channel ‘x’ cannot"
    ),
    ("y: {field: time, impute: {method: mode}}", "2:46 ‘method’ of ‘impute’ of the channel ‘y’"),
  ]

  @Test(arguments: faults)
  func `what is wrong with them is said at its place`(channel: String, problem: String) {
    let problems = PlotTest("mark: point\nencoding: {\(channel)}").problems
    #expect(problems.contains { $0.hasPrefix(problem) }, "\(problems)")
  }
}
