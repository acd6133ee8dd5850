/// A reader of what strangers may have written: bytes go in, and it must neither crash, nor hang, nor
/// fill the memory.
///
/// The same targets serve the driver of coverage-guided fuzzing (`Tests/Fuzzing/Driver`), which finds new
/// inputs, and the tests, which read the corpus again and mutate it a little.
public enum FuzzTarget: String, CaseIterable, Sendable {
  /// A chapter: parsed, checked and planned with its directives, set as a page.
  case chapter
  /// The body of a directive, the first line its kind.
  case directive
  /// A chapter set as a book and as a poster.
  case book
  /// `references.bib`.
  case bibliography
  /// TeX, to MathML and to boxes.
  case formula
  /// An expression of a claim, computed over a table.
  case claim
  /// A plot's specification, drawn as PNG, PDF or SVG.
  case plot
  /// A file of data, read as CSV.
  case csv
  /// A file of data, read as JSON lines.
  case jsonLines = "json-lines"
  /// An entry of the result store, with the header that belongs to it.
  case storeEntry = "store-entry"
  /// A checkpoint of a network.
  case checkpoint
  /// `Output/manifest.json`.
  case manifest
  /// A PNG file.
  case picture
  /// Two reports with their files, compared.
  case difference

  /// Reads an input and drops what comes of it.
  ///
  /// - Throws: `BrokenPromise` where something is given that should never be.
  public func read(_ input: [UInt8]) throws(BrokenPromise) {
    switch self {
    case .chapter: ChapterTargets.chapter(input)
    case .directive: ChapterTargets.directive(input)
    case .book: ChapterTargets.book(input)
    case .bibliography: ChapterTargets.bibliography(input)
    case .formula: FormulaTarget.read(input)
    case .claim: ClaimTarget.read(input)
    case .plot: PlotTarget.read(input)
    case .csv: try DataTargets.csv(input)
    case .jsonLines: DataTargets.jsonLines(input)
    case .storeEntry: try DataTargets.storeEntry(input)
    case .checkpoint: DataTargets.checkpoint(input)
    case .manifest: try ReportTargets.manifest(input)
    case .picture: ReportTargets.picture(input)
    case .difference: try ReportTargets.difference(input)
    }
  }
}

/// Something that holds for every input, and did not for one.
public struct BrokenPromise: Error, Sendable, CustomStringConvertible {
  /// What should have been.
  public let description: String

  init(_ description: String) {
    self.description = description
  }
}
