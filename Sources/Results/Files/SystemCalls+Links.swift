import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension SystemCalls {
  /// The symbolic links among what `readdir(3)` lists in a folder, in no order.
  static func links(in folder: FilePath) throws(Errno) -> [String] {
    guard let stream = folder.withPlatformString({ opendir($0) }) else { throw lastError }
    defer { closedir(stream) }
    var links: [String] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw lastError }
        return links
      }
      let kind = entry.pointee.d_type
      // Some file systems leave the kind unsaid.
      guard kind == UInt8(DT_LNK) || kind == UInt8(DT_UNKNOWN) else { continue }
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      let status = try status(of: folder.appending(name), followingLinks: false)
      if status.map({ $0.st_mode & S_IFMT == S_IFLNK }) ?? false { links.append(name) }
    }
  }

  /// `readlink(2)`: what a symbolic link says.
  static func destination(of link: FilePath) throws(Errno) -> FilePath {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    // The last place stays 0.
    let count = bytes.withUnsafeMutableBufferPointer { buffer in
      link.withPlatformString { path in
        buffer.baseAddress.map { readlink(path, $0, buffer.count - 1) } ?? -1
      }
    }
    if count < 0 { throw lastError }
    return FilePath(platformString: bytes)
  }

  /// `symlink(2)`.
  static func makeLink(_ path: FilePath, to destination: FilePath) throws(Errno) {
    let status = destination.withPlatformString { destination in
      path.withPlatformString { symlink(destination, $0) }
    }
    if status != 0 { throw lastError }
  }
}
