import Manuscript
import Results

extension PlanningMessages {
  static func refused(_ name: Sourced<String>, _ refusal: DataFileRefusal) -> Diagnostic {
    let relative = "paths of data files are relative to ‘Chapters’ and stay inside the repository"
    let (message, notes): (String, [String]) =
      switch refusal {
      case .absolutePath: ("the path ‘\(name.value)’ is not relative", [relative])
      case .outsideRepository: ("‘\(name.value)’ lies outside the repository", [relative])
      case .notFound: ("there is no file ‘\(name.value)’", [relative])
      case .isFolder: ("‘\(name.value)’ is a folder, not a file", [])
      case .unreadable(let error): ("‘\(name.value)’ cannot be read: \(error.reason)", [])
      }
    return Diagnostic(at: name.range, message, notes: notes)
  }

  static func unknownFormat(_ name: Sourced<String>) -> Diagnostic {
    Diagnostic(
      at: name.range, "‘\(name.value)’ is neither a ‘.csv’ nor a ‘.jsonl’ file")
  }

  /// The mistake in the data, at its own place, with the directive that reads it.
  static func malformedData(_ error: DataFileError, in name: Sourced<String>) -> Diagnostic {
    let place = SourceLocation(line: error.line, column: error.column)
    return Diagnostic(
      at: SourceRange(file: error.path, start: place, end: place), "\(error.problem)",
      notes: ["imported at \(name.range.file):\(name.range.start.line):\(name.range.start.column)"])
  }
}
