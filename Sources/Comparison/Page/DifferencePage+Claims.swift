import Publishing

extension DifferencePage {
  /// A claim's sentence, verdict and measured values; of a figure the changed claims that rest on the
  /// same results.
  func claims(of item: ItemChange) -> [HTMLNode] {
    if item.claim != nil { return layer("Claims", verdictTable(of: item)) }
    guard item.kind == .figure, item.status == .changed else { return [] }
    let sources = Set(experiments(of: item))
    let related = difference.items.filter { other in
      other.claim != nil && !sources.isDisjoint(with: experiments(of: other))
    }
    let entries = related.map { claim -> HTMLNode in
      .element(.li, [name(of: claim), .text(": ")] + verdict(of: claim))
    }
    return layer("Claims", entries.isEmpty ? [] : [.element(.ul, [.class("points")], entries)])
  }

  /// A claim's id, which leads to the claim.
  private func name(of claim: ItemChange) -> HTMLNode {
    guard let anchor = anchor(of: .claim, claim.id) else {
      return .element(.strong, [text(claim.id)])
    }
    return .element(.a, [.class("id"), .reference(.place(anchor))], [text(claim.id)])
  }

  private func experiments(of item: ItemChange) -> [String] {
    switch item.kind {
    case .figure: later.manifest.figures[item.id]?.from ?? []
    case .claim: later.manifest.claims[item.id]?.from ?? []
    default: []
    }
  }

  private func verdictTable(of item: ItemChange) -> [HTMLNode] {
    guard let claim = item.claim else { return [] }
    let statement = statement(of: item).map {
      HTMLNode.element(.p, [.class("statement-text")], [text($0)])
    }
    let verdict = HTMLNode.element(
      .tr,
      [
        .element(.th, [.scope("row")], text: "verdict"), self.verdict(claim.holdsBefore),
        self.verdict(claim.holdsAfter),
      ])
    let quantities = claim.quantities.map { quantity -> HTMLNode in
      let values = measured(from: quantity.from, to: quantity.to)
      return .element(
        .tr,
        [.element(.th, [.scope("row")], [text(quantity.name)])]
          + [values.from, values.to].map { .element(.td, [text($0)]) })
    }
    return [statement].compactMap(\.self)
      + [
        table(
          label: "Verdict and measured values", header: ["", "before", "after"],
          rows: [verdict] + quantities)
      ]
  }

  private func verdict(_ holds: Bool?) -> HTMLNode {
    guard let holds else { return .element(.td, text: "not judged") }
    return .element(
      .td, [.class(holds ? "holds" : "fails")], text: holds ? "✓ holds" : "✗ does not hold")
  }

  private func measured(
    from earlier: Manifest.Scalar?, to later: Manifest.Scalar?
  ) -> (from: String, to: String) {
    if let earlier, let later, earlier != later {
      let (before, after) = NumberWording.pair(earlier, later)
      return (before, after)
    }
    func alone(_ value: Manifest.Scalar?) -> String {
      value.map(NumberWording.key) ?? "not measured"
    }
    return (alone(earlier), alone(later))
  }

  /// A table in a frame that scrolls where the screen is narrower, by keyboard too.
  func table(label: String, header: [String], rows: [HTMLNode]) -> HTMLNode {
    let head = header.map { HTMLNode.element(.th, [.scope("col")], [text($0)]) }
    return .element(
      .div, [.class("scroll"), .role("group"), .tabIndex(0), .label(label)],
      [
        .element(
          .table, [.element(.thead, [.element(.tr, head)]), .element(.tbody, rows)])
      ])
  }
}
