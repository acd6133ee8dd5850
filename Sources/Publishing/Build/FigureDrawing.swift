import Manuscript
package import Results

/// The figures of a report, drawn as SVG, PNG and PDF.
package struct FigureDrawing: Sendable {
  /// The figures that could be drawn, by id.
  private(set) var figures: [String: RenderedFigure] = [:]
  /// The fonts they are set in, by name.
  private(set) var fonts: [Manifest.Font] = []
  /// The keys of the drawings by id; empty where it cannot be told what they were drawn with.
  package private(set) var keys: [String: Fingerprint] = [:]
  /// The drawings by id, for the cache.
  private(set) var drawn: [String: DrawnFigure] = [:]
  /// Why figures could not be drawn, by id.
  private(set) var failures: [String: [Diagnostic]] = [:]
  /// What went wrong.
  private(set) var diagnostics: [Diagnostic] = []

  /// Draws all figures whose tables are there, several at a time; those that the cache holds are taken
  /// from it.
  package init(of plan: ReportPlan, _ execution: Execution, taking cache: FigureCache, workers: Int)
  {
    let tasks = tasks(of: plan, execution)
    let drawings = tasks.mapped(byWorkers: workers) { task in
      let key = cache.keys?.key(of: task)
      let drawing = Result {
        guard var figure = key.flatMap(cache.figure) else { return try task.drawn() }
        figure.rendered.frame = try task.frame()
        return figure
      }
      return (key, drawing)
    }
    for (task, (key, drawing)) in zip(tasks, drawings) {
      let id = task.directive.id
      switch drawing {
      case .success(let figure):
        drawn[id.value] = figure
        keys[id.value] = key
      case .failure(let error):
        fail(id, Diagnostic(at: id.range, "‘\(id.value)’ cannot be drawn: \(error)"))
      }
    }
    figures = drawn.mapValues(\.rendered)
    fonts = Self.sorted(drawn.values.flatMap(\.fonts))
  }

  /// The fonts that figures are set in and those that pages embed, by name.
  func fonts(and pageFonts: PageFonts) -> [Manifest.Font] {
    Self.sorted(fonts + pageFonts.reports)
  }

  private static func sorted(_ fonts: [Manifest.Font]) -> [Manifest.Font] {
    Set(fonts).sorted { ($0.name, $0.version) < ($1.name, $1.version) }
  }

  /// The figures that can be drawn; notes of the others what they lack.
  private mutating func tasks(of plan: ReportPlan, _ execution: Execution) -> [FigureTask] {
    plan.figures.compactMap { figure in
      guard let plot = figure.plot, figure.diagnostics.allSatisfy({ $0.severity != .error }) else {
        return nil
      }
      var tables: [String: Table] = [:]
      for source in figure.directive.from {
        guard let table = execution.outcomes[source.value]?.table else {
          let id = figure.directive.id
          fail(id, BuildMessages.noTable(source.value, for: id))
          return nil
        }
        tables[source.value] = table
      }
      return FigureTask(directive: figure.directive, plot: plot, tables: tables)
    }
  }

  private mutating func fail(_ id: Sourced<String>, _ diagnostic: Diagnostic) {
    failures[id.value] = [diagnostic]
    diagnostics.append(diagnostic)
  }
}
