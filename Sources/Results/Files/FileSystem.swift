public import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reading, writing, listing, moving and removing, with typed errors: the one implementation that
/// every part of the engine uses.
public enum FileSystem {
  /// What stands at a path.
  public enum Kind: Sendable, Hashable {
    /// A regular file.
    case file
    /// A folder.
    case folder
    /// A symbolic link, not followed.
    case symbolicLink
    /// A device, a pipe or a socket.
    case other
  }

  /// What stands at a path, or nil where nothing does.
  ///
  /// - Parameter followingLinks: Whether a symbolic link is answered with what it leads to.
  public static func kind(
    at path: FilePath, followingLinks: Bool = true
  ) throws(FileError) -> Kind? {
    do {
      guard let status = try SystemCalls.status(of: path, followingLinks: followingLinks) else {
        return nil
      }
      switch status.st_mode & S_IFMT {
      case S_IFREG: return .file
      case S_IFDIR: return .folder
      case S_IFLNK: return .symbolicLink
      default: return .other
      }
    } catch {
      throw FileError(.inspect, path, error)
    }
  }

  /// Whether anything stands at a path; false also where that cannot be found out.
  public static func exists(_ path: FilePath) -> Bool {
    (try? kind(at: path)) != nil
  }

  /// The number of bytes in a file, or nil where nothing stands at the path.
  public static func size(of path: FilePath) throws(FileError) -> Int? {
    do {
      return try SystemCalls.status(of: path, followingLinks: true).map { Int($0.st_size) }
    } catch {
      throw FileError(.inspect, path, error)
    }
  }

  /// The names in a folder, sorted by their Unicode scalars.
  public static func names(in folder: FilePath) throws(FileError) -> [String] {
    do {
      return try SystemCalls.names(in: folder).sorted {
        $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars)
      }
    } catch {
      throw FileError(.list, folder, error)
    }
  }

  /// Makes a folder and the folders above it, as far as they are missing.
  public static func createFolders(at path: FilePath) throws(FileError) {
    do {
      try SystemCalls.makeFolder(path)
    } catch .fileExists {
      if try kind(at: path) != .folder { throw FileError(.createFolder, path, .alreadyExists) }
    } catch .noSuchFileOrDirectory where !path.removingLastComponent().isEmpty {
      try createFolders(at: path.removingLastComponent())
      try createFolders(at: path)
    } catch {
      throw FileError(.createFolder, path, error)
    }
  }

  /// Removes a file, or a folder with everything in it; symbolic links are removed, not followed.
  ///
  /// Where nothing stands at the path, nothing happens.
  public static func remove(_ path: FilePath) throws(FileError) {
    guard let kind = try kind(at: path, followingLinks: false) else { return }
    if kind == .folder {
      for name in try names(in: path) { try remove(path.appending(name)) }
    }
    do {
      try kind == .folder ? SystemCalls.removeFolder(path) : SystemCalls.removeFile(path)
    } catch .noSuchFileOrDirectory {
      return
    } catch {
      throw FileError(.remove, path, error)
    }
  }

  /// Moves a file or a folder within a file system; a file at `target` is replaced in one step.
  public static func move(_ source: FilePath, to target: FilePath) throws(FileError) {
    do {
      try SystemCalls.rename(source, to: target)
    } catch {
      throw FileError(.move, source, error)
    }
  }

  /// Puts a finished folder in place of another in one move; what stood there before is removed.
  ///
  /// Where the file system can exchange two names (`renameat2`, `renamex_np`) there is no moment
  /// without a folder at `target`; elsewhere there is one between two renames, and
  /// ``restoreFolder(at:)`` mends what a process killed there leaves. Both folders must lie on one
  /// file system.
  public static func replaceFolder(
    at target: FilePath, with finished: FilePath
  ) throws(FileError) {
    guard try kind(at: target, followingLinks: false) != nil else {
      return try move(finished, to: target)
    }
    do {
      try SystemCalls.exchange(finished, target)
      // The new folder stands. What is left of the old one here is in the way of nobody.
      try? remove(finished)
    } catch .invalidArgument, .notSupported, .noFunction {
      try replaceFolderInTwoMoves(at: target, with: finished)
    } catch {
      throw FileError(.move, finished, error)
    }
  }

  private static func replaceFolderInTwoMoves(
    at target: FilePath, with finished: FilePath
  ) throws(FileError) {
    let aside = asidePath(of: target)
    try remove(aside)
    try move(target, to: aside)
    do {
      try move(finished, to: target)
    } catch {
      try move(aside, to: target)
      throw error
    }
    try? remove(aside)
  }

  /// Puts a folder back that was moved aside by a process that ended before it put another in its
  /// place; removes it where the other stands.
  public static func restoreFolder(at target: FilePath) throws(FileError) {
    let aside = asidePath(of: target)
    guard try kind(at: aside, followingLinks: false) != nil else { return }
    try kind(at: target) == nil ? move(aside, to: target) : remove(aside)
  }

  /// Where a folder is while another takes its place.
  private static func asidePath(of target: FilePath) -> FilePath {
    let name = target.lastComponent?.string ?? "folder"
    return target.removingLastComponent().appending(".\(name).old")
  }

  /// What the names of files and folders that this process is making have in common; other processes
  /// have another.
  public static let processToken =
    "\(getpid())x" + String(UInt64.random(in: .min ... .max), radix: 36)

  /// A path in the same folder that nobody else uses, for a file or folder that is being made.
  public static func temporaryPath(beside path: FilePath) -> FilePath {
    let name = path.lastComponent?.string ?? "file"
    let token = String(UInt64.random(in: .min ... .max), radix: 36)
    return path.removingLastComponent().appending(".\(name).\(processToken)-\(token).tmp")
  }

  /// Whether a name is that of something a process was making.
  public static func isTemporary(_ name: String, of token: String) -> Bool {
    name.hasPrefix(".") && name.hasSuffix(".tmp") && name.contains(".\(token)-")
  }
}
