import Drawing
import Foundation
import Manuscript
import Plotting
import Results
import Testing

/// The gallery's part for what Vega-Lite has not, `Specifications/own_*.yaml`: with pictures as the
/// other cases, and facts that follow from theory.
@Suite struct OwnGalleryTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Specifications")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasPrefix("own_") }.map { String($0.dropLast(5)) }.sorted()
  }()

  private func plot(_ name: String) throws -> Plot {
    let bytes = try Data(contentsOf: Self.folder.appending(path: "\(name).yaml"))
    var diagnostics: [Diagnostic] = []
    let node = YAMLNode(
      parsing: String(decoding: bytes, as: UTF8.self), file: "\(name).yaml",
      diagnostics: &diagnostics)
    let plot = try #require(
      node.flatMap { Plot(reading: $0, columns: [], diagnostics: &diagnostics) })
    #expect(diagnostics.map(\.message) == [], "\(name)")
    return plot
  }

  private func drawing(_ name: String) throws -> PlotDrawing {
    let drawing = try plot(name).drawing(tables: [:], detailsMarks: true)
    #expect(drawing.notes == [])
    return drawing
  }

  private func view(_ name: String) throws -> PlotFacts.View {
    try #require(try drawing(name).facts.views.first)
  }

  /// The points of the lines of a kind of mark.
  private func lines(_ name: String, _ mark: String) throws -> [[Point]] {
    items(of: try drawing(name).frame, in: "mark \(mark)").compactMap { item in
      if case .path(let path, nil, _) = item { path.points } else { nil }
    }
  }

  @Test(arguments: names)
  func `each looks like its picture`(name: String) throws {
    try References.check(try drawing(name).frame, "gallery/\(name)", scale: 0.75)
  }

  @Test func `contours of x² + y² are circles of the roots of their levels`() throws {
    // A unit is 50 pixels, the origin lies at (100, 100).
    for (line, radius) in zip(try lines("own_contour_circles", "contour"), [25.0, 50, 75]) {
      for point in line {
        let (x, y) = (point.x.pixels - 100, point.y.pixels - 100)
        // Chords of a grid of 5 pixels lie inside by less than 5² / 8r.
        let inside = radius - (x * x + y * y).squareRoot()
        #expect(inside > -1e-9 && inside < 25 / (8 * radius) * 2 + 1e-9)
      }
    }
    let marks = try view("own_contour_circles").marks
    #expect(marks.last?.geometry?.texts == ["0.25", "1", "2.25"])
  }

  @Test func `a contour of scattered points is nearly the same circle`() throws {
    let line = try #require(try lines("own_contour_scattered", "contour").first)
    #expect(line.first == line.last && line.count > 50)
    for point in line {
      let (x, y) = (point.x.pixels - 100, point.y.pixels - 100)
      #expect(((x * x + y * y).squareRoot() - 50).magnitude < 2.5)
    }
  }

  @Test func `bands of xy have six colours, one a level and one more`() throws {
    let geometry = try #require(try view("own_contour_bands").marks.first?.geometry)
    #expect(geometry.tallies.first { $0.name == "fill" }?.entries.count == 6)
    #expect(
      try drawing("own_contour_bands").facts.legends.first?.labels == [
        "−0.50", "−0.25", "0.00", "0.25", "0.50",
      ])
  }

  @Test func `stream lines of a rotation are circles around its centre`() throws {
    let lines = try lines("own_streamline_rotation", "streamline")
    #expect(lines.count >= 5)
    for line in lines {
      let radii = line.map { point -> Double in
        let (x, y) = (point.x.pixels - 100, point.y.pixels - 100)
        return (x * x + y * y).squareRoot()
      }
      #expect((radii.max() ?? 0) - (radii.min() ?? 0) < 1e-2)
    }
  }

  @Test func `arrows of a source point away from it, the longest as long as said`() throws {
    var longest = 0.0
    let arrows = try lines("own_arrow_source", "arrow").filter { $0.count == 2 }
    for arrow in arrows {
      let (x, y) = (arrow[0].x.pixels - 100, arrow[0].y.pixels - 100)
      let (u, v) = (
        arrow[1].x.pixels - arrow[0].x.pixels, arrow[1].y.pixels - arrow[0].y.pixels
      )
      #expect((x * v - y * u).magnitude < 1e-6)
      longest = max(longest, (u * u + v * v).squareRoot())
    }
    // Heads take the last part of an arrow.
    #expect(arrows.count >= 12 && longest <= 20 && longest > 10)
  }

  @Test func `corners of the simplex are those of an equilateral triangle`() throws {
    let view = try view("own_ternary_corners")
    #expect(view.width == 200 && view.height == 173)
    let geometry = try #require(view.marks.first?.geometry)
    let (x, y) = (try #require(geometry.range("x")), try #require(geometry.range("y")))
    #expect(x.least == 0 && x.greatest == 200 && (x.mean - 100).magnitude < 1e-9)
    // Three corners and the middle: (0 + 1 + 1 + 2/3) / 4 of the height.
    #expect(y.least == 0 && y.greatest == 173 && (y.mean - 173 * 2 / 3).magnitude < 1e-9)
    #expect(view.axes.map(\.title) == ["$y_1$", "$y_2$", "$y_3$"])
  }

  @Test func `a contour of a share is a line across half the triangle's height`() throws {
    let points = try lines("own_ternary_contour", "contour").joined()
    #expect(points.allSatisfy { ($0.y.pixels - 86.5).magnitude < 1e-6 })
    #expect((points.map(\.x.pixels).min() ?? 0 - 50).magnitude < 60)
    #expect(((points.map(\.x.pixels).max() ?? 0) - 150).magnitude < 1e-6)
  }

  @Test func `a slope of −1/2 falls by half a decade in a decade`() throws {
    let triangle = try #require(try lines("own_slope_power", "slope").first)
    // A decade is 50 pixels along x, 100 along y; 20 lies at 100 · (2 − log₁₀ 20) from the top.
    let foot = 100 * (2 - 1.301_029_995_663_981)
    let expected = [(100.0, foot), (150, foot), (150, foot + 50), (100, foot)]
    for (point, place) in zip(triangle, expected) {
      #expect((point.x.pixels - place.0).magnitude < 1e-6)
      #expect((point.y.pixels - place.1).magnitude < 1e-6)
    }
    #expect(try view("own_slope_power").marks.last?.geometry?.texts == ["$-1/2$"])
  }

  @Test func `brackets stand five pixels and a tick clear of the bars`() throws {
    let upper = try lines("own_brackets", "bracket").map { $0[1].y.pixels }
    #expect(upper.first == -9 && upper[1] < -18)
    let right = try lines("own_brackets_horizontal", "bracket").map { $0[1].x.pixels }
    #expect(right.first == 159 && right[1] > 168)
  }

  @Test func `names at ends, on rules and in formulas stand once and apart`() throws {
    let drawing = try drawing("own_labels")
    let found = texts(on: drawing.frame).filter {
      ["slow", "medium", "quick", "a bound", "6.5"].contains($0.text)
    }
    #expect(found.map(\.text).sorted() == ["6.5", "a bound", "medium", "quick", "slow"])
    for (index, label) in found.enumerated() {
      for other in found.dropFirst(index + 1) { #expect(!label.box.overlaps(other.box)) }
    }
  }

  @Test func `counts in hexagons add up to the rows`() throws {
    let rows = try #require(try plot("own_hexbin").rows(tables: [:]).first)
    #expect(rows.transformed.rowCount == 500)
    let counts = try #require(rows.drawn["__count"])
    let sum =
      switch counts.values {
      case .numbers(let numbers): numbers.reduce(0, +)
      case .integers(let integers): Double(integers.reduce(0, +))
      default: 0.0
      }
    #expect(sum == 500)
    #expect(try view("own_hexbin").marks.first?.items == rows.drawn.rowCount)
  }

  @Test func `an inset shows what it zooms to`() throws {
    let views = try drawing("own_inset_zoom").facts.views
    #expect(views.map(\.isInset) == [false, true])
    #expect(views[1].axes.map(\.extent) == [[60, 100], [0, 0.002]])
  }

  @Test func `broken axes keep their unit on both sides`() throws {
    // 40 of 100 are left on 160 of 174 pixels: 4 a unit.
    let bars = try #require(try view("own_broken_bars").marks.first?.geometry?.range("y"))
    #expect(bars.least == 20 && (bars.greatest - 134).magnitude < 1e-9)
    // Six of twelve decades are left on 200 of 214 pixels.
    let points = try #require(try view("own_broken_log").marks.first?.geometry?.range("x"))
    #expect(points.least == 0 && (points.greatest - 214).magnitude < 1e-9)
    let sum = 2.0 / 6 * 200 + (3.0 + 1) / 6 * 200 + 14 + 214
    #expect((points.mean - sum / 4).magnitude < 1e-6)
  }
}
