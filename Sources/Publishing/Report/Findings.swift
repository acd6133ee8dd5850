public import Drawing
public import Manuscript
public import Results

/// All that running, concluding and drawing found out: what a report adds to its chapters.
///
/// Whatever is not here is shown in the report as an error: an item without a finding and without a
/// failure says so itself, never by a gap or a wrong number.
public struct Findings: Sendable {
  /// The experiments that have results, by id.
  public var experiments: [String: ExperimentFinding]
  /// The claims that could be judged or are judged in other profiles only, by id.
  public var claims: [String: ClaimFinding]
  /// The printed tables, by id.
  public var printedTables: [String: TableFinding]
  /// The figures that could be drawn, by id.
  public var figures: [String: RenderedFigure]
  /// The values in running text, by the place of their expression.
  public var values: [SourceRange: ValueFinding]
  /// Why items have no finding, by id.
  public var failures: [String: [Diagnostic]]
  /// The bytes of pictures that chapters show, by path from the repository's root.
  public var pictures: [String: [UInt8]]
  /// Everything that is wrong with the report, from reading to drawing; what `failures` holds may be
  /// among it.
  public var diagnostics: [Diagnostic]

  /// Findings, none by default.
  public init(
    experiments: [String: ExperimentFinding] = [:], claims: [String: ClaimFinding] = [:],
    printedTables: [String: TableFinding] = [:], figures: [String: RenderedFigure] = [:],
    values: [SourceRange: ValueFinding] = [:], failures: [String: [Diagnostic]] = [:],
    pictures: [String: [UInt8]] = [:], diagnostics: [Diagnostic] = []
  ) {
    self.experiments = experiments
    self.claims = claims
    self.printedTables = printedTables
    self.figures = figures
    self.values = values
    self.failures = failures
    self.pictures = pictures
    self.diagnostics = diagnostics
  }
}

extension Findings {
  /// Everything that is wrong, each thing once, in the order of the places.
  func allDiagnostics(with gaps: [Diagnostic]) -> [Diagnostic] {
    let failures = failures.sorted { $0.key < $1.key }.flatMap(\.value)
    var seen: Set<Diagnostic> = []
    let all = (diagnostics + failures + gaps).filter { seen.insert($0).inserted }
    return all.enumerated().sorted { left, right in
      let (first, second) = (left.element.range, right.element.range)
      let (firstFile, secondFile) = (first?.file ?? "", second?.file ?? "")
      if firstFile != secondFile { return firstFile < secondFile }
      if let first, let second, first.start != second.start { return first.start < second.start }
      return left.offset < right.offset
    }.map(\.element)
  }
}

/// A figure, drawn.
public struct RenderedFigure: Sendable, Hashable {
  /// The drawing, for the pages of `report.pdf`; nil where only the files are at hand.
  public var frame: Frame?
  /// The SVG file.
  public var svg: [UInt8]
  /// The PNG file.
  public var png: [UInt8]
  /// The PDF file.
  public var pdf: [UInt8]
  /// The width of the PNG, in pixels.
  public var width: Int
  /// The height of the PNG, in pixels.
  public var height: Int
  /// What the figure shows, in words: the author's alternative text or one made from the plot.
  public var alternativeText: String
  /// The digest of the plot's specification.
  public var specification: Fingerprint
  /// What stands in the plot, for comparisons.
  public var facts: Manifest.Facts?
  /// What readers should know of the drawing: rows that could not be drawn and why.
  public var notes: [String]

  /// A drawn figure.
  public init(
    svg: [UInt8], png: [UInt8], pdf: [UInt8], width: Int, height: Int, alternativeText: String,
    specification: Fingerprint, facts: Manifest.Facts? = nil, notes: [String] = [],
    frame: Frame? = nil
  ) {
    self.frame = frame
    self.svg = svg
    self.png = png
    self.pdf = pdf
    self.width = width
    self.height = height
    self.alternativeText = alternativeText
    self.specification = specification
    self.facts = facts
    self.notes = notes
  }
}
