import Drawing
import Manuscript
import PageLayout
import TestSupport
import Testing

@testable import Publishing

/// What the poster says is wrong with it, and where notes stand.
struct PosterEditionTests {
  /// A poster of one chapter, `Chapters/01-a.md`, whose front matter says something of it.
  private func poster(
    _ description: String, _ text: String = "::: {.poster name=\"Q\"}\nWhy?\n:::\n"
  ) throws -> (poster: PosterEdition.Poster, chapter: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let source =
      "---\ntitle: A\nreport:\n  title: A report\n  poster: \(description)\n---\n\n\(text)"
    let chapter = Chapter(
      parsing: Array(source.utf8), path: "Chapters/01-a.md", diagnostics: &diagnostics)
    let document = Document(chapters: [chapter], diagnostics: &diagnostics)
    var edition = PosterEdition(of: document, Findings())
    return (try edition.poster(), diagnostics)
  }

  @Test func `A size that is none is told where it stands`() throws {
    let (poster, chapter) = try poster("{size: A17}")
    #expect(chapter == [])
    let diagnostic = try #require(poster.diagnostics.first)
    #expect(poster.diagnostics.count == 1)
    #expect(diagnostic.message == "‘A17’ is no size of a sheet")
    #expect(diagnostic.severity == .error)
    #expect(diagnostic.range?.start.line == 5)
    #expect(diagnostic.range?.start.column == 18)
    #expect(diagnostic.notes.first?.contains("36x48in") == true)
  }

  @Test func `A source that no code holds is told, and the sheet has no empty square`() throws {
    let long = "https://example.org/" + String(repeating: "a", count: 1700)
    let (poster, _) = try poster("{source: '\(long)'}")
    #expect(
      poster.diagnostics.map(\.message) == [
        "the poster's source has 1720 bytes; a code holds 1663 at most"
      ])
    #expect(poster.diagnostics.first?.range?.start.line == 5)
    let plain = try self.poster("{columns: 4}").poster
    #expect(poster.frame.items == plain.frame.items)
  }

  @Test func `Letters that are too small for two metres are told, but not of a small sheet`() throws
  {
    let words = String(repeating: "Many words make letters small. ", count: 150)
    let text = "::: {.poster name=\"Q\"}\n\(words)\n:::\n"
    let (large, _) = try poster("{size: A1}", text)
    let warning = try #require(large.diagnostics.first)
    #expect(warning.severity == .warning)
    #expect(warning.message.hasSuffix("too small to be read at two metres"))
    #expect(large.letters < PosterEdition.readableLetters)
    #expect(try poster("{size: A1}").poster.diagnostics == [])
    #expect(
      try poster("{size: A3}", "::: {.poster}\n\(words)\n:::\n").poster
        .diagnostics == [])
  }

  @Test(.enabled(if: PDFProgram.areInstalled))
  func `Notes stand at the end of what calls them, numbered along the poster`() throws {
    let text = """
      Left out.[^out]

      ::: {.poster name="One"}
      First panel.[^one]
      :::

      ::: {.poster name="Two"}
      Second panel.[^two]
      :::

      [^out]: Note of the report only.
      [^one]: Note of the first.
      [^two]: Note of the second.

      """
    let (poster, chapter) = try poster("{size: A3, columns: 1}", text)
    #expect(chapter == [] && poster.diagnostics == [])
    let words = try PDFProgram.pdftotext.verdict(
      on: FramePainter(poster.frame).pdf(), after: ["-"]
    ).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let first = try #require(words.firstRange(of: "1 Note of the first."))
    let second = try #require(words.firstRange(of: "2 Note of the second."))
    let heading = try #require(words.firstRange(of: "Two Second panel."))
    #expect(first.upperBound < heading.lowerBound && heading.upperBound < second.lowerBound)
    #expect(!words.contains("report only"))
  }
}
