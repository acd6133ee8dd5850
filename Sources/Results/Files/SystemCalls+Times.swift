import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension SystemCalls {
  /// `utimensat(2)` to the present time; where it cannot be done (a file of another user) nothing happens.
  static func noteUse(of path: FilePath) {
    _ = path.withPlatformString { utimensat(AT_FDCWD, $0, nil, 0) }
  }

  /// When a file was changed or its use noted, in nanoseconds since 1970; nil where nothing is there.
  static func lastChange(of path: FilePath) -> Int? {
    guard let status = try? status(of: path, followingLinks: true) else { return nil }
    #if canImport(Darwin)
      let changed = status.st_mtimespec
    #else
      let changed = status.st_mtim
    #endif
    return Int(changed.tv_sec) * 1_000_000_000 + Int(changed.tv_nsec)
  }
}
