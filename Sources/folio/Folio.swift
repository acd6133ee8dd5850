import ArgumentParser

/// The program: a command for each thing people do with a report.
@main
struct Folio: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "folio",
    abstract: "Build a report from chapters whose experiments it runs.",
    discussion: """
      Chapters are Markdown files in ‘Chapters’, with experiments, figures, tables and claims in fenced \
      blocks. The report is published in ‘Output’, to be committed and compared.

      EXAMPLES
        folio build                         the whole report
        folio run 02-flat-landscape         one chapter's experiments again
        folio run 02-flat-landscape#fig-time   what one figure needs
        folio diff HEAD~1 HEAD              what changed between two commits
        folio explain fig-time              why an item would be rerun, or why not

      EXIT STATUS
        0   all is well
        1   differences were found, or a claim does not hold
        2   an error: in a chapter, in an experiment, on disk, on the command line
      """,
    subcommands: [
      BuildCommand.self, RunCommand.self, ListCommand.self, CheckCommand.self,
      ExplainCommand.self, DiffCommand.self, HistoryCommand.self, VerifyCommand.self,
      DiffFilesCommand.self, InstallGitCommand.self, PlotCommand.self, FigureCommand.self,
      PosterCommand.self, CheckpointCommand.self, SchemaCommand.self, CleanCommand.self,
      WorkCommand.self,
    ])

  /// Runs the command that the arguments name; mistakes in them end with 2, as all errors do.
  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      StandardStreams.write((fullMessage(for: error) + "\n").utf8, to: .errors)
      exit(withError: ExitCode(2))
    }
  }
}
