import Results
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Keeps two builds that run at the same time from computing the same unit.
///
/// A claim is a lock (`flock(2)`) on an empty file beside the store's entries. The system releases it
/// when the process ends, however it ends. Where locks do not work, both compute, and one result
/// replaces an equal one: claims save time, nothing depends on them.
struct UnitClaim: ~Copyable {
  /// What came of asking for a claim.
  enum Answer: ~Copyable {
    /// The unit is ours to compute.
    case granted(UnitClaim)
    /// Another build is computing it.
    case taken
    /// No claims can be made here; compute it.
    case unsupported
  }

  private let file: FileDescriptor
  private let path: FilePath

  /// Asks for the claim on a unit, without waiting; `store` is the folder of the results.
  static func request(_ key: Fingerprint, in store: FilePath) -> Answer {
    let folder = store.appending("claims")
    let path = folder.appending(key.hexadecimal)
    while true {
      guard let file = open(path, in: folder) else { return .unsupported }
      guard flock(file.rawValue, LOCK_EX | LOCK_NB) == 0 else {
        let isTaken = errno == EWOULDBLOCK
        try? file.close()
        return isTaken ? .taken : .unsupported
      }
      if hasName(file) { return .granted(UnitClaim(file: file, path: path)) }
      // Whoever had the claim gave it back between our two calls: the lock is on a file that is gone.
      try? file.close()
    }
  }

  /// Removes the files of claims whose processes ended before they gave them back; `store` is the folder of
  /// the results.
  static func removeAbandoned(in store: FilePath) {
    let names = (try? FileSystem.names(in: store.appending("claims"))) ?? []
    for name in names {
      guard let key = Fingerprint(hexadecimal: name) else { continue }
      // Where it is granted, it is given back at once.
      _ = request(key, in: store)
    }
  }

  private static func hasName(_ file: FileDescriptor) -> Bool {
    var status = stat()
    return fstat(file.rawValue, &status) != 0 || status.st_nlink > 0
  }

  private static func open(_ path: FilePath, in folder: FilePath) -> FileDescriptor? {
    func attempt() -> FileDescriptor? {
      try? FileDescriptor.open(
        path, .writeOnly, options: [.create, .closeOnExec, .noFollow],
        permissions: .ownerReadWrite)
    }
    if let file = attempt() { return file }
    try? FileSystem.createFolders(at: folder)
    return attempt()
  }

  /// Gives the claim back and removes its file.
  deinit {
    try? FileSystem.remove(path)
    try? file.close()
  }
}
