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
    /// The footnotes that stand in the margin, by their anchors.
    var marginNotes: Set<String> = []
  }

  /// Whether notes may stand in the margin beside the text being set.
  var hasMargin = true

  /// A page of chapters with what was found out about them.
  init(document: Document, findings: Findings, publishedData: Set<String>) {
    self.document = document
    self.findings = findings
    self.publishedData = publishedData
    gaps = ReportGaps(of: document, findings)
  }

  /// The bytes of `index.html`.
  package static func page(
    of document: Document, _ findings: Findings, publishedData: Set<String>,
    fonts: PageFonts = .none
  ) -> [UInt8] {
    var edition = HTMLEdition(
      document: document, findings: findings, publishedData: publishedData)
    let parts = edition.parts()
    return HTMLWriter.page(
      edition.page(title: edition.pageTitle, parts.header + [parts.contents], parts.all, fonts))
  }

  /// The parts of a report, each once.
  struct Parts {
    /// Title, authors, abstract, problems.
    var header: [HTMLNode]
    /// The table of contents.
    var contents: HTMLNode
    /// The chapters, in order.
    var chapters: [HTMLNode]
    /// What closes the report: claims and bibliography.
    var closing: [HTMLNode]

    /// The chapters and what closes the report.
    var all: [HTMLNode] { chapters + closing }
  }

  /// All parts, set in reading order, since later ones refer back to earlier ones.
  mutating func parts() -> Parts {
    let header = titleBlock()
    let contents = tableOfContents()
    let chapters = document.chapters.map { self.chapter($0) }
    let claims = claimSummary()
    return Parts(
      header: [header], contents: contents, chapters: chapters, closing: claims + bibliography())
  }

  /// A whole page.
  func page(
    title: String, _ front: [HTMLNode], _ main: [HTMLNode], _ fonts: PageFonts,
    search: SearchIndex? = nil
  ) -> HTMLNode {
    let index = search.map { [HTMLNode.searchIndex($0)] } ?? []
    let body = HTMLNode.element(
      .body,
      [
        .element(.a, [.class("skip"), .reference(.place("text"))], text: "Skip to the text"),
        .element(
          .div, [.class("page")],
          front + [
            .element(.main, [.id("text"), .tabIndex(-1)], main), colophon(),
          ]),
      ] + index + [.script(.report)])
    let faces = fonts.stylesheet(
      for: title + body.plainText + (search?.json ?? ""), formulas: body.formulaText)
    let head = PageHead(
      title: title, authors: document.report?.authors ?? [],
      sheets: [faces].compactMap(\.self) + [.report], script: .report)
    return .element(.html, [.lang("en")], [head.node, body])
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
