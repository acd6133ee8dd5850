import Drawing
import Manuscript

/// What is printed of the report: its pages and, where the chapters mark something for it, its poster.
struct PrintedReport: Sendable {
  /// The bytes of `report.pdf`; nil where it could not be made.
  private(set) var pages: [UInt8]?
  /// The bytes of `poster.pdf`; nil where there is none, or it could not be made.
  private(set) var poster: [UInt8]?
  /// Why something could not be made, and what is wrong with the poster.
  private(set) var diagnostics: [Diagnostic] = []

  /// Sets the pages and the poster of a document.
  init(of document: Document, _ findings: Findings) {
    do {
      pages = try PDFEdition.pages(of: document, findings).pdf()
    } catch {
      diagnostics = [BuildMessages.notPrinted(Report.printedPath, error)]
    }
    do {
      var edition = PosterEdition(of: document, findings)
      guard !edition.isEmpty else { return }
      let made = try edition.poster()
      poster = try FramePainter(made.frame).pdf()
      diagnostics += made.diagnostics
    } catch {
      diagnostics.append(BuildMessages.notPrinted(Report.posterPath, error))
    }
  }
}
