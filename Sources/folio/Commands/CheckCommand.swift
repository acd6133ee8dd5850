import ArgumentParser
import Publishing

/// `folio check`: everything that can be wrong without running anything.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Report everything that is wrong with the chapters, without running anything.",
    discussion: """
      Markdown, YAML, parameters and their ranges, columns in plots and claims, references, citations: \
      all mistakes in one go, each with its file, line and column.

      EXAMPLES
        folio check
        folio check --profile quick     the quick settings instead of the full ones
      """)

  @Option(help: "Which settings to check: quick or full.")
  var profile: Profile = .full

  @OptionGroup var workspace: WorkspaceOptions

  func run() throws {
    let check = try reportingErrors { try Check(of: workspace.open(), profile: profile) }
    DiagnosticPrinter().print(check.diagnostics, sources: check.sourceLines)
    guard !check.hasErrors else { throw ExitCode(2) }
    print(check.summary)
  }
}
