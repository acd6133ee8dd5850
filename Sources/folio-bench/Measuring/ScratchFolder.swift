import Glibc
import Results
import SystemPackage

/// A folder that goes away with the value.
final class ScratchFolder {
  /// Where it is.
  let path: FilePath

  /// A new empty folder among the system's temporary files.
  init() throws(FileError) {
    path = FileSystem.temporaryPath(beside: FileSystem.temporaryFolder.appending("folio-bench"))
    try FileSystem.createFolders(at: path)
  }

  deinit { try? FileSystem.remove(path) }

  /// Writes a file below it.
  func write(_ text: String, to name: String) throws(FileError) {
    try FileSystem.write(text, to: path.pushing(FilePath(name)))
  }
}

extension FileSystem {
  /// Where temporary files go.
  fileprivate static var temporaryFolder: FilePath {
    FilePath(getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir)
  }
}
