import Drawing
import Manuscript
import Plotting
import Results

/// Figures from specification and table to the bytes of a file; against marks of the same number and
/// size drawn by hand in plain Cairo calls.
struct FigureBenchmark: Benchmark {
  let name = "figures"
  let summary = "curves with bands and a heat map as PNG, PDF and SVG, against Cairo by hand"

  /// Why there is nothing to measure.
  enum Failure: Error, CustomStringConvertible {
    /// A specification is mistaken.
    case mistakes([Diagnostic])

    var description: String {
      switch self {
      case .mistakes(let diagnostics):
        DiagnosticFormatter(sourceLines: [:]).text(for: diagnostics)
      }
    }
  }

  func measure(_ options: BenchmarkOptions) throws -> [Measurement] {
    try curves(options.pairs) + heatMap(options.pairs)
  }

  private func curves(_ pairs: Int) throws -> [Measurement] {
    let table = FigureData.curves
    let plot = try Self.plot(FigureData.curvesSpecification, table)
    return try FileType.allCases.map { type in
      try Measurement(
        "six curves, \(type.rawValue)", against: "Cairo by hand", pairs: pairs,
        { try Cost.of { _ = try Self.file(type, of: plot, table) } },
        baseline: { try Cost.of { _ = try HandDrawnFigure.curves(as: type) } })
    }
  }

  private func heatMap(_ pairs: Int) throws -> [Measurement] {
    let table = FigureData.heatMap
    let plot = try Self.plot(FigureData.heatMapSpecification, table)
    return try FileType.allCases.map { type in
      try Measurement(
        "heat map, \(type.rawValue)", against: "Cairo by hand", pairs: pairs,
        { try Cost.of { _ = try Self.file(type, of: plot, table) } },
        baseline: { try Cost.of { _ = try HandDrawnFigure.heatMap(as: type) } })
    }
  }

  /// The kinds of files that reports hold.
  enum FileType: String, CaseIterable {
    case png = "PNG"
    case pdf = "PDF"
    case svg = "SVG"
  }

  private static func plot(_ specification: String, _ table: Table) throws -> Plot {
    var diagnostics: [Diagnostic] = []
    let node = YAMLNode(parsing: specification, file: "figure", diagnostics: &diagnostics)
    let columns = TableColumns("data", of: table)
    let plot = node.flatMap { Plot(reading: $0, columns: [columns], diagnostics: &diagnostics) }
    guard let plot, diagnostics.isEmpty else { throw Failure.mistakes(diagnostics) }
    return plot
  }

  private static func file(_ type: FileType, of plot: Plot, _ table: Table) throws -> [UInt8] {
    let frame = try plot.frame(tables: ["data": table])
    switch type {
    case .png: return try frame.png()
    case .pdf: return try frame.pdf()
    case .svg: return try frame.svg()
    }
  }
}
