/// The files of git's index: what the next commit will hold.
public final class StagedTree: Revision {
  private let objects: GitObjects
  /// The object of each file, by path from the report's folder.
  private let files: [String: String]

  /// The files of the index below a folder of the repository.
  ///
  /// - Throws: `ComparisonError.unmergedIndex` where a merge is under way that nobody has settled.
  init(git: GitProgram, folder: String, objects: GitObjects) throws(ComparisonError) {
    let answer = try git.run(["ls-files", "--stage", "-z"], in: folder)
    guard answer.status == 0 else { throw .gitRefused(GitObjects.firstLine(answer.message)) }
    var files: [String: String] = [:]
    // Each entry is “mode object stage<tab>path”.
    for entry in answer.output.split(separator: "\0") {
      guard let tab = entry.firstIndex(of: "\t") else { continue }
      let path = String(entry[entry.index(after: tab)...])
      let words = entry[..<tab].split(separator: " ")
      guard words.count == 3 else { continue }
      guard words[2] == "0" else { throw .unmergedIndex(path) }
      // Links and submodules are neither files nor folders to us.
      if words[0].hasPrefix("100") { files[path] = String(words[1]) }
    }
    self.files = files
    self.objects = objects
  }

  /// “index”.
  public var name: String { "index" }

  /// False: what is staged is in git's store.
  public var isWorkingTree: Bool { false }

  /// The bytes of a staged file; nil when there is none at that path.
  public func read(_ path: String) throws(ComparisonError) -> [UInt8]? {
    guard pathParts(path) != nil, let id = files[path] else { return nil }
    return try objects.object(id, .blob)
  }

  /// The paths of all staged files below a folder, sorted.
  public func list(_ folder: String) throws(ComparisonError) -> [String] {
    guard !folder.isEmpty else { return files.keys.sorted() }
    guard pathParts(folder) != nil else { return [] }
    return files.keys.filter { $0.hasPrefix(folder + "/") }.sorted()
  }
}
