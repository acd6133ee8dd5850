import Glibc

/// The files on disk.
public struct WorkingTree: Revision {
  /// The folder that holds `Chapters/` and `Output/`.
  public let root: String

  /// What the reader calls it.
  public let name: String

  /// The files below `root`.
  public init(root: String, name: String = "working tree") {
    self.root = root
    self.name = name
  }

  /// True: these are the files on disk.
  public var isWorkingTree: Bool { true }

  /// The bytes of a regular file below the root; nil when there is none.
  public func read(_ path: String) throws(ComparisonError) -> [UInt8]? {
    guard let parts = pathParts(path) else { return nil }
    let file = descriptor(of: parts)
    guard file >= 0 else {
      if [ENOENT, ENOTDIR, ELOOP, ENXIO].contains(errno) { return nil }
      throw .unreadable(path, reason: String(cString: strerror(errno)))
    }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    guard status.st_size <= RevisionLimits.fileBytes else {
      throw .unreadable(path, reason: "it has \(status.st_size) bytes, too many to compare")
    }
    return try bytes(of: file, expecting: Int(status.st_size), path: path)
  }

  /// The paths of all regular files below a folder, sorted.
  public func list(_ folder: String) throws(ComparisonError) -> [String] {
    var found: [String] = []
    if folder.isEmpty || (pathParts(folder) != nil && isFolder(folder)) {
      try collect(folder, depth: 0, into: &found)
    }
    return found.sorted()
  }

  /// Opens a file below the root, folder by folder: a link in a stranger's repository may lead anywhere
  /// and is not followed, and a pipe must not make us wait.
  private func descriptor(of parts: [String]) -> Int32 {
    var folder = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    for (index, part) in parts.enumerated() where folder >= 0 {
      let kind = index == parts.count - 1 ? O_NONBLOCK : O_DIRECTORY
      let next = openat(folder, part, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | kind)
      let number = errno
      close(folder)
      errno = number
      folder = next
    }
    return folder
  }

  /// Whether a path is a folder, and no link to one.
  private func isFolder(_ path: String) -> Bool {
    var status = stat()
    return lstat(root + "/" + path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private func bytes(
    of file: Int32, expecting size: Int, path: String
  ) throws(ComparisonError) -> [UInt8] {
    var number: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: max(size, 1)) { space, used in
      while used < size {
        let count = Glibc.read(file, space.baseAddress.map { $0 + used }, size - used)
        if count < 0 && errno == EINTR { continue }
        if count < 0 { number = errno }
        guard count > 0 else { return }
        used += count
      }
    }
    guard number == 0 else {
      throw .unreadable(path, reason: String(cString: strerror(number)))
    }
    return bytes
  }

  private func collect(
    _ folder: String, depth: Int, into found: inout [String]
  ) throws(ComparisonError) {
    guard depth < RevisionLimits.depth else { return }
    guard let stream = opendir(folder.isEmpty ? root : root + "/" + folder) else {
      if [ENOENT, ENOTDIR].contains(errno) { return }
      throw .unreadable(folder, reason: String(cString: strerror(errno)))
    }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        tuple.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name == "." || name == ".." { continue }
      let path = folder.isEmpty ? name : folder + "/" + name
      var status = stat()
      guard lstat(root + "/" + path, &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: try collect(path, depth: depth + 1, into: &found)
      case S_IFREG: found.append(path)
      default: continue
      }
    }
  }
}
