import Drawing
import Manuscript
import Typesetting

extension PDFEdition {
  /// A citation with its author and year linked to the bibliography, in brackets or in the sentence.
  mutating func citation(
    _ citation: Citation, _ type: EditionType, _ setting: Setting
  ) -> [ParagraphItem] {
    let items = citation.items.map { item in
      citation.isInText ? inText(item, type, setting) : inBrackets(item, type, setting)
    }
    let joined = Array(items.joined(separator: [.text("; ", type.style)]))
    guard !citation.isInText else { return joined }
    return [.text("(", type.style)] + joined + [.text(")", type.style)]
  }

  private mutating func inBrackets(
    _ item: Citation.Item, _ type: EditionType, _ setting: Setting
  ) -> [ParagraphItem] {
    guard let entry = document.bibliography[item.key.value] else { return missing(item, type) }
    let year = document.citations.year(of: entry)
    let text = item.suppressesAuthor ? year : document.citations.label(of: entry)
    let prefix: [ParagraphItem] =
      item.prefix.isEmpty ? [] : [.text(item.prefix + " ", type.style)]
    return prefix + link(to: entry, text, type, setting) + suffix(item, type)
  }

  private mutating func inText(
    _ item: Citation.Item, _ type: EditionType, _ setting: Setting
  ) -> [ParagraphItem] {
    guard let entry = document.bibliography[item.key.value] else { return missing(item, type) }
    let year = document.citations.year(of: entry)
    let authors: [ParagraphItem] =
      item.suppressesAuthor
      ? [] : [.text(CitationLabels.authors(of: entry) + " ", type.style)]
    return authors + [.text("(", type.style)] + link(to: entry, year, type, setting)
      + suffix(item, type) + [.text(")", type.style)]
  }

  private func suffix(_ item: Citation.Item, _ type: EditionType) -> [ParagraphItem] {
    guard let first = item.suffix.first else { return [] }
    return [.text((first.isPunctuation ? "" : ", ") + item.suffix, type.style)]
  }

  private mutating func link(
    to entry: Bibliography.Entry, _ text: String, _ type: EditionType, _ setting: Setting
  ) -> [ParagraphItem] {
    let key = entry.key.value
    guard setting == .running else { return [.text(text, type.style)] }
    let anchor = "cite-\(key)-\(citations[key, default: []].count + 1)"
    citations[key, default: []].append(anchor)
    return [
      .anchor(anchor),
      .link(.destination("ref-\(key)"), [.text(text, linkType(type, setting).style)]),
    ]
  }

  private func missing(_ item: Citation.Item, _ type: EditionType) -> [ParagraphItem] {
    inlineProblem(
      "@\(item.key.value)", "the bibliography has no entry ‘\(item.key.value)’", type)
  }
}
