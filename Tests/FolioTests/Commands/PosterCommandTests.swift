import Foundation
import TestSupport
import Testing

/// `folio poster` and the poster that `folio build` publishes, as people make them.
@Suite(.enabled(if: PDFProgram.areInstalled)) struct PosterCommandTests {
  private static let chapter = """
    ---
    title: Poster
    report:
      title: A small report
      authors: [A. Author]
      poster: {headline: Read me from *afar*, source: 'https://example.org/report', size: A2}
    ---

    Only pages have this sentence.

    ::: {.poster-only name="The question"}
    Only the poster has this one, with $x^2$.
    :::

    ::: {#thm-fast .poster name="Speed" takeaway="It is fast."}
    For every $\\gamma > 0$ it is so.
    :::

    ```figure
    id: fig-marked
    from: curve
    caption: What is drawn.
    poster: It goes up.
    mark: line
    encoding:
      x: {field: time, type: quantitative}
      y: {field: expected_reward, type: quantitative}
    ```
    """

  private func marked() throws -> FolioTest {
    try SmallReport.built(adding: ["Chapters/03-poster.md": Self.chapter])
  }

  @Test func `the poster shows what is marked, and pages what is not for the poster only`() throws {
    let folder = try marked()
    let poster = try PrintedFile(folder, "Output/poster.pdf")
    // A2 hangs level where nothing else is said.
    #expect(
      poster.facts.contains {
        $0.hasPrefix("Page size:") && $0.hasSuffix("1683.78 x 1190.55 pts (A2)")
      })
    #expect(poster.facts.contains { $0.hasPrefix("Pages:") && $0.hasSuffix(" 1") })
    for words in [
      "Read me from afar", "A small report", "A. Author", "The question",
      "Only the poster has this",
      "Theorem 3.1", "It is fast.", "It goes up.", "What is drawn.",
    ] {
      #expect(poster.text.contains(words), "\\(words)")
    }
    #expect(!poster.text.contains("Only pages"))
    let pages = try PrintedFile(folder, "Output/report.pdf")
    #expect(pages.text.contains("Only pages have this sentence."))
    #expect(!pages.text.contains("Only the poster has this"))
    #expect(!(try folder.read("Output/index.html").contains("Only the poster has this")))
  }

  @Test func `the same poster comes out again, and on the sheet that is asked for another one`()
    throws
  {
    let folder = try marked()
    #expect(try folder.folio("poster", "-o", "a.pdf").status == 0)
    #expect(try folder.contents(of: "")["a.pdf"] == folder.contents(of: "Output")["poster.pdf"])
    let other = try folder.folio("poster", "--size", "30x40cm", "--columns", "2", "-o", "b.pdf")
    #expect(other.status == 0 && other.errors == "")
    #expect(
      try PrintedFile(folder, "b.pdf").facts.contains {
        $0.hasPrefix("Page size:") && $0.contains("850.394 x 1133.86")
      })
  }

  @Test func `a poster of what was never run is refused with what runs it`() throws {
    let folder = try SmallReport.repository(adding: ["Chapters/03-poster.md": Self.chapter])
    let outcome = try folder.folio("poster", "--profile", "quick", "-o", "a.pdf")
    #expect(outcome.status == 2)
    // ‘times’ has no result either, but the poster does not show it.
    #expect(
      outcome.errors.contains(
        "the poster shows what has never been run: ‘curve’; ‘folio build --profile quick’ runs it"))
    #expect(!outcome.errors.contains("times"))
    #expect(!folder.exists("a.pdf"))
  }

  @Test func `what cannot be is said`() throws {
    let folder = try SmallReport.built()
    let unmarked = try folder.folio("poster", "-o", "a.pdf")
    #expect(unmarked.status == 2)
    #expect(unmarked.errors.contains("the chapters mark nothing for a poster"))
    let size = try folder.folio("poster", "--size", "A17", "-o", "a.pdf")
    #expect(size.status == 2 && size.errors.contains("‘A17’ is no size of a sheet"))
    let columns = try folder.folio("poster", "--columns", "0", "-o", "a.pdf")
    #expect(columns.status == 2 && columns.errors.contains("--columns takes a number from 1 to 8"))
    #expect(!folder.exists("Output/poster.pdf") && !folder.exists("a.pdf"))
  }
}

/// What independent programs say of a PDF file.
private struct PrintedFile {
  /// The lines of `pdfinfo`.
  var facts: [String]
  /// The text, line ends as blanks.
  var text: String

  init(_ folder: FolioTest, _ path: String) throws {
    let bytes = try [UInt8](#require(try folder.contents(of: "")[path]))
    facts = try PDFProgram.pdfinfo.verdict(on: bytes).text.split(separator: "\n").map(String.init)
    text = try PDFProgram.pdftotext.verdict(on: bytes, after: ["-"]).text
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(try PDFProgram.qpdf.verdict(on: bytes, options: ["--check"]).isContent)
  }
}
