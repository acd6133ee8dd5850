import Drawing
import Plotting
import Results
import Testing

@Suite struct VectorFieldTests {
  /// A table of a field on a grid from −`reach` to `reach` both ways.
  private static func field(
    reach: Int = 4, _ vector: (Double, Double) -> (Double, Double)
  ) -> [String: Table] {
    let side = 2 * reach + 1
    let places = (0..<(side * side)).map {
      (Double($0 % side - reach), Double($0 / side - reach))
    }
    let vectors = places.map { vector($0.0, $0.1) }
    return [
      "field": Table([
        Column("x", .numbers(places.map(\.0))), Column("y", .numbers(places.map(\.1))),
        Column("u", .numbers(vectors.map(\.0))), Column("v", .numbers(vectors.map(\.1))),
      ])
    ]
  }

  private static func specification(_ mark: String) -> String {
    """
    width: 400
    height: 400
    mark: {\(mark)}
    encoding: {x: {field: x}, y: {field: y}, u: {field: u}, v: {field: v}}
    """
  }

  private func lines(_ drawing: PlotDrawing, _ role: String) -> [[Point]] {
    items(of: drawing.frame, in: role).compactMap { item in
      if case .path(let path, nil, _) = item { path.points } else { nil }
    }
  }

  @Test func `streamlines of a rotation are circles that close`() throws {
    let test = PlotTest(
      Self.specification("type: streamline, spacing: 30"), tables: Self.field { (-$1, $0) })
    let lines = lines(try test.drawing(), "mark streamline")
    #expect(lines.count > 5)
    var closed = 0
    for line in lines {
      let radii = line.map { point in
        let (x, y) = (point.x.pixels - 200, point.y.pixels - 200)
        return (x * x + y * y).squareRoot()
      }
      let (least, greatest) = (radii.min() ?? 0, radii.max() ?? 0)
      #expect(greatest - least < 1e-3)
      if line.first == line.last { closed += 1 }
    }
    #expect(closed >= 5)
  }

  @Test func `streamlines of a constant field are straight and keep their distance`() throws {
    let test = PlotTest(
      Self.specification("type: streamline, spacing: 40"), tables: Self.field { _, _ in (1, 0) })
    let lines = lines(try test.drawing(), "mark streamline")
    let heights = lines.compactMap(\.first?.y.pixels).sorted()
    for line in lines { #expect(line.allSatisfy { $0.y == line[0].y }) }
    #expect(zip(heights, heights.dropFirst()).allSatisfy { $1 - $0 > 39.9 })
    #expect(lines.count >= 10)
  }

  @Test func `the longest arrow is as long as said, the others in proportion`() throws {
    let test = PlotTest(
      Self.specification("type: arrow, length: 40, headSize: 0"),
      tables: Self.field(reach: 1) { x, y in (x, y) })
    let lengths = lines(try test.drawing(), "mark arrow").map { line in
      let (x, y) = (line[1].x.pixels - line[0].x.pixels, line[1].y.pixels - line[0].y.pixels)
      return (x * x + y * y).squareRoot()
    }
    // Eight of nine: the vector of length zero has no arrow.
    #expect(lengths.count == 8)
    for length in lengths {
      #expect((length - 40).magnitude < 1e-6 || (length - 40 / 2.0.squareRoot()).magnitude < 1e-6)
    }
  }

  @Test func `arrows in data lengths end where their vectors do, and point upwards for positive v`()
    throws
  {
    let test = PlotTest(
      Self.specification("type: arrow, lengths: data"),
      tables: Self.field(reach: 1) { _, _ in (0, 0.5) })
    let facts = try test.drawing(detailsMarks: true).facts
    let geometry = try #require(facts.views[0].marks[0].geometry)
    #expect(geometry.type == "rule" && geometry.count == 9)
    let y = try #require(geometry.ranges.first { $0.name == "y" })
    let end = try #require(geometry.ranges.first { $0.name == "y2" })
    #expect((y.mean - end.mean - 100).magnitude < 1e-6)
  }

  @Test func `arrows follow the axes, bent or not`() throws {
    let test = PlotTest(
      """
      width: 300
      height: 300
      mark: {type: arrow, lengths: data, headSize: 0}
      encoding:
        x: {field: x, scale: {type: log, domain: [1, 1000]}}
        y: {field: y, scale: {domain: [0, 3]}}
        u: {field: u}
        v: {field: v}
      """,
      tables: [
        "one": Table([
          Column("x", .numbers([10])), Column("y", .numbers([1])),
          Column("u", .numbers([10])), Column("v", .numbers([1])),
        ])
      ])
    let line = lines(try test.drawing(), "mark arrow")[0]
    // d(100 log10 x) = 100 / ln 10 · dx / x, here with dx = x.
    #expect((line[1].x.pixels - line[0].x.pixels - 43.42944819).magnitude < 1e-3)
    #expect((line[1].y.pixels - line[0].y.pixels + 100).magnitude < 1e-6)
  }

  @Test func `angles turn clockwise from upwards`() throws {
    let test = PlotTest(
      """
      mark: {type: arrow, lengths: data, headSize: 0}
      encoding: {x: {field: x}, y: {field: y}, angle: {field: turn}, length: {field: far}}
      """,
      tables: [
        "turns": Table([
          Column("x", .numbers([1, 2])), Column("y", .numbers([1, 1])),
          Column("turn", .numbers([0, 90])), Column("far", .numbers([30, 20])),
        ])
      ])
    let moves = lines(try test.drawing(), "mark arrow").map { line in
      [line[1].x.pixels - line[0].x.pixels, line[1].y.pixels - line[0].y.pixels].map {
        ($0 * 1e6).rounded() / 1e6
      }
    }
    #expect(moves == [[0, -30], [20, 0]])
  }

  @Test func `arrows run between places too`() throws {
    let test = PlotTest(
      """
      mark: arrow
      encoding: {x: {field: x}, y: {field: y}, x2: {field: u}, y2: {field: v}}
      """, tables: Self.field(reach: 1) { (-$0, $1) })
    #expect(try test.drawing().facts.views[0].marks[0].items == 6)
  }

  @Test func `a field without components or with a changing look is reported`() {
    let tables = Self.field { ($0, $1) }
    #expect(
      PlotTest(
        "mark: streamline\nencoding: {x: {field: x}, y: {field: y}, u: {field: u}}", tables: tables
      )
      .problems == ["1:7 the mark ‘streamline’ needs the channel ‘v’"])
    #expect(
      PlotTest(
        Self.specification("type: streamline").replacing(
          "v: {field: v}", with: "v: {field: v}, color: {field: u}"),
        tables: tables
      ).problems.count == 1)
  }
}
