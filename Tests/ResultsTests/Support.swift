import Results
import SystemPackage

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

/// Random numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A finite number of any size, subnormal ones among them.
  mutating func finiteDouble() -> Double {
    while true {
      let number = Double(bitPattern: next())
      if number.isFinite { return number }
    }
  }
}
