import Plotting
import Testing

/// What marks are, in the terms of Vega's scene: values read off Vega for the same specifications.
@Suite struct MarkGeometryTests {
  private static let rows = "{a: A, b: 28, c: u}, {a: B, b: -5, c: v}, {a: C, b: 43, c: u}"

  /// The layers of a specification over three rows, drawn under the theme `vega`.
  private func layers(_ yaml: String) throws -> [PlotFacts.Geometry] {
    let plot = PlotTest("data: {values: [\(Self.rows)]}\n" + yaml)
    let view = try plot.drawing(theme: .vega, detailsMarks: true).facts.views[0]
    return view.marks.compactMap(\.geometry)
  }

  private func ends(_ geometry: PlotFacts.Geometry, _ name: String) -> [Double] {
    geometry.range(name).map { [$0.least, $0.greatest] }?.map { ($0 * 1000).rounded() / 1000 } ?? []
  }

  private func colors(_ geometry: PlotFacts.Geometry, _ name: String) -> [String] {
    geometry.tallies.first { $0.name == name }?.entries.map(\.value) ?? []
  }

  @Test func `bars over intervals leave a pixel between them`() throws {
    let bars = try layers(
      "mark: bar\nencoding: {x: {field: b, bin: true}, y: {aggregate: count}}")[0]
    #expect(ends(bars, "x") == [1, 271] && ends(bars, "x2") == [30, 300])
    #expect(ends(bars, "width") == [29, 29])
  }

  @Test func `bars of one axis are nine tenths of a step high`() throws {
    let bars = try layers("mark: bar\nencoding: {x: {field: b}}")[0]
    #expect(ends(bars, "height") == [18, 18] && ends(bars, "y") == [1, 1])
  }

  @Test func `a share of the band or a width in pixels makes bars narrower`() throws {
    let share = try layers(
      "mark: {type: bar, width: {band: 0.5}}\nencoding: {x: {field: a}, y: {field: b}}")[0]
    #expect(ends(share, "width") == [9, 9] && ends(share, "x") == [5.5, 45.5])
    let pixels = try layers(
      "mark: {type: bar, size: 4}\nencoding: {x: {field: a}, y: {field: b}}")[0]
    #expect(ends(pixels, "width") == [4, 4] && ends(pixels, "x") == [8, 48])
  }

  @Test func `ticks take three quarters of a band`() throws {
    let ticks = try layers("mark: tick\nencoding: {x: {field: b}, y: {field: a}}")[0]
    #expect(ticks.type == "rect" && ends(ticks, "height") == [15, 15])
    #expect(ends(ticks, "y") == [2.5, 42.5] && ends(ticks, "width") == [1, 1])
  }

  @Test func `a rule without a place on an axis crosses the view`() throws {
    let rule = try layers("mark: rule\nencoding: {x: {field: b}}")[0]
    #expect(ends(rule, "y") == [0, 0] && ends(rule, "y2") == [20, 20])
    let lifted = try layers("mark: rule\nencoding: {x: {field: a}, y: {field: b}}")[0]
    #expect(ends(lifted, "y") == [12, 300] && ends(lifted, "y2") == [270, 270])
  }

  @Test func `points on a line are a layer of their own in the default colour`() throws {
    let yaml =
      "mark: {type: line, color: red, point: true}\nencoding: {x: {field: a}, y: {field: b}}"
    let drawn = try layers(yaml)
    #expect(drawn.map(\.type) == ["line", "symbol"])
    #expect(colors(drawn[0], "stroke") == ["red"] && colors(drawn[1], "fill") == ["#4c78a8"])
  }

  @Test func `a box plot is drawn as Vega-Lite's five layers`() throws {
    let drawn = try layers("mark: boxplot\nencoding: {x: {field: c}, y: {field: b}}")
    #expect(drawn.map(\.type) == ["symbol", "rule", "rule", "rect", "rect"])
    #expect(drawn.map(\.count) == [0, 2, 2, 2, 2])
    #expect(ends(drawn[3], "y") == [34.5, 300] && ends(drawn[3], "width") == [14, 14])
    #expect(colors(drawn[4], "fill") == ["white", "#4c78a8"])
  }

