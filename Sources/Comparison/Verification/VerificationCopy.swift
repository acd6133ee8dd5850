import Glibc
import Publishing
import Results
import SystemPackage

/// A folder with a repository's chapters and nothing that was built of them, to build in.
struct VerificationCopy {
  /// The copy as a repository of its own.
  let workspace: Workspace

  /// A copy below the working state of a repository; what an earlier one left there is removed.
  ///
  /// - Parameter takesResults: Whether it shares the repository's stored results, and has the published
  ///   ones, which a build takes where none are stored.
  /// - Throws: `FileError` where it cannot be made, `ComparisonError` where chapters cannot be read.
  init(of original: Workspace, takesResults: Bool) throws {
    try original.checkLinks()
    let root = original.state.appending("verification")
    try FileSystem.remove(root)
    let state = root.appending(Workspace.stateName)
    try FileSystem.createFolders(at: state)
    // Copies: a data file behind a link would lie outside of this repository.
    let files = WorkingTree(root: original.root.string)
    for path in try files.list(Workspace.chaptersName) {
      guard let bytes = try files.read(path) else { continue }
      let file = root.pushing(FilePath(path))
      try FileSystem.createFolders(at: file.removingLastComponent())
      try FileSystem.write(bytes, to: file)
    }
    if takesResults {
      try FileSystem.createFolders(at: original.store)
      try Self.link(state.appending("store"), to: original.store)
      try Self.copyResults(in: files, to: root)
    }
    workspace = try Workspace(root: root, boundary: original.state)
  }

  /// Removes the copy; a failure leaves it to the next one.
  func remove() {
    try? FileSystem.remove(workspace.root)
  }

  /// Copies the published tables of results with the manifest that tells what they were computed from.
  private static func copyResults(in files: WorkingTree, to root: FilePath) throws {
    // Without a readable manifest nobody says what the tables are.
    guard (try? PublishedReport(files)) != nil else { return }
    let tables = try files.list("\(Workspace.outputName)/data").filter { $0.hasSuffix(".csv") }
    for path in [PublishedReport.manifestPath] + tables {
      guard let bytes = try files.read(path) else { continue }
      let file = root.pushing(FilePath(path))
      try FileSystem.createFolders(at: file.removingLastComponent())
      try FileSystem.write(bytes, to: file)
    }
  }

  private static func link(_ path: FilePath, to target: FilePath) throws(FileError) {
    guard symlink(target.string, path.string) == 0 else {
      throw FileError(.write, path, Errno(rawValue: errno))
    }
  }
}
