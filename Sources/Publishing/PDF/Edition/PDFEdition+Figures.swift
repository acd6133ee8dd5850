import Drawing
import Manuscript
import PageLayout
import Typesetting

extension PDFEdition {
  /// A figure: the drawing with its caption, which move together to where there is room.
  mutating func figure(_ figure: FigureDirective) -> [FlowBlock] {
    let id = figure.id.value
    var caption = self.caption(figure.caption, of: document.label(id)?.text ?? "Figure")
    guard let picture = picture(of: id) else {
      // The words stand where the picture would: what refers to it leads there.
      caption.items.insert(.anchor(id), at: 0)
      return failures(of: id, at: figure.id.range) + [.paragraph(caption)]
    }
    return [.float([.picture(picture), .space(Glue(.points(8))), .paragraph(caption)])]
  }

  /// A caption: number, then words; short ones stand in the middle.
  mutating func caption(_ inlines: [Inline], of label: String) -> FlowParagraph {
    let type = EditionType(style.small)
    let number = label.split(separator: " ").joined(separator: "\u{A0}")
    let items = items(inlines, type)
    return FlowParagraph(
      [.text("\(number).", type.bold.style), .text(" ", type.style)] + items,
      ParagraphStyle(leading: style.small.leading), element: .caption)
  }

  /// The drawing of a figure: its frame where it was drawn just now, else its picture.
  private func picture(of id: String) -> FlowPicture? {
    guard let rendered = findings.figures[id] else { return nil }
    if let frame = rendered.frame {
      return FlowPicture(frame, alternativeText: rendered.alternativeText, anchor: id)
    }
    guard let bitmap = try? Bitmap(png: rendered.png) else { return nil }
    let size = Size(
      width: .pixels(Double(bitmap.width) / 2), height: .pixels(Double(bitmap.height) / 2))
    let box = Rectangle(left: .zero, top: .zero, width: size.width, height: size.height)
    let frame = Frame(size: size, items: [.image(bitmap, in: box, smooth: true)])
    return FlowPicture(frame, alternativeText: rendered.alternativeText, anchor: id)
  }
}
