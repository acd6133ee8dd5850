import Drawing
import Manuscript
import PageLayout
import Typesetting

extension PDFEdition {
  /// Something in a line that could not be understood: the text as written and what is wrong.
  func inlineProblem(
    _ text: String, _ message: String, _ type: EditionType
  ) -> [ParagraphItem] {
    let type = type.colored(style.badColor)
    return [
      .text(text, type.codeStyle), .text(" ", type.style), .text("Error:", type.bold.style),
      .text(" " + message, type.style),
    ]
  }

  /// A box that says what is wrong and where.
  func problem(_ diagnostic: Diagnostic) -> [FlowBlock] {
    let type = EditionType(style.small)
    var items: [ParagraphItem] = []
    if let range = diagnostic.range {
      let place = "\(range.file), line \(range.start.line): "
      items.append(.text(place, type.bold.colored(style.badColor).style))
    }
    items.append(.text(diagnostic.message, type.style))
    if let suggestion = diagnostic.suggestion {
      items.append(.text(" Did you mean ‘\(suggestion)’?", type.style))
    }
    let paragraph = FlowParagraph(items, ParagraphStyle(.left, leading: style.small.leading))
    let panel = FlowPanel(
      rule: style.badColor, inset: .points(10), padding: .points(3), around: style.around)
    return [.panel(panel, [.paragraph(paragraph)])]
  }

  /// The boxes of an item that has no finding; there is always at least one.
  func failures(of id: String, at range: SourceRange) -> [FlowBlock] {
    let failures = findings.failures[id, default: []]
    guard failures.isEmpty else { return failures.flatMap { problem($0) } }
    return problem(gaps.byItem[id] ?? Diagnostic(at: range, "‘\(id)’ has no result"))
  }
}
