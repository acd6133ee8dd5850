import Manuscript

extension HTMLEdition {
  /// A citation with its author and year linked to the bibliography, in brackets or in the sentence.
  mutating func citation(_ citation: Citation, _ setting: Setting) -> [HTMLNode] {
    let items = citation.items.map { item in
      citation.isInText ? inText(item, setting) : inBrackets(item, setting)
    }
    let joined = items.enumerated().flatMap { $0 == 0 ? $1 : [.text("; ")] + $1 }
    return citation.isInText ? joined : [.text("(")] + joined + [.text(")")]
  }

  private mutating func inBrackets(_ item: Citation.Item, _ setting: Setting) -> [HTMLNode] {
    guard let entry = document.bibliography[item.key.value] else { return [missing(item)] }
    let year = document.citations.year(of: entry)
    let text = item.suppressesAuthor ? year : document.citations.label(of: entry)
    let prefix: [HTMLNode] = item.prefix.isEmpty ? [] : [.text(item.prefix + " ")]
    return prefix + [link(to: entry, text, setting)] + suffix(item)
  }

  private mutating func inText(_ item: Citation.Item, _ setting: Setting) -> [HTMLNode] {
    guard let entry = document.bibliography[item.key.value] else { return [missing(item)] }
    let year = document.citations.year(of: entry)
    let authors: [HTMLNode] =
      item.suppressesAuthor ? [] : [.text(CitationLabels.authors(of: entry) + " ")]
    return authors + [.text("("), link(to: entry, year, setting)] + suffix(item) + [.text(")")]
  }

  private func suffix(_ item: Citation.Item) -> [HTMLNode] {
    guard let first = item.suffix.first else { return [] }
    return [.text((first.isPunctuation ? "" : ", ") + item.suffix)]
  }

  private mutating func link(
    to entry: Bibliography.Entry, _ text: String, _ setting: Setting
  ) -> HTMLNode {
    guard setting == .running else { return .text(text) }
    let key = entry.key.value
    let anchor = "cite-\(key)-\(marks.citations[key, default: []].count + 1)"
    marks.citations[key, default: []].append((anchor, sectionNumber))
    return .element(
      .a, [.id(anchor), .reference(.place("ref-\(key)")), .role("doc-biblioref")], text: text)
  }

  private func missing(_ item: Citation.Item) -> HTMLNode {
    inlineProblem(
      text: "@\(item.key.value)",
      message: "the bibliography has no entry ‘\(item.key.value)’")
  }
}
