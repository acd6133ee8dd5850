import Experiments
import Manuscript
import Results

/// Whether an item's result is what the chapter and the engine ask for.
public enum ItemState: String, Sendable, Hashable {
  /// It is.
  case fresh
  /// Something it depends on has changed.
  case stale
  /// There is no result.
  case neverRun = "never run"
  /// The last run ended in an error, or the directive is mistaken.
  case failed
}

/// The states of a report's items, found without running anything.
struct ItemStates: Sendable {
  private let plan: ReportPlan
  private let previous: PreviousReport
  private let store: ResultStore
  private let history: RunHistory

  init(of plan: ReportPlan, in workspace: Workspace, profile: Profile) {
    self.plan = plan
    previous = PreviousReport(in: workspace, profile: profile)
    store = ResultStore(at: workspace.store)
    history = RunHistory(at: workspace.history(of: profile))
  }

  /// The state of an item.
  func state(of item: Document.Item) -> ItemState {
    let id = item.directive.id.value
    if plan.failures[id]?.contains(where: { $0.severity == .error }) == true { return .failed }
    if case .experiment = item.directive { return state(ofExperiment: id) }
    let sources = (plan.experimentsUsed(by: id) ?? []).map(state(ofExperiment:))
    if sources.contains(.failed) { return .failed }
    guard isPublished(item) else { return .neverRun }
    return sources.allSatisfy { $0 == .fresh } && !hasChanged(item) ? .fresh : .stale
  }

  /// How long the last run of an experiment took, in seconds, where it is known.
  func lastDuration(ofExperiment id: String) -> Double? {
    history.lastRun(of: id)?.seconds
  }

  private func state(ofExperiment id: String) -> ItemState {
    guard let experiment = plan.experiments.first(where: { $0.id == id }) else { return .failed }
    if store.contains(experiment.key) { return .fresh }
    if previous.holdsTable(of: experiment) { return .fresh }
    let entry = previous.manifest?.experiments[id]
    let last = history.lastRun(of: id)
    if let last, last.outcome == .failed, last.key == experiment.key { return .failed }
    return entry == nil && last == nil ? .neverRun : .stale
  }

  private func isPublished(_ item: Document.Item) -> Bool {
    let id = item.directive.id.value
    guard let manifest = previous.manifest else { return false }
    return switch item.directive {
    case .experiment: manifest.experiments[id] != nil
    case .figure: manifest.figures[id] != nil
    case .table: manifest.tables[id] != nil
    case .claim: manifest.claims[id] != nil
    }
  }

  /// Whether the chapter that an item stands in has changed since it was published.
  private func hasChanged(_ item: Document.Item) -> Bool {
    guard let chapter = plan.document.chapters.first(where: { $0.identifier == item.chapter }),
      let entry = previous.manifest?.chapters.first(where: { $0.path == chapter.path })
    else { return true }
    return plan.chapterDigests[chapter.path]?.hexadecimal != entry.digest
  }
}
