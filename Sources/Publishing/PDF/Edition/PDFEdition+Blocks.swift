import Drawing
import Manuscript
import PageLayout
import Typesetting

extension PDFEdition {
  /// Blocks, one after the other: a paragraph after another is indented, any other is not.
  mutating func flow(_ blocks: [Block], type: EditionType) -> [FlowBlock] {
    var flow: [FlowBlock] = []
    var isAfterText = false
    for block in blocks {
      flow += self.flow(block, type: type, isIndented: isAfterText)
      isAfterText = continuesText(block, after: isAfterText)
    }
    return flow
  }

  /// Whether a paragraph after a block is one after text, to be indented.
  func continuesText(_ block: Block, after isAfterText: Bool) -> Bool {
    switch block.content {
    case .paragraph: true
    // Floats move away; the text closes up.
    case .directive(.figure): isAfterText
    default: false
    }
  }

  /// A block.
  mutating func flow(
    _ block: Block, type: EditionType, isIndented: Bool = false
  ) -> [FlowBlock] {
    let outer = place
    place = block.range
    defer { place = outer }
    switch block.content {
    case .heading(_, let id, let title):
      let items = [.anchor(id)] + items(title, type.bold, .quoted)
      return [.paragraph(paragraph(items, type, above: style.around))]
    case .paragraph(let inlines):
      return [.paragraph(paragraph(items(inlines, type), type, isIndented: isIndented))]
    case .list(let list): return self.list(list, type)
    case .quotation(let blocks):
      let indent = FlowIndent(
        left: style.listIndent, right: style.listIndent, around: style.around)
      return [.element(.blockQuote, [.indented(indent, flow(blocks, type: type))])]
    case .code(_, let text): return code(text)
    case .thematicBreak: return [.rule]
    case .table(let table): return [textTable(table)]
    case .displayMath(let tex, let id):
      return displayMath(tex, id: id).map { located($0, at: block.range) }
    case .division(let division):
      return self.division(division, number: document.number(of: block))
    case .panel(let panel):
      return panel.isForPosterOnly ? [] : flow(panel.blocks, type: type)
    case .directive(let directive): return flow(directive)
    case .problem(let text, let message):
      return problem(Diagnostic(at: block.range, message)) + code(text)
    }
  }

  private func located(_ block: FlowBlock, at range: SourceRange) -> FlowBlock {
    guard case .display(var display) = block else { return block }
    display.place = Self.placeName(of: range)
    return .display(display)
  }

  private mutating func flow(_ directive: Directive) -> [FlowBlock] {
    switch directive {
    case .experiment(let experiment): self.experiment(experiment)
    case .figure(let figure): self.figure(figure)
    case .table(let table): printedTable(table)
    case .claim(let claim): self.claim(claim)
    }
  }

  /// A paragraph of running text.
  func paragraph(
    _ items: [ParagraphItem], _ type: EditionType, isIndented: Bool = false, above: Glue = .none,
    below: Glue = .none
  ) -> FlowParagraph {
    let size = [style.text, style.small, style.fine].first { $0.letters == type.size }
    let paragraphStyle = ParagraphStyle(
      leading: (size ?? style.text).leading, firstIndent: isIndented ? style.indent : .zero)
    return FlowParagraph(items, paragraphStyle, above: above, below: below)
  }

  private mutating func list(_ list: List, _ type: EditionType) -> [FlowBlock] {
    let between = list.isTight ? Glue.none : Glue(.points(4), stretch: .points(2))
    let items = list.items.enumerated().map { index, blocks -> FlowBlock in
      let label = list.start.map { "\($0 + index)." } ?? "•"
      let indent = FlowIndent(
        left: style.listIndent,
        label: [.text(label, type.style), .kern(.points(6))], around: between)
      return .element(.listItem, [.indented(indent, flow(blocks, type: type))])
    }
    return [.space(style.around), .element(.list, items), .space(style.around)]
  }

  /// Program text on a ground of its own.
  func code(_ text: String) -> [FlowBlock] {
    var type = EditionType(style.fine)
    type.size = style.small.letters
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    while lines.last?.isEmpty == true { lines.removeLast() }
    guard !lines.isEmpty else { return [] }
    let panel = FlowPanel(
      fill: style.codeGround, inset: .points(8), padding: .points(5), around: style.around)
    let items = lines.map { [placeMark, ParagraphItem.text(String($0), type.codeStyle)] }
    return [.panel(panel, [.code(items)])]
  }
}
