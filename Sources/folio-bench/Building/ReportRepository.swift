import Experiments
import Results
import SystemPackage

/// The small report in a scratch folder, with the program and git at hand.
struct ReportRepository {
  private let folder: ScratchFolder

  /// The program, built beside this one.
  private static let program =
    MeasuredProcess.thisProgram?.removingLastComponent().appending("folio") ?? "folio"

  /// Writes the chapters.
  init() throws {
    folder = try ScratchFolder()
    for (name, text) in SmallReport.files { try folder.write(text, to: name) }
    try git.run("init", "--quiet")
  }

  /// A program that starts in the repository.
  func process(_ program: String) -> MeasuredProcess {
    MeasuredProcess(
      program: program, folder: folder.path, log: folder.path.appending(".folio-bench.log"))
  }

  /// The program under test.
  var folio: MeasuredProcess { process(Self.program.string) }

  /// The program as it would be built from another text of one of the engine's sources.
  ///
  /// It has another digest of it. What the source says stays, so that both do the same work.
  func folioWithAnotherSource(_ source: String) throws -> MeasuredProcess {
    guard let digest = EngineFingerprint(ofSimulation: "training-curve")?.digests[source] else {
      throw Failure.noSuchSource(source)
    }
    let other = String(digest.map { $0 == "0" ? "1" : "0" })
    let path = folder.path.appending("folio-changed")
    // By other programs: a child's peak memory starts from that of this process.
    try process("sh").run(
      "-c", "LC_ALL=C sed s/$1/$2/ \"$0\" > \"$3\" && chmod +x \"$3\" && ! cmp -s \"$0\" \"$3\"",
      Self.program.string, digest, other, path.string)
    return process(path.string)
  }

  /// Why there is nothing to measure.
  enum Failure: Error, CustomStringConvertible {
    /// No result depends on the source.
    case noSuchSource(String)

    var description: String {
      switch self {
      case .noSuchSource(let path): "no curve depends on the source ‘\(path)’"
      }
    }
  }

  /// Git without the machine's configuration.
  var git: MeasuredProcess {
    var process = process("git")
    process.environment = [
      "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
      "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
      "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
    ]
    return process
  }

  /// Writes a file below the root.
  func write(_ text: String, to name: String) throws(FileError) {
    try folder.write(text, to: name)
  }

  /// Commits chapters and report.
  func commit() throws {
    try git.run("add", "Chapters", "Output", ".gitignore")
    try git.run("commit", "--quiet", "--message", "a state")
  }

  /// Removes all results and everything published.
  func forgetEverything() throws(FileError) {
    try FileSystem.remove(folder.path.appending(".folio"))
    try FileSystem.remove(folder.path.appending("Output"))
  }

  /// Replaces the first line of a chapter that starts with a text.
  func replaceLine(
    startingWith start: String, with line: String, inChapter number: Int
  ) throws(FileError) {
    try edit(number) { lines in
      guard let index = lines.firstIndex(where: { $0.hasPrefix(start) }) else { return }
      lines[index] = line
    }
  }

  /// Gives a chapter's experiments another step size.
  func setStepSize(_ step: Int, ofChapter number: Int) throws(FileError) {
    try edit(number) { lines in
      let places = lines.indices.filter { lines[$0].hasPrefix("with: ") }
      for (place, scale) in zip(places, SmallReport.scales) {
        lines[place] = SmallReport.settings(scale: scale, stepSize: step)
      }
    }
  }

  private func edit(_ number: Int, _ change: (inout [String]) -> Void) throws(FileError) {
    let name = SmallReport.path(ofChapter: number)
    let file = folder.path.pushing(FilePath(name))
    let text = String(decoding: try FileSystem.read(file), as: UTF8.self)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    change(&lines)
    try folder.write(lines.joined(separator: "\n"), to: name)
  }
}
