/// The head of a page: its style sheets, and a policy that allows them, the page's own script, what
/// the page embeds, and nothing else.
struct PageHead {
  /// The page's title.
  var title: String
  /// Who wrote the report.
  var authors: [String]
  /// The faces that the page embeds, if any.
  var faces: Stylesheet?

  /// The element.
  var node: HTMLNode {
    let sheets = [faces].compactMap(\.self) + [Stylesheet.report]
    var nodes: [HTMLNode] = [
      .element(.meta, [.charset("utf-8")], []),
      .element(
        .meta, [.equivalent("Content-Security-Policy"), .content(policy(allowing: sheets))], []),
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
  private func policy(allowing sheets: [Stylesheet]) -> String {
    let styles = sheets.map { "'\($0.policyDigest)'" }.joined(separator: " ")
    return [
      "default-src 'none'", "style-src \(styles)", "script-src '\(PageScript.report.policyDigest)'",
      "font-src data:", "img-src data:", "base-uri 'none'", "form-action 'none'",
    ].joined(separator: "; ")
  }
}
