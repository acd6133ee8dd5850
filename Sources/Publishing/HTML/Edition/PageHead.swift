/// The head of a page: its style sheets, and a policy that allows them, the page's own script, what
/// the page embeds, and nothing else.
package struct PageHead {
  /// The page's title.
  private let title: String
  /// Who wrote the report.
  private let authors: [String]
  /// The style sheets, the faces that the page embeds first.
  private let sheets: [Stylesheet]
  /// The one script that the page runs, if it runs one.
  private let script: PageScript?

  /// The head of a page.
  package init(
    title: String, authors: [String] = [], sheets: [Stylesheet], script: PageScript?
  ) {
    self.title = title
    self.authors = authors
    self.sheets = sheets
    self.script = script
  }

  /// The element.
  package var node: HTMLNode {
    var nodes: [HTMLNode] = [
      .element(.meta, [.charset("utf-8")], []),
      .element(
        .meta, [.equivalent("Content-Security-Policy"), .content(policy)], []),
      .element(
        .meta, [.name("viewport"), .content("width=device-width, initial-scale=1")], []),
      .element(.meta, [.name("color-scheme"), .content("light dark")], []),
      .element(.meta, [.name("referrer"), .content("no-referrer")], []),
      .element(.meta, [.name("generator"), .content("Folio")], []),
      .element(.title, text: title),
    ]
    if !authors.isEmpty {
      nodes.append(
        .element(.meta, [.name("author"), .content(authors.joined(separator: ", "))], []))
    }
    return .element(.head, nodes + sheets.map(HTMLNode.stylesheet))
  }

  /// No request leaves the page, whatever slips into it.
  private var policy: String {
    let styles = sheets.map { "'\($0.policyDigest)'" }.joined(separator: " ")
    let scripts = script.map { "'\($0.policyDigest)'" } ?? "'none'"
    return [
      "default-src 'none'", "style-src \(styles)", "script-src \(scripts)",
      "font-src data:", "img-src data:", "base-uri 'none'", "form-action 'none'",
    ].joined(separator: "; ")
  }
}
