import Results
import SystemPackage

/// Settings by which `git diff` and `git difftool` show published files through Folio.
///
/// They are the user's own: they stand in the repository's `.git`, and nothing is committed.
public struct GitIntegration: Sendable {
  /// One setting of git's configuration.
  struct Setting: Hashable, Sendable {
    var key: String
    var value: String
  }

  /// What is written to git's configuration.
  let settings: [Setting]
  /// What is written to git's attributes, line by line.
  let attributes: [String]
  private let attributesFile: FilePath
  private let root: String
  private let git: GitProgram

  private static let firstLine = "# Folio's diffs: begin"
  private static let lastLine = "# Folio's diffs: end"

  /// The settings for the repository around a report.
  ///
  /// - Parameters:
  ///   - root: The report's folder.
  ///   - program: The path of `folio`, as git shall call it.
  public init(
    root: String, program: String, environment: [String: String]
  ) throws(ComparisonError) {
    git = try GitProgram(environment: environment)
    self.root = root
    let answer = try git.run(
      ["rev-parse", "--path-format=absolute", "--git-path", "info/attributes", "--show-prefix"],
      in: root)
    guard answer.status == 0 else { throw .notARepository(root) }
    let lines = answer.output.split(separator: "\n", omittingEmptySubsequences: false)
    attributesFile = FilePath(String(lines.first ?? ""))
    let prefix = lines.count > 1 ? String(lines[1]) : ""
    let command = Self.quoted(program) + " diff-files"
    settings = [
      Setting(key: "diff.folio.command", value: command + " --driver"),
      Setting(key: "difftool.folio.cmd", value: command + " \"$LOCAL\" \"$REMOTE\""),
    ]
    attributes = ["csv", "png", "svg", "pdf"].map { type in
      Self.pattern("\(prefix)Output/**/*.\(type)") + " diff=folio"
    }
  }

  /// What is written, for the reader.
  public var text: String {
    let settings = settings.map { "  \($0.key) = \(TerminalText.plain($0.value))\n" }.joined()
    let attributes = attributes.map { "  \(TerminalText.plain($0))\n" }.joined()
    return "in git's configuration of this repository:\n\(settings)"
      + "in git's attributes of this repository:\n\(attributes)"
  }

  /// Writes the settings; what an earlier call wrote is replaced.
  ///
  /// - Throws: `ComparisonError` where git refuses, `FileError` where the attributes cannot be written.
  public func install() throws {
    for setting in settings { try configure([setting.key, setting.value]) }
    let block = [Self.firstLine] + attributes + [Self.lastLine]
    try write(try otherAttributes() + block)
  }

  /// Removes the settings and leaves all others as they are.
  ///
  /// - Throws: What ``install()`` throws.
  public func uninstall() throws {
    for section in ["diff.folio", "difftool.folio"] {
      // Git ends with 128 where there is no such section: nothing is to be removed.
      _ = try git.run(["config", "--local", "--remove-section", section], in: root)
    }
    let others = try otherAttributes()
    if FileSystem.exists(attributesFile) { try write(others) }
  }

  private func configure(_ arguments: [String]) throws(ComparisonError) {
    let answer = try git.run(["config", "--local"] + arguments, in: root)
    guard answer.status == 0 else { throw .gitRefused(GitObjects.firstLine(answer.message)) }
  }

  /// The lines of git's attributes that are not ours.
  private func otherAttributes() throws(FileError) -> [String] {
    let bytes = try FileSystem.readIfPresent(attributesFile) ?? []
    var lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    guard let first = lines.firstIndex(of: Self.firstLine),
      let last = lines[first...].firstIndex(of: Self.lastLine)
    else { return lines }
    lines.removeSubrange(first...last)
    return lines
  }

  private func write(_ lines: [String]) throws(FileError) {
    try FileSystem.createFolders(at: attributesFile.removingLastComponent())
    try FileSystem.write(lines.map { $0 + "\n" }.joined().utf8, to: attributesFile)
  }

  /// A word of a shell command.
  private static func quoted(_ word: String) -> String {
    let isPlain = word.utf8.allSatisfy { byte in
      byte.isAlphanumeric || "/._-+".utf8.contains(byte)
    }
    return isPlain
      ? word
      : "'"
        + word.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: "'\\''") + "'"
  }

  /// A pattern of git's attributes, quoted where it must be.
  private static func pattern(_ path: String) -> String {
    guard path.contains(where: { $0.isWhitespace || $0 == "\"" || $0 == "\\" }) else { return path }
    let escaped = path.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
    return "\"\(escaped)\""
  }
}

extension UInt8 {
  fileprivate var isAlphanumeric: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
