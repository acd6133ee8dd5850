public import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Symbolic links, and where they lead.
extension FileSystem {
  /// A path with all symbolic links followed, by `realpath(3)`; nil where nothing stands there.
  public static func resolved(_ path: FilePath) -> FilePath? {
    guard let pointer = path.withPlatformString({ realpath($0, nil) }) else { return nil }
    defer { free(pointer) }
    return FilePath(platformString: pointer)
  }

  /// Whether a path, all symbolic links followed, is a folder or lies in it; false where nothing stands there.
  public static func leads(_ path: FilePath, into folder: FilePath) -> Bool {
    guard let resolved = resolved(path), let base = Self.resolved(folder) else { return false }
    return resolved.starts(with: base)
  }

  /// The names of the symbolic links in a folder, sorted; none where there is no folder.
  public static func links(in folder: FilePath) throws(FileError) -> [String] {
    do {
      return try SystemCalls.links(in: folder).sorted()
    } catch .noSuchFileOrDirectory {
      return []
    } catch .notDirectory {
      return []
    } catch {
      throw FileError(.list, folder, error)
    }
  }

  /// Gives a symbolic link a second place.
  public static func copyLink(_ link: FilePath, to target: FilePath) throws(FileError) {
    do {
      try SystemCalls.makeLink(target, to: SystemCalls.destination(of: link))
    } catch {
      throw FileError(.write, target, error)
    }
  }
}
