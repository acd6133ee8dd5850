public import Results
public import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The files that imports and parameters of simulations may read.
public protocol DataFiles: Sendable {
  /// The file that a chapter names.
  ///
  /// - Parameter name: A path relative to `Chapters/`, as the author wrote it.
  /// - Throws: ``DataFileRefusal``.
  func file(named name: String) throws(DataFileRefusal) -> DataFile
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
  public func file(named name: String) throws(DataFileRefusal) -> DataFile {
    let relative = FilePath(name)
    guard relative.isRelative, !name.contains("\0") else { throw .absolutePath }
    let inside = FilePath("/Chapters").pushing(relative)
    guard Self.staysInside(name) else { throw .outsideRepository }
    let path = root.pushing(FilePath(String(inside.lexicallyNormalized().string.dropFirst())))
    guard let resolved = Self.resolved(path) else { throw .notFound }
    guard let base = Self.resolved(root), resolved.starts(with: base) else {
      throw .outsideRepository
    }
    do throws(FileError) {
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

  /// The path without symbolic links, by `realpath(3)`; nil where nothing stands there.
  private static func resolved(_ path: FilePath) -> FilePath? {
    guard let pointer = path.withPlatformString({ realpath($0, nil) }) else { return nil }
    defer { free(pointer) }
    return FilePath(platformString: pointer)
  }
}
