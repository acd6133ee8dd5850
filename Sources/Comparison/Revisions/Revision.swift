/// One state of the repository whose report can be read: a commit, or the files on disk.
///
/// Paths are relative to the folder that holds `Chapters/` and `Output/`, with `/` between their
/// parts. A path that would leave that folder, or that is not a regular file (a link, a device),
/// reads as missing.
public protocol Revision {
  /// What the reader calls it: the words of the command line with the commit's short name, or
  /// “working tree”.
  var name: String { get }

  /// True for the files on disk, false for a commit.
  var isWorkingTree: Bool { get }

  /// The bytes of a regular file; nil when there is none at that path.
  func read(_ path: String) throws(ComparisonError) -> [UInt8]?

  /// The paths of all regular files below a folder (all of them for an empty path), sorted.
  func list(_ folder: String) throws(ComparisonError) -> [String]
}

/// What all kinds of revision share.
enum RevisionLimits {
  /// The largest file that is read, in bytes; larger ones are an error, not a full memory.
  static let fileBytes = 1 << 28

  /// The deepest folder that is listed.
  static let depth = 32
}

/// The parts of a path that stays inside its folder; nil for one that is absolute, empty, or has
/// `.`, `..` or an empty part.
func pathParts(_ path: String) -> [String]? {
  let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
  let isPlain = parts.allSatisfy { part in
    !part.isEmpty && part != "." && part != ".." && !part.utf8.contains(0)
  }
  return isPlain ? parts : nil
}
