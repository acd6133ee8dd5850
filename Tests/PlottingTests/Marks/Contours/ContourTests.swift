import Drawing
import Plotting
import Results
import Testing

@Suite struct ContourTests {
  /// A table of a function on a grid from 0 to `count − 1` both ways.
  private static func grid(_ count: Int, _ value: (Double, Double) -> Double) -> [String: Table] {
    let places = (0..<(count * count)).map { (Double($0 % count), Double($0 / count)) }
    return [
      "grid": Table([
        Column("x", .numbers(places.map(\.0))), Column("y", .numbers(places.map(\.1))),
        Column("f", .numbers(places.map(value))),
      ])
    ]
  }

  private static func specification(_ mark: String, color: String = "{field: f}") -> String {
    """
    width: 400
    height: 400
    mark: {type: contour, \(mark)}
    encoding: {x: {field: x}, y: {field: y}, color: \(color)}
    """
  }

  /// The lines of the first layer, in view pixels.
  private func paths(_ drawing: PlotDrawing) -> [Path] {
    items(of: drawing.frame, in: "mark contour").compactMap { item in
      if case .path(let path, _, _) = item { path } else { nil }
    }
  }

  @Test func `a contour of a plane is a straight line`() throws {
    let test = PlotTest(
      Self.specification("thresholds: [3]"), tables: Self.grid(5) { $0 + $1 })
    let paths = paths(try test.drawing())
    try #require(paths.count == 1)
    for point in paths.flatMap(\.points) {
      // x + y = 3 in a view of 100 pixels a unit whose y grows downwards.
      #expect((point.x.pixels / 100 + (400 - point.y.pixels) / 100 - 3).magnitude < 1e-12)
    }
    let ends = paths[0].points.map(\.x.pixels).sorted()
    #expect(ends.first == 0 && ends.last == 300)
  }

  @Test func `a level through the middle of a saddle joins the corners that the mean is with`()
    throws
  {
    // Corners 1, 0, 1, 0 around a cell: their mean is 0.5.
    let saddle = Self.grid(2) { $0 == $1 ? 1 : 0 }
    for (level, middleIsAbove) in [(0.4, true), (0.6, false)] {
      let paths = paths(
        try PlotTest(Self.specification("thresholds: [\(level)]"), tables: saddle).drawing())
      #expect(paths.count == 2)
      // Where the mean is above the level, lines cut off the low corners, (400, 400) and (0, 0).
      for path in paths {
        let sums = path.points.map { $0.x.pixels - $0.y.pixels }
        let isAroundLow = path.points.allSatisfy {
          ($0.x.pixels + $0.y.pixels - 400).magnitude > 1e-9
        }
        #expect(isAroundLow)
        let cutsLowCorner = sums.allSatisfy { ($0).magnitude < 400 }
        #expect(cutsLowCorner)
        let onLeft = path.points.contains { $0.x.pixels == 0 }
        let onTop = path.points.contains { $0.y.pixels == 0 }
        #expect((onLeft == onTop) == middleIsAbove)
      }
    }
  }

  @Test func `levels are round numbers inside the scale's domain, and the legend names them`()
    throws
  {
    let tables = Self.grid(5) { $0 + $1 }
    let facts = try PlotTest(Self.specification("thresholds: 4"), tables: tables).drawing().facts
    #expect(facts.legends.first?.labels == ["2", "4", "6"])
    #expect(facts.views[0].marks[0].items == 3)
  }

  @Test func `filled bands cover the grid and each other, in the legend's colours`() throws {
    let test = PlotTest(
      Self.specification("filled: true, thresholds: [2, 6]"), tables: Self.grid(5) { $0 + $1 })
    let drawing = try test.drawing(detailsMarks: true)
    let geometry = try #require(drawing.facts.views[0].marks[0].geometry)
    #expect(geometry.type == "path")
    #expect(geometry.tallies.first { $0.name == "fill" }?.entries.count == 3)
    let boxes = paths(drawing).map(\.bounds)
    #expect(boxes[0] == .pixels(left: 0, top: 0, width: 400, height: 400))
    #expect(boxes[1] == .pixels(left: 0, top: 0, width: 400, height: 400))
    #expect(boxes[2] == .pixels(left: 200, top: 0, width: 200, height: 200))
  }

  @Test func `translucent bands do not lie on each other`() throws {
    let test = PlotTest(
      Self.specification("filled: true, opacity: 0.5, thresholds: [2, 6]"),
      tables: Self.grid(5) { $0 + $1 })
    // x + y < 2 is a triangle at the lower left, with the ring of what is above cut out of it.
    let lowest = try #require(paths(try test.drawing()).first)
    #expect(area(lowest) == 100 * 100 * 2)
  }

  @Test func `cells without a value are holes`() throws {
    let test = PlotTest(
      Self.specification(
        "filled: true, thresholds: [100]", color: "{field: f, scale: {domain: [0, 200]}}"),
      tables: Self.grid(5) { $0 == 2 && $1 == 2 ? .nan : $0 + $1 })
    #expect(area(try #require(paths(try test.drawing()).first)) == 400 * 400 - 200 * 200)
  }

  @Test func `on a logarithmic scale contours lie evenly between powers`() throws {
    let test = PlotTest(
      Self.specification("thresholds: [10]", color: "{field: f, scale: {type: log}}"),
      tables: Self.grid(3) { x, _ in x == 0 ? 1 : x == 1 ? 100 : 10_000 })
    let xs = paths(try test.drawing()).flatMap(\.points).map(\.x.pixels)
    #expect(xs.allSatisfy { ($0 - 100).magnitude < 1e-9 })
  }

