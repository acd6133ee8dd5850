import Manuscript
import Testing

@testable import Publishing

/// What builds tell of text that cannot be printed as it should be.
@Suite struct PrintFaultTests {
  private func diagnostics(_ text: String) throws -> [Diagnostic] {
    let sample = Sample.chapter(text)
    return try PDFEdition.printed(of: sample.document, sample.findings).diagnostics
  }

  @Test func `An overfull line is told with its chapter and line`() throws {
    let formula = "$\\overline{" + String(repeating: "abcdefgh", count: 12) + "}$"
    let found = try diagnostics("Well set.\n\nA formula \(formula) that nothing parts.\n")
    #expect(found.count == 1)
    let diagnostic = try #require(found.first)
    #expect(diagnostic.severity == .warning)
    #expect(diagnostic.range?.file == "Chapters/01-a.md" && diagnostic.range?.start.line == 7)
    #expect(diagnostic.message.hasPrefix("a line of ‘report.pdf’ reaches "))
    #expect(diagnostic.notes.first?.contains("‘$$’") == true)
  }

  @Test func `A character that no font has is told once a place`() throws {
    let found = try diagnostics("Fine.\n\nA \u{10FFFD} and \u{10FFFD}.\n\n- Again \u{10FFFD}.\n")
    #expect(found.map(\.range?.start.line) == [7, 9])
    #expect(
      found.allSatisfy {
        $0.message
          == "no font of ‘report.pdf’ has the character ‘\u{10FFFD}’ (U+10FFFD); a box stands for it"
      })
  }

  @Test func `A display that is too wide is told with what breaks it`() throws {
    let sum = (0..<40).map { "a_{\($0)}" }.joined(separator: " + ")
    let found = try diagnostics("Fine.\n\n$$ \(sum) $$\n")
    #expect(found.map(\.range?.start.line) == [7])
    #expect(found.first?.message.hasPrefix("a formula is too wide for ‘report.pdf’") == true)
  }

  @Test func `A note that is wrong is told where it stands, and its text goes on well`() throws {
    let found = try diagnostics("One[^n] and two.\n\n[^n]: A \u{10FFFD} note.\n")
    #expect(found.map(\.range?.start.line) == [7])
  }

  @Test func `The sample report has nothing to tell of`() throws {
    let sample = Sample.full
    #expect(
      try PDFEdition.printed(of: sample.document, sample.findings).diagnostics == [])
  }
}
