public import SystemPackage

extension FileSystem {
  /// The bytes of a file.
  public static func read(_ path: FilePath) throws(FileError) -> [UInt8] {
    do {
      let file = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
      return try file.closeAfter { try contents(of: file, at: path) }
    } catch let error as Errno {
      throw FileError(.read, path, error)
    } catch let error as FileError {
      throw error
    } catch {
      preconditionFailure("opening and reading throw their own errors alone")
    }
  }

  /// The bytes of a file, or nil where nothing stands at the path.
  public static func readIfPresent(_ path: FilePath) throws(FileError) -> [UInt8]? {
    do {
      return try read(path)
    } catch  where error.reason == .notFound {
      return nil
    }
  }

  /// Writes a file so that at every moment the path holds the old contents or the new, whole.
  ///
  /// The bytes go to a new file beside it, which then takes its name. Missing folders are made.
  ///
  /// - Parameter isDurable: Whether to wait until the bytes are on the device, so that they also
  ///   survive a power failure; milliseconds rather than microseconds.
  public static func write(
    _ bytes: some Collection<UInt8>, to path: FilePath, isDurable: Bool = false
  ) throws(FileError) {
    var attempts = 0
    while true {
      attempts += 1
      do {
        return try replace(path, with: bytes, isDurable: isDurable)
      } catch .noSuchFileOrDirectory where attempts < 4 {
        // The folder is missing, or someone removed it, or the new file in it, at this moment.
        try createFolders(at: path.removingLastComponent())
      } catch {
        throw FileError(.write, path, error)
      }
    }
  }

  /// Writes a file beside another and gives it that one's name; on failure nothing of it remains.
  private static func replace(
    _ path: FilePath, with bytes: some Collection<UInt8>, isDurable: Bool
  ) throws(Errno) {
    let temporary = temporaryPath(beside: path)
    try writeNew(bytes, to: temporary, isDurable: isDurable)
    do {
      try SystemCalls.rename(temporary, to: path)
    } catch {
      try? SystemCalls.removeFile(temporary)
      throw error
    }
  }

  /// Writes text as UTF-8; see ``write(_:to:isDurable:)``.
  public static func write(
    _ text: String, to path: FilePath, isDurable: Bool = false
  ) throws(FileError) {
    try write(Array(text.utf8), to: path, isDurable: isDurable)
  }

  /// Writes a file that must not exist yet; on failure nothing of it remains.
  private static func writeNew(
    _ bytes: some Collection<UInt8>, to path: FilePath, isDurable: Bool
  ) throws(Errno) {
    do {
      let file = try FileDescriptor.open(
        path, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: FilePermissions(rawValue: 0o666))
      do {
        try file.closeAfter {
          try file.writeAll(bytes)
          if isDurable { try SystemCalls.synchronize(file) }
        }
      } catch {
        try? SystemCalls.removeFile(path)
        throw error
      }
    } catch let error as Errno {
      throw error
    } catch {
      preconditionFailure("opening and writing throw the system's errors alone")
    }
  }

  /// Reads to the end of an open file.
  private static func contents(of file: FileDescriptor, at path: FilePath) throws -> [UInt8] {
    let expected = try size(of: path) ?? 0
    var bytes = try chunk(of: file, capacity: expected + 1)
    guard bytes.count > expected else { return bytes }
    while true {
      let next = try chunk(of: file, capacity: 1 << 16)
      if next.isEmpty { return bytes }
      bytes += next
    }
  }

  /// Up to `capacity` bytes from where an open file stands; fewer only at its end.
  static func chunk(of file: FileDescriptor, capacity: Int) throws -> [UInt8] {
    try [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      while count < capacity {
        let rest = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[count...])
        let read = try file.read(into: rest)
        if read == 0 { return }
        count += read
      }
    }
  }
}