  @Test func `the error of a single number has no ends`() throws {
    let drawn = try layers("mark: errorbar\nencoding: {x: {field: c}, y: {field: b}}")
    #expect(drawn.map(\.count) == [1] && ends(drawn[0], "y") == [113.333, 113.333])
    let band = try layers(
      "mark: {type: errorband, borders: true}\nencoding: {x: {field: c}, y: {field: b}}")
    #expect(band.map(\.type) == ["area", "line", "line"] && band.map(\.count) == [1, 1, 1])
  }

  @Test func `errors of the data's own reach from its values`() throws {
    let drawn = try layers(
      "mark: errorbar\nencoding: {x: {field: a}, y: {field: b}, yError: {field: b}}")
    #expect(ends(drawn[0], "y") != [] && drawn.map(\.count) == [3])
  }

  @Test func `arcs lie around the middle of the view`() throws {
    let arcs = try layers("mark: arc\nencoding: {theta: {field: b}, color: {field: a}}")[0]
    #expect(arcs.type == "arc" && ends(arcs, "x") == [150, 150] && ends(arcs, "y") == [150, 150])
    #expect(colors(arcs, "fill") == ["#4c78a8", "#f58518", "#e45756"])
  }

  @Test func `a trail is as thick as its size says`() throws {
    let trail = try layers(
      "mark: trail\nencoding: {x: {field: a}, y: {field: b}, size: {field: b}}")[0]
    #expect(trail.type == "trail" && ends(trail, "size") == [1, 4])
  }

  @Test func `a gap in a line is no point, and a row without a place no mark`() throws {
    func drawn(_ mark: String) throws -> PlotFacts.Geometry {
      let values = "[{x: 0, y: 1}, {x: 1, y: null}, {x: 2, y: 3}]"
      let yaml =
        "data: {values: \(values)}\nmark: \(mark)\nencoding: {x: {field: x}, y: {field: y}}"
      let facts = try PlotTest(yaml).drawing(theme: .vega, detailsMarks: true).facts
      return try #require(facts.views[0].marks[0].geometry)
    }
    #expect(try drawn("line").pointsPerSeries == [2])
    #expect(try drawn("point").count == 2)
    #expect(try drawn("{type: point, invalid: show}").count == 3)
  }

  @Test func `conditions give each row its look`() throws {
    let points = try layers(
      """
      mark: point
      encoding:
        x: {field: b}
        color: {condition: {test: "datum.a == 'A'", value: red}, value: grey}
        opacity: {condition: {test: {field: b, gt: 0}, value: 1}, value: 0.2}
      """)[0]
    #expect(colors(points, "stroke") == ["red", "grey"])
    #expect(points.tallies.first { $0.name == "opacity" }?.entries.map(\.count) == [2, 1])
  }

  @Test func `a selection is empty, which is said`() {
    let yaml = "mark: point\nencoding: {color: {condition: {param: brush, value: red}}}"
    #expect(
      PlotTest(yaml).problems == [
        "2:32 ‘param’ asks what a reader selects; a figure is drawn as long as nothing is selected"
      ])
  }

  @Test func `symbols can be paths of the author's, turned by an angle`() throws {
    let yaml = "mark: {type: point, shape: 'M-1,-1L1,0L-1,1Z'}\n"
    let points = try layers(yaml + "encoding: {x: {field: b}, angle: {value: 45}}")[0]
    #expect(points.tallies.first { $0.name == "shape" }?.entries.map(\.count) == [3])
  }

  static let curves = [
    "linear-closed", "step", "basis", "basis-open", "basis-closed", "bundle", "cardinal",
    "cardinal-open", "cardinal-closed", "catmull-rom", "natural", "monotone",
  ]

  @Test(arguments: curves)
  func `every interpolation draws lines and areas`(name: String) throws {
    for type in ["line", "area"] {
      let yaml = "mark: {type: \(type), interpolate: \(name), tension: 0.5}\n"
      let drawn = try layers(yaml + "encoding: {x: {field: a}, y: {field: b}}")
      #expect(drawn.map(\.pointsPerSeries) == [[3]])
    }
  }
}
