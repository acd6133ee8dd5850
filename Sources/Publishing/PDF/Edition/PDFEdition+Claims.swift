import Drawing
import Manuscript
import PageLayout
import Typesetting

extension PDFEdition {
  /// A claim: verdict, sentence, what was measured, the condition.
  mutating func claim(_ claim: ClaimDirective) -> [FlowBlock] {
    let id = claim.id.value
    let type = EditionType(style.text)
    let small = EditionType(style.small)
    let verdict = wording.verdict(of: claim)
    let color = color(of: verdict)
    var head: [ParagraphItem] = [
      .anchor(id), .text(document.label(id)?.text ?? "Claim", type.bold.style),
      .kern(.points(8)),
    ]
    head += sign(of: verdict, small.colored(color)) + [.kern(.points(4))]
    let text = verdict.text.dropFirst().drop { $0 == " " }
    head.append(.text(String(text), small.colored(color).style))
    var title = paragraph(head, type)
    title.style.alignment = .left
    title.keepsWithNext = true
    var statement = paragraph(items(claim.statement, type), type)
    statement.keepsWithNext = findings.claims[id] != nil
    var blocks: [FlowBlock] = [.paragraph(title), .paragraph(statement)]
    if let finding = findings.claims[id] {
      blocks.append(.paragraph(measured(finding, claim, small)))
    }
    if verdict == .unknown { blocks += failures(of: id, at: claim.id.range) }
    let panel = FlowPanel(
      rule: color, inset: .points(11), padding: .points(1),
      around: Glue(.points(9), stretch: .points(4), shrink: .points(2)))
    return [.panel(panel, blocks)]
  }

  /// What was measured and when the claim holds, on lines of small type.
  private func measured(
    _ finding: ClaimFinding, _ claim: ClaimDirective, _ type: EditionType
  ) -> FlowParagraph {
    var items: [ParagraphItem] = []
    for quantity in finding.quantities {
      let name = quantity.name == "value" ? "measured" : quantity.name
      if !items.isEmpty { items.append(.text("; ", type.style)) }
      let quiet = type.colored(style.quietColor)
      items.append(.text(name, quiet.codeStyle))
      // A value does not part from its name.
      items += plain("\u{A0}=\u{A0}\(quantity.text)", type)
    }
    if !items.isEmpty { items.append(.text(". ", type.style)) }
    let quiet = type.colored(style.quietColor)
    items += [
      .text("Holds if ", quiet.style), .text(claim.holds.value, quiet.codeStyle),
      .text(".", quiet.style),
    ]
    return FlowParagraph(
      items, ParagraphStyle(.left, leading: style.small.leading, hyphenation: nil),
      above: Glue(.points(3)))
  }

  private func color(of verdict: HTMLEdition.Verdict) -> Color {
    switch verdict {
    case .holds: style.goodColor
    case .fails, .unknown: style.badColor
    case .notJudged: style.quietColor
    }
  }

  /// The sign of a verdict, drawn: text fonts have none.
  private func sign(of verdict: HTMLEdition.Verdict, _ type: EditionType) -> [ParagraphItem] {
    let side = type.size * 0.62
    func point(_ x: Double, _ y: Double) -> Point { Point(x: side * x, y: -(side * y)) }
    let path: Path
    switch verdict {
    case .holds: path = .polyline([point(0, 0.45), point(0.36, 0.05), point(1, 1)])
    case .fails, .unknown:
      var cross = Path.segment(from: point(0.05, 0.05), to: point(0.95, 0.95))
      cross.append(.segment(from: point(0.05, 0.95), to: point(0.95, 0.05)))
      path = cross
    case .notJudged:
      path = .polyline(
        [point(0.5, 0), point(1, 0.5), point(0.5, 1), point(0, 0.5)], closed: true)
    }
    let stroke = Stroke(type.color, width: type.size * 0.12, cap: .round, join: .round)
    return [
      .box(
        InlineBox(
          width: side, ascent: side, descent: .zero,
          items: [.path(path, fill: nil, stroke: stroke)]))
    ]
  }

  /// The list of all claims with their verdicts.
  mutating func claimSummary() -> [FlowBlock] {
    let claims = wording.claimDirectives
    guard !claims.isEmpty else { return [] }
    let type = EditionType(style.table)
    let rows = claims.map { claim -> [[ParagraphItem]] in
      let id = claim.id.value
      let verdict = wording.verdict(of: claim)
      let color = color(of: verdict)
      let words = String(verdict.text.dropFirst().drop { $0 == " " })
      let number = document.label(id)?.number ?? id
      return [
        [
          .link(
            .destination(id), [.text(number, type.tabular.colored(style.linkColor).style)])
        ],
        items(claim.statement, type, .quoted),
        sign(of: verdict, type.colored(color))
          + [.kern(.points(4)), .text(words, type.colored(color).style)],
      ]
    }
    let header = ["Claim", "Statement", "Verdict"].map {
      [ParagraphItem.text($0, type.bold.style)]
    }
    let small = EditionType(style.text)
    // Without its sign, which text fonts lack.
    let sentence = String(wording.overall(claims).plainText.dropFirst(2))
    return closingHeading("Claims", id: "claims") + [
      .paragraph(
        paragraph([.text(sentence, small.style)], small)),
      .space(style.around),
      .table(flowTable([.left, .left, .left], header: header, rows: rows)),
    ]
  }
}
