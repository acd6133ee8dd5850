import Manuscript

extension HTMLEdition {
  /// An experiment: a line where it is declared that says what ran, with its table to keep.
  mutating func experiment(_ experiment: ExperimentDirective) -> HTMLNode {
    let id = experiment.id.value
    var sentence: [HTMLNode] = [
      .text("Experiment "), .element(.span, [.class("id")], text: id),
    ]
    if let caption = experiment.caption?.value, !caption.isEmpty {
      sentence.append(.text(": " + caption))
    }
    var nodes: [HTMLNode] = [.element(.p, sentence)]
    if findings.experiments[id] == nil {
      nodes += failures(of: id, at: experiment.id.range)
    }
    nodes += remarks(on: experiment.range)
    nodes.append(
      made(
        id, line: experiment.id.range.start.line, from: [id],
        files: [dataFile(id)].compactMap { $0 }))
    return .element(.section, [.id(id), .class("experiment")], nodes)
  }
}
