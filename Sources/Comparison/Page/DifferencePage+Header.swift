import Publishing

extension DifferencePage {
  /// The head of the page: what is compared, how much differs, and what must not be overlooked.
  func header(_ chapters: [ChapterChanges]) -> HTMLNode {
    var nodes: [HTMLNode] = [
      .element(.p, [.class("kind")], text: "What changed in the report"),
      .element(
        .h1,
        [
          .element(.span, [text(difference.from.name), .text(" →")]), .text(" "),
          .element(.span, [text(difference.to.name)]),
        ]),
      .element(.p, [.class("summary")], inline(DifferenceReport(difference).summary)),
    ]
    nodes += DifferenceReport(difference).typesetting.map { .element(.p, inline($0)) }
    if difference.from.profile != difference.to.profile {
      let words = "The profiles differ: \(difference.from.profile) → \(difference.to.profile)."
      nodes.append(.element(.p, [.class("alarm")], [text(words)]))
    }
    return .element(.header, nodes + flips(chapters))
  }

  /// The claims whose verdict flipped, shouted.
  private func flips(_ chapters: [ChapterChanges]) -> [HTMLNode] {
    let flipped = chapters.flatMap(\.items).filter(\.item.flipsVerdict)
    guard !flipped.isEmpty else { return [] }
    let title = flipped.count == 1 ? "A verdict flipped" : "\(flipped.count) verdicts flipped"
    let items = flipped.map { item, anchor -> HTMLNode in
      .element(
        .li,
        [
          .element(.a, [.reference(.place(anchor))], [text(item.id)]), .text(": "),
        ] + verdict(of: item)
          + (statement(of: item).map { [.text(". "), .element(.em, [text($0)])] } ?? []))
    }
    return [
      .element(
        .section, [.class("flips"), .labelledBy("flips-title")],
        [.element(.h2, [.id("flips-title")], text: title), .element(.ul, items)])
    ]
  }

  /// The sentence of a claim.
  func statement(of item: ItemChange) -> String? {
    let claim =
      later.manifest.claims[item.id]
      ?? earlier.manifest.claims[item.previousID ?? item.id]
    return claim?.statement
  }

  /// The verdict and the measured values of a claim, in words.
  func verdict(of item: ItemChange) -> [HTMLNode] {
    var line = ReportLine("")
    line.pieces = ItemWording.verdict(of: item).enumerated().flatMap { index, piece in
      index == 0 ? [piece] : [.init(text: ", "), piece]
    }
    return inline(line)
  }
}
