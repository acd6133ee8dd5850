import Experiments
import Manuscript
import Results

extension Findings {
  /// What the steps of a build found out, together.
  init(
    _ plan: ReportPlan, _ execution: Execution, _ conclusion: Conclusion,
    _ drawing: FigureDrawing, _ pictures: Pictures
  ) {
    self.init(
      experiments: execution.outcomes.mapValues(ExperimentFinding.init),
      claims: conclusion.claims, printedTables: conclusion.tables, figures: drawing.figures,
      values: conclusion.values, pictures: pictures.contents,
      diagnostics: plan.diagnostics + execution.diagnostics + conclusion.diagnostics
        + drawing.diagnostics + pictures.diagnostics)
    for step in [plan.failures, execution.failures, conclusion.failures, drawing.failures] {
      failures.merge(step) { first, second in first + second }
    }
  }
}

extension ExperimentFinding {
  /// The result of an experiment with what it was computed from.
  init(_ outcome: Execution.Outcome) {
    let ingredients = outcome.ingredients
    self.init(
      table: outcome.table, simulation: ingredients.simulation,
      parameters: ingredients.parameters.mapValues(Manifest.Scalar.init),
      sweep: ingredients.sweep.axes.map { axis in
        Manifest.Experiment.Axis(
          parameters: axis.parameters, points: axis.points.map { $0.map(Manifest.Scalar.init) })
      },
      seed: ingredients.seed, replicates: ingredients.replicates, key: outcome.key,
      sources: ingredients.sources, dataFiles: ingredients.dataFiles)
  }
}
