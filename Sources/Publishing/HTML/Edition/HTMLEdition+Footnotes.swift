import Manuscript

extension HTMLEdition {
  /// The mark of a footnote and, where there is a margin beside the text, the note itself.
  mutating func footnoteMark(_ number: Int) -> [HTMLNode] {
    let note = noteAnchor(number)
    let count = marks.footnotes[note, default: []].count
    let anchor = "\(note)-mark" + (count == 0 ? "" : "-\(count + 1)")
    marks.footnotes[note, default: []].append(anchor)
    let link = HTMLNode.element(
      .a, [.id(anchor), .class("note-mark"), .reference(.place(note)), .role("doc-noteref")],
      text: String(number))
    let plain = HTMLNode.element(.span, [.class("note-plain")], text: String(number))
    let isShown = marks.marginNotes.contains(note)
    guard hasMargin, !isShown, let text = marginNote(number) else {
      return [.element(.sup, isShown ? [link, plain] : [link])]
    }
    marks.marginNotes.insert(note)
    return [.element(.sup, [link, plain]), text]
  }

  /// A footnote as it stands in the margin of wide screens, where the notes at the chapter's end are
  /// not shown; nil where it is more than paragraphs.
  private mutating func marginNote(_ number: Int) -> HTMLNode? {
    guard let blocks = chapter?.footnotes, blocks.indices.contains(number - 1) else { return nil }
    var paragraphs: [HTMLNode] = []
    for block in blocks[number - 1] {
      guard case .paragraph(let inlines) = block.content else { return nil }
      paragraphs.append(.element(.span, html(inlines, .quoted)))
    }
    let mark = HTMLNode.element(.sup, [.class("note-number")], text: String(number))
    return .element(
      .span, [.class("side-note"), .role("note"), .label("Note \(number)")], [mark] + paragraphs)
  }

  /// Whether every note of a chapter that has been set stands in the margin, too.
  func showsAllNotesInMargin(_ chapter: Chapter) -> Bool {
    !chapter.footnotes.isEmpty
      && chapter.footnotes.indices.allSatisfy { marks.marginNotes.contains(noteAnchor($0 + 1)) }
  }

  /// What is set where no margin is beside it: in tables and captions.
  mutating func withoutMargin(_ set: (inout HTMLEdition) -> [HTMLNode]) -> [HTMLNode] {
    let before = hasMargin
    hasMargin = false
    defer { hasMargin = before }
    return set(&self)
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
