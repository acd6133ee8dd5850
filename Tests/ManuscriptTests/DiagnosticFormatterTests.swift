import Manuscript
import Testing

struct DiagnosticFormatterTests {
  private func range(_ line: Int, _ start: Int, _ end: Int, endLine: Int? = nil) -> SourceRange {
    SourceRange(
      file: "Chapters/03-x.md", start: SourceLocation(line: line, column: start),
      end: SourceLocation(line: endLine ?? line, column: end))
  }

  private func text(_ lines: [String], _ diagnostics: [Diagnostic], isColored: Bool = false)
    -> String
  {
    DiagnosticFormatter(sourceLines: ["Chapters/03-x.md": lines], isColored: isColored)
      .text(for: diagnostics)
  }

  @Test func `A diagnostic shows place, line, underline, notes and nearest name`() {
    let diagnostic = Diagnostic(
      at: range(2, 3, 10), "unknown key ‘captoin’ in a figure",
      notes: ["valid keys are alt, caption"], suggestion: "caption")
    #expect(
      text(["id: a", "  captoin: x"], [diagnostic]) == """
        Chapters/03-x.md:2:3: error: unknown key ‘captoin’ in a figure
            2 |   captoin: x
              |   ^~~~~~~
              = valid keys are alt, caption
              = did you mean ‘caption’?
        1 error

        """)
  }

  @Test func `Of a line with very many diagnostics the first are told`() {
    let many = (1...60).map { Diagnostic(at: range(1, $0, $0 + 1), "no") }
    let lines = text(
      [String(repeating: "x", count: 60)], many + [Diagnostic(at: range(2, 1, 1), "other")]
    ).split(separator: "\n")
    #expect(lines.count { $0.hasSuffix("error: no") } == 50)
    #expect(
      lines.suffix(3) == [
        "Chapters/03-x.md:1: 10 more in this line", "Chapters/03-x.md:2:1: error: other",
        "61 errors",
      ])
  }

  @Test func `Diagnostics are sorted by place, told once, and counted`() {
    let late = Diagnostic(.warning, at: range(2, 1, 1), "late")
    let early = Diagnostic(at: range(1, 2, 3), "early")
    #expect(
      text(["ab", "c"], [late, early, late]) == """
        Chapters/03-x.md:1:2: error: early
            1 | ab
              |  ^
        Chapters/03-x.md:2:1: warning: late
            2 | c
              | ^
        1 error, 1 warning

        """)
  }

  @Test func `Tabs, wide and combining characters keep the underline in place`() {
    let lines = text(["\t漢e\u{301}x"], [Diagnostic(at: range(1, 4, 5), "here")])
      .split(separator: "\n").map(String.init)
    #expect(lines[1] == "    1 |     漢e\u{301}x")
    #expect(lines[2] == "      |        ^")
  }

  @Test func `Characters that steer a terminal are neutralised`() {
    let lines = text(
      ["a\u{1B}[31mb\u{202E}c"], [Diagnostic(at: range(1, 1, 2), "message \u{1B}[2J\u{7}\nrest")]
    ).split(separator: "\n").map(String.init)
    #expect(lines[0] == "Chapters/03-x.md:1:1: error: message \u{FFFD}[2J\u{FFFD} rest")
    #expect(lines[1] == "    1 | a\u{FFFD}[31mb\u{FFFD}c")
  }

  @Test func `Of a long line the part around the culprit is shown`() {
    let line = String(repeating: "x", count: 300) + "culprit" + String(repeating: "y", count: 300)
    let lines = text([line], [Diagnostic(at: range(1, 301, 308), "here")])
      .split(separator: "\n").map(String.init)
    let before = String(repeating: "x", count: 32)
    let after = String(repeating: "y", count: 96 - 32 - 7)
    #expect(lines[1] == "    1 | …\(before)culprit\(after)…")
    #expect(lines[2] == "      | " + String(repeating: " ", count: 33) + "^~~~~~~")
  }

  @Test func `A range over lines is underlined to the end of its first line`() {
    let lines = text(["```figure", "id: a"], [Diagnostic(at: range(1, 1, 3, endLine: 2), "here")])
      .split(separator: "\n").map(String.init)
    #expect(lines[2] == "      | ^~~~~~~~~")
  }

  @Test func `Severity and underline are coloured on demand`() {
    #expect(
      text(["ab"], [Diagnostic(.warning, at: range(1, 1, 3), "look")], isColored: true) == """
        Chapters/03-x.md:1:1: \u{1B}[33;1mwarning:\u{1B}[0m look
            1 | ab
              | \u{1B}[32;1m^~\u{1B}[0m
        1 warning

        """)
  }

  @Test func `A diagnostic without place or source is a line`() {
    #expect(
      text([], [Diagnostic(at: nil, "no chapters"), Diagnostic(at: range(9, 1, 1), "gone")]) == """
        error: no chapters
        Chapters/03-x.md:9:1: error: gone
        2 errors

        """)
    #expect(text([], []) == "")
  }
}
