public import ArgumentParser
public import Drawing
import Manuscript
import Plotting

/// `folio plot`: specifications in files of their own as pictures and as facts.
struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draw plots from specifications in files of their own.",
    discussion: """
      A specification is written in the grammar of Vega-Lite, as YAML or (in a file that ends in ‘.json’) \
      as JSON. Files of data that it names by ‘url’ are looked for beside it. What is wrong is told with its \
      place; what is right is drawn all the same, and the other specifications too.

      OUTPUT
        The ending of a file tells its kind: .png, .pdf or .svg.
        ‘{name}’ in it stands for the specification's name without ‘.vl.json’, ‘.json’
        or ‘.yaml’; it is needed where there are several.

      EXAMPLES
        folio plot curves.yaml -o curves.pdf
        folio plot curves.yaml --data runs=runs.csv -o curves.png -o curves.svg
        folio plot *.vl.json -o 'out/{name}.png' --facts 'out/{name}.facts.json'

      EXIT STATUS
        0   all is well
        2   something is wrong with a specification, its data or a file
      """)

  @Argument(help: "The specifications.")
  var specifications: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("A picture to write; may be repeated.", valueName: "file"))
  var output: [String] = []

  @Option(
    help: ArgumentHelp(
      "Write what is drawn as data, in Vega's terms: scales, axes, marks, legends.",
      valueName: "file"))
  var facts: String?

  @Option(
    help: ArgumentHelp(
      """
      A table that specifications may name, from a CSV, TSV, JSON or JSONL file; the first one is \
      their data where they name none. May be repeated.
      """, valueName: "name=file"))
  var data: [String] = []

  @Option(help: "How plots look where they say nothing: report, or vega to compare with Vega-Lite.")
  var theme: PlotTheme = .report

  @Option(help: "The pixels of a PNG along one of the specification's.")
  var scale = 2.0

  @Option(name: .customLong("svg-text"), help: "How an SVG holds letters: outlines, or text.")
  var letters: SVGLetters = .outlines

  func validate() throws {
    if output.isEmpty, facts == nil {
      throw ValidationError("Nothing to write: give -o FILE or --facts FILE.")
    }
    for file in output where PictureKind(path: file) == nil {
      throw ValidationError("‘\(file)’ does not end in ‘.png’, ‘.pdf’ or ‘.svg’.")
    }
    guard (0.1...20).contains(scale) else {
      throw ValidationError("--scale takes a number from 0.1 to 20, not \(scale).")
    }
    for value in data where !value.dropFirst().dropLast().contains("=") {
      throw ValidationError("‘\(value)’ is not of the form NAME=FILE.")
    }
    try checkNames()
  }

  /// Every specification needs files of its own.
  private func checkNames() throws {
    guard specifications.count > 1 else { return }
    for file in output + [facts].compactMap(\.self) where !file.contains(PlotFile.placeholder) {
      throw ValidationError(
        "‘\(file)’ would be written for every specification; put ‘{name}’ into it.")
    }
    var owners: [String: String] = [:]
    for path in specifications {
      if let other = owners.updateValue(path, forKey: PlotFile.name(of: path)) {
        throw ValidationError("‘\(other)’ and ‘\(path)’ have the same name.")
      }
    }
  }

  func run() throws {
    let tables = try reportingErrors { try data.map(PlotFile.table) }
    var isWrong = false
    for path in specifications {
      let file = PlotFile(path: path, tables: tables, theme: theme.theme)
      let diagnostics = file.draw(to: output, facts: facts, scale: scale, letters)
      DiagnosticPrinter().print(diagnostics, sources: file.sourceLines(for: diagnostics))
      isWrong = isWrong || diagnostics.contains { $0.severity == .error }
    }
    if isWrong { throw ExitCode(2) }
  }
}

extension SVGLetters: ExpressibleByArgument {}

/// The themes by the names that the command knows.
enum PlotTheme: String, ExpressibleByArgument, CaseIterable {
  case report
  case vega

  var theme: Theme { self == .vega ? .vega : .report }
}
