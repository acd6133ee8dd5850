public import Experiments
import Manuscript
import Publishing
import Results
import SystemPackage

/// The report of a revision that has none, made from its chapters by the engine at hand.
///
/// The chapters are read out of git's objects into a folder of the working state, which goes away with
/// the value; nothing is checked out, and nothing of the revision is run but its experiments.
public final class RebuiltReport {
  /// The report.
  public let report: PublishedReport
  private let root: FilePath

  /// Builds a revision's report.
  ///
  /// - Parameters:
  ///   - folder: The report's folder, in whose working state it is built.
  ///   - workers: How many work units run at a time.
  /// - Throws: `ComparisonError.notRebuilt` where its chapters have mistakes; what a build throws.
  public init(
    of revision: any Revision, in folder: String, workers: Int,
    cancellation: CancellationFlag = CancellationFlag(),
    observer: any ExecutionObserver = SilentObserver()
  ) throws {
    let repository = FilePath(folder)
    try Workspace.checkLinks(below: repository, boundary: repository)
    let state = repository.appending(Workspace.stateName)
    root = FileSystem.temporaryPath(beside: state.appending("rebuilt"))
    let mark = RunningBuild(in: state)
    do {
      let paths = try revision.list(Workspace.chaptersName)
      guard !paths.isEmpty else {
        throw ComparisonError.notRebuilt(revision.name, reason: "it has no chapters")
      }
      for path in paths {
        guard let bytes = try revision.read(path) else { continue }
        let file = root.pushing(FilePath(path))
        try FileSystem.createFolders(at: file.removingLastComponent())
        try FileSystem.write(bytes, to: file)
      }
      let outcome = try Build(
        of: Workspace(root: root), BuildRequest(workers: workers), cancellation: cancellation
      ).run(observer: observer)
      if let mistake = outcome.diagnostics.first(where: { $0.severity == .error }) {
        throw ComparisonError.notRebuilt(revision.name, reason: mistake.message)
      }
      guard case .published = outcome.ending else {
        throw ComparisonError.notRebuilt(revision.name, reason: "it was stopped")
      }
      report = try PublishedReport(
        WorkingTree(root: root.string, name: "\(revision.name), rebuilt"))
      mark.end()
    } catch {
      try? FileSystem.remove(root)
      throw error
    }
  }

  deinit {
    // What is left is removed with the working state.
    try? FileSystem.remove(root)
  }
}
