import Drawing
import Manuscript
import PageLayout
import Typesetting

/// The report on one sheet: what its chapters mark for the poster, as large as the sheet allows.
///
/// It is set as pages of the report are, in the same sizes of type, on a sheet that is smaller than the real one; the
/// drawing is then enlarged until the panels fill the columns.
struct PosterEdition {
  /// The size of letters that is read at two metres without effort.
  static let readableLetters = Length.points(24)

  let sheet: PosterSheet
  let plan: PosterPlan
  let look = PosterLook()
  /// Sets the blocks of chapters.
  var edition: PDFEdition

  /// The poster of a document.
  init(of document: Document, _ findings: Findings, _ request: PosterSheet.Request = .init()) {
    sheet = PosterSheet(request, document.report?.poster)
    plan = PosterPlan(of: document)
    edition = PDFEdition(document: document, findings: findings, paper: .a4)
    edition.calledNotes = []
  }

  /// Whether the chapters mark nothing for it.
  var isEmpty: Bool { plan.isEmpty }

  /// A finished poster.
  struct Poster {
    /// The drawing.
    var frame: Frame
    /// The size of its running text.
    var letters: Length
    /// What is wrong with it.
    var diagnostics: [Diagnostic]
  }

  /// The poster with the largest letters with which everything fits.
  ///
  /// - Throws: `TypesettingError` where a font is missing.
  mutating func poster() throws -> Poster {
    let boxes = plan.panels.flatMap { self.boxes(of: $0) }
    let head = headBlocks()
    // Enlargements between those at which letters are far too small, and far too large for any sheet.
    var (fitting, failing) = (0.2, 12.0)
    var best = try layout(enlarged: fitting, head, boxes)
    for _ in 0..<14 {
      let middle = (fitting * failing).squareRoot()
      let tried = try layout(enlarged: middle, head, boxes)
      if tried.fits { (fitting, best) = (middle, tried) } else { failing = middle }
    }
    let letters = edition.style.text.letters * fitting
    return Poster(
      frame: frame(of: best, enlarged: fitting), letters: letters,
      diagnostics: diagnostics(letters: letters)
        + PDFEdition.diagnostics(of: best.faults.filter(\.isSeen), in: Report.posterPath))
  }

  private func diagnostics(letters: Length) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let description = edition.document.report?.poster
    if let size = description?.size, SheetSize(size.value) == nil {
      diagnostics.append(BuildMessages.unknownSheet(size))
    }
    if let source = description?.source, code == nil {
      diagnostics.append(BuildMessages.uncodedSource(source))
    }
    let area = sheet.size.size
    // A sheet that is smaller than A1 is read from near.
    if min(area.width, area.height) >= .millimetres(590), letters < Self.readableLetters {
      diagnostics.append(BuildMessages.smallPoster(letters, readable: Self.readableLetters))
    }
    return diagnostics
  }

  /// The code that leads to the source; nil where there is no source, or none that a code holds.
  var code: QRCode? { edition.document.report?.poster.source.flatMap { QRCode($0.value) } }
}

extension FlowFault {
  /// Whether it is one on a sheet with large letters: a formula that is a little smaller is read all the same.
  fileprivate var isSeen: Bool {
    if case .smallFormula(let share) = kind { share < 0.75 } else { true }
  }
}
