import ArgumentParser
import Comparison
import Publishing

/// `folio verify`: whether what is published is what the sources give.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Prove that ‘Output’ is what the chapters and the engine give.",
    discussion: """
      Everything is computed again, beside the report, and every file is compared byte for byte. Files \
      that are stale, edited by hand, missing or foreign are named, with what differs in them; nothing \
      that is published is touched. With ‘--stored’, results are trusted where they are stored in \
      ‘.folio’, or published in ‘Output/data’ under the key of what the chapters ask for. That proves \
      figures, tables, claims and pages, in seconds and in a fresh clone too, but not the results.

      EXAMPLES
        folio verify               before a release, or in CI
        folio verify --stored      trust results at hand, draw and print again

      EXIT STATUS
        0   every file is what the sources give
        1   some are not
        2   the report could not be made again
      """)

  @Flag(help: "Trust results in ‘.folio’ and ‘Output/data’ instead of computing them again.")
  var stored = false

  @Option(
    help: ArgumentHelp(
      "How many work units run at a time; all processors when left out.", valueName: "number"))
  var jobs: Int?

  @Flag(name: .shortAndLong, help: "Write nothing but errors; the exit status tells.")
  var quiet = false

  @OptionGroup var workspace: WorkspaceOptions

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to 1024, not \(jobs).")
    }
  }

  func run() throws {
    let repository = try reportingErrors { try workspace.open() }
    let progress = BuildProgress(isQuiet: quiet)
    Interruption.listen()
    let verification = try reportingErrors {
      defer { progress.finish() }
      return try Verification(
        of: repository, takesResults: stored, workers: jobs ?? Processors.available,
        cancellation: Interruption.flag, observer: progress)
    }
    let outcome = verification.outcome
    DiagnosticPrinter().print(outcome.diagnostics, sources: outcome.sourceLines)
    if outcome.hasErrors { throw ExitCode(2) }
    if case .interrupted = outcome.ending { throw ExitCode(130) }
    if !quiet {
      let terminal = Terminal(.output)
      let text = verification.text(width: terminal.width) { terminal.paint($0, .init($1)) }
      StandardStreams.write(text.utf8, to: .output)
    }
    if !verification.holds { throw ExitCode(1) }
  }
}
