import Manuscript

/// The git repository around a folder, read without checking out or running anything of it.
public final class GitRepository {
  /// The folder of the report, on disk.
  public let root: String
  private let git: GitProgram
  private let isShallow: Bool
  private let prefix: [String]
  private let objects: GitObjects

  /// The repository that holds `root`.
  ///
  /// - Parameter environment: The variables of the process: the search path for git, and where
  ///   its user's settings are. Other `GIT_*` variables have no effect.
  public init(root: String, environment: [String: String]) throws(ComparisonError) {
    self.root = root
    git = try GitProgram(environment: environment)
    let question = ["rev-parse", "--is-shallow-repository", "--show-prefix"]
    let answer = try git.run(question, in: root)
    guard answer.status == 0 else { throw Self.refusal(answer.message, root: root) }
    let lines = answer.output.split(
      separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
    isShallow = lines[0] == "true"
    let path = lines.count > 1 ? lines[1] : ""
    prefix = path.split(separator: "/").filter { $0 != "\n" }.map(String.init)
    objects = try GitObjects(git: git, folder: root)
  }

  /// The two sides of a comparison.
  public func revisions(
    _ range: RevisionRange
  ) throws(ComparisonError) -> (from: any Revision, to: any Revision) {
    switch range {
    case .workingTree(let name):
      (try revision(name), WorkingTree(root: root))
    case .staged(let name):
      (try revision(name), try StagedTree(git: git, folder: root, objects: objects))
    case .commits(let first, let second):
      (try revision(first), try revision(second))
    case .sinceCommonAncestor(let first, let second):
      try sinceCommonAncestor(first, second)
    }
  }

  /// The commits that changed a file of the report's folder, newest first.
  func history(
    of file: String, upTo revision: String, since: String?
  ) throws(ComparisonError) -> GitHistory {
    let last = try self.revision(revision).commit
    let excluded = try since.map { name throws(ComparisonError) in try self.revision(name).commit }
    return try GitHistory(of: file, upTo: last, without: excluded, git: git, in: root)
  }

  /// The commit of any name that `git rev-parse` understands.
  public func revision(_ name: String) throws(ComparisonError) -> GitRevision {
    switch try objects.object(named: name + "^{commit}") {
    case .found(let commit):
      return try GitRevision(name: name, commit: commit, prefix: prefix, objects: objects)
    case .ambiguous:
      throw .ambiguousRevision(name)
    case .missing:
      throw try missing(name)
    }
  }

  private func sinceCommonAncestor(
    _ first: String, _ second: String
  ) throws(ComparisonError) -> (from: any Revision, to: any Revision) {
    let left = try revision(first)
    let right = try revision(second)
    let answer = try git.run(["merge-base", left.commit, right.commit], in: root)
    guard answer.status == 0, let base = answer.output.split(separator: "\n").first else {
      if isShallow { throw .shallowHistory("\(first)...\(second)") }
      throw .noCommonAncestor(first, second)
    }
    return (try revision(String(base)), right)
  }

  /// Why a name has no commit.
  private func missing(_ name: String) throws(ComparisonError) -> ComparisonError {
    let names = try branchesAndTags()
    if names.isEmpty, case .missing = try objects.object(named: "HEAD^{commit}") {
      return .emptyHistory
    }
    if let nearest = nearest(to: name, in: names + ["HEAD"]) {
      return .unknownRevision(name, nearest: nearest)
    }
    return isShallow ? .shallowHistory(name) : .unknownRevision(name, nearest: nil)
  }

  private func branchesAndTags() throws(ComparisonError) -> [String] {
    let answer = try git.run(["for-each-ref", "--format=%(refname:short)"], in: root)
    return answer.output.split(separator: "\n").map(String.init)
  }

  /// The branch or tag whose name is close to the misspelt one, with its suffix (`~3`) kept.
  private func nearest(to name: String, in names: [String]) -> String? {
    let split = name.firstIndex { "~^@:".contains($0) } ?? name.endIndex
    let base = String(name[..<split])
    // With a name that exists the fault is in the suffix: there is nothing nearer.
    if names.contains(base) { return nil }
    return NearestName.nearest(to: base, among: names).map { $0 + name[split...] }
  }

  private static func refusal(_ message: String, root: String) -> ComparisonError {
    if message.contains("not a git repository") { return .notARepository(root) }
    if message.contains("cannot change to") {
      return .unreadable(root, reason: "there is no such folder")
    }
    return .gitRefused(GitObjects.firstLine(message))
  }
}
