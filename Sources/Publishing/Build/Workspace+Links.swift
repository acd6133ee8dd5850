import Results
package import SystemPackage

/// Nothing that a repository contains leads a build out of it.
///
/// Git keeps symbolic links, so a stranger's repository may hold any: `Output` or `.folio` as a link to a
/// folder of the reader's. What is read and written stays inside the repository, with one exception: who
/// keeps results or the report elsewhere says so there, by a file that no repository can make.
extension Workspace {
  /// The file that allows its folder to be written through a link from a repository.
  package static let welcomeName = ".folio-here"

  /// The bytes of a file below the root, or nil where nothing stands there.
  ///
  /// - Throws: `FileError`, also where a link leads the path out of the repository.
  func read(_ path: FilePath) throws(FileError) -> [UInt8]? {
    guard try FileSystem.kind(at: path, followingLinks: false) != nil else { return nil }
    guard FileSystem.resolved(path) != nil else { return try FileSystem.read(path) }
    guard FileSystem.leads(path, into: boundary) else {
      throw FileError(.read, path, .outsideRepository)
    }
    guard try FileSystem.kind(at: path) != .other else { throw FileError(.read, path, .notFile) }
    return try FileSystem.read(path)
  }

  /// Refuses working state, or a published report, that links lead elsewhere.
  ///
  /// - Throws: ``WorkspaceError/leadsOutside(path:target:)``, or `FileError` where a folder cannot be listed.
  package func checkLinks() throws {
    try Self.checkLinks(below: root, boundary: boundary)
  }

  /// Refuses working state, or a published report, that links lead elsewhere, of a repository that may have
  /// no chapters.
  package static func checkLinks(below root: FilePath, boundary: FilePath) throws {
    let state = root.appending(stateName)
    let store = state.appending(storeName)
    for name in try FileSystem.links(in: root) where [stateName, outputName].contains(name) {
      try check(root.appending(name), in: root, boundary: boundary)
    }
    for folder in [state, store] + ["shared", "unfinished"].map({ store.appending($0) }) {
      for name in try FileSystem.links(in: folder) {
        try check(folder.appending(name), in: root, boundary: boundary)
      }
    }
  }

  private static func check(
    _ link: FilePath, in root: FilePath, boundary: FilePath
  ) throws(WorkspaceError) {
    var path = link
    _ = path.removePrefix(root)
    guard let target = FileSystem.resolved(link) else {
      throw .leadsOutside(path: path.string, target: nil)
    }
    if FileSystem.exists(target.appending(welcomeName)) { return }
    let mayWrite =
      FileSystem.leads(target, into: boundary) && FileSystem.resolved(root) != target
      && ![chaptersName, ".git"].contains { FileSystem.leads(target, into: root.appending($0)) }
    guard mayWrite else { throw .leadsOutside(path: path.string, target: target.string) }
  }
}
