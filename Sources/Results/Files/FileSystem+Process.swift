public import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What depends on the running process.
extension FileSystem {
  /// The folder that relative paths start from, or nil where it no longer exists.
  public static var currentFolder: FilePath? {
    guard let pointer = getcwd(nil, 0) else { return nil }
    defer { free(pointer) }
    return FilePath(String(cString: pointer))
  }

  /// The file system that a path lies on, or would lie on once it is made: that of the nearest folder
  /// upwards that exists; nil where it cannot be found out.
  public static func device(of path: FilePath) -> UInt64? {
    var candidate = path
    repeat {
      let place = candidate.isEmpty ? "." : candidate
      if let status = try? SystemCalls.status(of: place, followingLinks: true) {
        return UInt64(truncatingIfNeeded: status.st_dev)
      }
    } while candidate.removeLastComponent()
    return nil
  }

  /// What tells one version of a file from another without reading it: size, time of change and number.
  public static func identity(of path: FilePath) throws(FileError) -> String? {
    do {
      return try SystemCalls.status(of: path, followingLinks: true).map { status in
        #if canImport(Darwin)
          let changed = status.st_mtimespec
        #else
          let changed = status.st_mtim
        #endif
        return "\(status.st_size) \(changed.tv_sec).\(changed.tv_nsec) \(status.st_ino)"
      }
    } catch {
      throw FileError(.inspect, path, error)
    }
  }
}
