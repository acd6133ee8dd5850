import Drawing
import Experiments
import Manuscript
import PageLayout
import Results
import SystemPackage

/// The wording of what builds tell beside the diagnostics of their steps.
enum BuildMessages {
  /// No chapter was found.
  static var noChapters: Diagnostic {
    Diagnostic(
      at: nil, "‘\(Workspace.chaptersName)’ holds no chapter",
      notes: ["a chapter is a file ‘NN-name.md’, for example ‘01-introduction.md’"])
  }

  /// Something to print cannot be made.
  static func notPrinted(_ path: String, _ error: any Error) -> Diagnostic {
    Diagnostic(at: nil, "‘\(path)’ cannot be made: \(error)")
  }

  /// The poster holds so much that it cannot be read from where people stand.
  static func smallPoster(_ letters: Length, readable: Length) -> Diagnostic {
    func points(_ length: Length) -> Int { Int((length.pixels * 0.75).rounded()) }
    return Diagnostic(
      .warning, at: nil,
      "the poster's text has \(points(letters)) points, too small to be read at two metres",
      notes: ["mark less for it, or take a larger sheet: \(points(readable)) points are read well"])
  }

  /// The size of the sheet is none.
  static func unknownSheet(_ size: Sourced<String>) -> Diagnostic {
    Diagnostic(
      at: size.range, "‘\(size.value)’ is no size of a sheet",
      notes: ["sizes are \(SheetSize.description)"])
  }

  /// The poster's source does not fit into a code.
  static func uncodedSource(_ source: Sourced<String>) -> Diagnostic {
    let count = source.value.utf8.count
    return Diagnostic(
      at: source.range,
      count == 0
        ? "the poster's source is empty"
        : "the poster's source has \(count) bytes; a code holds \(QRCode.mostBytes) at most",
      notes: [
        count == 0
          ? "name an address, or leave ‘source’ out and the poster has no code"
          : "name a shorter address: one of under 100 letters is read from furthest"
      ])
  }

  /// What was published before cannot be read.
  static func unreadableManifest(_ path: FilePath, _ error: any Error) -> Diagnostic {
    Diagnostic(
      .warning, at: nil,
      "‘\(path.lastComponent?.string ?? "")’ of the published report is unreadable",
      notes: ["\(error)", "nothing is taken from what is published; it is replaced"])
  }

  /// The report is published, but not what would make the next build fast.
  static func noShortcuts(_ error: any Error) -> Diagnostic {
    Diagnostic(
      .warning, at: nil, "the next build will do again what this one did: \(error)",
      notes: ["the report is published, whole"])
  }

  /// An experiment outside the selection has changed since it was computed.
  static func stale(_ experiment: ExperimentDirective, chapter: String) -> Diagnostic {
    Diagnostic(
      .warning, at: experiment.id.range,
      "experiment ‘\(experiment.id.value)’ has changed since it was computed; "
        + "its last result is shown",
      notes: ["‘folio run \(chapter)’ computes it"])
  }

  /// An experiment outside the selection has never been computed.
  static func neverRun(_ experiment: ExperimentDirective, chapter: String) -> Diagnostic {
    Diagnostic(
      at: experiment.id.range, "experiment ‘\(experiment.id.value)’ has not been computed yet",
      notes: ["‘folio run \(chapter)’ computes it"])
  }

  /// An item is made from an experiment that has no result.
  static func noTable(_ experiment: String, for item: Sourced<String>) -> Diagnostic {
    Diagnostic(
      at: item.range, "‘\(item.value)’ has no data: experiment ‘\(experiment)’ has no result")
  }
}

extension BuildMessages {
  /// A picture cannot be shown.
  static func unreadablePicture(
    _ source: Sourced<String>, _ refusal: DataFileRefusal
  ) -> Diagnostic {
    let reason =
      switch refusal {
      case .absolutePath: "its path must be relative to ‘\(Workspace.chaptersName)’"
      case .outsideRepository: "it lies outside the repository"
      case .notFound: "there is no such file"
      case .isFolder: "it is a folder"
      case .tooLarge(let bytes, let limit):
        "it has \(bytes / 1_000_000) MB, more than \(limit / 1_000_000)"
      case .unreadable(let error): "\(error)"
      }
    return Diagnostic(
      at: source.range, "the picture ‘\(source.value)’ cannot be shown: \(reason)")
  }
}
