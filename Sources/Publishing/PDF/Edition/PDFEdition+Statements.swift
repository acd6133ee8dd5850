import Drawing
import Manuscript
import PageLayout
import Typesetting

extension PDFEdition {
  /// A theorem-like block or a proof.
  mutating func division(_ division: Division, number: String?) -> [FlowBlock] {
    division.kind == .proof ? proof(division) : statement(division, number: number)
  }

  private mutating func statement(_ division: Division, number: String?) -> [FlowBlock] {
    let type = EditionType(style.text)
    var title = Label.Kind.division(division.kind).name
    if let number { title += "\u{A0}\(number)" }
    if division.name.isEmpty { title += "." }
    var head: [ParagraphItem] = division.id.map { [.anchor($0.value)] } ?? []
    head.append(.text(title, type.bold.style))
    if !division.name.isEmpty {
      head.append(.text(" (", type.style))
      head += items(division.name, type, .quoted)
      head.append(.text(").", type.style))
    }
    head.append(gap(after: type))
    let body = division.kind.isAssertion ? type.italic : type
    return [.space(statementSpace)] + runIn(head, division.blocks, body) + [.space(statementSpace)]
  }

  private mutating func proof(_ division: Division) -> [FlowBlock] {
    let type = EditionType(style.text)
    let italic = type.italic
    var head: [ParagraphItem] = division.id.map { [.anchor($0.value)] } ?? []
    head.append(.text("Proof", italic.style))
    if let id = division.proves {
      head.append(.text(" of ", italic.style))
      head += items([.reference(Reference(to: id))], italic)
    } else if !division.name.isEmpty {
      head.append(.text(" (", italic.style))
      head += items(division.name, italic, .quoted)
      head.append(.text(")", italic.style))
    }
    head += [.text(".", italic.style), gap(after: type)]
    let blocks = runOut(end(type), runIn(head, division.blocks, type), type)
    return [.space(statementSpace)] + blocks + [.space(statementSpace)]
  }

  private var statementSpace: Glue {
    Glue(.points(9), stretch: .points(4), shrink: .points(2))
  }

  private func gap(after type: EditionType) -> ParagraphItem {
    .glue(
      InlineGlue(width: type.size * 0.5, stretch: type.size * 0.2, shrink: type.size * 0.1))
  }

  /// Blocks with a title at the head of the first paragraph, or before the first block of another kind.
  private mutating func runIn(
    _ title: [ParagraphItem], _ blocks: [Block], _ type: EditionType
  ) -> [FlowBlock] {
    guard case .paragraph(let inlines) = blocks.first?.content else {
      var paragraph = self.paragraph(title, type)
      paragraph.keepsWithNext = true
      return [.paragraph(paragraph)] + flow(blocks, type: type)
    }
    var flow: [FlowBlock] = [.paragraph(paragraph(title + items(inlines, type), type))]
    var isAfterText = true
    for block in blocks.dropFirst() {
      flow += self.flow(block, type: type, isIndented: isAfterText)
      isAfterText = continuesText(block, after: isAfterText)
    }
    return flow
  }

  /// Blocks with a sign at the end of the last paragraph, or below the last block of another kind.
  private func runOut(
    _ sign: [ParagraphItem], _ blocks: [FlowBlock], _ type: EditionType
  ) -> [FlowBlock] {
    guard case .paragraph(var paragraph) = blocks.last else {
      var last = self.paragraph(sign, type)
      last.style.alignment = .right
      return blocks + [.paragraph(last)]
    }
    paragraph.items += sign
    return blocks.dropLast() + [.paragraph(paragraph)]
  }

  /// The end of a proof: a square at the right edge, of the last line or of one more.
  private func end(_ type: EditionType) -> [ParagraphItem] {
    let side = type.size * 0.58
    let square = Rectangle(left: .zero, top: -side, width: side, height: side)
    let stroke = Stroke(.black, width: .points(0.6))
    return [
      .glue(InlineGlue(width: type.size * 0.7)), .fill,
      .box(
        InlineBox(
          width: side, ascent: side, descent: .zero,
          items: [.path(.rectangle(square), fill: nil, stroke: stroke)])),
    ]
  }
}

extension Division.Kind {
  /// Whether it asserts something that is or might be proved, which is set in italics.
  fileprivate var isAssertion: Bool {
    switch self {
    case .theorem, .lemma, .proposition, .corollary, .conjecture: true
    case .definition, .example, .remark, .proof: false
    }
  }
}
