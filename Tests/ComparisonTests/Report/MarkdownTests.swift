import Comparison
import Publishing
import Testing

/// `folio diff --markdown`, for a comment on a pull request.
struct MarkdownTests {
  private func markdown(_ change: (inout FixtureReport) -> Void) throws -> String {
    let before = FixtureReport()
    var after = before
    change(&after)
    let repository = try ReportRepository()
    try repository.commit(before, then: after)
    return DifferenceReport(try repository.difference("HEAD~1", "HEAD")).markdown
  }

  @Test func `Equal reports are one line`() throws {
    let text = try markdown { _ in }
    #expect(text.hasPrefix("no differences between HEAD\\~1 ("))
    #expect(text.split(separator: "\n").count == 1)
  }

  @Test func `A flipped verdict stands on top, and everything in lists`() throws {
    let text = try markdown {
      $0.claims["cl-slope"]?.quantities[0].value = .number(0.3)
      $0.claims["cl-slope"]?.holds = false
      $0.figures["fig-time"]?.caption = "Time to gain"
    }
    let lines = text.split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("### `HEAD~1 (") && lines[0].contains("` → `HEAD ("))
    #expect(
      lines[1...]
        == [
          "1 of 1 figure, 1 of 1 claim differ: 2 changed, **1 VERDICT FLIPPED**",
          "> [!CAUTION]",
          "> - **cl-slope:** **✓ → ✗ NO LONGER HOLDS**, value −0.51 → 0.3  ",
          "#### figures",
          "- fig-time: changed: caption or alternative text",
          "  - because of caption or alternative text",
          "  - at Chapters/02-flat.md:41",
          "#### claims",
          "- **cl-slope:** **✓ → ✗ NO LONGER HOLDS**, value −0.51 → 0.3",
          "  - because of its expression, columns or filter",
          "  - at Chapters/02-flat.md:60",
        ][...])
  }

  @Test func `Texts of the report are no markup and call nobody`() throws {
    let text = try markdown {
      $0.values[0].text = "<img src=x> @everyone #12 **bold** [a](b) `c` | $x$"
    }
    #expect(
      text.contains(
        "“&lt;img src=x> @<!-- -->everyone #<!-- -->12 \\*\\*bold\\*\\* \\[a\\](b) \\`c\\` \\| \\$x\\$”"
      ))
  }

  @Test func `Long lists are folded away`() throws {
    let text = try markdown { report in
      for index in 1...13 {
        report.figures["fig-\(index)"] = .init(caption: "\(index)")
      }
    }
    #expect(text.contains("<details><summary>13 figures</summary>\n\n- fig-1: added\n"))
    #expect(text.contains("\n\n</details>"))
  }
}
