import Drawing
import Plotting
import Results
import Testing

@Suite struct TernaryTests {
  private static let policies = [
    "policies": Table([
      Column("p_1", .numbers([1, 0, 0, 0.25, 2])), Column("p_2", .numbers([0, 1, 0, 0.25, 1])),
      Column("p_3", .numbers([0, 0, 1, 0.5, 1])),
    ])
  ]

  /// All `(i, j, k) / 4`.
  private static let lattice: [String: Table] = {
    let shares = (0...4).flatMap { i in (0...(4 - i)).map { (Double(i) / 4, Double($0) / 4) } }
    return [
      "lattice": Table([
        Column("a", .numbers(shares.map(\.0))), Column("b", .numbers(shares.map(\.1))),
        Column("c", .numbers(shares.map { 1 - $0.0 - $0.1 })),
        Column("still", .numbers(shares.map { _ in 0 })),
        Column("move", .numbers(shares.map { _ in 0.25 })),
        Column("back", .numbers(shares.map { _ in -0.25 })),
      ])
    ]
  }()

  private static func specification(_ mark: String, _ channels: String) -> String {
    """
    coordinates: ternary
    width: 400
    mark: \(mark)
    encoding: {\(channels)}
    """
  }

  private static let shares = "a: {field: p_1}, b: {field: p_2}, c: {field: p_3}"

  @Test func `corners of the simplex are corners of an equilateral triangle`() throws {
    let test = PlotTest(Self.specification("line", Self.shares), tables: Self.policies)
    let drawing = try test.drawing()
    let view = drawing.facts.views[0]
    #expect(view.width == 400 && view.height == 346)
    let paths = items(of: drawing.frame, in: "mark line").compactMap { item in
      if case .path(let path, _, _) = item { path } else { nil }
    }
    let points = try #require(paths.first).points.map { [$0.x.pixels, $0.y.pixels] }
    // Top, lower left, lower right; then (1, 1, 2) / 4, and (2, 1, 1) / 4, which is divided by its sum.
    #expect(points == [[200, 0], [0, 346], [400, 346], [250, 259.5], [200, 173]])
  }

  @Test func `each axis has ticks on its side, and each corner a name`() throws {
    let test = PlotTest(
      Self.specification(
        "point",
        Self.shares.replacing(
          "{field: p_2}", with: "{field: p_2, title: $y_2$, axis: {values: [0.5], format: .0%}}")),
      tables: Self.policies)
    let drawing = try test.drawing()
    let axes = drawing.facts.views[0].axes
    #expect(axes.map(\.channel) == ["a", "b", "c"])
    #expect(axes.map(\.side) == ["left", "bottom", "right"])
    #expect(axes.map(\.title) == ["p 1", "$y_2$", "p 3"])
    #expect(axes[0].labels == ["0.2", "0.4", "0.6", "0.8"])
    for (place, share) in zip(axes[0].places, [0.2, 0.4, 0.6, 0.8]) {
      #expect((place - 346 * (1 - share)).magnitude < 1e-9)
    }
    #expect(axes[1].labels == ["50%"] && axes[1].places == [200])
    #expect(texts(on: drawing.frame).filter { $0.text == "p 1" }.count == 1)
    #expect(drawing.alternativeText.contains("p 1"))
  }

  @Test func `a share left out is what the others leave of one`() throws {
    let test = PlotTest(
      Self.specification("point", "a: {field: a}, b: {field: b}"), tables: Self.lattice)
    let geometry = try test.drawing(detailsMarks: true).facts.views[0].marks[0].geometry
    let x = try #require(geometry?.ranges.first { $0.name == "x" })
    #expect(x.least == 0 && x.greatest == 400 && (x.mean - 200).magnitude < 1e-9)
  }

  @Test func `contours of a share are straight lines across the triangle`() throws {
    let test = PlotTest(
      Self.specification(
        "{type: contour, thresholds: [0.3]}",
        "a: {field: a}, b: {field: b}, c: {field: c}, color: {field: a}"), tables: Self.lattice)
    let drawing = try test.drawing()
    let paths = items(of: drawing.frame, in: "mark contour").compactMap { item in
      if case .path(let path, _, _) = item { path } else { nil }
    }
    #expect(paths.count == 1)
    let xs = paths.flatMap(\.points).map(\.x.pixels).sorted()
    for point in paths.flatMap(\.points) {
      #expect((point.y.pixels - 346 * 0.7).magnitude < 1e-9)
    }
    #expect((try #require(xs.first) - 60).magnitude < 1e-9)
    #expect((try #require(xs.last) - 340).magnitude < 1e-9)
  }

  @Test func `vectors move shares: from b to c is to the right`() throws {
    let test = PlotTest(
      Self.specification(
        "{type: arrow, lengths: data, headSize: 0}",
        "a: {field: a}, b: {field: b}, c: {field: c}, u: {field: still}, v: {field: back}, "
          + "w: {field: move}"), tables: Self.lattice)
    let drawing = try test.drawing(detailsMarks: true)
    let ranges = try #require(drawing.facts.views[0].marks[0].geometry).ranges
    let mean = { (name: String) in ranges.first { $0.name == name }?.mean ?? .nan }
    #expect((mean("x2") - mean("x") - 100).magnitude < 1e-6)
    #expect((mean("y2") - mean("y")).magnitude < 1e-6)
  }

  @Test func `what has no place in a triangle is reported`() {
    #expect(
      PlotTest(Self.specification("bar", Self.shares), tables: Self.policies).problems
        == ["3:7 the mark ‘bar’ has no meaning in ternary coordinates"])
    #expect(
      PlotTest(
        Self.specification("point", "a: {field: p_1}, x: {field: p_2}"), tables: Self.policies
      )
      .problems == [
        "3:7 ternary coordinates need two of the channels ‘a’, ‘b’ and ‘c’ at least",
        "4:29 ternary coordinates have no channel ‘x’",
      ])
    #expect(
      PlotTest(
        "coordinates: polar\nmark: point\nencoding: {x: {field: p_1}}", tables: Self.policies
      )
      .problems == ["1:14 ‘coordinates’ of the plot cannot be the text ‘polar’"])
  }
}
