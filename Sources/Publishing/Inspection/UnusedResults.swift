import Experiments
import Manuscript
public import Results

/// The stored results that no chapter asks for any more, with quick settings or full ones.
///
/// Only the keys of what is asked for are held; the store is gone through folder by folder.
public struct UnusedResults: Sendable {
  /// Why it cannot be told which results are unused.
  public enum Failure: Error, Sendable, Hashable, CustomStringConvertible {
    /// These experiments have mistakes: what they ask for is not known.
    case mistaken([String])

    /// What is wrong and how to go on, in a sentence.
    public var description: String {
      switch self {
      case .mistaken(let ids):
        "nothing is removed: what \(ids.map { "‘\($0)’" }.joined(separator: ", ")) "
          + "\(ids.count == 1 ? "asks" : "ask") for is not known; ‘folio check’ says what is wrong"
      }
    }
  }

  private let store: ResultStore
  private let wanted: Set<Fingerprint>

  /// Finds out what a repository's chapters ask for.
  ///
  /// - Throws: `FileError` where a file that is there cannot be read; ``Failure`` where a chapter is mistaken.
  public init(in workspace: Workspace) throws {
    let reading = ReportReading(of: try ReportText(of: workspace))
    var wanted: Set<Fingerprint> = []
    for profile in Profile.allCases {
      let plan = ReportPlan(of: reading, profile: profile, in: workspace)
      let planned = Set(plan.experiments.map(\.id))
      let asked = plan.document.experiments.map(\.directive.id.value)
      let mistaken = asked.filter { !planned.contains($0) }
      guard mistaken.isEmpty else { throw Failure.mistaken(mistaken) }
      for experiment in plan.experiments {
        wanted.insert(experiment.key)
        for unit in experiment.units { wanted.insert(unit.key) }
      }
    }
    self.wanted = wanted
    store = ResultStore(at: workspace.store)
  }

  /// Removes them, or only counts them.
  ///
  /// - Returns: How many files those are, and their bytes.
  /// - Throws: `ResultStoreError` where one cannot be removed.
  public func remove(isTrial: Bool) throws(ResultStoreError) -> (files: Int, bytes: Int) {
    try store.removeEntries(isTrial: isTrial) { wanted.contains($0) }
  }
}
