import Foundation
import Manuscript
import Publishing
import Results

/// A small report that has one of everything: chapters in Markdown, and findings as if they had run.
struct Sample {
  var document: Document
  var findings: Findings

  /// The whole sample.
  static var full: Sample {
    let (document, diagnostics) = Self.document([
      "01-setting": SampleChapters.setting, "02-flat-landscape": SampleChapters.landscape,
    ])
    var findings = SampleFindings.findings(for: document)
    findings.diagnostics += diagnostics
    return Sample(document: document, findings: findings)
  }

  /// A report of one chapter, `Chapters/01-a.md` with the title A, without findings.
  static func chapter(_ text: String, findings: Findings = Findings()) -> Sample {
    let (document, diagnostics) = document(["01-a": "---\ntitle: A\n---\n\n" + text])
    var findings = findings
    findings.diagnostics += diagnostics
    return Sample(document: document, findings: findings)
  }

  private static func document(_ texts: [String: String]) -> (Document, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let chapters = texts.sorted { $0.key < $1.key }.map { name, text in
      Chapter(parsing: Array(text.utf8), path: "Chapters/\(name).md", diagnostics: &diagnostics)
    }
    let bibliography = Bibliography(
      parsing: Array(SampleChapters.bibliography.utf8), path: "Chapters/references.bib",
      diagnostics: &diagnostics)
    let document = Document(
      chapters: chapters, bibliography: bibliography, diagnostics: &diagnostics)
    return (document, diagnostics)
  }

  /// The page.
  var page: String {
    String(
      decoding: HTMLEdition.page(
        of: document, findings, publishedData: Set(findings.experiments.keys)),
      as: UTF8.self)
  }

  /// What the page shows of the one chapter, between its title and its end.
  var body: String {
    let page = page
    guard let start = page.range(of: "</a> <span>A</span></h2>"),
      let end = page.range(of: "\n</article>", range: start.upperBound..<page.endIndex)
    else { return page }
    return String(page[start.upperBound..<end.lowerBound])
  }

  /// The report.
  var report: Report {
    Report(
      document: document, findings: findings, profile: "full",
      fonts: [.init(name: "TeX Gyre Heros", version: "2.004")], chapterDigests: [:])
  }
}
