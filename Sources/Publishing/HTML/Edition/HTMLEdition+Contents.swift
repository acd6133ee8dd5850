import Manuscript

extension HTMLEdition {
  /// The table of contents: chapters with their sections, then what closes the report.
  mutating func tableOfContents() -> HTMLNode {
    var entries = document.chapters.map { entry(for: $0) }
    if !claimDirectives.isEmpty { entries.append(closingEntry("claims", "Claims")) }
    if !document.citations.entries.isEmpty {
      entries.append(closingEntry("bibliography", "Bibliography"))
    }
    return .element(
      .nav, [.class("contents"), .labelledBy("contents")],
      [
        .element(.h2, [.id("contents")], text: "Contents"), .element(.ol, entries),
        .element(.a, [.class("to-contents"), .reference(.place("contents"))], text: "Contents"),
      ])
  }

  private func closingEntry(_ id: String, _ title: String) -> HTMLNode {
    .element(
      .li, [.element(.a, [.reference(.place(id))], [.element(.span, text: title)])])
  }

  private mutating func entry(for chapter: Chapter) -> HTMLNode {
    let link = entry(
      to: anchor(of: chapter), number: String(chapter.number), title: chapter.frontMatter.title)
    let top = topLevel(of: chapter)
    let sections = chapter.blocks.compactMap { block -> HTMLNode? in
      guard case .heading(let level, let id, let title) = block.content, level == top else {
        return nil
      }
      let number = document.number(of: block) ?? ""
      return .element(
        .li, [entry(to: id, number: number, title: title)])
    }
    return .element(.li, sections.isEmpty ? [link] : [link, .element(.ol, sections)])
  }

  private mutating func entry(to anchor: String, number: String, title: [Inline]) -> HTMLNode {
    .element(
      .a, [.reference(.place(anchor))],
      [
        .element(.span, [.class("number")], text: number),
        .element(.span, html(title, .quoted)),
      ])
  }
}
