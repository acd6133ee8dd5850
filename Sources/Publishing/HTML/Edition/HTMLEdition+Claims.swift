import Manuscript

extension HTMLEdition {
  /// What became of a claim.
  enum Verdict {
    case holds
    case fails
    case unknown

    /// The verdict in a sign and words, so that colour says nothing alone.
    var text: String {
      switch self {
      case .holds: "✓ holds"
      case .fails: "✗ fails"
      case .unknown: "✗ could not be judged"
      }
    }

    /// The class of an element that shows it.
    var className: String { self == .holds ? "" : " fails" }
  }

  /// A claim: verdict, sentence, what was measured, the condition, and how it was made.
  mutating func claim(_ claim: ClaimDirective) -> HTMLNode {
    let id = claim.id.value
    let label = document.label(id)?.text ?? "Claim"
    let verdict = verdict(of: claim)
    var nodes: [HTMLNode] = [
      .element(
        .p, [.class("claim-head")],
        [
          .element(.span, captionNumber(label, id: id)),
          .element(.span, [.class("verdict")], text: verdict.text),
        ]),
      .element(.p, [.class("claim-statement")], html(claim.statement, .running)),
    ]
    if let result = findings.claims[id] {
      if !result.quantities.isEmpty { nodes.append(measured(result)) }
      nodes.append(
        .element(
          .p, [.class("condition")],
          [.text("Holds if "), .element(.code, text: claim.holds.value)]))
    }
    if verdict == .unknown {
      nodes += failures(of: id, at: claim.id.range)
    }
    nodes += remarks(on: claim.range)
    nodes.append(
      made(id, line: claim.id.range.start.line, from: claim.from.map(\.value), files: []))
    return .element(.section, [.id(id), .class("claim" + verdict.className)], nodes)
  }

  private func verdict(of claim: ClaimDirective) -> Verdict {
    findings.claims[claim.id.value].map { $0.holds ? .holds : .fails } ?? .unknown
  }

  private func measured(_ result: ClaimFinding) -> HTMLNode {
    .element(
      .dl, [.class("measured")],
      result.quantities.map { quantity in
        .element(
          .div,
          [
            .element(.dt, text: quantity.name == "value" ? "measured" : quantity.name),
            .element(
              .dd,
              [
                .element(
                  .data, [.value(Self.machineText(quantity.value))], text: quantity.text)
              ]),
          ])
      })
  }

  /// All claims of the report, in order.
  var claimDirectives: [ClaimDirective] {
    document.items.compactMap { item in
      if case .claim(let claim) = item.directive { return claim }
      return nil
    }
  }

  /// The list of all claims with their verdicts, and whether the report stands.
  mutating func claimSummary() -> [HTMLNode] {
    let claims = claimDirectives
    guard !claims.isEmpty else { return [] }
    let rows = claims.map { claim -> HTMLNode in
      let label = document.label(claim.id.value)?.number ?? claim.id.value
      let verdict = verdict(of: claim)
      return .element(
        .tr,
        [
          .element(
            .th, [.scope("row")],
            [.element(.a, [.reference(.place(claim.id.value))], text: label)]),
          .element(.td, html(claim.statement, .quoted)),
          .element(.td, [.class("verdict" + verdict.className)], text: verdict.text),
        ])
    }
    let header = ["Claim", "Statement", "Verdict"].map { title -> HTMLNode in
      .element(.th, [.scope("col")], text: title)
    }
    return [
      .element(
        .section, [.id("claims"), .class("closing claims-list")],
        [
          .element(.h2, text: "Claims"), overall(claims),
          scrollable(header: header, rows: rows, label: "All claims", id: nil),
        ])
    ]
  }

  private func overall(_ claims: [ClaimDirective]) -> HTMLNode {
    let failing = claims.filter { verdict(of: $0) != .holds }
    guard !failing.isEmpty else {
      let sentence = claims.count == 1 ? "The one claim holds." : "All \(claims.count) claims hold."
      return .element(
        .p, [.class("overall")],
        [.element(.span, [.class("sign")], text: "✓"), .text(" " + sentence)])
    }
    let links = failing.enumerated().flatMap { index, claim -> [HTMLNode] in
      let label = document.label(claim.id.value)?.text ?? claim.id.value
      let link = HTMLNode.element(.a, [.reference(.place(claim.id.value))], text: label)
      return index == 0 ? [link] : [.text(", "), link]
    }
    let verb = failing.count == 1 ? "does" : "do"
    return .element(
      .p, [.class("overall fails")],
      [
        .element(.span, [.class("sign")], text: "✗"),
        .text(" \(failing.count) of \(claims.count) claims \(verb) not hold: "),
      ] + links + [.text(".")])
  }
}
