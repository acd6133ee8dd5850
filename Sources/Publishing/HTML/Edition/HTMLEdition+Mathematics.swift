import Manuscript
import Mathematics

extension HTMLEdition {
  /// A formula in a line.
  func math(_ tex: String) -> HTMLNode {
    let formula = Formula(tex)
    return problem(in: formula) ?? .formula(formula.mathML(numbers: equationNumbers))
  }

  /// A formula on a line of its own, in a box that scrolls where the screen is narrower, with its
  /// number at the right where it has an id or the author gives one.
  func displayMath(_ tex: String, id: String?) -> HTMLNode {
    let formula = Formula(tex, displayed: true)
    let set = problem(in: formula) ?? .formula(formula.mathML(numbers: equationNumbers))
    let box = HTMLNode.element(.div, [.class("formula")], [set])
    let ids: [HTMLAttribute] = id.map { [.id($0)] } ?? []
    let number = number(of: formula, id: id).map { text -> HTMLNode in
      guard let id else { return .element(.span, [.class("equation-number")], text: text) }
      return .element(.a, [.class("equation-number"), .reference(.place(id))], text: text)
    }
    return .element(
      .div, ids + [.class("equation")], [box] + (number.map { [$0] } ?? []))
  }

  /// What stands at the right of a formula: the number of its id, else the author's own.
  private func number(of formula: Formula, id: String?) -> String? {
    if let id { return "(\(document.label(id)?.number ?? "?"))" }
    return formula.tag.map { tag in
      let text = tag.content.map(\.plainText).joined()
      return tag.isParenthesized ? "(\(text))" : text
    }
  }

  /// The numbers of equations, for references inside formulas; they are no links, since what stands
  /// in a formula cannot be led to another page.
  private var equationNumbers: [String: Formula.EquationNumber] {
    var numbers: [String: Formula.EquationNumber] = [:]
    for label in document.labels where label.kind == .equation {
      numbers[label.id] = Formula.EquationNumber(label.number)
    }
    return numbers
  }

  /// What is shown in place of a formula that could not be understood whole.
  private func problem(in formula: Formula) -> HTMLNode? {
    guard let problem = formula.problems.first else { return nil }
    let suggestion = problem.suggestion.map { "; did you mean ‘\($0)’?" } ?? ""
    return inlineProblem(text: formula.source, message: problem.message + suggestion)
  }
}

extension MathText {
  /// The characters of a number that an author gives.
  fileprivate var plainText: String {
    switch self {
    case .words(let words, _): words
    case .math(let list):
      list.compactMap { node in
        if case .symbol(let symbol) = node.content { String(symbol.character) } else { nil }
      }.joined()
    }
  }
}
