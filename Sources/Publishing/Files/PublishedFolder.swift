public import Results
public import SystemPackage

/// A folder of finished files that is only ever replaced whole.
///
/// The new state is built beside the old one and exchanged with it in one move, so that a reader,
/// another build or a killed process never sees a half-written folder. Two processes that publish
/// into one folder take turns.
public struct PublishedFolder: Sendable {
  /// What publishing did.
  public enum Outcome: Sendable, Hashable {
    /// The folder held these very bytes already; nothing was touched.
    case unchanged
    /// The folder was exchanged; the paths that were added, changed or removed, sorted.
    case replaced(paths: [String])
  }

  /// The folder.
  public let path: FilePath
  /// Where the new state is built before the move; on the file system of `path`.
  private let workshop: FilePath
  /// Tells the folder's own files, which are removed when they are no longer made, from others.
  private let isOurs: @Sendable (String) -> Bool

  /// The folder at a path.
  ///
  /// - Parameters:
  ///   - path: The folder; it and its parents are made when first published. A link to a folder
  ///     stands for the folder.
  ///   - workshop: Where to build the new state before the move; whatever stands there is removed.
  ///     Nil for a hidden sibling, which is also taken where the workshop lies on another file
  ///     system, between which nothing can be moved.
  ///   - isOurs: Whether a file (by its path inside the folder, with `/`) is one that publishing
  ///     makes, and so removes when it makes it no longer; all others are carried over untouched.
  public init(
    _ path: FilePath, workshop: FilePath? = nil,
    isOurs: @escaping @Sendable (String) -> Bool = PublishedFolder.isReportFile
  ) {
    self.path = Self.resolved(path)
    self.isOurs = isOurs
    let name = self.path.lastComponent?.string ?? "Output"
    let sibling = self.path.removingLastComponent().appending(".\(name).new")
    let isNear = workshop.map { FileSystem.device(of: $0) == FileSystem.device(of: sibling) }
    self.workshop = isNear == true ? workshop ?? sibling : sibling
  }

  /// Makes the folder hold exactly these files besides those that are not ours.
  ///
  /// - Parameter files: The contents by path inside the folder, parts separated by `/`.
  /// - Returns: What changed.
  /// - Throws: `FileError`; the folder then holds what it held before.
  public func publish(_ files: [String: [UInt8]]) throws(FileError) -> Outcome {
    let parent = path.removingLastComponent()
    if !parent.isEmpty { try FileSystem.createFolders(at: parent) }
    let turn = try PublishingTurn(in: parent)
    defer { turn.end() }
    // What stands there was left by a process that was killed, since it is our turn.
    try FileSystem.remove(workshop)
    try FileSystem.restoreFolder(at: path)
    let present = try Self.files(below: path)
    let changed = try changedPaths(files, present: present)
    guard !changed.isEmpty else { return .unchanged }
    do {
      try build(files, present: present, changed: Set(changed))
      try FileSystem.replaceFolder(at: path, with: workshop)
    } catch {
      try? FileSystem.remove(workshop)
      throw error
    }
    return .replaced(paths: changed)
  }

  /// The paths whose contents differ between what is there and what shall be, sorted.
  private func changedPaths(
    _ files: [String: [UInt8]], present: [String]
  ) throws(FileError) -> [String] {
    let folders = Self.folders(of: files.keys)
    // A file, or a link to who knows where, in the place of one of our folders goes too.
    var changed = present.filter { files[$0] == nil && (isOurs($0) || folders.contains($0)) }
    let isPresent = Set(present)
    for (name, bytes) in files where !(isPresent.contains(name) && holds(bytes, name)) {
      changed.append(name)
    }
    return changed.sorted()
  }

  /// The folders that files lie in, by their paths inside the folder.
  private static func folders(of names: some Sequence<String>) -> Set<String> {
    var folders: Set<String> = []
    for name in names {
      var folder = name[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        folders.insert(String(folder))
      }
    }
    return folders
  }

  /// Whether a file of the folder holds exactly these bytes; one that cannot be read does not.
  private func holds(_ bytes: [UInt8], _ name: String) -> Bool {
    let file = path.appending(name)
    guard (try? FileSystem.kind(at: file, followingLinks: false)) == .file,
      (try? FileSystem.size(of: file)) == bytes.count
    else { return false }
    return (try? FileSystem.read(file)) == bytes
  }

  /// Writes the changed files into the workshop and links all others from the present folder, so
  /// that a file that stays the same keeps its identity and its times.
  private func build(
    _ files: [String: [UInt8]], present: [String], changed: Set<String>
  ) throws(FileError) {
    try FileSystem.createFolders(at: workshop)
    for name in Set(files.keys).union(present).sorted() {
      let target = workshop.appending(name)
      if let bytes = files[name], changed.contains(name) {
        try FileSystem.write(bytes, to: target)
      } else if !changed.contains(name) {
        try FileSystem.createFolders(at: target.removingLastComponent())
        try Self.give(path.appending(name), theName: target)
      }
    }
  }

  /// Whether a file of an output folder, by its path inside it, is one that reports consist of.
  public static func isReportFile(_ path: String) -> Bool {
    let single = [Report.pagePath, Report.printedPath, Report.posterPath, Manifest.fileName]
    if single.contains(path) { return true }
    if path.hasPrefix("data/") { return path.hasSuffix(".csv") }
    if path.hasPrefix("\(ChapterPages.folder)/") { return path.hasSuffix(".html") }
    return path.hasPrefix("figures/")
      && [".svg", ".png", ".pdf"].contains { path.hasSuffix($0) }
  }
}
