package import Manuscript

/// The report as one HTML page that needs nothing but itself.
///
/// Each concern has a file of its own: title block, contents, sections, statements, figures, tables,
/// claims, citations, footnotes, provenance, problems.
package struct HTMLEdition {
  let document: Document
  let findings: Findings
  /// The digest of `data/ID.csv` by experiment, for those that are published.
  let publishedData: Set<String>
  /// What has no finding although nobody has said why.
  let gaps: ReportGaps

  /// What was met while setting the page, for what refers back to it.
  var marks = Marks()
  /// The chapter being set.
  var chapter: Chapter?
  /// The number of the section being set, or of the chapter before its first section.
  var sectionNumber = ""

  /// Where citations and footnotes stand, by what they refer to.
  struct Marks {
    /// The places that cite an entry of the bibliography: anchor and section, by key.
    var citations: [String: [(anchor: String, section: String)]] = [:]
    /// The anchors of the marks of a footnote, by the footnote's anchor.
    var footnotes: [String: [String]] = [:]
  }

  /// A page of chapters with what was found out about them.
  init(document: Document, findings: Findings, publishedData: Set<String>) {
    self.document = document
    self.findings = findings
    self.publishedData = publishedData
    gaps = ReportGaps(of: document, findings)
  }

  /// The bytes of `index.html`.
  package static func page(
    of document: Document, _ findings: Findings, publishedData: Set<String>
  ) -> [UInt8] {
    var edition = HTMLEdition(
      document: document, findings: findings, publishedData: publishedData)
    return HTMLWriter.page(edition.page())
  }

  /// The whole page; parts are set in reading order, since later ones refer back to earlier ones.
  private mutating func page() -> HTMLNode {
    let header = titleBlock()
    let contents = tableOfContents()
    let chapters = document.chapters.map { self.chapter($0) }
    let claims = claimSummary()
    let bibliography = bibliography()
    return .element(
      .html, [.lang("en")],
      [
        head(),
        .element(
          .body,
          [
            .element(.a, [.class("skip"), .reference(.place("text"))], text: "Skip to the text"),
            .element(
              .div, [.class("page")],
              [
                header, contents,
                .element(
                  .main, [.id("text"), .tabIndex(-1)], chapters + claims + bibliography),
                colophon(),
              ]),
          ]),
      ])
  }

  /// The head: no script, no font, no request; the policy forbids them to whatever slips in.
  private func head() -> HTMLNode {
    let style = Stylesheet.report
    let policy = [
      "default-src 'none'", "style-src '\(style.policyDigest)'", "img-src data:", "base-uri 'none'",
      "form-action 'none'",
    ]
    var nodes: [HTMLNode] = [
      .element(.meta, [.charset("utf-8")], []),
      .element(
        .meta,
        [
          .equivalent("Content-Security-Policy"), .content(policy.joined(separator: "; ")),
        ], []),
      .element(
        .meta, [.name("viewport"), .content("width=device-width, initial-scale=1")], []),
      .element(.meta, [.name("color-scheme"), .content("light dark")], []),
      .element(.meta, [.name("referrer"), .content("no-referrer")], []),
      .element(.meta, [.name("generator"), .content("Folio")], []),
      .element(.title, text: pageTitle),
    ]
    let authors = document.report?.authors ?? []
    if !authors.isEmpty {
      nodes.append(
        .element(
          .meta, [.name("author"), .content(authors.joined(separator: ", "))], []))
    }
    nodes.append(.stylesheet(style))
    return .element(.head, nodes)
  }

  /// The line at the page's end.
  private func colophon() -> HTMLNode {
    .element(
      .footer,
      [
        .element(
          .p,
          [
            .text("Built by Folio from the chapters of this repository. The numbers behind it: "),
            .element(.a, [.reference(.file("manifest.json"))], text: "manifest.json"),
            .text("."),
          ])
      ])
  }
}
