import Manuscript

extension HTMLEdition {
  /// What became of a claim.
  enum Verdict: Equatable {
    case holds
    case fails
    case unknown
    /// It is judged in these other profiles only.
    case notJudged([String])

    /// The verdict in a sign and words, so that colour says nothing alone.
    var text: String {
      switch self {
      case .holds: "✓ holds"
      case .fails: "✗ fails"
      case .unknown: "✗ could not be judged"
      case .notJudged(let profiles): "○ \(Self.postponement(to: profiles))"
      }
    }

    /// The class of an element that shows it.
    var className: String {
      switch self {
      case .holds: ""
      case .fails, .unknown: " fails"
      case .notJudged: " not-judged"
      }
    }

    /// Whether the claim was to be judged and does not stand.
    var isFailure: Bool { self == .fails || self == .unknown }

    /// Where a claim is judged that is not judged here.
    static func postponement(to profiles: [String]) -> String {
      "judged in \(ProfileNames.wording(profiles)) only"
    }
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

  func verdict(of claim: ClaimDirective) -> Verdict {
    guard let finding = findings.claims[claim.id.value] else { return .unknown }
    return finding.holds.map { $0 ? .holds : .fails } ?? .notJudged(claim.judgingProfiles)
  }

  private func measured(_ result: ClaimFinding) -> HTMLNode {
    .element(
      .dl, [.class("measured")],
      result.quantities.map { quantity in
        .element(
          .div,
          [
            .element(.dt, text: quantity.name == "value" ? "measured" : quantity.name),
            .element(.dd, [Self.data(quantity.value, .text(quantity.text))]),
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

  func overall(_ claims: [ClaimDirective]) -> HTMLNode {
    let verdicts = claims.map { ($0, verdict(of: $0)) }
    let failing = verdicts.filter { $1.isFailure }.map(\.0)
    let judged = verdicts.count { $1 == .holds } + failing.count
    let postponed = postponed(verdicts.map(\.1), others: judged)
    guard !failing.isEmpty else {
      let isJudged = judged > 0
      let one = claims.count == 1 ? "The one claim holds" : "One claim holds"
      let sentence = !isJudged ? "" : judged == 1 ? one : "All \(judged) claims hold"
      return .element(
        .p, [.class(isJudged ? "overall" : "overall not-judged")],
        [
          .element(.span, [.class("sign")], text: isJudged ? "✓" : "○"),
          .text(" \(sentence)\(postponed)."),
        ])
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
        .text(" \(failing.count) of \(judged) claims \(verb) not hold: "),
      ] + links + [.text("\(postponed).")])
  }

  /// How many claims are judged in other profiles only, to follow what is said of the others.
  private func postponed(_ verdicts: [Verdict], others: Int) -> String {
    let profiles = verdicts.compactMap { verdict -> [String]? in
      if case .notJudged(let profiles) = verdict { profiles } else { nil }
    }
    guard let first = profiles.first else { return "" }
    let (count, verb) = (profiles.count, profiles.count == 1 ? "is" : "are")
    let postponement = Verdict.postponement(to: first)
    guard others == 0 else { return "; \(count) more \(verb) \(postponement)" }
    return count == 1
      ? "The one claim is \(postponement)" : "All \(count) claims are \(postponement)"
  }
}
