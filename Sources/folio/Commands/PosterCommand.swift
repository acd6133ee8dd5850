public import ArgumentParser
import Manuscript
public import PageLayout
import Publishing
import Results
import SystemPackage

/// `folio poster`: the report on one sheet.
struct PosterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "poster",
    abstract: "Set the report on one sheet, to hang on a wall.",
    discussion: """
      The poster shows what chapters mark for it: divisions ‘::: {.poster name="…"}’ and \
      ‘::: {#thm-a .poster}’, text for it alone ‘::: {.poster-only name="…"}’, figures and tables with \
      ‘poster: TAKE-AWAY’. Its letters are as large as the sheet allows. ‘folio build’ publishes it as \
      ‘Output/poster.pdf’; this command makes it on other sheets, with the results at hand. Nothing is run.

      SIZES
        \(SheetSize.description)

      EXAMPLES
        folio poster -o poster.pdf                  as the chapters say
        folio poster --size A1 --orientation portrait -o a1.pdf
        folio poster --size 48x36in --columns 5 -o wall.pdf
      """)

  @Option(help: "The size of the sheet.", transform: Self.size)
  var size: SheetSize?

  @Option(help: "How the sheet hangs.")
  var orientation: SheetSize.Orientation?

  @Option(help: ArgumentHelp("In how many columns panels stand.", valueName: "number"))
  var columns: Int?

  @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "file"))
  var output: String

  @Option(help: "Whose results are shown: those of quick or full settings.")
  var profile: Profile = .full

  @OptionGroup var workspace: WorkspaceOptions

  func validate() throws {
    if let columns, !(1...8).contains(columns) {
      throw ValidationError("--columns takes a number from 1 to 8, not \(columns).")
    }
  }

  func run() throws {
    let export = try reportingErrors {
      try PosterExport(
        of: workspace.open(), profile: profile, workers: Processors.available,
        on: PosterSheet.Request(size: size, orientation: orientation, columns: columns))
    }
    DiagnosticPrinter().print(export.diagnostics, sources: export.sourceLines)
    // A poster with boxes that tell of errors is not for the printer's.
    if export.diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode(2) }
    try reportingErrors { try FileSystem.write(export.pdf, to: FilePath(output)) }
  }

  private static func size(_ text: String) throws -> SheetSize {
    if let size = SheetSize(text) { return size }
    throw ValidationError("‘\(text)’ is no size of a sheet; sizes are \(SheetSize.description).")
  }
}

extension SheetSize.Orientation: ExpressibleByArgument {}
