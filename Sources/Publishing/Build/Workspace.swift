public import Results
public import SystemPackage

/// A repository with chapters: where things are, and the only place that knows the folders' names.
///
/// ```
/// Chapters/NN-name.md, references.bib, data files     written by people
/// Output/                                            the full report, committed
/// .folio/store, history, cache                       working state, never committed
/// .folio/quick/                                      the quick profile's report
/// ```
public struct Workspace: Sendable {
  /// The folder that holds everything.
  public let root: FilePath

  /// The folder that no link may lead out of: the root, or a folder around it.
  let boundary: FilePath

  /// The repository at `root`.
  ///
  /// - Parameter boundary: The folder that no link may lead out of, for a repository that was made inside
  ///   another and shares its results; the root when left out.
  /// - Throws: `WorkspaceError.noChapters` where there is no folder `Chapters` in it.
  public init(root: FilePath, boundary: FilePath? = nil) throws(WorkspaceError) {
    guard Self.isRoot(root) else { throw .noChapters(root: root.string) }
    self.root = root
    self.boundary = boundary ?? root
  }

  /// The repository that a folder lies in: the nearest folder upwards that holds `Chapters`.
  ///
  /// - Throws: `WorkspaceError.outside` where no folder up to the file system's root does.
  public init(containing folder: FilePath) throws(WorkspaceError) {
    let start = Self.absolute(folder)
    var candidate = start
    while true {
      if Self.isRoot(candidate) {
        root = candidate
        boundary = candidate
        return
      }
      guard candidate.removeLastComponent() else { throw .outside(folder: start.string) }
    }
  }

  /// The name of the working state's folder.
  public static let stateName = ".folio"

  /// The name of the stored results' folder inside it.
  static let storeName = "store"

  /// Where the chapters are, relative to the root.
  public static let chaptersName = "Chapters"

  /// Where the full report is published, relative to the root.
  public static let outputName = "Output"

  /// The folder of the chapters.
  public var chapters: FilePath { root.appending(Self.chaptersName) }

  /// The folder of the working state.
  public var state: FilePath { root.appending(Self.stateName) }

  /// The folder of the stored results.
  public var store: FilePath { state.appending(Self.storeName) }

  /// The folder of the work that is queued on a cluster.
  public var batches: FilePath { state.appending("slurm") }

  /// The folder of a profile's run history.
  public func history(of profile: Profile) -> FilePath {
    state.appending("history").appending(profile.rawValue)
  }

  /// The folder where a profile's report is published.
  public func output(of profile: Profile) -> FilePath {
    profile == .full ? root.appending(Self.outputName) : state.appending(profile.rawValue)
  }

  /// The file that tells what the last build of a profile was made from.
  func stamp(of profile: Profile) -> FilePath {
    state.appending("stamps").appending("\(profile.rawValue).json")
  }

  /// The file that tells what the published figures of a profile were drawn from.
  package func figureCache(of profile: Profile) -> FilePath {
    state.appending("cache").appending("figures-\(profile.rawValue).json")
  }

  /// Where a profile's report is put together before it is published in one move.
  func workshop(of profile: Profile) -> FilePath {
    state.appending("publishing-\(profile.rawValue)")
  }

  /// How much the working state holds.
  ///
  /// - Throws: `FileError` where it cannot be read.
  public func stateSize() throws(FileError) -> (files: Int, bytes: Int) {
    try Self.size(of: state)
  }

  /// Removes the working state; the published report stays.
  ///
  /// - Throws: `FileError` where something cannot be removed.
  public func removeState() throws(FileError) {
    try FileSystem.remove(state)
  }

  private static func size(of path: FilePath) throws(FileError) -> (files: Int, bytes: Int) {
    guard let kind = try FileSystem.kind(at: path, followingLinks: false) else { return (0, 0) }
    guard kind == .folder else { return (1, try FileSystem.size(of: path) ?? 0) }
    var total = (files: 0, bytes: 0)
    for name in try FileSystem.names(in: path) {
      let part = try size(of: path.appending(name))
      total = (total.files + part.files, total.bytes + part.bytes)
    }
    return total
  }

  /// A path below the root as people write it: relative to the root.
  public func relativePath(of path: FilePath) -> String {
    var relative = path
    return relative.removePrefix(root) ? relative.string : path.string
  }

  private static func isRoot(_ folder: FilePath) -> Bool {
    let kind = try? FileSystem.kind(at: folder.appending(chaptersName))
    return kind == .folder
  }

  static func absolute(_ folder: FilePath) -> FilePath {
    guard folder.isRelative, let current = FileSystem.currentFolder else { return folder }
    return current.pushing(folder).lexicallyNormalized()
  }
}

/// Why there is no repository to work on.
public enum WorkspaceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The folder named holds no `Chapters`.
  case noChapters(root: String)
  /// Neither the folder nor any above it holds `Chapters`.
  case outside(folder: String)
  /// A symbolic link in it leads where nothing may be written; no target where it leads nowhere.
  case leadsOutside(path: String, target: String?)

  /// What is wrong and how to mend it, in a sentence or two.
  public var description: String {
    switch self {
    case .noChapters(let root):
      "‘\(root)’ holds no folder ‘Chapters’; --root names the folder that does"
    case .outside(let folder):
      "no folder ‘Chapters’ in ‘\(folder)’ or above it; go to a report's repository or name it with --root"
    case .leadsOutside(let path, let target):
      if let target {
        "‘\(path)’ is a link to ‘\(target)’, where a report may not write; if that is meant, make an empty file ‘\(Workspace.welcomeName)’ there"
      } else {
        "‘\(path)’ is a link that leads nowhere"
      }
    }
  }
}
