import Manuscript
import Publishing

/// Follows one item from commit to commit.
struct HistoryReader {
  let repository: GitRepository
  let tolerance: Tolerance?
  /// The id under which each commit that is still to come has the item.
  private var ids: [String: String] = [:]
  /// The id of commits that nobody has led to yet.
  private let item: String
  /// The last reports that were read, by commit; the next commit is mostly among them.
  private var recent: [(commit: String, report: Result<PublishedReport, ComparisonError>)] = []
  /// Whether any report had the item.
  private(set) var hasSeenItem = false
  /// The items of the newest report.
  private(set) var knownItems: [String] = []

  init(repository: GitRepository, tolerance: Tolerance?, item: String) {
    self.repository = repository
    self.tolerance = tolerance
    self.item = item
  }

  /// The version that a commit made; nil where it left the item alone.
  ///
  /// A commit whose report cannot be read, or whose parent's cannot, is a version with a problem.
  mutating func version(_ commit: GitHistory.Commit) -> ItemHistory.Version? {
    let id = ids.removeValue(forKey: commit.id) ?? item
    var version = ItemHistory.Version(
      commit: commit.id, date: commit.date, author: commit.author, subject: commit.subject)
    do throws(ComparisonError) {
      version.change = try change(of: id, in: commit)
      return version.change == nil ? nil : version
    } catch {
      version.problem = error.message
      for parent in commit.parents where ids[parent] == nil { ids[parent] = id }
      return version
    }
  }

  /// How an item differs from the commit before; of a merge, where it differs from all that it merged.
  private mutating func change(
    of id: String, in commit: GitHistory.Commit
  ) throws(ComparisonError) -> ItemChange? {
    let later = try report(commit.id).get()
    if knownItems.isEmpty { knownItems = later.manifest.itemIDs }
    // The first commit of all comes after nothing.
    let parents: [String?] = commit.parents.isEmpty ? [nil] : commit.parents
    var changes: [ItemChange?] = []
    for parent in parents {
      var earlier = later.empty
      if let parent { earlier = try report(parent).get() }
      let pair = SingleItem(id, from: earlier, to: later)
      if let parent { ids[parent] = pair.earlierID ?? id }
      hasSeenItem = hasSeenItem || pair.exists
      changes.append(pair.change(tolerance: tolerance))
    }
    return changes.contains(nil) ? nil : changes.first ?? nil
  }

  /// A commit's report; one without `Output/` is empty.
  private mutating func report(_ commit: String) -> Result<PublishedReport, ComparisonError> {
    if let known = recent.first(where: { $0.commit == commit }) { return known.report }
    let report = Result { () throws(ComparisonError) in try read(commit) }
    recent = recent.suffix(3) + [(commit, report)]
    return report
  }

  private func read(_ commit: String) throws(ComparisonError) -> PublishedReport {
    let revision = try repository.revision(commit)
    do throws(ComparisonError) {
      return try PublishedReport(revision)
    } catch {
      guard case .noOutput = error else { throw error }
      return PublishedReport(revision, manifest: Manifest(profile: "full", page: ""))
    }
  }
}

extension PublishedReport {
  /// The report of nothing, before the first one.
  fileprivate var empty: PublishedReport {
    PublishedReport(revision, manifest: Manifest(profile: manifest.profile, page: ""))
  }
}
