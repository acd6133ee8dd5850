import Drawing
import Foundation
import Manuscript
import Plotting
import Publishing
import Results
import Testing

/// Figures as they come from the plotter, in a page.
@Suite struct DrawnFigureTests {
  private static let plots = [
    "lines": """
    width: 420
    height: 260
    layer:
      - mark: {type: area, opacity: 0.3}
        encoding:
          x: {field: variance, type: quantitative, scale: {type: log}}
          y: {field: low, type: quantitative, scale: {type: log}}
          y2: {field: high}
          color: {field: family}
      - mark: {type: line, point: true}
        encoding:
          x: {field: variance, type: quantitative, scale: {type: log}, title: reward variance}
          y: {field: time, type: quantitative, scale: {type: log}, title: time to gain}
          color: {field: family, type: nominal}
    """,
    "heat": """
    mark: rect
    encoding:
      x: {field: variance, type: ordinal}
      y: {field: family, type: nominal}
      color: {field: time, type: quantitative}
    """,
    "bars": """
    mark: bar
    encoding:
      x: {field: family, type: nominal}
      y: {aggregate: mean, field: time}
    """,
  ]

  private static let table: Table = {
    let variances = [1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1]
    let families = [("scaled", 4.0), ("banded", 6.0), ("gapped", 3.0)]
    let rows = families.flatMap { name, factor in
      variances.map { (name, $0, factor / $0.squareRoot()) }
    }
    return Table([
      Column("family", .strings(rows.map(\.0))), Column("variance", .numbers(rows.map(\.1))),
      Column("time", .numbers(rows.map(\.2))), Column("low", .numbers(rows.map { $0.2 * 0.8 })),
      Column("high", .numbers(rows.map { $0.2 * 1.25 })),
    ])
  }()

  private static func figure(_ specification: String) throws -> RenderedFigure {
    var diagnostics: [Diagnostic] = []
    let node = try #require(
      YAMLNode(parsing: specification, file: "plot.yaml", diagnostics: &diagnostics))
    let columns = TableColumns("time-to-gain", of: table)
    let plot = Plot(reading: node, columns: [columns], diagnostics: &diagnostics)
    #expect(diagnostics == [])
    let drawing = try #require(plot).drawing(tables: ["time-to-gain": table], title: "fig-time")
    return RenderedFigure(
      svg: try drawing.frame.svg(idPrefix: "fig-time-"), png: try drawing.frame.png(),
      pdf: try drawing.frame.pdf(), width: 1, height: 1, alternativeText: drawing.alternativeText,
      specification: Fingerprint(of: specification))
  }

  @Test(arguments: ["lines", "heat", "bars"])
  func `a plot of the plotter passes into the page whole`(name: String) throws {
    var sample = Sample.full
    let figure = try Self.figure(try #require(Self.plots[name]))
    sample.findings.figures["fig-time"] = figure
    let page = sample.page
    if let folder = ProcessInfo.processInfo.environment["FOLIO_SAMPLE_FOLDER"] {
      try Data(page.utf8).write(to: URL(filePath: "\(folder)/\(name).html"))
    }
    #expect(!page.contains("class=\"problem\""))
    let elements = try MarkupReader.nodes(of: page).elements
    let svg = try #require(elements.first { $0.name == "svg" })
    var reader = SVGReader(figure.svg)
    #expect(svg.children.elements.count == Self.count(try reader.root()) - 1)
    let ids = elements.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
  }

  /// The number of elements in a drawing, itself included.
  private static func count(_ element: SVGElement) -> Int {
    element.children.reduce(1) { sum, child in
      if case .element(let element) = child { return sum + count(element) }
      return sum
    }
  }
}
