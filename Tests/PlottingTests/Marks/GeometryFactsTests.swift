import Plotting
import Results
import Testing

/// Places and looks of marks as Vega's own scene has them.
@Suite struct GeometryFactsTests {
  /// The only layer of a specification over three rows, drawn under the theme `vega`.
  private func geometry(_ yaml: String) throws -> PlotFacts.Geometry {
    let rows = "{a: A, b: 28, c: u}, {a: B, b: -5, c: v}, {a: C, b: 43, c: u}"
    let plot = PlotTest("data: {values: [\(rows)]}\n" + yaml)
    let marks = try plot.drawing(theme: .vega, detailsMarks: true).facts.views[0].marks
    return try #require(marks.first?.geometry)
  }

  private func range(_ geometry: PlotFacts.Geometry, _ name: String) -> [Double] {
    geometry.ranges.filter { $0.name == name }.flatMap { [$0.least, $0.greatest] }
      .map { ($0 * 1000).rounded() / 1000 }
  }

  private func tally(_ geometry: PlotFacts.Geometry, _ name: String) -> [String] {
    geometry.tallies.filter { $0.name == name }.flatMap(\.entries).map { "\($0.value) \($0.count)" }
  }

  @Test func `bars stand on zero where Vega has them`() throws {
    let bars = try geometry("mark: bar\nencoding: {x: {field: a}, y: {field: b}}")
    #expect(bars.type == "rect" && bars.count == 3)
    #expect(range(bars, "x") == [1, 41] && range(bars, "width") == [18, 18])
    #expect(range(bars, "y") == [12, 270] && range(bars, "height") == [30, 258])
    #expect(tally(bars, "fill") == ["#4c78a8 3"])
  }

  @Test func `lines count their points`() throws {
    let lines = try geometry(
      "mark: line\nencoding: {x: {field: a}, y: {field: b}, color: {field: c}}")
    #expect(lines.type == "line" && lines.count == 3 && lines.pointsPerSeries == [1, 2])
    #expect(range(lines, "x") == [10, 50] && range(lines, "y") == [12, 300])
  }

  @Test func `points are hollow and texts black under the theme vega`() throws {
    let points = try geometry("mark: point\nencoding: {x: {field: b}, y: {field: a}}")
    #expect(points.type == "symbol" && range(points, "size") == [30, 30])
    #expect(points.tallies.map(\.name) == ["stroke", "opacity", "shape"])
    #expect(tally(points, "opacity") == ["0.7 3"])
    let texts = try geometry(
      "mark: text\nencoding: {x: {field: b}, y: {field: a}, text: {field: c}}")
    #expect(texts.texts == ["u", "v", "u"])
    #expect(tally(texts, "fill") == ["black 3"])
  }

  @Test func `facts say where marks are only where that is asked for`() throws {
    let plot = PlotTest("mark: point\nencoding: {x: {field: time}, y: {field: low}}")
    #expect(try plot.drawing().facts.views[0].marks[0].geometry == nil)
  }
}
