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
      case .tooLarge(let bytes, let limit):
        (
          "‘\(name.value)’ has \((bytes + 999_999) / 1_000_000) MB; files of at most \(limit / 1_000_000) MB are read",
          [
            "a file is held in memory; ‘maximumMegabytes’ under ‘with’ of an import raises the limit"
          ]
        )
      case .unreadable(let error): ("‘\(name.value)’ cannot be read: \(error.reason)", [])
      }
    return Diagnostic(at: name.range, message, notes: notes)
  }

  static func wrongSuffix(_ name: Sourced<String>, of parameter: FileParameter) -> Diagnostic {
    Diagnostic(
      at: name.range,
      "‘\(parameter.name)’ names a file whose name ends in \(list(parameter.suffixes, "or")), "
        + "not ‘\(name.value)’")
  }

  static func unknownFormat(_ name: Sourced<String>) -> Diagnostic {
    Diagnostic(
      at: name.range, "‘\(name.value)’ is neither a ‘.csv’ nor a ‘.jsonl’ file")
  }

  /// The mistake in the data, at its own place, with the directive that reads it.
  static func mistaken(_ mistake: DataFileMistake, in name: Sourced<String>) -> Diagnostic {
    let place = SourceLocation(line: mistake.line, column: mistake.column)
    return Diagnostic(
      at: SourceRange(file: mistake.path, start: place, end: place), mistake.message,
      notes: ["named at \(name.range.file):\(name.range.start.line):\(name.range.start.column)"])
  }
}
