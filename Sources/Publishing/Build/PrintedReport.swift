import Drawing
import Manuscript

/// The report as pages to print.
struct PrintedReport: Sendable {
  /// The bytes of `report.pdf`; nil where it could not be made.
  private(set) var bytes: [UInt8]?
  /// Why it could not be made.
  private(set) var diagnostics: [Diagnostic] = []

  /// Sets the pages of a document.
  init(of document: Document, _ findings: Findings) {
    do {
      bytes = try PDFEdition.pages(of: document, findings).pdf()
    } catch {
      diagnostics = [BuildMessages.noPages(error)]
    }
  }
}
