import Drawing
import Plotting
import Results
import Testing

@Suite struct HexbinTests {
  private static let points = [
    "points": Table([
      Column("x", .numbers([0, 0.1, 4, 4, 2, .nan])), Column("y", .numbers([0, 0.1, 3, 3, 0, 1])),
      Column("reward", .numbers([1, 3, 5, 7, 9, 11])),
    ])
  ]

  private static func specification(_ color: String = "") -> String {
    """
    width: 400
    height: 248
    mark: {type: hexbin, bins: 4}
    encoding: {x: {field: x, scale: {domain: [0, 4]}}, y: {field: y, scale: {domain: [0, 3]}}\(color)}
    """
  }

  @Test func `points are counted in hexagons, regular ones in a view of their aspect`() throws {
    let drawing = try PlotTest(Self.specification(), tables: Self.points).drawing(
      detailsMarks: true)
    let hexagons = items(of: drawing.frame, in: "mark hexbin").compactMap { item in
      if case .path(let path, _, _) = item { path.points } else { nil }
    }
    #expect(hexagons.count == 3)
    for hexagon in hexagons {
      let sides = zip(hexagon, hexagon.dropFirst() + hexagon.prefix(1)).map { start, end in
        let (x, y) = (end.x.pixels - start.x.pixels, end.y.pixels - start.y.pixels)
        return (x * x + y * y).squareRoot()
      }
      #expect((try #require(sides.max()) - (try #require(sides.min()))).magnitude < 1e-9)
    }
    #expect(drawing.facts.views[0].axes.map(\.title) == ["x", "y"])
    #expect(drawing.facts.legends.first?.title == "count")
  }

  @Test func `hexagons take any aggregate of their points`() throws {
    let test = PlotTest(
      Self.specification(", color: {aggregate: mean, field: reward}"), tables: Self.points)
    let rows = try test.rows().drawn
    guard case .numbers(let means)? = rows["mean_reward"]?.values else {
      Issue.record("no means")
      return
    }
    #expect(means.prefix(3) == [2, 6, 9])
  }

  @Test func `what cannot be put into hexagons is reported`() {
    #expect(
      PlotTest(
        "mark: hexbin\nencoding: {x: {field: x, bin: true}, y: {field: y}}", tables: Self.points
      )
      .problems == [
        "2:15 ‘x’ of a hexbin is a quantitative field, neither binned nor aggregated"
      ])
  }
}
