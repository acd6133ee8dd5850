import Experiments
import Manuscript
import Plotting
public import Results
import Typesetting

/// A figure of a report as a document of Vega-Lite, with the data that it shows.
public struct FigureExport: Sendable {
  /// The document.
  public let document: JSONValue
  /// What could not be said in Vega-Lite.
  public let notes: [String]

  /// A figure with the results at hand; nothing is run.
  ///
  /// - Parameters:
  ///   - id: The figure.
  ///   - workspace: The repository.
  ///   - profile: The settings whose results are taken.
  /// - Throws: `SelectionError.unknownID`, ``FigureExportError``, `TypesettingError` where a font is
  ///   missing, or `FileError` where a file cannot be read.
  public init(of id: String, in workspace: Workspace, profile: Profile) throws {
    let text = try ReportText(of: workspace)
    let plan = ReportPlan(of: ReportReading(of: text), profile: profile, in: workspace)
    guard let figure = plan.figures.first(where: { $0.directive.id.value == id }) else {
      let ids = plan.figures.map(\.directive.id.value)
      throw SelectionError.unknownID(id, nearest: NearestName.nearest(to: id, among: ids))
    }
    guard let plot = figure.plot, figure.diagnostics.allSatisfy({ $0.severity != .error }) else {
      throw FigureExportError.mistaken(id)
    }
    let previous = PreviousReport(in: workspace, profile: profile)
    let store = ResultStore(at: workspace.store)
    let tables = try figure.directive.from.map { source in
      let experiment = plan.experiments.first { $0.id == source.value }
      guard
        let table = experiment.flatMap({ plan in
          previous.table(of: plan) ?? (try? store.table(for: plan.key))
        }) ?? previous.table(of: source.value)
      else { throw FigureExportError.neverRun(source.value) }
      return (name: source.value, table: table)
    }
    let drawing = try plot.drawing(
      tables: Dictionary(tables.map { ($0.name, $0.table) }, uniquingKeysWith: { $1 }),
      title: id, alternativeText: figure.directive.alternativeText?.value)
    let exported = LabelReading.$current.withValue(LabelReading(macros: plot.macros)) {
      VegaLiteDocument(of: figure.directive.plot, tables: tables, drawing: drawing)
    }
    document = exported.json
    notes = exported.notes
  }
}

/// Why a figure cannot be exported.
public enum FigureExportError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The figure's plot is mistaken.
  case mistaken(String)
  /// An experiment of the figure has no result.
  case neverRun(String)

  /// What is wrong, in a sentence.
  public var description: String {
    switch self {
    case .mistaken(let id): "‘\(id)’ is mistaken; ‘folio check’ says what is wrong"
    case .neverRun(let id): "‘\(id)’ has never been run; ‘folio run \(id)’ does"
    }
  }
}
