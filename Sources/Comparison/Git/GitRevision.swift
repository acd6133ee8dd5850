/// The files of one commit, read from git's objects: nothing is checked out and nothing is run.
public final class GitRevision: Revision {
  /// The name it was asked for by, with the commit's short name.
  public let name: String
  /// The commit's whole name.
  public let commit: String
  private let objects: GitObjects
  private let tree: String
  private let prefix: [String]
  private var folders: [String: GitTree] = [:]

  /// The files of a commit below `prefix`, the path of the report's folder in the repository.
  init(
    name: String, commit: GitObject, prefix: [String], objects: GitObjects
  ) throws(ComparisonError) {
    let header = String(decoding: commit.bytes.prefix(100), as: UTF8.self)
    let words = header.split(whereSeparator: { $0 == " " || $0 == "\n" })
    guard words.count >= 2, words[0] == "tree", words[1].utf8.count == commit.id.utf8.count else {
      throw .unreadable(commit.id, reason: "the commit names no tree")
    }
    let short = String(commit.id.prefix(8))
    self.name = commit.id.hasPrefix(name) ? short : "\(name) (\(short))"
    self.commit = commit.id
    self.tree = String(words[1])
    self.prefix = prefix
    self.objects = objects
  }

  /// False: this is a commit.
  public var isWorkingTree: Bool { false }

  /// The bytes of a regular file of the commit; nil when there is none at that path.
  public func read(_ path: String) throws(ComparisonError) -> [UInt8]? {
    guard var parts = pathParts(path) else { return nil }
    let name = parts.removeLast()
    guard let folder = try folder(prefix + parts), let entry = folder[name], entry.kind == .file
    else { return nil }
    return try objects.object(entry.id, .blob)
  }

  /// The paths of all regular files of the commit below a folder, sorted.
  public func list(_ folder: String) throws(ComparisonError) -> [String] {
    let parts = folder.isEmpty ? [] : pathParts(folder)
    guard let parts, let tree = try self.folder(prefix + parts) else { return [] }
    var found: [String] = []
    try collect(tree, path: parts.map { $0 + "/" }.joined(), depth: 0, into: &found)
    return found.sorted()
  }

  private func folder(_ parts: [String]) throws(ComparisonError) -> GitTree? {
    var folder = try folder(id: tree)
    for part in parts {
      guard let entry = folder[part], entry.kind == .folder else { return nil }
      folder = try self.folder(id: entry.id)
    }
    return folder
  }

  private func folder(id: String) throws(ComparisonError) -> GitTree {
    if let known = folders[id] { return known }
    let bytes = try objects.object(id, .tree)
    guard let folder = GitTree(bytes, idBytes: id.utf8.count / 2) else {
      throw .unreadable(id, reason: "the tree is damaged")
    }
    folders[id] = folder
    return folder
  }

  private func collect(
    _ folder: GitTree, path: String, depth: Int, into found: inout [String]
  ) throws(ComparisonError) {
    guard depth < RevisionLimits.depth else { return }
    for entry in folder.entries {
      let entryPath = path + String(decoding: entry.name, as: UTF8.self)
      switch entry.kind {
      case .file: found.append(entryPath)
      case .folder:
        try collect(
          try self.folder(id: entry.id), path: entryPath + "/", depth: depth + 1, into: &found)
      case .other: continue
      }
    }
  }
}
