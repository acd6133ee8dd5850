import Manuscript
import Testing

/// What is typed, and what is printed for it.
@Suite struct TypographyTests {
  @Test(arguments: [
    ("the poster's bound", "the poster’s bound"),
    ("\"flat\" and 'steep'", "“flat” and ‘steep’"),
    ("('inside')", "(‘inside’)"),
    ("pages 1--3, and --- so", "pages 1–3, and — so"),
    ("and so on...", "and so on…"),
    ("a - b -0.5 ----", "a - b -0.5 ----"),
    ("1.5 .. 2", "1.5 .. 2"),
    ("", ""),
  ])
  func `quotation marks, dashes and ellipses are printed`(typed: String, printed: String) {
    var typography = TypographicText()
    #expect(typography.printed([.text(typed)]) == [.text(printed)])
  }

  @Test func `a mark after code or maths closes`() {
    var typography = TypographicText()
    let place = SourceLocation(line: 1, column: 1)
    let tex = Sourced("x", at: SourceRange(file: "a.md", start: place, end: place))
    let inlines: [Inline] = [
      .text("'"), .math(tex), .text("' and "), .emphasis([.text("\"y\"")]),
    ]
    #expect(
      typography.printed(inlines) == [
        .text("‘"), .math(tex), .text("’ and "), .emphasis([.text("“y”")]),
      ])
  }

  @Test func `code stays as it is typed`() {
    var typography = TypographicText()
    #expect(typography.printed([.code("a--'b'")]) == [.code("a--'b'")])
  }
}