  @Test func `labels stand in gaps of their lines`() throws {
    let test = PlotTest(
      Self.specification("thresholds: [3], labels: true"), tables: Self.grid(5) { x, _ in x })
    let drawing = try test.drawing(detailsMarks: true)
    let marks = drawing.facts.views[0].marks
    #expect(marks[1].geometry?.texts == ["3"])
    #expect(
      paths(drawing).first?.elements.count { if case .move = $0 { true } else { false } } == 2)
  }

  @Test func `one surface a value of a discrete colour is contoured by z`() throws {
    let places = (0..<32).map { Double($0 % 16) }
    let two = Table([
      Column("x", .numbers(places.map { Double(Int($0) % 4) })),
      Column("y", .numbers(places.map { Double(Int($0) / 4) })),
      Column("f", .numbers(places.map { Double(Int($0) % 4 + Int($0) / 4) })),
      Column("rm", .strings((0..<32).map { $0 < 16 ? "A" : "B" })),
    ])
    let test = PlotTest(
      """
      mark: {type: contour, thresholds: [3]}
      encoding: {x: {field: x}, y: {field: y}, z: {field: f}, color: {field: rm}}
      """, tables: ["two": two])
    let facts = try test.drawing().facts
    #expect(facts.views[0].marks[0].series == ["A", "B"])
    #expect(facts.views[0].marks[0].items == 2)
    #expect(facts.legends.first?.labels == ["A", "B"])
  }

  /// Scattered points with a value each.
  private static func scattered(
    _ count: Int, _ value: (Double, Double) -> Double
  ) -> [String: Table] {
    var choices = RandomChoices(seed: 7)
    let places = (0..<count).map { _ in
      (Double(choices.next(1000)) / 250, Double(choices.next(1000)) / 250)
    }
    return [
      "points": Table([
        Column("x", .numbers(places.map(\.0))), Column("y", .numbers(places.map(\.1))),
        Column("f", .numbers(places.map(value))),
      ])
    ]
  }

  private static let axes = """
    {field: x, scale: {domain: [0, 4]}}, y: {field: y, scale: {domain: [0, 4]}}
    """

  @Test func `a contour of a plane through scattered points is a straight line`() throws {
    let specification = Self.specification("thresholds: [3]")
      .replacing("{field: x}, y: {field: y}", with: Self.axes)
    let test = PlotTest(specification, tables: Self.scattered(60) { $0 + $1 })
    let paths = paths(try test.drawing())
    try #require(paths.count == 1)
    #expect(paths[0].points.count > 5)
    for point in paths[0].points {
      #expect((point.x.pixels / 100 + (400 - point.y.pixels) / 100 - 3).magnitude < 1e-9)
    }
  }

  @Test func `a contour of a paraboloid through scattered points is nearly a circle`() throws {
    let specification = Self.specification("thresholds: [1]")
      .replacing("{field: x}, y: {field: y}", with: Self.axes)
    let test = PlotTest(
      specification,
      tables: Self.scattered(900) { ($0 - 2) * ($0 - 2) + ($1 - 2) * ($1 - 2) })
    let line = try #require(paths(try test.drawing()).first).points
    #expect(line.first == line.last)
    for point in line {
      let (x, y) = (point.x.pixels - 200, point.y.pixels - 200)
      #expect(((x * x + y * y).squareRoot() - 100).magnitude < 2)
    }
  }

  @Test func `points on one line are noted, not drawn`() throws {
    let line = [
      "points": Table([
        Column("x", .numbers((0..<40).map { Double($0) })),
        Column("y", .numbers((0..<40).map { Double($0) / 2 })),
        Column("f", .numbers((0..<40).map(Double.init))),
      ])
    ]
    let drawing = try PlotTest(Self.specification("thresholds: 4"), tables: line).drawing()
    #expect(
      drawing.notes == [
        "40 rows of the contours lie on one line and are not drawn: a surface needs points that span "
          + "an area"
      ])
  }

  @Test func `what is missing or contradicts itself is reported`() {
    let tables = Self.grid(2) { $0 + $1 }
    #expect(
      PlotTest("mark: contour\nencoding: {x: {field: x}, y: {field: y}}", tables: tables).problems
        == ["1:7 the mark ‘contour’ needs the channel ‘z’ or ‘color’ or ‘fill’ or ‘stroke’"])
    #expect(
      PlotTest(Self.specification("thresholds: none"), tables: tables).problems == [
        "3:35 ‘thresholds’ of the mark must be a number of levels from 1 to 200 or a list of levels, "
          + "not the text ‘none’"
      ])
    #expect(
      PlotTest(
        Self.specification("labels: true", color: "{field: f, type: nominal}"), tables: tables
      )
      .problems == ["3:7 the mark ‘contour’ needs a quantitative field to contour"])
  }
}

/// The items of all groups of a role.
func items(of frame: Frame, in role: String) -> [FrameItem] {
  func collect(_ items: [FrameItem]) -> [FrameItem] {
    items.flatMap { item -> [FrameItem] in
      guard case .group(let group) = item else { return [] }
      return group.role == role ? group.items : collect(group.items)
    }
  }
  return collect(frame.items)
}

/// The area inside a path of straight lines, what turns the other way taken off.
private func area(_ path: Path) -> Double {
  var sum = 0.0
  var ring: [Point] = []
  func close() {
    for (index, start) in ring.enumerated() {
      let end = ring[(index + 1) % ring.count]
      sum += (start.x.pixels * end.y.pixels - end.x.pixels * start.y.pixels) / 2
    }
    ring = []
  }
  for element in path.elements {
    switch element {
    case .move(let point): ring = [point]
    case .line(let point): ring.append(point)
    case .close: close()
    case .curve: break
    }
  }
  return sum.magnitude.rounded()
}
