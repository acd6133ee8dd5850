import Claims
import Experiments
package import Manuscript
import Plotting
import Results

/// Everything a report will compute, checked before anything runs.
package struct ReportPlan: Sendable {
  /// A figure that can be drawn once its tables are there.
  struct Figure: Sendable {
    var directive: FigureDirective
    /// The plot; nil where its specification is mistaken.
    var plot: Plot?
    /// What is wrong with it.
    var diagnostics: [Diagnostic]
  }

  /// The chapters.
  package let document: Document
  /// The plans of the experiments without mistakes, in the order of the report.
  let experiments: [ExperimentPlan]
  /// The figures, in the order of the report.
  let figures: [Figure]
  /// The claims and what they may name.
  let claims: ClaimCatalog
  /// The values in running text, with the identifiers of their chapters.
  let values: [(chapter: String, value: ValueDirective)]
  /// The digests of the chapters' files, by path.
  let chapterDigests: [String: Fingerprint]
  /// Everything that is wrong: with the text, the plans, the plots, the claims.
  package let diagnostics: [Diagnostic]
  /// What is wrong with single items, by id.
  let failures: [String: [Diagnostic]]

  /// Plans what a document asks for with the settings of a profile.
  package init(of reading: ReportReading, profile: Profile, in workspace: Workspace) {
    document = reading.document
    chapterDigests = reading.chapterDigests
    let directives = document.experiments.map(\.directive)
    let planner = Planner(dataFiles: RepositoryDataFiles(root: workspace.root))
    var failures: [String: [Diagnostic]] = [:]
    var diagnostics = reading.diagnostics
    let planned = directives.mapped(byWorkers: directives.count) { directive in
      planner.plan([directive], profile: profile.rawValue)
    }
    for (directive, (plans, mistakes)) in zip(directives, planned) {
      diagnostics += mistakes
      if plans.isEmpty { failures[directive.id.value] = mistakes }
    }
    experiments = planned.flatMap(\.plans)
    let columns = Dictionary(
      experiments.map { ($0.id, $0.columns) }, uniquingKeysWith: { first, _ in first })
    figures = Self.figures(in: document, columns)
    claims = Self.catalog(of: document, columns)
    values = document.chapters.flatMap { chapter in
      ReportContents(of: chapter).values.map { (chapter.identifier, $0) }
    }
    for figure in figures where figure.plot == nil || !figure.diagnostics.isEmpty {
      failures[figure.directive.id.value] = figure.diagnostics
    }
    var mistakes = figures.flatMap(\.diagnostics) + claims.diagnostics
    mistakes += values.flatMap { [claims] in claims.check($0.value) }
    for item in document.items {
      if case .table(let table) = item.directive { mistakes += claims.check(table) }
    }
    // That an id names nothing is found by the document and by the claims; it is said once.
    let told = Set(reading.diagnostics.compactMap(\.range))
    diagnostics += mistakes.filter { mistake in mistake.range.map { !told.contains($0) } ?? true }
    self.failures = failures
    self.diagnostics = diagnostics
  }

  private static func figures(
    in document: Document, _ columns: [String: [ResultColumn]]
  ) -> [Figure] {
    let directives = document.items.compactMap { item in
      if case .figure(let figure) = item.directive { figure } else { nil as FigureDirective? }
    }
    return directives.mapped(byWorkers: directives.count) { figure in
      var diagnostics: [Diagnostic] = []
      let known = figure.from.compactMap { source in
        columns[source.value].map { TableColumns(source.value, $0) }
      }
      // Without its tables nothing can be said about a plot; what is wrong with them is said there,
      // and that one does not exist by the document.
      guard known.count == figure.from.count else {
        return Figure(directive: figure, plot: nil, diagnostics: diagnostics)
      }
      let plot = Plot(
        reading: figure.plot, columns: known, macros: document.macros(of: figure),
        diagnostics: &diagnostics)
      return Figure(directive: figure, plot: plot, diagnostics: diagnostics)
    }
  }

  private static func catalog(
    of document: Document, _ columns: [String: [ResultColumn]]
  ) -> ClaimCatalog {
    let claims = document.items.compactMap { item -> ClaimDirective? in
      if case .claim(let claim) = item.directive { claim } else { nil }
    }
    let schemas = document.experiments.map { experiment in
      let id = experiment.directive.id.value
      return TableSchema(
        id: id, columns: columns[id]?.map { TableSchema.Column($0.name, $0.kind) })
    }
    return ClaimCatalog(claims: claims, tables: schemas)
  }
}

extension TableColumns {
  /// The columns that an experiment's table will have.
  fileprivate init(_ name: String, _ columns: [ResultColumn]) {
    self.init(
      name,
      columns.map { column in
        switch column.kind {
        case .boolean: Column(column.name, .boolean)
        case .integer, .number: Column(column.name, .number)
        case .string: Column(column.name, .string)
        }
      })
  }
}
