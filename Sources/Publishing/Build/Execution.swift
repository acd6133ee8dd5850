package import Experiments
import Manuscript
import Results
import SystemPackage

/// The tables of all experiments of a report: computed, at hand, or as they were last published.
package struct Execution: Sendable {
  /// The result of one experiment.
  struct Outcome: Sendable {
    /// The table.
    var table: Table
    /// What it was computed from; the plan's own, or older ones where it is stale.
    var ingredients: Ingredients
    /// The key of these ingredients.
    var key: Fingerprint
  }

  /// The results by experiment id.
  private(set) var outcomes: [String: Outcome] = [:]
  /// What went wrong, and which results are stale.
  private(set) var diagnostics: [Diagnostic] = []
  /// Why experiments have no table, by id.
  private(set) var failures: [String: [Diagnostic]] = [:]
  /// Why not everything selected was run, or nil.
  private(set) var interruption: ExecutionReport.Interruption?
  /// How many work units were computed.
  private(set) var computedUnits = 0
  /// How many experiments had their results at hand.
  private(set) var experimentsAtHand = 0

  /// Runs the selected experiments that are not at hand, and finds the results of the others.
  package init(
    of plan: ReportPlan, _ selection: Selection, taking previous: PreviousReport,
    in workspace: Workspace, _ request: BuildRequest, cancellation: CancellationFlag,
    observer: any ExecutionObserver
  ) {
    let store = ResultStore(at: workspace.store)
    let local = LocalExecutor.Configuration(
      workers: request.workers, isFresh: request.isFresh,
      published: { previous.table(of: $0) },
      history: RunHistory(at: workspace.history(of: request.profile)), cancellation: cancellation,
      keepingInterval: request.keepingInterval)
    let executor = Self.executor(request, local, store: store, in: workspace)
    let selected = plan.experiments.filter { selection.experiments.contains($0.id) }
    let report = executor.run(selected, observer: observer)
    interruption = report.interruption
    diagnostics = report.diagnostics
    computedUnits = report.computedUnits
    for (plan, outcome) in zip(selected, report.outcomes) { take(outcome, of: plan) }
    for experiment in plan.experiments where !selection.experiments.contains(experiment.id) {
      recall(experiment, in: plan.document, store, previous)
    }
  }

  /// This machine, or the cluster that the request names.
  private static func executor(
    _ request: BuildRequest, _ local: LocalExecutor.Configuration, store: ResultStore,
    in workspace: Workspace
  ) -> any Executor {
    guard let cluster = request.cluster else {
      return LocalExecutor(store: store, configuration: local)
    }
    // Jobs start elsewhere.
    let root = Workspace.absolute(workspace.root)
    return SlurmExecutor(
      store: store,
      configuration: SlurmExecutor.Configuration(
        cluster.settings, folder: Workspace.absolute(workspace.batches), root: root,
        command: cluster.command + ["--root", root.string],
        environment: cluster.environment,
        dataFiles: RepositoryDataFiles(root: workspace.root), local: local))
  }

  private mutating func take(_ outcome: ExperimentOutcome, of plan: ExperimentPlan) {
    switch outcome.result {
    case .table(let table, let origin):
      outcomes[plan.id] = Outcome(table: table, ingredients: plan.ingredients, key: plan.key)
      if case .computed = origin { return }
      experimentsAtHand += 1
    case .failure(let diagnostics): failures[plan.id] = diagnostics
    case .unfinished: break
    }
  }

  /// Finds the result of an experiment that is not to be run: under its key, or its last one.
  private mutating func recall(
    _ plan: ExperimentPlan, in document: Document, _ store: ResultStore,
    _ previous: PreviousReport
  ) {
    if let table = previous.table(of: plan) ?? (try? store.table(for: plan.key)) {
      outcomes[plan.id] = Outcome(table: table, ingredients: plan.ingredients, key: plan.key)
      experimentsAtHand += 1
      return
    }
    let chapter = document.item(plan.id)?.chapter ?? ""
    if let ingredients = previous.ingredients(like: plan), let key = previous.key(of: plan.id),
      let table = previous.table(of: plan.id)
    {
      outcomes[plan.id] = Outcome(table: table, ingredients: ingredients, key: key)
      diagnostics.append(BuildMessages.stale(plan.directive, chapter: chapter))
    } else {
      let diagnostic = BuildMessages.neverRun(plan.directive, chapter: chapter)
      failures[plan.id] = [diagnostic]
      diagnostics.append(diagnostic)
    }
  }
}
