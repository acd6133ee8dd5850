import Manuscript
import Publishing
import Results
import Testing

@Suite struct ReportTests {
  private let report = Sample.full.report

  @Test func `the manifest reads back from the published file`() throws {
    let bytes = try #require(report.files[Manifest.fileName])
    #expect(try Manifest(json: bytes) == report.manifest)
  }

  @Test func `digests in the manifest are those of the published files`() throws {
    let manifest = report.manifest
    #expect(manifest.page == digest(Report.pagePath))
    #expect(manifest.experiments["time-to-gain"]?.data == digest("data/time-to-gain.csv"))
    for type in ["svg", "png", "pdf"] {
      let path = Report.figurePath(of: "fig-time", type: type)
      #expect(manifest.figures["fig-time"]?.files[type] == digest(path))
    }
  }

  private func digest(_ path: String) -> String? {
    report.files[path].map { Fingerprint(of: $0).hexadecimal }
  }

  @Test func `the manifest says of each item where it stands and what came of it`() {
    let manifest = report.manifest
    #expect(
      manifest.figures["fig-time"]?.place
        == .init(chapter: "Chapters/02-flat-landscape.md", line: 33))
    #expect(manifest.figures["fig-time"]?.from == ["time-to-gain"])
    #expect(manifest.tables["tbl-rates"]?.rows.first == ["scaled", "−0.498", "−0.501", "13"])
    #expect(
      manifest.claims["cl-slope"]?.statement
        == "The time to gain γ falls as a power of the reward variance with an exponent between −0.6 and −0.3."
    )
    #expect(
      manifest.claims["cl-slope"]?.quantities.first
        == .init(name: "slope", value: .number(-0.4980213)))
    #expect(manifest.claims["cl-slope"]?.holds == true)
    #expect(manifest.values.map(\.text) == ["−0.498", "39"])
    #expect(manifest.values.map(\.expression) == ["cl-slope.slope", "count(time-to-gain.time)"])
    #expect(manifest.engine.keys.sorted() == ["Simulation/GradientFlow.swift"])
    #expect(manifest.failures == [:])
  }

  @Test func `one chapter can be built alone: every label's number is in the manifest`() {
    let labels = report.manifest.chapters.map(\.labels)
    #expect(labels[0]["eq-objective"] == .init(kind: "Equation", number: "1.1", title: ""))
    #expect(
      labels[1]["thm-slow"]
        == .init(kind: "Theorem", number: "2.1", title: "Low reward variance, slow optimisation"))
    #expect(labels[1]["sec-rest"]?.number == "2.1.1")
  }

  @Test func `a report without chapters is a page all the same`() throws {
    var diagnostics: [Diagnostic] = []
    let document = Document(chapters: [], diagnostics: &diagnostics)
    let page = Sample(document: document, findings: Findings()).page
    #expect(try MarkupReader.nodes(of: page).elements.contains { $0.name == "main" })
  }

  @Test func `a changed caption changes its digest and not the plot's`() {
    var sample = Sample.full
    sample.findings.figures["fig-time"]?.alternativeText = "Other words."
    let (before, after) = (
      report.manifest.figures["fig-time"], sample.report.manifest.figures["fig-time"]
    )
    #expect(before?.caption != after?.caption)
    #expect(before?.specification == after?.specification)
    #expect(before?.files == after?.files)
  }

  @Test func `a table over 1 MB is not published and has no digest`() {
    var sample = Sample.full
    let column = Column("x", .numbers((0..<200_000).map { Double($0) + 0.5 }))
    sample.findings.experiments["time-to-gain"]?.table = Table([column])
    let report = sample.report
    #expect(report.files["data/time-to-gain.csv"] == nil)
    #expect(report.manifest.experiments["time-to-gain"]?.data == nil)
    #expect(report.manifest.experiments["time-to-gain"]?.rowCount == 200_000)
    #expect(
      !String(decoding: report.files["index.html"] ?? [], as: UTF8.self).contains(
        "time-to-gain.csv"))
  }

  @Test func `values and pictures are found in captions, notes and lists too`() {
    let sample = Sample.chapter(
      """
      - `{value} a.b`[^n] ![p](pictures/../p.png)

      [^n]: `{value} c.d`

      ```claim
      id: cl-a
      from: runs
      claim: It is `{value} e.f`.
      value: mean(x)
      holds: value > 0
      ```
      """)
    let contents = ReportContents(of: sample.document)
    #expect(Set(contents.values.map(\.expression.value)) == ["a.b", "c.d", "e.f"])
    #expect(contents.pictures.map(\.path) == ["Chapters/p.png"])
  }

  @Test func `pictures are embedded by what they are, not by their name`() {
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    var sample = Sample.chapter("![A *dot*](dot.jpg) ![x](evil.png) ![y](drawing.svg)")
    sample.findings.pictures = [
      "Chapters/dot.jpg": png, "Chapters/evil.png": Array("<html>".utf8),
      "Chapters/drawing.svg": Array("<svg viewBox='0 0 1 1'><rect/></svg>".utf8),
    ]
    let page = sample.page
    #expect(page.contains("<img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"A dot\">"))
    #expect(page.contains("‘Chapters/evil.png’ is no PNG, JPEG, GIF, WebP or SVG picture"))
    #expect(page.contains("<svg viewBox=\"0 0 1 1\" role=\"img\""))
  }
}
