public import Results
public import SystemPackage

/// The files that imports and parameters of simulations may read.
public protocol DataFiles: Sendable {
  /// The file that a chapter names.
  ///
  /// - Parameters:
  ///   - name: A path relative to `Chapters/`, as the author wrote it.
  ///   - limit: The most bytes that it may have: it is read whole.
  /// - Throws: ``DataFileRefusal``.
  func file(named name: String, atMost limit: Int) throws(DataFileRefusal) -> DataFile
}

extension DataFiles {
  /// The file that a chapter names, of a gigabyte at most.
  ///
  /// - Parameter name: A path relative to `Chapters/`, as the author wrote it.
  /// - Throws: ``DataFileRefusal``.
  public func file(named name: String) throws(DataFileRefusal) -> DataFile {
    try file(named: name, atMost: 1_000_000_000)
  }
}

/// Why a file cannot be read for an import or a parameter.
public enum DataFileRefusal: Error, Sendable, Hashable {
  /// The path is absolute.
  case absolutePath
  /// The path, or a symbolic link on it, leads out of the repository.
  case outsideRepository
  /// Nothing stands there.
  case notFound
  /// A folder stands there.
  case isFolder
  /// It has more bytes than are read.
  case tooLarge(bytes: Int, limit: Int)
  /// The system refuses to read it.
  case unreadable(FileError)
}

/// The files of a repository, as seen from its `Chapters/`.
public struct RepositoryDataFiles: DataFiles {
  /// The repository's root.
  public let root: FilePath

  /// The files of the repository at a folder.
  public init(root: FilePath) {
    self.root = root
  }

  /// The file that a chapter names; it must lie inside the repository, all symbolic links followed.
  public func file(
    named name: String, atMost limit: Int
  ) throws(DataFileRefusal) -> DataFile {
    let relative = FilePath(name)
    guard relative.isRelative, !name.contains("\0") else { throw .absolutePath }
    let inside = FilePath("/Chapters").pushing(relative)
    guard Self.staysInside(name) else { throw .outsideRepository }
    let path = root.pushing(FilePath(String(inside.lexicallyNormalized().string.dropFirst())))
    guard let resolved = FileSystem.resolved(path) else { throw .notFound }
    guard FileSystem.leads(resolved, into: root) else { throw .outsideRepository }
    // Before it is read: memory for ten gigabytes may not be had, and asking for it ends the process.
    if let size = try? FileSystem.size(of: resolved), size > limit {
      throw .tooLarge(bytes: size, limit: limit)
    }
    do throws(FileError) {
      // A pipe would be waited for without end.
      guard try FileSystem.kind(at: resolved) != .other else {
        throw FileError(.read, path, .notFile)
      }
      let contents = try FileSystem.read(resolved)
      return DataFile(
        path: String(inside.lexicallyNormalized().string.dropFirst()), contents: contents)
    } catch {
      throw error.reason == .isFolder ? .isFolder : .unreadable(error)
    }
  }

  /// Whether the path, read part by part from `Chapters/`, never leaves the repository.
  private static func staysInside(_ name: String) -> Bool {
    var depth = 1
    for part in name.split(separator: "/") {
      switch part {
      case ".": continue
      case "..": depth -= 1
      default: depth += 1
      }
      if depth < 0 { return false }
    }
    return true
  }
}
