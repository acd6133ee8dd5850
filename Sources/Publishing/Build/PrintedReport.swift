import Drawing
package import Manuscript
import Results
import SystemPackage
import Typesetting

/// What is printed of the report: its pages and, where the chapters mark something for it, its poster.
package struct PrintedReport: Sendable {
  /// The bytes of `report.pdf`; nil where it could not be made.
  private(set) var pages: [UInt8]?
  /// The bytes of `poster.pdf`; nil where there is none, or it could not be made.
  private(set) var poster: [UInt8]?
  /// Why something could not be made, and what is wrong with what was made.
  private(set) var diagnostics: [Diagnostic] = []

  /// Sets the pages and the poster of a document.
  package init(of document: Document, _ findings: Findings) {
    do {
      let printed = try PDFEdition.printed(of: document, findings)
      pages = try printed.document.pdf()
      diagnostics = printed.diagnostics
    } catch {
      diagnostics.append(BuildMessages.notPrinted(Report.printedPath, error))
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

  /// The digests of the patterns of hyphenation that pages are set with, by language: other patterns part other words.
  var patterns: [String: Fingerprint] {
    guard pages != nil else { return [:] }
    let language = ParagraphStyle.Language.americanEnglish
    let contents = try? FileSystem.read(FilePath(language.patternFile))
    return contents.map { [language.rawValue: Fingerprint(of: $0)] } ?? [:]
  }
}
