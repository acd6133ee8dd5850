import Publishing

extension DifferencePage {
  /// How a figure's caption and alternative text changed, word by word.
  func caption(of item: ItemChange) -> [HTMLNode] {
    guard item.kind == .figure else { return [] }
    var nodes: [HTMLNode] = []
    for cause in item.causes where cause.kind == .caption {
      guard case .text(let before) = cause.from, case .text(let after) = cause.to else { continue }
      nodes.append(.element(.p, words(from: before, to: after)))
    }
    let alternatives = (
      earlier.alternativeText(of: item.previousID ?? item.id), later.alternativeText(of: item.id)
    )
    if let before = alternatives.0, let after = alternatives.1, before != after {
      nodes.append(
        .element(
          .details,
          [
            .element(.summary, text: "Alternative text, for those who do not see the picture"),
            .element(.p, words(from: before, to: after)),
          ]))
    }
    return layer("Words", nodes)
  }

  /// The caption below pictures; nothing where its change is shown.
  func unchangedCaption(of item: ItemChange) -> [HTMLNode] {
    if item.causes.contains(where: { $0.kind == .caption && $0.from != nil }) { return [] }
    let figure =
      later.manifest.figures[item.id] ?? earlier.manifest.figures[item.previousID ?? item.id]
    guard let caption = figure?.captionText, !caption.isEmpty else { return [] }
    return [.element(.p, [.class("caption")], [text(caption)])]
  }

  /// A text with the words that went and came marked.
  private func words(from earlier: String, to later: String) -> [HTMLNode] {
    WordChange.runs(from: earlier, to: later).flatMap { run -> [HTMLNode] in
      let words = text(run.text)
      return switch run.kind {
      case .kept: [words, .text(" ")]
      case .removed: [.element(.del, [words]), .text(" ")]
      case .added: [.element(.ins, [words]), .text(" ")]
      }
    }
  }
}
