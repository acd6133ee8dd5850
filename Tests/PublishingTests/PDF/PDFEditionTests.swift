import Drawing
import Manuscript
import TestSupport
import Testing

@testable import Publishing

/// The report as pages: what programs that read PDF files make of them.
@Suite struct PDFEditionTests {
  private static let sample = Result {
    try PDFEdition.printed(of: Sample.full.document, Sample.full.findings).document
  }

  @Test func `other bytes each time: the same report gives the same pages`() throws {
    let again = try PDFEdition.printed(of: Sample.full.document, Sample.full.findings).document
    #expect(try again.pdf() == Self.sample.get().pdf())
  }

  @Test(.enabled(if: PDFProgram.areInstalled))
  func `the file is sound and every font is in it`() throws {
    let file = try Self.sample.get().pdf()
    let check = try PDFProgram.qpdf.verdict(on: file, options: ["--check"])
    #expect(check.isContent, "\(check.text)")
    let fonts = try PDFProgram.pdffonts.verdict(on: file).text.split(separator: "\n").dropFirst(2)
    #expect(!fonts.isEmpty)
    for font in fonts { #expect(font.contains(" yes yes yes "), "\(font)") }
  }

  @Test func `every link and every heading of the outline leads to a place`() throws {
    let dangling = try Self.sample.get().danglingLinks
    #expect(dangling == [])
  }

  @Test(.enabled(if: PDFProgram.areInstalled))
  func `title, contents, statements, claims and works cited can be copied`() throws {
    let text = try PDFProgram.pdftotext.verdict(
      on: Self.sample.get().pdf(), options: ["-layout"], after: ["-"]
    ).text
    for words in ["Contents", "Theorem", "Claim", "holds", "Figure", "Bibliography"] {
      #expect(text.contains(words), "‘\(words)’ is missing")
    }
  }

  @Test(arguments: [("a4", 595.28), ("letter", 612)])
  func `the report is printed on the paper that the front matter names`(
    paper: String, width: Double
  ) throws {
    var diagnostics: [Diagnostic] = []
    let text = "---\ntitle: A\nreport: {title: A report, paper: \(paper)}\n---\n\nWords.\n"
    let chapter = Chapter(
      parsing: Array(text.utf8), path: "Chapters/01-a.md", diagnostics: &diagnostics)
    let document = Document(chapters: [chapter], diagnostics: &diagnostics)
    #expect(diagnostics == [])
    let pages = try PDFEdition.printed(of: document, Findings()).document.pages
    #expect(pages.count == 3)
    #expect(abs(pages[0].frame.size.width.points - width) < 0.01)
  }
}
