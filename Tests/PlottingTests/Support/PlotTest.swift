import Drawing
import Manuscript
import Mathematics
import Plotting
import Results
import Testing

/// A specification in YAML, its data and what came of reading and drawing it.
struct PlotTest {
  /// What is wrong with the specification, one line each: `3:7 message → suggestion`.
  let problems: [String]
  private let plot: Plot?
  private let tables: [String: Table]

  /// Reads a specification for the test tables.
  init(
    _ yaml: String, tables: [String: Table] = PlotTest.tables, files: PlotFiles? = nil,
    macros: MathMacros = .none
  ) {
    var diagnostics: [Diagnostic] = []
    let node = YAMLNode(parsing: yaml, file: "plot.yaml", diagnostics: &diagnostics)
    let columns = tables.keys.sorted().compactMap { name in
      tables[name].map { TableColumns(name, of: $0) }
    }
    plot = node.flatMap {
      Plot(
        reading: $0, columns: columns, files: files, macros: macros, diagnostics: &diagnostics)
    }
    self.tables = tables
    let sorted = diagnostics.enumerated().sorted { left, right in
      let places = [left, right].map {
        $0.element.range?.start ?? Manuscript.SourceLocation(line: 0, column: 0)
      }
      return places[0] == places[1] ? left.offset < right.offset : places[0] < places[1]
    }
    problems = sorted.map(\.element).map { diagnostic in
      let place = diagnostic.range.map { "\($0.start.line):\($0.start.column) " } ?? ""
      return place + diagnostic.message + (diagnostic.suggestion.map { " → \($0)" } ?? "")
    }
  }

  /// The drawing of a specification that must be without fault.
  func drawing(
    theme: Theme = .report, detailsMarks: Bool = false,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws -> PlotDrawing {
    #expect(problems == [], sourceLocation: sourceLocation)
    let plot = try #require(plot, sourceLocation: sourceLocation)
    return try plot.drawing(tables: tables, theme: theme, detailsMarks: detailsMarks)
  }

  /// The first layer's rows, of a specification that must be without fault: as its transforms leave
  /// them, and as they are drawn.
  func rows(
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws -> (transformed: Table, drawn: Table) {
    #expect(problems == [], sourceLocation: sourceLocation)
    let plot = try #require(plot, sourceLocation: sourceLocation)
    return try #require(plot.rows(tables: tables).first, sourceLocation: sourceLocation)
  }

  /// What is drawn, whatever is wrong with the specification; nil where nothing could be.
  func anything(
    theme: Theme = .report, detailsMarks: Bool = false
  ) throws -> PlotDrawing? {
    try plot?.drawing(tables: tables, theme: theme, detailsMarks: detailsMarks)
  }

  /// The first view's axis on a channel.
  func axis(
    _ channel: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws -> PlotFacts.Axis {
    let view = try drawing(sourceLocation: sourceLocation).facts.views.first
    return try #require(
      view?.axes.first { $0.channel == channel }, sourceLocation: sourceLocation)
  }

  /// Tables for tests; `a` is the default.
  static let tables: [String: Table] = [
    "a": Table([
      Column("family", .strings(["scaled", "scaled", "scaled", "rare", "rare", "rare"])),
      Column("variance", .numbers([0.0001, 0.01, 1, 0.0001, 0.01, 1])),
      Column("time", .numbers([1500, 150, 15, .nan, 900, 9])),
      Column("low", .numbers([1400, 140, 14, .nan, 800, 8])),
      Column("high", .numbers([1600, 160, 16, .nan, 1000, 10])),
      Column("converged", .booleans([true, true, true, false, true, true])),
    ]),
    "grid": Table([
      Column("u", .integers((0..<100).map { $0 % 10 })),
      Column("v", .integers((0..<100).map { $0 / 10 })),
      Column("objective", .numbers((0..<100).map { Double($0 % 10 * ($0 / 10)) - 30 })),
    ]),
    "rms": Table([
      Column("output", .strings(["y1", "y2", "y3", "y1", "y2", "y3"])),
      Column("rm", .strings(["A", "A", "A", "B", "B", "B"])),
      Column("reward", .numbers([-1, 0.5, 2, 0.25, -0.5, 1])),
    ]),
  ]
}

/// The text items of a frame or group, with their boxes on the page.
func texts(on frame: Frame) -> [(text: String, box: Rectangle)] {
  func collect(
    _ items: [FrameItem], _ map: (Rectangle) -> Rectangle
  ) -> [(text: String, box: Rectangle)] {
    items.flatMap { item -> [(text: String, box: Rectangle)] in
      switch item {
      case .glyphs(let run): [(run.text, map(run.box))]
      case .group(let group):
        collect(group.items) { map(group.transform($0)) }
      case .path, .shaded, .dots, .image: []
      }
    }
  }
  return collect(frame.items) { $0 }
}
