import Plotting
import Results
import Testing

/// Legends against those of Vega, which Vega-Lite makes of the same specifications.
@Suite struct LegendTests {
  private static let tables = [
    "rows": Table([
      Column("a", .integers((0..<12).map { $0 })),
      Column("b", .numbers((0..<12).map { Double($0 * $0) / 7 - 3 })),
      Column("c", .strings((0..<12).map { ["A", "B", "C"][$0 % 3] })),
    ])
  ]

  private func legends(_ looks: String, mark: String = "point") throws -> [PlotFacts.Legend] {
    let yaml = "mark: \(mark)\nencoding: {x: {field: a}, y: {field: b}, \(looks)}"
    return try PlotTest(yaml, tables: Self.tables).drawing(theme: .vega).facts.legends
  }

  @Test func `channels of one field are explained together`() throws {
    let legends = try legends("color: {field: c, title: P}, shape: {field: c, title: Q}")
    #expect(legends.count == 1 && legends[0].title == "P, Q" && !legends[0].isGradient)
    #expect(legends[0].symbols.map(\.shape) == ["circle", "square", "triangle-up"])
    #expect(legends[0].symbols.map(\.stroke) == ["#4c78a8", "#f58518", "#e45756"])
  }

  @Test func `a legend that one channel does not want goes for all of its field`() throws {
    #expect(try legends("color: {field: c, legend: null}, shape: {field: c}").isEmpty)
    #expect(try legends("color: {field: c, legend: null}, size: {field: a}").count == 1)
  }

  @Test(
    arguments: [
      ("color: {field: a}", true, ["0", "2", "4", "6", "8", "10"]),
      ("color: {field: a, legend: {values: [0, 11]}}", true, ["0", "11"]),
      ("color: {field: a, legend: {type: symbol, tickCount: 3}}", false, ["0", "5", "10"]),
      (
        "color: {field: a, scale: {type: threshold, domain: [2, 4]}}", true, ["2", "4"]
      ),
      (
        "size: {field: a, scale: {type: threshold, domain: [2, 4]}}", false,
        ["< 2", "2 – 4", "≥ 4"]
      ),
      ("size: {field: a, bin: {step: 5}}", false, ["0 – 5", "5 – 10", "10 – 15"]),
      (
        "color: {field: c, legend: {labelExpr: \"datum.label + '!'\"}}", false, ["A!", "B!", "C!"]
      ),
      ("color: {field: c, legend: {symbolLimit: 2}}", false, ["A", "…2 entries"]),
      ("color: {field: c, legend: {columns: 2}}", false, ["A", "C", "B"]),
      ("color: {field: c, legend: {columns: 2, direction: horizontal}}", false, ["A", "B", "C"]),
    ] as [(String, Bool, [String])])
  func `labels are round numbers, intervals or values`(
    looks: String, isGradient: Bool, labels: [String]
  ) throws {
    let legends = try legends(looks)
    #expect(legends.count == 1 && legends[0].isGradient == isGradient)
    #expect(legends[0].labels == labels)
  }

  @Test func `symbols of sizes are as the marks, or black and grey beside other colours`() throws {
    let plain = try legends("size: {field: a}")[0].symbols
    #expect(plain.allSatisfy { $0.stroke == "#4c78a8" && $0.fill == nil })
    let beside = try legends("size: {field: a}, color: {field: c}")
    #expect(beside.map(\.title) == ["c", "a"])
    #expect(beside[1].symbols.allSatisfy { $0.stroke == "#888888" && $0.fill == nil })
    let filled = try legends("size: {field: a}, color: {field: c}", mark: "circle")[1].symbols
    #expect(filled.allSatisfy { $0.fill == "#000000" && $0.stroke == nil })
  }

  @Test func `a legend of counts shows no fractions`() throws {
    let rows = Table([
      Column("a", .strings(["p", "p", "p", "q", "q", "r"])),
      Column("b", .strings(["u", "u", "u", "u", "u", "v"])),
    ])
    for channel in ["size", "color"] {
      let drawing = try PlotTest(
        """
        mark: point
        encoding: {x: {field: a}, y: {field: b}, \(channel): {aggregate: count}}
        """, tables: ["data": rows]
      ).drawing()
      let legend = try #require(drawing.facts.legends.first)
      #expect(legend.labels.suffix(3) == ["1", "2", "3"], "\(channel)")
      #expect(legend.labels.allSatisfy { Int($0) != nil })
    }
  }

  @Test func `a legend of twenty thousand names stops at thirty`() throws {
    let names = (0..<20_000).map { "name \($0)" as String? }
    let table = Table([
      Column("x", .numbers(names.indices.map(Double.init))), Column("name", .strings(names)),
    ])
    let drawing = try PlotTest(
      "mark: point\nencoding: {x: {field: x}, color: {field: name, sort: null}}",
      tables: ["data": table]
    ).drawing()
    let legend = try #require(drawing.facts.legends.first)
    #expect(legend.labels.count == 30)
    #expect(legend.labels.first == "name 0" && legend.labels.last == "…19971 entries")
  }
}
