import Plotting
import Results
import Testing

/// Scales against those of Vega, which Vega-Lite makes of the same specifications.
@Suite struct ScaleTests {
  /// The numbers −3 to 49/7 in twelve rows with six names and three groups.
  private static let tables = [
    "rows": Table([
      Column("a", .integers((0..<12).map { $0 })),
      Column("b", .numbers((0..<12).map { Double($0 * $0) / 7 - 3 })),
      Column("c", .strings((0..<12).map { ["A", "B", "C", "D", "E", "F"][$0 % 6] })),
      Column("d", .integers((0..<12).map { $0 % 3 })),
    ])
  ]

  private func scale(_ name: String, _ yaml: String) throws -> PlotFacts.Scale {
    let facts = try PlotTest(yaml, tables: Self.tables).drawing(theme: .vega).facts
    return try #require(facts.scales.first { $0.name == name })
  }

  private func numbers(_ values: [JSONValue]) -> [Double] {
    values.compactMap { if case .number(let number) = $0 { number } else { nil } }
  }

  @Test(
    arguments: [
      ("{type: log, base: 2, domain: [3, 100]}", "log", [3, 100]),
      ("{type: pow, exponent: 3}", "pow", [-4, 16]),
      ("{type: symlog}", "symlog", [-4, 16]),
      ("{domain: [-5, 5]}", "linear", [-5, 5]), ("{domain: [5, -5]}", "linear", [5, -5]),
      ("{domainMax: 5, domainMin: 1}", "linear", [1, 5]),
      ("{domain: {unionWith: [30]}}", "linear", [-5, 30]),
      ("{nice: 3}", "linear", [-5, 15]), ("{nice: false}", "linear", [-3, 14.285714285714285]),
      ("{padding: 10}", "linear", [-4, 16]), ("{domain: [0, 5, 30]}", "linear", [0, 5, 30]),
    ] as [(String, String, [Double])])
  func `the domain of an axis is what is written, joined, limited and rounded`(
    options: String, type: String, domain: [Double]
  ) throws {
    let scale = try scale(
      "y", "mark: point\nencoding: {x: {field: a}, y: {field: b, scale: \(options)}}")
    #expect(scale.type == type && numbers(scale.domain) == domain)
  }

  @Test func `lines and bars do not reach for zero along the axis that they follow`() throws {
    let encoding = "encoding: {x: {field: a, scale: {domainMin: 3}}, y: {field: b}}"
    #expect(numbers(try scale("x", "mark: line\n\(encoding)").domain) == [3, 11])
    let bar = "mark: bar\nencoding: {x: {field: a, scale: {zero: false}}, y: {field: b}}"
    // Five pixels of room for the bars at the ends, then round numbers.
    #expect(numbers(try scale("x", bar).domain) == [-1, 12])
  }

  @Test(
    arguments: [
      ("{type: quantize}", "quantize", [-3, 14.285714285714285], 5),
      (
        "{type: quantize, scheme: {name: reds, count: 3}}", "quantize", [-3, 14.285714285714285], 3
      ),
      ("{type: threshold, domain: [0, 5]}", "threshold", [0, 5], 3),
      ("{type: quantile, range: [red, white, blue]}", "quantile", nil, 3),
      ("{domainMid: 0}", "linear", [-3, 0, 14.285714285714285], 11),
    ] as [(String, String, [Double]?, Int)])
  func `colours of numbers come in steps or along a ramp`(
    options: String, type: String, domain: [Double]?, count: Int
  ) throws {
    let scale = try scale(
      "color",
      "mark: point\nencoding: {x: {field: a}, y: {field: b}, color: {field: b, scale: \(options)}}")
    #expect(scale.type == type && scale.range.count == count)
    if let domain { #expect(numbers(scale.domain) == domain) }
  }

  @Test func `three intervals of a scheme have its colours away from its ends`() throws {
    let yaml = """
      mark: point
      encoding:
        x: {field: a}
        color: {field: b, type: quantitative, scale: {type: threshold, domain: [0, 5], scheme: blues}}
      """
    #expect(try scale("color", yaml).range == ["#9cc8e2", "#5ba3cf", "#2978b8"])
  }

  @Test(
    arguments: [
      ("-x", ["F", "E", "D", "C", "B", "A"]), ("x", ["A", "B", "C", "D", "E", "F"]),
      ("[C, A]", ["C", "A", "B", "D", "E", "F"]),
      ("{field: d, op: mean, order: descending}", ["C", "F", "B", "E", "A", "D"]),
      ("{op: count, field: b}", ["A", "B", "C", "D", "E", "F"]),
    ] as [(String, [String])])
  func `separate values stand in the order asked for`(sort: String, order: [String]) throws {
    let scale = try scale(
      "y", "mark: bar\nencoding: {y: {field: c, sort: \(sort)}, x: {field: a, aggregate: mean}}")
    #expect(scale.type == "band" && scale.domain == order.map { .string($0) })
  }

  @Test func `points stand half a step from the ends, and a range may be given`() throws {
    let yaml = """
      mark: point
      encoding:
        x: {field: c, type: nominal, scale: {range: [10, 130]}}
        size: {field: d, type: ordinal}
        opacity: {field: a, scale: {rangeMin: 0}}
      """
    let x = try scale("x", yaml)
    #expect(x.type == "point" && numbers(x.range) == [10, 130])
    #expect(numbers(try scale("size", yaml).range) == [4, 361])
    #expect(numbers(try scale("opacity", yaml).range) == [0, 0.8])
  }

  @Test func `a scale that does not suit its data gives way, with a warning`() throws {
    let test = PlotTest(
      "mark: point\nencoding: {x: {field: c, type: nominal, scale: {type: linear}}}",
      tables: Self.tables)
    #expect(
      test.problems == ["2:48 a linear scale needs numbers, but ‘x’ is nominal"])
    #expect(try test.anything(theme: .vega)?.facts.scales.first?.type == "point")
  }
}
