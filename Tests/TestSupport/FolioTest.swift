public import Foundation

/// A folder with chapters of its own in which the real `folio` program is run.
///
/// The folder is new, is named at random, and goes away with the value. Tests write files into it, run commands,
/// and look at what is there afterwards.
public final class FolioTest: Sendable {
  /// What a command left behind.
  public struct Outcome: Sendable {
    /// The exit status; nil where a signal ended the process.
    public var status: Int32?
    /// Everything written to standard output.
    public var output: String
    /// Everything written to standard error.
    public var errors: String
    /// Wall time in seconds, from start to exit.
    public var seconds: Double
  }

  /// The repository's root.
  public let root: URL

  /// A repository with these files: path relative to the root → text.
  public init(_ files: [String: String]) throws {
    root =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("folio-test-\(UUID().uuidString)").standardizedFileURL
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    for (path, text) in files { try write(text, to: path) }
  }

  deinit {
    try? FileManager.default.removeItem(at: root)
  }

  /// The program under test, built beside the tests.
  public static var program: URL {
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appendingPathComponent("folio")
  }

  /// Writes a file below the root, making its folders.
  public func write(_ text: String, to path: String) throws {
    try write(Data(text.utf8), to: path)
  }

  /// Writes a file below the root, making its folders.
  public func write(_ bytes: Data, to path: String) throws {
    let file = root.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
  }

  /// Replaces the first `old` in a file by `new`; fails where there is none.
  public func replace(_ old: String, with new: String, in path: String) throws {
    let text = try read(path)
    guard let range = text.range(of: old) else { throw CocoaError(.fileReadUnknown) }
    try write(text.replacingCharacters(in: range, with: new), to: path)
  }

  /// The text of a file below the root.
  public func read(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// Whether there is anything at a path below the root.
  public func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
  }

  /// Removes what is at a path below the root.
  public func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: root.appendingPathComponent(path))
  }

  /// Every file below a folder of the root, by path relative to that folder.
  public func contents(of folder: String) throws -> [String: Data] {
    let base = root.appendingPathComponent(folder)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: base.path)
    var contents: [String: Data] = [:]
    for path in paths {
      let file = base.appendingPathComponent(path)
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder),
        !isFolder.boolValue
      {
        contents[path] = try Data(contentsOf: file)
      }
    }
    return contents
  }

  /// Runs `folio` with these arguments to its end.
  ///
  /// - Parameters:
  ///   - folder: Where the process starts, relative to the root.
  ///   - environment: Variables set over the test's own environment.
  @discardableResult
  public func folio(
    _ arguments: String..., in folder: String = "", environment: [String: String] = [:]
  ) throws -> Outcome {
    try folio(arguments, in: folder, environment: environment)
  }

  /// Runs `folio` with a list of arguments to its end; see ``folio(_:in:environment:)``.
  @discardableResult
  public func folio(
    _ arguments: [String], in folder: String = "", environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(Self.program, arguments, in: folder, environment: environment)
  }

  /// Runs `git` with a fixed identity and no configuration of the machine's.
  @discardableResult
  public func git(_ arguments: String...) throws -> Outcome {
    try run(
      URL(fileURLWithPath: "/usr/bin/env"), ["git"] + arguments, in: "",
      environment: [
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
        "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
        "GIT_AUTHOR_DATE": "2026-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2026-01-01T00:00:00Z",
      ])
  }

  /// Starts `folio` and does not wait for its end.
  public func start(
    _ arguments: String..., in folder: String = "", environment: [String: String] = [:]
  ) throws -> RunningProgram {
    try start(arguments, in: folder, environment: environment)
  }

  /// Starts `folio` with a list of arguments and does not wait for its end.
  public func start(
    _ arguments: [String], in folder: String = "", environment: [String: String] = [:]
  ) throws -> RunningProgram {
    try RunningProgram(Self.program, arguments, in: place(folder), environment: environment)
  }

  /// Runs any program of the machine to its end.
  @discardableResult
  public func run(
    _ program: String, _ arguments: [String], environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(
      URL(fileURLWithPath: "/usr/bin/env"), [program] + arguments, in: "", environment: environment)
  }

  private func run(
    _ program: URL, _ arguments: [String], in folder: String, environment: [String: String]
  ) throws -> Outcome {
    try RunningProgram(program, arguments, in: place(folder), environment: environment).outcome()
  }

  private func place(_ folder: String) -> URL {
    folder.isEmpty ? root : root.appendingPathComponent(folder)
  }
}
