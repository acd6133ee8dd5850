import Drawing
import Manuscript
import PageLayout
import Typesetting

extension PosterEdition {
  /// What columns may part: a panel's title with what follows it, and each further part.
  struct Box {
    var blocks: [FlowBlock]
    /// Whether it begins a panel.
    var isFirst: Bool
  }

  /// The boxes of a panel.
  mutating func boxes(of panel: PosterPlan.Panel) -> [Box] {
    var boxes = panel.parts.enumerated().map { index, part in
      Box(blocks: blocks(of: part), isFirst: index == 0)
    }
    // An opening text alone at the foot of a column would be a heading without its matter.
    if boxes.count > 1, panel.parts[0].kind == .text {
      boxes[1] = Box(blocks: boxes[0].blocks + boxes[1].blocks, isFirst: true)
      boxes.removeFirst()
    }
    if boxes.isEmpty { boxes = [Box(blocks: [], isFirst: true)] }
    boxes[0].blocks = title(of: panel) + boxes[0].blocks
    return boxes
  }

  private mutating func title(of panel: PosterPlan.Panel) -> [FlowBlock] {
    guard !panel.title.isEmpty else { return [] }
    let type = EditionType(look.panelTitle, color: look.accent).bold
    return [
      .paragraph(
        FlowParagraph(
          edition.items(panel.title, type, .quoted),
          EditionStyle.title(look.panelTitle.leading),
          below: Glue(.points(7)), element: .heading2))
    ]
  }

  private mutating func blocks(of part: PosterPlan.Part) -> [FlowBlock] {
    edition.chapter = part.chapter
    let known = edition.calledNotes?.count ?? 0
    let flow = edition.flow(part.blocks, type: EditionType(edition.style.text))
    let notes = self.notes(after: known)
    let takeaway = self.takeaway(of: part)
    switch part.kind {
    case .text: return flow + takeaway + notes
    case .statement: return [.panel(look.statement, flow)] + takeaway + notes
    case .display: return takeaway + flow.flatMap(\.standing) + notes
    }
  }

  private mutating func takeaway(of part: PosterPlan.Part) -> [FlowBlock] {
    guard !part.takeaway.isEmpty else { return [] }
    let type = EditionType(look.takeaway, color: look.accent).bold
    return [
      .paragraph(
        FlowParagraph(
          edition.items(part.takeaway, type, .quoted),
          EditionStyle.title(look.takeaway.leading),
          above: Glue(.points(8)), below: Glue(.points(6))))
    ]
  }

  /// The notes that a part calls stand at its end: nobody looks for them at the foot of a sheet.
  private mutating func notes(after known: Int) -> [FlowBlock] {
    var blocks: [FlowBlock] = []
    var next = known
    // A note may call another one.
    while let calls = edition.calledNotes, next < calls.count {
      blocks += edition.note(calls[next])
      next += 1
    }
    return blocks.isEmpty ? [] : [.space(look.noteGap)] + blocks
  }

  /// The band's text: headline, title, authors.
  mutating func headBlocks() -> [FlowBlock] {
    let report = edition.document.report
    let poster = report?.poster
    let title = report?.title ?? edition.document.chapters.first?.frontMatter.title ?? []
    let headline = poster?.headline ?? []
    var blocks: [FlowBlock] = []
    func add(_ items: [ParagraphItem], _ size: EditionStyle.Size, above: Double) {
      blocks.append(
        .paragraph(
          FlowParagraph(
            items, EditionStyle.title(size.leading),
            above: Glue(.points(above)), element: blocks.isEmpty ? .heading1 : .paragraph)))
    }
    if !headline.isEmpty {
      let type = EditionType(look.headline, color: .white).bold
      add(edition.items(headline, type, .quoted), look.headline, above: 0)
    }
    let size = headline.isEmpty ? look.headline : look.title
    add(edition.items(title, EditionType(size, color: .white), .quoted), size, above: 9)
    if let authors = report?.authors, !authors.isEmpty {
      let type = EditionType(look.authors, color: look.quietOnAccent)
      add([.text(authors.joined(separator: ", "), type.style)], look.authors, above: 8)
    }
    return blocks
  }
}

extension FlowBlock {
  /// What a float holds, to stand where it is written.
  fileprivate var standing: [FlowBlock] {
    if case .float(let blocks) = self { blocks } else { [self] }
  }
}
