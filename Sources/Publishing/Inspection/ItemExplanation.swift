public import Experiments
import Manuscript
import Results

/// Why an item would be rerun or kept, as `folio explain` prints it.
public struct ItemExplanation: Sendable {
  /// The explanations of the experiments behind the item, by id, in the order of the report.
  public let experiments: [(id: String, explanation: Explanation)]
  /// The experiments behind the item that cannot be planned; `folio check` says why.
  public let mistaken: [String]
  private let id: String

  /// Explains the state of an item with the settings of a profile.
  ///
  /// - Throws: `SelectionError.unknownID`, or `FileError` where a file cannot be read.
  public init(of id: String, in workspace: Workspace, profile: Profile) throws {
    let text = try ReportText(of: workspace)
    let plan = ReportPlan(of: ReportReading(of: text), profile: profile, in: workspace)
    guard let used = plan.experimentsUsed(by: id) else {
      let ids = plan.document.items.map(\.directive.id.value)
      throw SelectionError.unknownID(id, nearest: NearestName.nearest(to: id, among: ids))
    }
    self.id = id
    let previous = PreviousReport(in: workspace, profile: profile)
    let store = ResultStore(at: workspace.store)
    let plans = plan.experiments.filter { used.contains($0.id) }
    experiments = try plans.map { plan in
      (
        plan.id,
        Explanation(
          from: previous.ingredients(like: plan), to: plan.ingredients,
          availability: try Self.availability(of: plan, store, previous))
      )
    }
    mistaken = used.subtracting(plans.map(\.id)).sorted()
  }

  /// The explanation, an experiment a paragraph.
  public var text: String {
    var lines: [String] = []
    for (experiment, explanation) in experiments {
      let state = explanation.isFresh ? "fresh" : "to be computed"
      lines.append(experiment == id ? "\(id): \(state)" : "\(id) ← \(experiment): \(state)")
      lines += explanation.sentences.map { "  \($0)" }
    }
    lines += mistaken.map {
      "\(id == $0 ? id : "\(id) ← \($0)"): mistaken; ‘folio check’ says what is wrong"
    }
    if lines.isEmpty { lines = ["\(id): made from no experiment"] }
    return lines.joined(separator: "\n")
  }

  private static func availability(
    of plan: ExperimentPlan, _ store: ResultStore, _ previous: PreviousReport
  ) throws -> Explanation.Availability {
    switch try store.lookUp(plan.key) {
    case .found: return .stored
    case .corrupt: return .corrupt
    case .missing: break
    }
    if previous.table(of: plan) != nil { return .published }
    let stored = plan.units.count { store.contains($0.key) }
    return .missing(storedUnits: stored, units: plan.units.count)
  }
}
