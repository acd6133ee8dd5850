import Manuscript

extension HTMLEdition {
  /// The mark of a footnote.
  mutating func footnoteMark(_ number: Int) -> HTMLNode {
    let note = noteAnchor(number)
    let count = marks.footnotes[note, default: []].count
    let anchor = "\(note)-mark" + (count == 0 ? "" : "-\(count + 1)")
    marks.footnotes[note, default: []].append(anchor)
    return .element(
      .sup,
      [
        .element(
          .a,
          [.id(anchor), .class("note-mark"), .reference(.place(note)), .role("doc-noteref")],
          text: String(number))
      ])
  }

  /// The footnotes of a chapter, each with links back to its marks.
  mutating func footnotes(of chapter: Chapter) -> [HTMLNode] {
    guard !chapter.footnotes.isEmpty else { return [] }
    let notes = chapter.footnotes.enumerated().map { index, blocks -> HTMLNode in
      let anchor = noteAnchor(index + 1)
      let nodes = html(blocks)
      return .element(.li, [.id(anchor)], withBackLinks(nodes, to: anchor))
    }
    return [
      .element(
        .section, [.class("footnotes"), .role("doc-endnotes"), .label("Notes of this chapter")],
        [.element(.ol, notes)])
    ]
  }

  private func noteAnchor(_ number: Int) -> String {
    "note-\(chapter?.identifier ?? "report")-\(number)"
  }

  private func withBackLinks(_ nodes: [HTMLNode], to note: String) -> [HTMLNode] {
    let links = marks.footnotes[note, default: []].enumerated().flatMap {
      index, mark -> [HTMLNode] in
      let label = index == 0 ? "Back to the text" : "Back to the text, place \(index + 1)"
      let attributes: [HTMLAttribute] = [
        .class("back"), .reference(.place(mark)), .role("doc-backlink"), .label(label),
      ]
      return [.text(" "), .element(.a, attributes, text: "↩\u{FE0E}")]
    }
    guard case .element(.p, let attributes, let children) = nodes.last else {
      return nodes + [.element(.p, links)]
    }
    return nodes.dropLast() + [.element(.p, attributes, children + links)]
  }
}
