import Drawing
import Manuscript
import PageLayout
import Typesetting

extension PDFEdition {
  /// The mark of a note: its number, raised, which leads to the note at the foot of the page.
  func noteMark(_ number: Int, _ type: EditionType) -> [ParagraphItem] {
    let name = noteName(number)
    return [
      .mark("note:" + name), .link(.destination(name), [.text(String(number), raised(type))]),
    ]
  }

  /// Notes what the notes of a chapter say.
  mutating func readNotes(of chapter: Chapter) {
    for (index, blocks) in chapter.footnotes.enumerated() {
      let name = noteName(index + 1)
      let type = EditionType(style.fine)
      let mark: [ParagraphItem] = [
        .anchor(name), .text(String(index + 1), raised(type)), .kern(.points(2)),
      ]
      var flow: [FlowBlock] = []
      for (number, block) in blocks.enumerated() {
        if case .paragraph(let inlines) = block.content {
          let items = (number == 0 ? mark : []) + items(inlines, type)
          flow.append(
            .paragraph(FlowParagraph(items, ParagraphStyle(leading: style.fine.leading))))
        } else {
          flow += self.flow(block, type: type)
        }
      }
      notes["note:" + name] = flow
    }
  }

  private func noteName(_ number: Int) -> String {
    "note-\(chapter?.identifier ?? "report")-\(number)"
  }

  /// Raised and smaller, as marks of notes are.
  private func raised(_ type: EditionType) -> TextStyle {
    var mark = type
    mark.size = type.size * 0.66
    mark.isItalic = false
    var style = mark.style
    style.rise = type.size * 0.36
    return style
  }
}
