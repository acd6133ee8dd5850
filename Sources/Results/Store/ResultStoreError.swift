package import SystemPackage

/// Why the store could not keep or deliver a result.
public enum ResultStoreError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The disk that holds the store is full (`ENOSPC`).
  case diskFull(store: String)
  /// The user's disk quota is used up (`EDQUOT`).
  case quotaExceeded(store: String)
  /// The store lies on a file system mounted read-only (`EROFS`).
  case readOnly(store: String)
  /// The user may not read or write there (`EACCES`, `EPERM`).
  case permissionDenied(store: String, path: String)
  /// The device failed (`EIO`).
  case deviceFailure(store: String, path: String)
  /// Anything else, such as a file where the store's folder should be.
  case unusable(store: String, FileError)

  /// The store's error for a file that could not be read or written.
  package init(_ error: FileError, store folder: FilePath) {
    let store = folder.string
    switch error.reason {
    case .diskFull: self = .diskFull(store: store)
    case .quotaExceeded: self = .quotaExceeded(store: store)
    case .readOnlyFileSystem: self = .readOnly(store: store)
    case .permissionDenied: self = .permissionDenied(store: store, path: error.path)
    case .deviceFailure: self = .deviceFailure(store: store, path: error.path)
    default: self = .unusable(store: store, error)
    }
  }

  /// What is wrong with the store, in one sentence.
  public var description: String {
    switch self {
    case .diskFull(let store):
      "the result store ‘\(store)’ cannot be written: the disk is full"
    case .quotaExceeded(let store):
      "the result store ‘\(store)’ cannot be written: the disk quota is used up"
    case .readOnly(let store):
      "the result store ‘\(store)’ cannot be written: the file system is read-only"
    case .permissionDenied(let store, let path):
      "the result store ‘\(store)’ cannot be used: permission denied for ‘\(path)’"
    case .deviceFailure(let store, let path):
      "the result store ‘\(store)’ cannot be used: the device reports an input/output error for ‘\(path)’"
    case .unusable(let store, let error):
      "the result store ‘\(store)’ cannot be used: \(error)"
    }
  }
}
