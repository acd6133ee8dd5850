import Plotting
import Testing

/// Properties of marks that are expressions over rows; what they do is what they do in Vega.
struct ComputedPropertiesTests {
  private static let data = """
    data: {values: [{a: 1, b: 10, c: u}, {a: 2, b: -40, c: v}, {a: 3, b: 25, c: u}]}

    """
  private static let places = """

    encoding: {x: {field: a, type: quantitative}, y: {field: b, type: quantitative}}
    """

  private func drawing(_ mark: String, _ encoding: String = places) throws -> PlotDrawing {
    try PlotTest(Self.data + "mark: \(mark)" + encoding)
      .drawing(theme: .vega, detailsMarks: true)
  }

  private func geometry(
    _ mark: String, _ encoding: String = places
  ) throws -> PlotFacts.Geometry {
    let mark = try #require(drawing(mark, encoding).facts.views.first?.marks.first)
    return try #require(mark.geometry)
  }

  private func tally(_ name: String, of geometry: PlotFacts.Geometry) -> [String: Int] {
    let entries = geometry.tallies.first { $0.name == name }?.entries ?? []
    return Dictionary(entries.map { ($0.value, $0.count) }) { first, _ in first }
  }

  @Test func `each point has the size of its row`() throws {
    let geometry = try geometry("{type: point, size: {expr: abs(datum.b) * 2}}")
    #expect(geometry.count == 3)
    let sizes = try #require(geometry.range("size"))
    #expect([sizes.least, sizes.greatest, sizes.mean] == [20, 80, 50])
  }

  @Test func `looks are those of the rows, whatever their neighbours have`() throws {
    let geometry = try geometry("{type: circle, opacity: {expr: 'datum.b > 0 ? 0.5 : 1'}}")
    #expect(tally("opacity", of: geometry) == ["0.5": 2, "1": 1])
  }

  @Test func `width and height are those of the view`() throws {
    let geometry = try geometry(
      "{type: rule, y: {expr: height / 2}, y2: {expr: height - datum.a}}",
      "\nwidth: 100\nheight: 60\nencoding: {x: {field: a, type: quantitative}}")
    #expect(geometry.range("y")?.mean == 30)
    #expect(geometry.range("y2")?.least == 57)
    #expect(geometry.range("y2")?.greatest == 59)
  }

  @Test func `a line has the look of its first row`() throws {
    let geometry = try geometry(
      "{type: line, opacity: {expr: 'datum.b == 25 ? 0.1 : datum.b > 0 ? 0.5 : 1'}}",
      Self.places.dropLast() + ", detail: {field: c}}")
    #expect(geometry.pointsPerSeries == [1, 2])
    #expect(tally("opacity", of: geometry) == ["0.5": 1, "1": 1])
  }

  @Test func `an unusable value is told and left out`() throws {
    let drawing = try drawing("{type: point, size: {expr: datum.b}}")
    #expect(
      drawing.notes == [
        "‘size’ of the mark must be a number from 0 to 1000000, not the number -40, as its "
          + "expression gives it"
      ])
    #expect(drawing.facts.views[0].marks[0].geometry?.range("size")?.least == 10)
  }

  @Test func `aggregates can be computed with`() throws {
    let geometry = try geometry(
      "{type: bar, opacity: {expr: 'datum.max_b > 0 ? 0.5 : 1'}}",
      "\nencoding: {x: {field: c, type: nominal}, y: {field: b, aggregate: max}}")
    #expect(tally("opacity", of: geometry) == ["0.5": 1, "1": 1])
  }
}
