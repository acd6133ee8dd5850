import SystemPackage

#if canImport(Glibc)
  import CGLib
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The calls of the operating system that swift-system does not wrap, with `errno` as a typed error.
enum SystemCalls {
  /// The number the last failed call left behind.
  static var lastError: Errno { Errno(rawValue: errno) }

  /// `mkdir(2)` with the permissions the user's mask allows.
  static func makeFolder(_ path: FilePath) throws(Errno) {
    if path.withPlatformString({ mkdir($0, 0o777) }) != 0 { throw lastError }
  }

  /// `rename(2)`: replaces a file, or an empty folder, that stands at `target`.
  static func rename(_ source: FilePath, to target: FilePath) throws(Errno) {
    let status = source.withPlatformString { source in
      target.withPlatformString { target in systemRename(source, target) }
    }
    if status != 0 { throw lastError }
  }

  /// `renameat2(2)` with `RENAME_EXCHANGE`: both paths change places in one step.
  ///
  /// - Throws: `.invalidArgument` or `.notSupported` where the file system cannot do it.
  static func exchange(_ first: FilePath, _ second: FilePath) throws(Errno) {
    #if canImport(Glibc)
      let status = first.withPlatformString { first in
        second.withPlatformString { second in
          renameat2(AT_FDCWD, first, AT_FDCWD, second, 2)  // RENAME_EXCHANGE
        }
      }
      if status != 0 { throw lastError }
    #elseif canImport(Darwin)
      let status = first.withPlatformString { first in
        second.withPlatformString { second in renamex_np(first, second, UInt32(RENAME_SWAP)) }
      }
      if status != 0 { throw lastError }
    #else
      throw .notSupported
    #endif
  }

  /// `unlink(2)`: removes a file or a symbolic link.
  static func removeFile(_ path: FilePath) throws(Errno) {
    if path.withPlatformString({ unlink($0) }) != 0 { throw lastError }
  }

  /// `rmdir(2)`: removes an empty folder.
  static func removeFolder(_ path: FilePath) throws(Errno) {
    if path.withPlatformString({ rmdir($0) }) != 0 { throw lastError }
  }

  /// `fsync(2)`: waits until the contents are on the device.
  static func synchronize(_ file: FileDescriptor) throws(Errno) {
    while fsync(file.rawValue) != 0 {
      if lastError != .interrupted { throw lastError }
    }
  }

  /// `lstat(2)`, or `stat(2)` where links are followed; nil where nothing stands at the path.
  static func status(of path: FilePath, followingLinks: Bool) throws(Errno) -> stat? {
    var status = stat()
    let result = path.withPlatformString {
      followingLinks ? stat($0, &status) : lstat($0, &status)
    }
    if result == 0 { return status }
    let error = lastError
    if error == .noSuchFileOrDirectory { return nil }
    throw error
  }

  /// `opendir(3)` and `readdir(3)`: the names in a folder, in no order.
  static func names(in folder: FilePath) throws(Errno) -> [String] {
    guard let stream = folder.withPlatformString({ opendir($0) }) else { throw lastError }
    defer { closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw lastError }
        return names
      }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
  }

  private static func systemRename(
    _ source: UnsafePointer<CChar>, _ target: UnsafePointer<CChar>
  ) -> CInt {
    #if canImport(Glibc)
      Glibc.rename(source, target)
    #elseif canImport(Musl)
      Musl.rename(source, target)
    #elseif canImport(Darwin)
      Darwin.rename(source, target)
    #endif
  }
}
