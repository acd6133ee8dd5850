import Results
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension PublishedFolder {
  /// What a link to a folder leads to, so that the folder is replaced and not the link; any other path
  /// as it is.
  static func resolved(_ path: FilePath) -> FilePath {
    guard (try? FileSystem.kind(at: path, followingLinks: false)) == .symbolicLink else {
      return path
    }
    return FileSystem.resolved(path) ?? path
  }

  /// The files below a folder, by path inside it; none where there is no folder.
  static func files(below folder: FilePath) throws(FileError) -> [String] {
    guard try FileSystem.kind(at: folder) == .folder else { return [] }
    var files: [String] = []
    for name in try FileSystem.names(in: folder) {
      let path = folder.appending(name)
      guard try FileSystem.kind(at: path, followingLinks: false) == .folder else {
        files.append(name)
        continue
      }
      files += try self.files(below: path).map { "\(name)/\($0)" }
    }
    return files
  }

  /// Gives a file a second name; where the file system has no second names, makes a copy.
  ///
  /// A symbolic link stays one, wherever it leads.
  static func give(_ file: FilePath, theName name: FilePath) throws(FileError) {
    let status = file.withPlatformString { old in
      name.withPlatformString { linkat(AT_FDCWD, old, AT_FDCWD, $0, 0) }
    }
    if status == 0 { return }
    if try FileSystem.kind(at: file, followingLinks: false) == .symbolicLink {
      return try FileSystem.copyLink(file, to: name)
    }
    try FileSystem.write(FileSystem.read(file), to: name)
  }
}

/// One process's turn to publish below a folder; others wait until it ends.
///
/// The operating system ends a turn when its process ends, however it ends. On file systems without
/// such locks nobody waits.
struct PublishingTurn {
  private let folder: FileDescriptor

  init(in path: FilePath) throws(FileError) {
    let path = path.isEmpty ? "." : path
    do {
      folder = try FileDescriptor.open(path, .readOnly, options: .closeOnExec)
    } catch {
      throw FileError(.inspect, path, error as? Errno ?? .ioError)
    }
    while flock(folder.rawValue, LOCK_EX) != 0, errno == EINTR {}
  }

  /// Lets the next one publish.
  func end() {
    flock(folder.rawValue, LOCK_UN)
    try? folder.close()
  }
}
