import Manuscript

extension HTMLEdition {
  /// A theorem-like block or a proof; its title runs into its first paragraph.
  mutating func division(_ division: Division, number: String?) -> HTMLNode {
    division.kind == .proof ? proof(division) : statement(division, number: number)
  }

  private mutating func statement(_ division: Division, number: String?) -> HTMLNode {
    var title = Label.Kind.division(division.kind).name
    if let number { title += " \(number)" }
    if division.name.isEmpty { title += "." }
    var titleNodes: [HTMLNode] = [.text(title)]
    if !division.name.isEmpty {
      titleNodes.append(
        .element(
          .span, [.class("name")], [.text(" (")] + html(division.name, .quoted) + [.text(").")]))
    }
    let heading = HTMLNode.element(.span, [.class("statement-title")], titleNodes)
    let ids: [HTMLAttribute] = division.id.map { [.id($0.value)] } ?? []
    return .element(
      .section,
      ids + [.class(division.kind.isAssertion ? "statement asserts" : "statement")],
      runIn(heading, html(division.blocks)))
  }

  private mutating func proof(_ division: Division) -> HTMLNode {
    var title: [HTMLNode] = [.text("Proof")]
    if let id = division.proves {
      title += [.text(" of ")] + html([.reference(Reference(to: id))], .running)
    } else if !division.name.isEmpty {
      title += [.text(" ("), .element(.span, html(division.name, .quoted)), .text(")")]
    }
    title.append(.text("."))
    let heading = HTMLNode.element(.span, [.class("proof-title")], title)
    let ids: [HTMLAttribute] = division.id.map { [.id($0.value)] } ?? []
    let end = HTMLNode.element(
      .span, [.class("qed"), .role("img"), .label("end of proof")], text: "∎")
    return .element(
      .section, ids + [.class("proof")], runOut(end, runIn(heading, html(division.blocks))))
  }

  /// Blocks with a title at the head of the first paragraph, or before the first block of another
  /// kind.
  private func runIn(_ title: HTMLNode, _ nodes: [HTMLNode]) -> [HTMLNode] {
    guard case .element(.p, let attributes, let children) = nodes.first else {
      return [.element(.p, [title])] + nodes
    }
    return [.element(.p, attributes, [title, .text(" ")] + children)] + nodes.dropFirst()
  }

  /// Blocks with a sign at the end of the last paragraph, or after the last block of another kind.
  private func runOut(_ sign: HTMLNode, _ nodes: [HTMLNode]) -> [HTMLNode] {
    guard case .element(.p, let attributes, let children) = nodes.last else {
      return nodes + [.element(.p, [sign])]
    }
    return nodes.dropLast() + [.element(.p, attributes, children + [.text(" "), sign])]
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
