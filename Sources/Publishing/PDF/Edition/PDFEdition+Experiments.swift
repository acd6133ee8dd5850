import Drawing
import Manuscript
import PageLayout
import Typesetting

extension PDFEdition {
  /// An experiment: a line where it is declared that says what ran.
  mutating func experiment(_ experiment: ExperimentDirective) -> [FlowBlock] {
    let id = experiment.id.value
    let type = EditionType(style.small, color: style.quietColor)
    var items: [ParagraphItem] = [
      .anchor(id), .text("Experiment ", type.style), .text(id, type.codeStyle),
    ]
    if let caption = experiment.caption?.value, !caption.isEmpty {
      items.append(.text(": " + caption, type.style))
    }
    let paragraph = FlowParagraph(
      items, ParagraphStyle(.left, leading: style.small.leading), above: style.around,
      below: style.around)
    let failures =
      findings.experiments[id] == nil ? failures(of: id, at: experiment.id.range) : []
    return [.paragraph(paragraph)] + failures
  }
}
