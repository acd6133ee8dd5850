import Drawing
import Manuscript
import PageLayout
import Typesetting

extension PDFEdition {
  /// The title page: title, subtitle, authors, abstract.
  mutating func titlePage() -> [FlowBlock] {
    let title = document.report?.title ?? document.chapters.first?.frontMatter.title ?? []
    let large = EditionType(EditionStyle.Size(30, 37))
    var blocks: [FlowBlock] = [
      .pageBreak(.bare),
      .space(Glue(.points(90))),
      .paragraph(
        centred(items(title, large, .quoted), large, leading: .points(37), element: .heading1)),
    ]
    guard let description = document.report else { return blocks }
    if !description.subtitle.isEmpty {
      let type = EditionType(EditionStyle.Size(14, 19), color: style.quietColor).italic
      let subtitle = items(description.subtitle, type, .quoted)
      blocks.append(
        .paragraph(centred(subtitle, type, leading: .points(19), above: Glue(.points(16)))))
    }
    if !description.authors.isEmpty {
      let type = EditionType(EditionStyle.Size(12, 17))
      let names = description.authors.joined(separator: ", ")
      blocks.append(
        .paragraph(
          centred(
            [.text(names, type.style)], type, leading: .points(17), above: Glue(.points(30)))))
    }
    if !description.abstract.isEmpty {
      let type = EditionType(style.text)
      let heading = EditionType(style.small).bold
      let indent = FlowIndent(left: .points(28), right: .points(28), around: Glue(.points(46)))
      blocks.append(
        .indented(
          indent,
          [
            .paragraph(
              centred([.text("Abstract", heading.style)], heading, keepsWithNext: true)),
            .space(Glue(.points(4))),
            .paragraph(paragraph(items(description.abstract, type, .quoted), type)),
          ]))
    }
    return blocks
  }

  private func centred(
    _ items: [ParagraphItem], _ type: EditionType, leading: Length = .points(14),
    above: Glue = .none, keepsWithNext: Bool = false, element: StructureElement = .paragraph
  ) -> FlowParagraph {
    FlowParagraph(
      items, EditionStyle.title(leading, .center), above: above,
      keepsWithNext: keepsWithNext, element: element)
  }
}
