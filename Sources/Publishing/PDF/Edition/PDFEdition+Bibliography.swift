import Drawing
import Manuscript
import PageLayout
import Typesetting

extension PDFEdition {
  /// The works that the report cites, sorted.
  mutating func bibliography() -> [FlowBlock] {
    let entries = document.citations.entries
    guard !entries.isEmpty else { return [] }
    var blocks = closingHeading("Bibliography", id: "bibliography")
    for entry in entries {
      let paragraph = FlowParagraph(
        [.anchor("ref-\(entry.key.value)")] + description(of: entry),
        ParagraphStyle(leading: style.text.leading, hangingIndent: style.indent),
        below: Glue(.points(5), stretch: .points(2)), element: .bibliographyEntry)
      blocks.append(.paragraph(paragraph))
    }
    return blocks
  }

  /// Authors, year, title, where it appeared, where it can be read.
  private mutating func description(of entry: Bibliography.Entry) -> [ParagraphItem] {
    let type = EditionType(style.text)
    func text(_ text: String) -> ParagraphItem { .text(text, type.style) }
    let authors = HTMLEdition.authors(of: entry)
    var result: [ParagraphItem] = authors.isEmpty ? [] : [text(authors + " ")]
    result.append(text("(\(document.citations.year(of: entry))). "))
    result += items(entry.title, type, .quoted)
    result.append(text(HTMLEdition.stop(after: wording.plainText(entry.title))))
    if let container = entry.container {
      result += [text(" "), .text(container, type.italic.style)]
      result.append(text(HTMLEdition.volume(of: entry) + HTMLEdition.stop(after: container)))
    } else if let publisher = entry.publisher {
      result.append(text(" " + publisher + HTMLEdition.stop(after: publisher)))
    }
    guard let place = HTMLEdition.place(of: entry),
      let address = HTMLAddress(written: place.address)
    else { return result }
    var link = type.colored(style.linkColor).style
    link.breaking = .code
    return result + [
      text(" "), .link(.address(address.text), [.text(place.text, link)]), text("."),
    ]
  }
}
