public import Manuscript

extension ComparisonError {
  /// The error as a diagnostic without a place, with what to do about it.
  public var diagnostic: Diagnostic {
    Diagnostic(.error, at: nil, message, notes: notes, suggestion: suggestion)
  }

  /// What is wrong, in one sentence without a full stop.
  public var message: String {
    switch self {
    case .gitAbsent:
      "git is not installed, or not on the search path"
    case .notARepository(let path):
      "‘\(path)’ is not inside a git repository"
    case .gitRefused(let words):
      "git refused to read this repository: \(words)"
    case .unknownRevision(let name, _):
      "no commit is called ‘\(name)’"
    case .ambiguousRevision(let name):
      "‘\(name)’ is the beginning of several commits' names"
    case .emptyHistory:
      "this repository has no commit yet"
    case .shallowHistory(let name):
      "no commit is called ‘\(name)’ in the part of the history that is here"
    case .noCommonAncestor(let first, let second):
      "‘\(first)’ and ‘\(second)’ have no common ancestor"
    case .invalidRange(let text, let reason):
      "‘\(text)’ is not a revision or a range: \(reason)"
    case .noOutput(let revision):
      "there is no Output/ folder \(Self.place(revision))"
    case .noManifest(let revision):
      "Output/manifest.json is missing \(Self.place(revision))"
    case .notRebuilt(let revision, let reason):
      "the report of ‘\(revision)’ cannot be made again: \(reason)"
    case .damagedManifest(let revision, let reason):
      "Output/manifest.json cannot be read \(Self.place(revision)): \(reason)"
    case .unknownItem(let id, _):
      "no figure, table, claim or experiment is called ‘\(id)’ in this history"
    case .unmergedIndex(let path):
      "‘\(path)’ has a conflict that is not settled in the index"
    case .unreadable(let name, let reason):
      "‘\(name)’ cannot be read: \(reason)"
    case .unwritable(let path, let reason):
      "‘\(path)’ cannot be written: \(reason)"
    }
  }

  /// What to do about it, one sentence a line.
  public var notes: [String] {
    switch self {
    case .gitAbsent:
      ["install it, for example with `apt-get install git`"]
    case .notARepository:
      ["`folio diff` reads earlier reports out of the repository's history"]
    case .ambiguousRevision:
      ["write more of its digits"]
    case .emptyHistory:
      ["commit the report first, then compare"]
    case .shallowHistory:
      ["this is a shallow clone: `git fetch --unshallow` brings the whole history"]
    case .invalidRange:
      ["write one revision, two revisions, A..B, or A...B (from where B left A)"]
    case .unmergedIndex:
      ["settle the merge and `git add` the file, or compare the working tree"]
    case .noOutput(nil), .noManifest(nil):
      ["`folio build` makes it"]
    case .noOutput, .noManifest:
      ["compare revisions whose report was committed, or make it again with --rebuild"]
    case .damagedManifest(nil, _):
      ["`folio build` writes it again"]
    default:
      []
    }
  }

  private var suggestion: String? {
    switch self {
    case .unknownRevision(_, let nearest), .unknownItem(_, let nearest): nearest
    default: nil
    }
  }

  private static func place(_ revision: String?) -> String {
    revision.map { "at ‘\($0)’" } ?? "in the working tree"
  }
}

extension Problem {
  /// What is wrong, in one sentence without a full stop.
  public var message: String {
    let more = detail.map { ": \($0)" } ?? ""
    return switch kind {
    case .missing: "‘\(path)’ is missing in \(revision)\(more)"
    case .mismatch: "‘\(path)’ in \(revision) is not the file its manifest speaks of\(more)"
    case .damaged: "‘\(path)’ in \(revision) cannot be read\(more)"
    }
  }
}
