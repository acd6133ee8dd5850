import Comparison
import Drawing
import Testing

/// Two versions of a file without their reports.
struct FileDifferenceTests {
  private func text(_ path: String, _ earlier: String?, _ later: String?) -> String {
    FileDifference(
      of: path, from: earlier.map { Array($0.utf8) }, to: later.map { Array($0.utf8) }
    ).text()
  }

  @Test func `Tables are told by their values and their lines`() {
    #expect(
      text("a.csv", "x,y\n1,2\n2,4\n", "x,y\n1,2\n2,5\n") == """
        1 of 2 rows; largest change y ×1.25 at x=2
        @@ -1,3 +1,3 @@
         x,y
         1,2
        -2,4
        +2,5

        """)
    #expect(text("a.csv", "x\n1\n", "x\n1.0\n").hasPrefix("equal values, written in other bytes\n"))
    #expect(text("a.csv", "x\n1\n", "").hasPrefix("not readable as a table: "))
  }

  @Test func `Pictures are told by their pixels`() throws {
    let before = try FixtureReport.picture().png()
    let after = try FixtureReport.picture(black: [(2, 1), (3, 1)]).png()
    let difference = FileDifference(of: "Output/figures/fig-a.png", from: before, to: after)
    #expect(difference.text().hasPrefix("picture 0.30 % of pixels\n"))
    #expect(
      FileDifference(of: "a.png", from: before, to: [1, 2]).text()
        .hasPrefix("not readable as a picture: "))
  }

  @Test func `Drawings are told by their words`() {
    let text = text(
      "a.svg", "<svg><text>0.5</text><text>time</text></svg>",
      "<svg><text>0.25</text><text>time</text></svg>")
    #expect(text == "+ “0.25”\n− “0.5”\n44 → 45 bytes\n")
  }

  @Test func `Files that come, go or are equal`() {
    #expect(text("a.csv", nil, "x\n") == "new file\n")
    #expect(text("a.csv", "x\n", nil) == "deleted file\n")
    #expect(FileDifference(of: "a.csv", from: [1], to: [1]).isEmpty)
    #expect(text("a.pdf", "1", "22") == "1 → 2 bytes\n")
  }

  @Test func `Nothing in a file steers the terminal`() {
    #expect(!text("a.csv", "x\n\u{1B}[31m\n", "x\n2\n").contains("\u{1B}"))
    #expect(!text("a.svg", "<a>\u{1B}]0;x", "<a>y").contains("\u{1B}"))
  }
}
