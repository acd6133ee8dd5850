import Drawing
import Manuscript
import PageLayout
import Typesetting

extension PDFEdition {
  /// A chapter: number and title, authors, lead, then its blocks with floats after their first mention.
  mutating func flow(_ chapter: Chapter) -> [FlowBlock] {
    self.chapter = chapter
    // What stands above the chapter's blocks comes from its front matter.
    let head = SourceLocation(line: 1, column: 1)
    place = SourceRange(file: chapter.path, start: head, end: head)
    readNotes(of: chapter)
    var blocks = chapterHead(chapter)
    let top = wording.topLevel(of: chapter)
    let type = EditionType(style.text)
    let mentions = FirstMentions(in: chapter.blocks)
    var waiting: [(after: Int, blocks: [FlowBlock])] = []
    var isAfterText = false
    for (index, block) in chapter.blocks.enumerated() {
      if case .heading(let level, let id, let title) = block.content {
        place = block.range
        blocks += waiting.flatMap(\.blocks)
        waiting = []
        blocks.append(
          heading(
            rank: 1 + level - top, id: id, number: document.number(of: block) ?? "", title))
        isAfterText = false
        continue
      }
      let flow = flow(block, type: type, isIndented: isAfterText)
      if case .directive(.figure(let figure)) = block.content {
        waiting.append((max(index, mentions.index(of: figure.id.value) ?? index), flow))
      } else {
        blocks += flow
        isAfterText = continuesText(block, after: isAfterText)
      }
      // In the order of their numbers.
      while let first = waiting.first, first.after <= index {
        blocks += first.blocks
        waiting.removeFirst()
      }
    }
    return blocks + waiting.flatMap(\.blocks)
  }

  private mutating func chapterHead(_ chapter: Chapter) -> [FlowBlock] {
    let look = style.heading(0)
    let type = EditionType(look.size)
    let number = type.colored(style.quietColor)
    let anchor = wording.anchor(of: chapter)
    let title = items(chapter.frontMatter.title, type, .quoted)
    let paragraph = FlowParagraph(
      [.anchor(anchor), .text(String(chapter.number), number.style), .kern(.points(14))] + title,
      EditionStyle.title(look.size.leading, hangingIndent: .points(28)),
      below: look.below, element: .heading1)
    let running = runningTitle(number: String(chapter.number), chapter.frontMatter.title)
    var blocks: [FlowBlock] = [
      .heading(FlowHeading(paragraph, runningTitle: (.chapter, running)))
    ]
    let small = EditionType(style.small)
    if !chapter.frontMatter.authors.isEmpty {
      let names = chapter.frontMatter.authors.joined(separator: ", ")
      blocks.append(
        .paragraph(self.paragraph([.text(names, small.style)], small, below: style.around)))
    }
    if !chapter.frontMatter.abstract.isEmpty {
      let lead = EditionType(style.text).italic
      blocks.append(
        .paragraph(
          self.paragraph(
            items(chapter.frontMatter.abstract, lead), lead, below: Glue(.points(14)))))
    }
    return blocks
  }

  /// A heading of a section; rank 1 is a chapter's part.
  private mutating func heading(
    rank: Int, id: String, number: String, _ title: [Inline]
  ) -> FlowBlock {
    let look = style.heading(rank)
    var type = EditionType(look.size).bold
    if rank > 2 { type = type.italic }
    var items: [ParagraphItem] = [.anchor(id)]
    if !number.isEmpty, rank <= 2 {
      items += [.text(number, type.style), .kern(look.size.letters * 0.8)]
    }
    items += self.items(title, type, .quoted)
    let elements: [StructureElement] = [.heading1, .heading2, .heading3, .heading4]
    let paragraph = FlowParagraph(
      items, EditionStyle.title(look.size.leading),
      above: look.above, below: look.below, element: elements[min(rank, 3)])
    let running = rank == 1 ? runningTitle(number: number, title) : nil
    return .heading(FlowHeading(paragraph, runningTitle: running.map { (.section, $0) }))
  }

  /// What running heads say of a chapter or section.
  private mutating func runningTitle(number: String, _ title: [Inline]) -> [ParagraphItem] {
    let type = EditionType(style.small, color: style.quietColor).italic
    var upright = type
    upright.isItalic = false
    let head: [ParagraphItem] =
      number.isEmpty ? [] : [.text(number, upright.style), .kern(.points(7))]
    return head + items(title, type, .quoted)
  }

  /// A heading of what closes the report.
  mutating func closingHeading(_ title: String, id: String) -> [FlowBlock] {
    let look = style.heading(0)
    let type = EditionType(look.size)
    let paragraph = FlowParagraph(
      [.anchor(id), .text(title, type.style)],
      ParagraphStyle(.left, leading: look.size.leading, hyphenation: nil), below: look.below,
      element: .heading1)
    let running = runningTitle(number: "", [.text(title)])
    return [
      .pageBreak(.chapter), .heading(FlowHeading(paragraph, runningTitle: (.chapter, running))),
    ]
  }
}
