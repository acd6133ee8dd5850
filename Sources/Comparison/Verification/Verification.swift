public import Experiments
public import Publishing
import Results
import SystemPackage

/// Whether a published report is what its sources give: the report is made again beside it, and every
/// file is compared byte for byte.
public struct Verification: Sendable {
  /// A file that is not what the sources give.
  public struct Finding: Sendable, Hashable, Codable {
    /// What is wrong with a published file.
    public enum Kind: String, Sendable, Hashable, Codable {
      /// It is not the file that its own manifest speaks of: edited by hand.
      case edited
      /// It was made from other sources than those at hand.
      case stale
      /// The sources give it, and it is not there.
      case missing
      /// It is there, and the sources do not give it.
      case foreign
    }

    /// What is wrong.
    public var kind: Kind
    /// The file's path from the root.
    public var path: String
  }

  /// What is wrong, by path.
  public let findings: [Finding]
  /// How many files the sources give.
  public let fileCount: Int
  /// From what is published to what the sources give; nil where nothing readable is published.
  public let difference: ManifestDifference?
  /// How many experiments' results were taken as they are at hand; what is said of files is said of what
  /// is made of them.
  public let resultsTaken: Int
  /// The build that made the report again.
  public let outcome: BuildOutcome

  /// Makes a repository's report again and compares it.
  ///
  /// Nothing that is published is touched: the report is made in the working state's folder.
  ///
  /// - Parameters:
  ///   - takesResults: Whether results at hand are trusted, those stored and those published under the
  ///     key of what the chapters ask for, so that only what is made of them is proved.
  ///   - workers: How many work units run at a time.
  /// - Throws: What a build throws, and `FileError` where the copy cannot be made.
  public init(
    of workspace: Workspace, takesResults: Bool, workers: Int,
    cancellation: CancellationFlag = CancellationFlag(),
    observer: any ExecutionObserver = SilentObserver()
  ) throws {
    let published = WorkingTree(root: workspace.root.string, name: "Output")
    // Pages of chapters are made where there are some.
    let isSplit = try !published.list("\(Workspace.outputName)/chapters").isEmpty
    let copy = try VerificationCopy(of: workspace, takesResults: takesResults)
    defer { copy.remove() }
    outcome = try Build(
      of: copy.workspace, BuildRequest(workers: workers, isSplit: isSplit),
      cancellation: cancellation
    ).run(observer: observer)
    resultsTaken = takesResults ? outcome.experimentsAtHand : 0
    guard case .published = outcome.ending else {
      (findings, fileCount, difference) = ([], 0, nil)
      return
    }
    let remade = WorkingTree(root: copy.workspace.root.string, name: "the sources")
    let paths = try remade.list(Workspace.outputName)
    fileCount = paths.count
    findings = try Self.findings(published, remade, expected: Set(paths))
    difference = (try? PublishedReport(published)).flatMap { before in
      (try? PublishedReport(remade)).map { ManifestDifference(from: before, to: $0) }
    }
  }

  /// Whether every file is what the sources give.
  public var holds: Bool { findings.isEmpty }

  private static func findings(
    _ published: WorkingTree, _ remade: WorkingTree, expected: Set<String>
  ) throws(ComparisonError) -> [Finding] {
    let digests = (try? PublishedReport(published).manifest)?.fileDigests ?? [:]
    let there = try published.list(Workspace.outputName).filter { !$0.hasSuffix("/.gitkeep") }
    var findings: [Finding] = []
    for path in expected.union(there).sorted() {
      guard let bytes = try published.read(path) else {
        findings.append(Finding(kind: .missing, path: path))
        continue
      }
      guard expected.contains(path) else {
        findings.append(Finding(kind: .foreign, path: path))
        continue
      }
      if try remade.read(path) == bytes { continue }
      let listed = digests[path]
      let isEdited = listed.map { $0 != Fingerprint(of: bytes).hexadecimal } ?? false
      findings.append(Finding(kind: isEdited ? .edited : .stale, path: path))
    }
    return findings
  }
}

extension Manifest {
  /// The digests of the files that a report's manifest lists, by path from the root.
  fileprivate var fileDigests: [String: String] {
    var digests: [String: String] = [:]
    for (id, experiment) in experiments {
      digests[PublishedReport.dataPath(id)] = experiment.data
    }
    for (id, figure) in figures {
      for (type, digest) in figure.files { digests[PublishedReport.figurePath(id, type)] = digest }
    }
    for (path, digest) in chapterPages ?? [:] {
      digests["\(Workspace.outputName)/\(path)"] = digest
    }
    for (name, digest) in [("index.html", page), ("report.pdf", printed), ("poster.pdf", poster)] {
      digests["\(Workspace.outputName)/\(name)"] = digest
    }
    return digests
  }
}
