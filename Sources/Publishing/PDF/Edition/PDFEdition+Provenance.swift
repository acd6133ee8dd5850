import Drawing
import Manuscript
import PageLayout
import Results
import Typesetting

extension PDFEdition {
  /// How the numbers were made: a few lines an experiment, in the order of the report.
  mutating func provenance() -> [FlowBlock] {
    let experiments = document.experiments.filter {
      findings.experiments[$0.directive.id.value] != nil
    }
    guard !experiments.isEmpty else { return [] }
    let text = EditionType(style.text)
    let sentence =
      "Every curve, table and quoted number of this report comes from one of these experiments. "
      + "The full record of parameters, sources and digests is the file manifest.json beside this one."
    let opening =
      closingHeading("How the numbers were made", id: "provenance") + [
        .paragraph(paragraph([.text(sentence, text.style)], text)), .space(style.around),
      ]
    return opening + experiments.flatMap { record(of: $0.directive) }
  }

  private func record(of directive: ExperimentDirective) -> [FlowBlock] {
    let id = directive.id.value
    guard let finding = findings.experiments[id] else { return [] }
    let type = EditionType(style.fine)
    let quiet = type.colored(style.quietColor)
    var facts: [ParagraphItem] = [
      .link(.destination(id), [.text(id, type.bold.codeStyle)]),
      .text("  \(finding.simulation)", type.style),
    ]
    func add(_ name: String, _ value: String) {
      facts += [.text("; \(name) ", quiet.style)] + plain(value, type)
    }
    // What the author chose; the defaults stand in the manifest.
    let chosen = Set(directive.parameters.map(\.key.value))
    let parameters = finding.parameters.filter { chosen.contains($0.key) }
      .sorted { $0.key < $1.key }
    if !parameters.isEmpty {
      add(
        "with",
        parameters.map { "\($0.key)\u{A0}=\u{A0}\(HTMLEdition.text($0.value))" }.joined(
          separator: ", "))
    }
    for axis in finding.sweep { add("sweep", HTMLEdition.text(axis)) }
    add("seed", String(finding.seed))
    if finding.replicates > 1 { add("replicates", String(finding.replicates)) }
    add("rows", String(finding.table.rowCount))
    let range = directive.range
    add("at", "\(range.file), line \(range.start.line)")
    facts += [
      .text("; key ", quiet.style),
      .text(String(finding.key.hexadecimal.prefix(12)), type.codeStyle),
      .text(".", type.style),
    ]
    return [
      .paragraph(
        FlowParagraph(
          facts,
          ParagraphStyle(
            .left, leading: style.fine.leading, hangingIndent: style.indent, hyphenation: nil),
          below: Glue(.points(3), stretch: .points(1))))
    ]
  }
}
