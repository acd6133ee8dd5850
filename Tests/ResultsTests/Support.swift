import Results
import SystemPackage
import TestSupport

#if canImport(Glibc)
  import Glibc
#endif

/// A folder that exists while `body` runs.
func withTemporaryFolder<Outcome>(_ body: (FilePath) throws -> Outcome) throws -> Outcome {
  let folder = FileSystem.temporaryPath(beside: systemTemporaryFolder.appending("folio-tests"))
  try FileSystem.createFolders(at: folder)
  defer { try? FileSystem.remove(folder) }
  return try body(folder)
}

/// The folder the system keeps temporary files in.
var systemTemporaryFolder: FilePath {
  FilePath(getenv("TMPDIR").map { String(cString: $0) } ?? "/" + "tmp")
}

/// The error that `body` throws, or nil.
func thrown<Failure: Error>(_ type: Failure.Type, by body: () throws -> Void) -> Failure? {
  do {
    try body()
    return nil
  } catch {
    return error as? Failure
  }
}

extension SeededGenerator {
  /// A finite number of any size, subnormal ones among them.
  mutating func finiteDouble() -> Double {
    while true {
      let number = Double(bitPattern: next())
      if number.isFinite { return number }
    }
  }
}
