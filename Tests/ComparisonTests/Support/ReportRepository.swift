import Comparison
import Glibc
import Results

/// A git repository in a new temporary folder, with fixed authors and dates and no settings of the
/// machine's; it goes away with the value.
final class ReportRepository {
  struct Failure: Error {
    var message: String
  }

  let root: String
  let environment: [String: String]
  private var commits = 0

  init(isRepository: Bool = true) throws {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? P_tmpdir
    var template = Array("\(base)/folio-comparison-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure(message: "mkdtemp") }
    root = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    environment = [
      "PATH": getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin",
      "HOME": root, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
      "GIT_CEILING_DIRECTORIES": base,
    ]
    if isRepository { try git("init", "-q", "-b", "main", ".") }
  }

  deinit {
    _ = try? run("/bin/rm", ["-rf", root])
  }

  /// Runs git in the repository; its output without the last line end.
  @discardableResult
  func git(_ arguments: String...) throws -> String {
    let git = try GitProgram(environment: environment)
    return try run(git.path, ["-C", root] + arguments)
  }

  private func run(_ program: String, _ arguments: [String]) throws -> String {
    let date = "2026-01-01T00:00:\(commits < 10 ? "0" : "")\(commits) +0000"
    let identity = [
      "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_AUTHOR_DATE": date,
      "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
      "GIT_COMMITTER_DATE": date,
    ]
    let process = try ChildProcess(
      executable: program, arguments: arguments, environment: environment.merging(identity) { $1 })
    let (output, status) = try process.finish()
    guard status == 0 else { throw Failure(message: "\(arguments): \(process.errorText)") }
    let text = String(decoding: output, as: UTF8.self)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  /// Writes a file, making its folders.
  func write(_ bytes: some Sequence<UInt8>, to path: String) throws {
    var folder = root
    for part in path.split(separator: "/").dropLast() {
      folder += "/\(part)"
      mkdir(folder, 0o755)
    }
    let file = open(root + "/" + path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw Failure(message: "open \(path)") }
    defer { close(file) }
    let bytes = Array(bytes)
    guard Glibc.write(file, bytes, bytes.count) == bytes.count else {
      throw Failure(message: "write \(path)")
    }
  }

  /// Removes a file or a folder.
  func remove(_ path: String) throws {
    _ = try run("/bin/rm", ["-rf", root + "/" + path])
  }

  /// Replaces `Output` by a report.
  func publish(_ report: FixtureReport) throws {
    try remove("Output")
    for (path, bytes) in try report.files() { try write(bytes, to: path) }
  }

  /// Commits everything there is.
  func commit(_ message: String = "Change") throws {
    commits += 1
    try git("add", "-A")
    try git("commit", "-q", "--allow-empty", "-m", message)
  }

  /// Publishes and commits two reports, one after the other.
  func commit(_ first: FixtureReport, then second: FixtureReport) throws {
    try publish(first)
    try commit()
    try publish(second)
    try commit()
  }

  /// The difference that `folio diff` with these words shows.
  func difference(_ words: String...) throws -> ManifestDifference {
    let repository = try GitRepository(root: root, environment: environment)
    let (from, to) = try repository.revisions(RevisionRange(words))
    return ManifestDifference(from: try PublishedReport(from), to: try PublishedReport(to))
  }

  /// The error of a comparison that must fail.
  func error(_ words: String..., environment: [String: String]? = nil) -> ComparisonError? {
    do throws(ComparisonError) {
      let repository = try GitRepository(
        root: root, environment: environment ?? self.environment)
      let (from, to) = try repository.revisions(RevisionRange(words))
      _ = ManifestDifference(from: try PublishedReport(from), to: try PublishedReport(to))
      return nil
    } catch {
      return error
    }
  }
}
