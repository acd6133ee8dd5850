import Plotting
import Results
import Testing

/// `params`: a figure is the plot before a reader moves anything.
@Suite struct ParameterTests {
  private let values = "data: {values: [{a: 1, b: 2, c: u}, {a: 3, b: 5, c: v}]}\n"

  private func drawing(_ yaml: String) throws -> PlotDrawing {
    try PlotTest(values + yaml).drawing(theme: .vega, detailsMarks: true)
  }

  private func mark(_ yaml: String) throws -> PlotFacts.Geometry {
    let view = try #require(try drawing(yaml).facts.views.first)
    return try #require(view.marks.first { $0.type == "point" }?.geometry)
  }

  private func looks(_ geometry: PlotFacts.Geometry, _ name: String) -> [PlotFacts.Tally.Entry] {
    geometry.tallies.first { $0.name == name }?.entries ?? []
  }

  @Test func `values and expressions of parameters stand wherever they are named`() throws {
    let yaml = """
      params: [{name: k, value: 20}, {name: double, expr: k * 2}, {name: top, value: {limit: 2}}]
      transform: [{calculate: "datum.k ? 0 : datum.a + k", as: sum}, {filter: datum.a < top.limit}]
      mark: {type: point, size: {expr: double + 1}}
      encoding: {x: {field: sum, scale: {domain: [0, {expr: double}]}}, y: {field: b}}
      """
    let text = yaml.replacing("datum.k ? 0 : ", with: "")
    let geometry = try mark(text)
    #expect(geometry.count == 1)
    #expect(geometry.ranges.first { $0.name == "size" }?.least == 41)
    #expect(geometry.ranges.first { $0.name == "x" }?.least == 157.5)
  }

  @Test func `names in quotes, of members and of functions are no parameters`() throws {
    let yaml = """
      params: [{name: c, value: 7}, {name: length, value: 8}, {name: u, value: 9}]
      transform: [{filter: "datum.c == 'u' && datum['c'] == \\"u\\" && length('c') == 1 && c == 7"}]
      mark: point
      encoding: {x: {field: a}}
      """
    #expect(try mark(yaml).count == 1)
  }

  @Test func `a selection without a value selects everything, or nothing where empty is false`()
    throws
  {
    func opacities(_ condition: String) throws -> [String: Int] {
      let plot = PlotTest(
        values + """
          params: [{name: brush, select: interval}]
          mark: point
          encoding:
            x: {field: a}
            opacity: {condition: \(condition), value: 0.25}
          """)
      let drawing = try #require(try plot.anything(detailsMarks: true))
      let geometry = drawing.facts.views[0].marks.first { $0.type == "point" }?.geometry
      return Dictionary(
        uniqueKeysWithValues: looks(try #require(geometry), "opacity").map { ($0.value, $0.count) })
    }
    #expect(try opacities("{param: brush, value: 1}") == ["1": 2])
    #expect(
      try opacities("{param: brush, empty: false, value: 1}") == ["0.25": 2])
  }

  @Test(arguments: [
    ("{name: pick, select: {type: point, fields: [c]}, value: u}", 1),
    ("{name: pick, select: {type: point, encodings: [color]}, value: [{color: v}]}", 1),
    ("{name: pick, select: point, value: [{a: 1, b: 2}, {a: 3, b: 5}]}", 2),
    ("{name: pick, select: {type: interval, encodings: [x]}, value: {x: [4, 2]}}", 1),
    ("{name: pick, select: interval, value: {x: [0, 4], y: [0, 1]}}", 0),
  ])
  func `a selection with a value selects what it says`(parameter: String, count: Int) throws {
    let yaml = """
      params: [\(parameter)]
      mark: point
      encoding:
        x: {field: a}
        y: {field: b}
        color: {field: c}
        size: {condition: {param: pick, value: 300}, value: 10}
      """
    let sizes = try mark(yaml).ranges.first { $0.name == "size" }
    #expect(sizes?.mean == (290 * Double(count) + 20) / 2)
  }

  @Test func `filters and domains follow what is selected to begin with`() throws {
    let yaml = """
      params: [{name: brush, select: {type: interval, encodings: [x]}, value: {x: [2, 4]}}]
      transform: [{filter: {param: brush}}]
      mark: point
      encoding: {x: {field: a, scale: {domain: {param: brush, encoding: x}}}, y: {field: b}}
      """
    let view = try #require(try drawing(yaml).facts.views.first)
    #expect(view.axes.first?.extent == [2, 4])
    #expect(view.marks.first { $0.type == "point" }?.items == 1)
  }

  @Test func `an interval is a rectangle behind the marks and its outline before them`() throws {
    func rectangles(_ value: String) throws -> [PlotFacts.Mark] {
      let yaml = """
        params: [{name: brush, select: {type: interval, encodings: [x]}\(value)}]
        mark: point
        encoding: {x: {field: a}, y: {field: b}}
        """
      return try #require(try drawing(yaml).facts.views.first).marks
    }
    let empty = try rectangles("")
    #expect(empty.map(\.type) == ["rect", "point", "rect"])
    #expect(empty[0].geometry?.ranges.allSatisfy { $0.least == 0 && $0.greatest == 0 } == true)
    let given = try #require(try rectangles(", value: {x: [1, 2]}")[2].geometry)
    let ranges = Dictionary(uniqueKeysWithValues: given.ranges.map { ($0.name, $0.mean) })
    #expect(ranges["x"] == 100 && ranges["width"] == 100)
    #expect(ranges["y"] == 0 && ranges["height"] == 300)
  }

  @Test(arguments: [
    ("params: 3", "4:9 ‘params’ must be a list, not the number 3"),
    ("params: [{value: 3}]", "4:10 a parameter needs a ‘name’"),
    (
      "params: [{name: a, select: square}]",
      "4:10 the parameter ‘a’ selects neither points nor an interval"
    ),
  ])
  func `a parameter that cannot be read is told`(line: String, problem: String) {
    let plot = values + "mark: point\nencoding: {x: {field: a}}\n"
    #expect(PlotTest(plot + line).problems == [problem])
  }
}
