import ArgumentParser
import Comparison
import Manuscript
import Results
import SystemPackage

/// `folio diff`: what differs between two reports.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show every figure, table, claim and value that differs between two commits.",
    discussion: """
      Reports are read from ‘Output’ as it was committed, out of git's objects: nothing is checked \
      out, built or run. Result tables are compared value by value, figures pixel by pixel; each \
      difference is explained by what was set differently.

      REVISIONS
        (none)     HEAD with the working tree
        A          A with the working tree
        A B, A..B  one commit with another
        A...B      the commit where B left A's history, with B
      A and B are any names that git knows: branches, tags, HEAD~3, ‘HEAD@{yesterday}’, stash@{0}.

      EXAMPLES
        folio diff                     what changed since the last commit
        folio diff main~3 main         what three commits changed
        folio diff v1.0...             since this branch left v1.0
        folio diff --json HEAD~1 HEAD  for programs

      EXIT STATUS
        0   the reports are equal
        1   they differ
        2   they could not be compared
      """)

  @Argument(help: "No, one or two revisions, or a range of two.")
  var revisions: [String] = []

  @Flag(help: "Write the differences as JSON.")
  var json = false

  @Flag(name: .shortAndLong, help: "Write nothing; the exit status tells.")
  var quiet = false

  @Option(
    help: ArgumentHelp(
      "The folder that holds ‘Chapters’; found from the current folder upwards when left out.",
      valueName: "folder"))
  var root: String?

  func validate() throws {
    if json && quiet { throw ValidationError("--json and --quiet exclude each other.") }
  }

  func run() throws {
    let report: DifferenceReport
    do {
      report = try compare()
    } catch {
      Self.complain(error.diagnostic)
      throw ExitCode(2)
    }
    if json {
      StandardStreams.write(report.json, to: .output)
    } else if !quiet {
      let terminal = Terminal(.output)
      let text = report.text(width: terminal.width) { terminal.paint($0, .init($1)) }
      StandardStreams.write(text.utf8, to: .output)
    }
    if report.exitStatus != 0 { throw ExitCode(report.exitStatus) }
  }

  private func compare() throws(ComparisonError) -> DifferenceReport {
    let range = try RevisionRange(revisions)
    let repository = try GitRepository(
      root: root ?? Self.nearestRoot(), environment: Environment.current)
    let (from, to) = try repository.revisions(range)
    let difference = ManifestDifference(
      from: try PublishedReport(from), to: try PublishedReport(to))
    return DifferenceReport(difference)
  }

  /// The nearest folder upwards that holds `Chapters`; the current one where there is none.
  private static func nearestRoot() -> String {
    var folder = "."
    for _ in 0..<64 {
      let kind = try? FileSystem.kind(at: FilePath(folder).appending("Chapters"))
      if kind == .folder { return folder }
      folder += "/.."
    }
    return "."
  }

  private static func complain(_ diagnostic: Diagnostic) {
    let terminal = Terminal(.errors)
    var text = terminal.paint("error: ", .boldRed) + TerminalText.plain(diagnostic.message) + "\n"
    if let nearest = diagnostic.suggestion {
      text += "  did you mean ‘\(TerminalText.plain(nearest))’?\n"
    }
    for note in diagnostic.notes { text += "  \(TerminalText.plain(note))\n" }
    StandardStreams.write(text.utf8, to: .errors)
  }
}

extension Terminal.Colour {
  /// The colour of an emphasis.
  fileprivate init(_ emphasis: Emphasis) {
    self =
      switch emphasis {
      case .heading: .bold
      case .added: .green
      case .removed: .red
      case .changed: .yellow
      case .alarm: .boldRed
      case .aside: .faint
      }
  }
}
