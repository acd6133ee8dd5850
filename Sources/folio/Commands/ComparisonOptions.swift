import ArgumentParser
import Comparison
import Manuscript
import Results
import SystemPackage

/// Whose history a command reads.
struct RepositoryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder that holds ‘Chapters’; found from the current folder upwards when left out.",
      valueName: "folder"))
  var root: String?

  /// The git repository around the report.
  func open() throws(ComparisonError) -> GitRepository {
    try GitRepository(root: folder, environment: Environment.current)
  }

  /// The report's folder.
  var folder: String { root ?? Self.nearestRoot() }

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
}

/// Which numbers count as equal although they differ.
struct ToleranceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Call numbers equal that differ by less than this share of the larger one, for every item and "
        + "whatever ‘diff’ says in chapters; 0 compares to the last bit.",
      valueName: "share"))
  var relative: Double?

  @Option(
    help: ArgumentHelp(
      "Call numbers equal that differ by less; overrides chapters too.", valueName: "number"))
  var absolute: Double?

  func validate() throws {
    if let relative, !(0...1).contains(relative) {
      throw ValidationError("--relative takes a share from 0 to 1, not \(relative).")
    }
    if let absolute, !(absolute.isFinite && absolute >= 0) {
      throw ValidationError("--absolute takes a number from 0, not \(absolute).")
    }
  }

  /// The tolerance that is asked for; nil where chapters decide.
  var tolerance: Tolerance? {
    if relative == nil && absolute == nil { return nil }
    return Tolerance(relative: relative ?? 0, absolute: absolute ?? 0)
  }
}

/// Runs a comparison; where it cannot be done, says why and ends with 2.
func reportingComparisonErrors<Outcome>(
  _ body: () throws(ComparisonError) -> Outcome
) throws -> Outcome {
  do {
    return try body()
  } catch {
    let diagnostic = error.diagnostic
    let terminal = Terminal(.errors)
    var text = terminal.paint("error: ", .boldRed)
    text += TerminalText.plain(diagnostic.message) + "\n"
    if let nearest = diagnostic.suggestion {
      text += "  did you mean ‘\(TerminalText.plain(nearest))’?\n"
    }
    for note in diagnostic.notes { text += "  \(TerminalText.plain(note))\n" }
    StandardStreams.write(text.utf8, to: .errors)
    throw ExitCode(2)
  }
}

extension Terminal.Colour {
  /// The colour of an emphasis.
  init(_ emphasis: Emphasis) {
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
