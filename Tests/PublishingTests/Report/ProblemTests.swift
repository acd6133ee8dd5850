import Foundation
import Manuscript
import Publishing
import Results
import Testing

/// Whatever is wrong is visible in the page, with its place; never a gap, never a wrong number.
@Suite struct ProblemTests {
  /// A report in which nothing has a result and much is mistaken.
  static let broken = Sample.chapter(
    #"""
    ## Results {#sec-results}

    The slope is `{value} cl-slope.value | .3`; see @fig-nowhere and [@nobody2020].

    ```experiment
    id: runs
    run: gradient-flow
    ```

    ```figure
    id: fig-a
    from: runs
    caption: A figure.
    mark: line
    encoding: {x: {field: t}, y: {field: r}}
    ```

    ```table
    id: tbl-a
    from: runs
    columns: [t]
    caption: A table.
    ```

    ```claim
    id: cl-slope
    from: runs
    claim: It falls.
    value: mean(r)
    holds: value < 0
    ```

    ```claim
    id: cl-flat
    from: runs
    claim: It is flat.
    value: mean(r)
    holds: value == 0
    ```

    ```figure
    id: fig-c
    form: runs
    ```

    ![a picture](missing.png) [x](javascript:alert(1))
    """#,
    findings: Findings(
      claims: [
        "cl-flat": ClaimFinding(
          quantities: [.init(name: "value", value: .number(0.25), text: "0.250")], holds: false)
      ],
      failures: [
        "runs": [
          Diagnostic(
            at: place(line: 11, column: 6),
            "the integration needs steps below 1e-12 at variance = 1e-4",
            notes: ["the rewards may be too large"], suggestion: "discrete-ascent")
        ]
      ]))

  private static func place(line: Int, column: Int) -> SourceRange {
    let start = SourceLocation(line: line, column: column)
    return SourceRange(
      file: "Chapters/01-a.md", start: start, end: SourceLocation(line: line, column: column + 13))
  }

  private let page = Self.broken.page

  @Test func `execution failed, build green: an experiment's failure stands where it is declared`()
  {
    #expect(
      page.contains(
        """
        <div class="problem" role="note">
        <p><span class="problem-title">Error at Chapters/01-a.md:11:6:</span> the integration needs steps below 1e-12 at variance = 1e-4</p>
        <ul>
        <li>the rewards may be too large</li>
        <li>Did you mean ‘discrete-ascent’?</li>
        </ul>
        <pre><code>run: gradient-flow</code></pre>
        </div>
        """))
  }

  @Test func `a value without a result shows its expression and an error, never a number`() {
    #expect(
      page.contains(
        """
        The slope is <span class="problem" role="note"><code>cl-slope.value</code> \
        <span class="problem-title">Error:</span> the value was not computed, since ‘cl-slope’ has no result</span>;
        """))
    #expect(!page.contains("<data value=\"\">"))
  }

  @Test(arguments: [
    "the figure ‘fig-a’ was not drawn, since ‘runs’ has no result",
    "the table ‘tbl-a’ was not computed, since ‘runs’ has no result",
    "the claim ‘cl-slope’ was not judged, since ‘runs’ has no result",
    "nothing carries the id ‘fig-nowhere’",
    "the bibliography has no entry ‘nobody2020’", "there is no picture ‘Chapters/missing.png’",
  ])
  func `every item without a result and every dangling name has a box that says so`(message: String)
  {
    #expect(page.contains(message))
  }

  @Test func `a directive that cannot be read is shown as written, with its mistake`() {
    #expect(page.contains("form: runs"))
    #expect(page.contains("a figure needs the key ‘from’"))
  }

  @Test func `all problems are listed below the title with their places`() {
    #expect(page.contains("<section id=\"problems\" class=\"problem\""))
    #expect(page.contains("<code>Chapters/01-a.md:11:6</code>: error: the integration needs steps"))
    #expect(page.contains("This report has 6 errors and 1 warning."))
    #expect(Self.broken.report.diagnostics.count == 7)
  }

  @Test func `claims that fail or cannot be judged are named at the end`() {
    #expect(page.contains("✗ fails"))
    #expect(page.contains("✗ could not be judged"))
    #expect(page.contains("2 of 2 claims do not hold: "))
  }

  @Test func `an item that nobody gave a result or a reason counts as an error of the report`() {
    let report = Sample.chapter("```experiment\nid: runs\nrun: gradient-flow\n```").report
    #expect(report.diagnostics.map(\.message) == ["the experiment ‘runs’ has no result"])
  }

  @Test func `a report without problems shows none`() {
    let page = Sample.full.page
    #expect(!page.contains("class=\"problem\""))
    #expect(page.contains("All 2 claims hold."))
  }

  @Test func `failures enter the manifest`() {
    #expect(
      Self.broken.report.manifest.failures
        == [
          "cl-slope": "the claim ‘cl-slope’ was not judged, since ‘runs’ has no result",
          "fig-a": "the figure ‘fig-a’ was not drawn, since ‘runs’ has no result",
          "runs": "the integration needs steps below 1e-12 at variance = 1e-4",
          "tbl-a": "the table ‘tbl-a’ was not computed, since ‘runs’ has no result",
        ])
  }

  @Test func `a warning is a note at its item and no error of the report`() throws {
    var sample = Sample.full
    let figure = try #require(sample.document.item("fig-time")?.directive)
    sample.findings.diagnostics.append(
      Diagnostic(.warning, at: figure.id.range, "3 of 39 rows have no ‘time’ and are not drawn"))
    #expect(
      sample.page.contains(
        "<p class=\"remark\"><span>Note:</span> 3 of 39 rows have no ‘time’ and are not drawn.</p>")
    )
    #expect(!sample.page.contains("id=\"problems\""))
  }

  @Test func `an SVG that cannot be trusted is not shown`() {
    var sample = Sample.full
    sample.findings.figures["fig-time"]?.svg = Array("<svg><script>alert(1)</script></svg>".utf8)
    #expect(!sample.page.contains("<script>alert"))
    #expect(
      sample.page.contains(
        "the figure ‘fig-time’ cannot be shown: the SVG contains the element ‘script’"))
  }

  @Test func `a page full of problems is well formed`() throws {
    if let folder = ProcessInfo.processInfo.environment["FOLIO_SAMPLE_FOLDER"] {
      try Data(page.utf8).write(to: URL(filePath: "\(folder)/broken.html"))
    }
    _ = try MarkupReader.nodes(of: page)
  }
}
