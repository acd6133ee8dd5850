import Drawing
import Manuscript
import PageLayout
import Typesetting

extension PDFEdition {
  /// A line of the contents and of the outline.
  private struct Entry {
    var level: Int
    var number: String
    var title: [Inline]
    var destination: String
  }

  /// The table of contents, with the numbers of pages known so far.
  mutating func contents(_ pages: [String: Int]) -> [FlowBlock] {
    let look = style.heading(0)
    let heading = FlowParagraph(
      [.anchor("contents"), .text("Contents", EditionType(look.size).style)],
      ParagraphStyle(.left, leading: look.size.leading, hyphenation: nil), below: look.below,
      element: .heading1)
    let lines = entries.map { entry -> FlowBlock in
      let isChapter = entry.level == 0
      let type = isChapter ? EditionType(style.text).bold : EditionType(style.text)
      let width = isChapter ? style.listIndent : Length.points(30)
      let number = entry.number.isEmpty ? nil : entry.number
      let items: [ParagraphItem] =
        (number.map { [.box(column($0, type, width: width))] } ?? [])
        + self.items(entry.title, type, .quoted)
      let hanging = number == nil ? Length.zero : width
      let page = pages[entry.destination].map { String($0) } ?? "000"
      let line = FlowContentsLine(
        items,
        ParagraphStyle(
          .left, leading: style.contentsLeading, hangingIndent: hanging, hyphenation: nil),
        page: [.text(page, type.tabular.style)],
        leader: isChapter ? [] : [.text(".", type.colored(style.quietColor).style)],
        destination: entry.destination,
        above: isChapter ? Glue(.points(8), stretch: .points(2), shrink: .points(2)) : .none)
      guard !isChapter else { return .contentsLine(line) }
      return .indented(FlowIndent(left: style.listIndent), [.contentsLine(line)])
    }
    return [
      .pageBreak(.chapter), .heading(FlowHeading(heading)), .element(.contents, lines),
    ]
  }

  /// Text at the left of a box of a fixed width.
  private func column(_ text: String, _ type: EditionType, width: Length) -> InlineBox {
    let label = (try? LabelTypesetter(type.style.font))?.label(text)
    return InlineBox(
      width: width, ascent: label?.ascent ?? .zero, descent: label?.descent ?? .zero,
      items: label?.items(at: .zero) ?? [])
  }

  /// The chapters with their sections, for the outline beside the pages.
  func outline() -> [PageDocument.OutlineEntry] {
    var outline: [PageDocument.OutlineEntry] = []
    for entry in entries {
      let title = wording.plainText(entry.title)
      let line = PageDocument.OutlineEntry(
        entry.number.isEmpty ? title : "\(entry.number) \(title)",
        destination: entry.destination)
      if entry.level > 0, !outline.isEmpty {
        outline[outline.count - 1].children.append(line)
      } else {
        outline.append(line)
      }
    }
    return outline
  }

  private var entries: [Entry] {
    var entries: [Entry] = []
    for chapter in document.chapters {
      entries.append(
        Entry(
          level: 0, number: String(chapter.number), title: chapter.frontMatter.title,
          destination: wording.anchor(of: chapter)))
      let top = wording.topLevel(of: chapter)
      for block in chapter.blocks {
        guard case .heading(let level, let id, let title) = block.content, level == top else {
          continue
        }
        let number = document.number(of: block) ?? ""
        entries.append(Entry(level: 1, number: number, title: title, destination: id))
      }
    }
    func close(_ title: String, _ id: String) {
      entries.append(Entry(level: 0, number: "", title: [.text(title)], destination: id))
    }
    if !wording.claimDirectives.isEmpty { close("Claims", "claims") }
    if !document.citations.entries.isEmpty { close("Bibliography", "bibliography") }
    if !findings.experiments.isEmpty { close("How the numbers were made", "provenance") }
    return entries
  }
}
