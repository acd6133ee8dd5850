import Results
package import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A mark that a process is at work in the working state, so that what it leaves half-made when it is
/// killed is removed by the next.
///
/// The mark is a locked file named by the process's token, `.folio/running/TOKEN`. The operating system
/// unlocks it when the process ends, however it ends: an unlocked one belongs to a process that did not
/// come to its end. Only then is the working state searched for files with that token in their names.
package struct RunningBuild: ~Copyable {
  private let file: FileDescriptor?
  private let path: FilePath

  /// Removes what killed processes left below a folder of working state, and marks it as worked on.
  ///
  /// Nothing depends on it: where no mark can be made, there is none.
  package init(in state: FilePath) {
    let folder = state.appending("running")
    path = folder.appending(FileSystem.processToken)
    Self.clearAbandoned(folder, below: state)
    try? FileSystem.createFolders(at: folder)
    let options: FileDescriptor.OpenOptions = [.create, .closeOnExec, .noFollow]
    file = try? FileDescriptor.open(
      path, .writeOnly, options: options, permissions: .ownerReadWrite)
    if let file { flock(file.rawValue, LOCK_EX | LOCK_NB) }
  }

  /// Takes the mark away, after work that left nothing half-made.
  package consuming func end() {
    try? FileSystem.remove(path)
  }

  deinit { try? file?.close() }

  /// Removes what processes left whose marks are unlocked, then the marks.
  private static func clearAbandoned(_ folder: FilePath, below state: FilePath) {
    for token in (try? FileSystem.names(in: folder)) ?? [] {
      let mark = folder.appending(token)
      guard
        let file = try? FileDescriptor.open(mark, .writeOnly, options: [.closeOnExec, .noFollow])
      else { continue }
      defer { try? file.close() }
      guard flock(file.rawValue, LOCK_EX | LOCK_NB) == 0 else { continue }
      // The store may be a link to a folder that other repositories share.
      for place in [state, state.appending(Workspace.storeName)] {
        removeTemporaries(of: token, below: place)
      }
      try? FileSystem.remove(mark)
    }
  }

  private static func removeTemporaries(of token: String, below folder: FilePath) {
    for name in (try? FileSystem.names(in: folder)) ?? [] {
      let path = folder.appending(name)
      if FileSystem.isTemporary(name, of: token) {
        try? FileSystem.remove(path)
      } else if (try? FileSystem.kind(at: path, followingLinks: false)) == .folder {
        removeTemporaries(of: token, below: path)
      }
    }
  }
}
