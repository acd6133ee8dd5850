import Drawing
import Manuscript
import PageLayout
import Typesetting

/// A note of a chapter that some text calls.
struct CalledNote: Sendable, Hashable {
  /// The chapter's identifier.
  var chapter: String
  /// Its number in the chapter, from 1.
  var number: Int
}

extension PDFEdition {
  /// The mark of a note: its number, raised, which leads to the note at the foot of the page.
  mutating func noteMark(_ number: Int, _ type: EditionType) -> [ParagraphItem] {
    let name = noteName(number)
    let label = printedNumber(ofNote: number)
    return [
      .mark("note:" + name), .link(.destination(name), [.text(label, raised(type))]),
    ]
  }

  /// Notes what the notes of a chapter say.
  mutating func readNotes(of chapter: Chapter) {
    for index in chapter.footnotes.indices {
      notes["note:" + noteName(index + 1)] = note(index + 1, of: chapter)
    }
  }

  /// A note that was called.
  mutating func note(_ call: CalledNote) -> [FlowBlock] {
    guard let chapter = document.chapters.first(where: { $0.identifier == call.chapter }) else {
      return []
    }
    return note(call.number, of: chapter)
  }

  private mutating func note(_ number: Int, of chapter: Chapter) -> [FlowBlock] {
    let type = EditionType(style.fine)
    let mark: [ParagraphItem] = [
      .anchor(noteName(number)), .text(printedNumber(ofNote: number), raised(type)),
      .kern(.points(2)),
    ]
    guard chapter.footnotes.indices.contains(number - 1) else { return [] }
    var flow: [FlowBlock] = []
    let outer = place
    defer { place = outer }
    for (index, block) in chapter.footnotes[number - 1].enumerated() {
      place = block.range
      if case .paragraph(let inlines) = block.content {
        let items = (index == 0 ? mark : []) + items(inlines, type)
        flow.append(
          .paragraph(FlowParagraph(items, ParagraphStyle(leading: style.fine.leading))))
      } else {
        flow += self.flow(block, type: type)
      }
    }
    return flow
  }

  /// The number that readers see of a note.
  private mutating func printedNumber(ofNote number: Int) -> String {
    guard let called = calledNotes else { return String(number) }
    let call = CalledNote(chapter: chapter?.identifier ?? "", number: number)
    if let index = called.firstIndex(of: call) { return String(index + 1) }
    calledNotes?.append(call)
    return String(called.count + 1)
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
