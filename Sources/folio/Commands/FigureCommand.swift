import ArgumentParser
import Manuscript
import Publishing
import Results
import SystemPackage

/// `folio figure`: a figure of the report for other programs.
struct FigureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figure",
    abstract: "Export a figure with its data for other programs.",
    discussion: """
      The figure is written with the results at hand; nothing is run.

      FORMATS
        vega-lite   a document of Vega-Lite 6 that holds its data, for editors, notebooks and pages

      EXAMPLES
        folio figure fig-time --as vega-lite > fig-time.vl.json
        folio figure fig-time -o fig-time.vl.json
      """)

  @Argument(help: "The id of a figure.")
  var figure: String

  @Option(name: .customLong("as"), help: "The format.")
  var format: FigureFormat = .vegaLite

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write; standard output when left out.", valueName: "file"))
  var output: String?

  @Option(help: "Whose results are shown: those of quick or full settings.")
  var profile: Profile = .full

  @OptionGroup var workspace: WorkspaceOptions

  func run() throws {
    let export = try reportingErrors {
      try FigureExport(of: figure, in: workspace.open(), profile: profile)
    }
    let notes = export.notes.map { Diagnostic(.warning, at: nil, "‘\(figure)’: \($0)") }
    DiagnosticPrinter().print(notes, sources: [:])
    let text = export.document.text + "\n"
    guard let output else {
      StandardStreams.write(text.utf8, to: .output)
      return
    }
    try reportingErrors { try FileSystem.write(text, to: FilePath(output)) }
  }
}

/// What figures can be exported as.
enum FigureFormat: String, ExpressibleByArgument, CaseIterable {
  case vegaLite = "vega-lite"
}
