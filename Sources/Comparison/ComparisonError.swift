/// Why two revisions could not be compared.
public enum ComparisonError: Error, Sendable, Hashable {
  /// No program `git` on the search path.
  case gitAbsent
  /// The folder belongs to no git repository; its path.
  case notARepository(String)
  /// Git refused the repository, with its own words (broken configuration, foreign owner).
  case gitRefused(String)
  /// No commit has this name; a name that is close, when there is one.
  case unknownRevision(String, nearest: String?)
  /// A shortened commit name that fits several commits.
  case ambiguousRevision(String)
  /// The repository has no commit yet.
  case emptyHistory
  /// No commit of this name in a shallow clone, where it may lie beyond the history that is here.
  case shallowHistory(String)
  /// The two revisions of `A...B` share no history.
  case noCommonAncestor(String, String)
  /// Neither a revision nor a range of two: what was written, and what is wrong with it.
  case invalidRange(String, reason: String)
  /// A revision without a committed `Output/` folder; nil for the working tree.
  case noOutput(revision: String?)
  /// A revision whose `Output/` has no manifest; nil for the working tree.
  case noManifest(revision: String?)
  /// The report of a revision could not be made again: which, and why.
  case notRebuilt(String, reason: String)
  /// A manifest that cannot be read: of which revision (nil for the working tree), and why.
  case damagedManifest(revision: String?, reason: String)
  /// The index holds several versions of a file, after a merge with conflicts; the file's path.
  case unmergedIndex(String)
  /// No report of a history has an item of this id; an id that is close, when there is one.
  case unknownItem(String, nearest: String?)
  /// A file or a git object could not be read: its name, and why.
  case unreadable(String, reason: String)
  /// A file could not be written: its path, and why.
  case unwritable(String, reason: String)
}
