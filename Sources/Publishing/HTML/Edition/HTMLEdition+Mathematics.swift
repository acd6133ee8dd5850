import Manuscript
import Mathematics

extension HTMLEdition {
  /// A formula in a line.
  func math(_ tex: Sourced<String>, _ setting: Setting) -> HTMLNode {
    let formula = document.formula(tex)
    let numbers = equationNumbers(for: formula, hasLinks: setting == .running)
    return problem(in: formula) ?? .formula(formula.mathML(numbers: numbers))
  }

  /// A formula on a line of its own, in a box that scrolls where the screen is narrower, with its
  /// number at the right where it has an id or the author gives one.
  func displayMath(_ tex: Sourced<String>, id: String?) -> HTMLNode {
    let formula = document.formula(tex)
    let id = id ?? formula.label
    let numbers = equationNumbers(for: formula, hasLinks: true)
    let set = problem(in: formula) ?? .formula(formula.mathML(numbers: numbers))
    let box = HTMLNode.element(.div, [.class("formula")], [set])
    let ids: [HTMLAttribute] = id.map { [.id($0)] } ?? []
    let number = number(of: formula, id: id).map { number -> HTMLNode in
      guard let id else { return .element(.span, [.class("equation-number")], [number]) }
      return .element(.a, [.class("equation-number"), .reference(.place(id))], [number])
    }
    return .element(
      .div, ids + [.class("equation")], [box] + (number.map { [$0] } ?? []))
  }

  /// What stands at the right of a formula: the author's own number, else that of its id.
  private func number(of formula: Formula, id: String?) -> HTMLNode? {
    guard let tag = formula.tag else {
      return id.map { .text("(\(document.label($0)?.number ?? "?"))") }
    }
    return tag.words.map { .text($0) } ?? .formula(tag.mathML)
  }

  /// The numbers of the equations, where a formula shows any.
  private func equationNumbers(
    for formula: Formula, hasLinks: Bool
  ) -> [String: Formula.EquationNumber] {
    guard !formula.references.isEmpty || !formula.labels.isEmpty else { return [:] }
    var numbers: [String: Formula.EquationNumber] = [:]
    for label in document.labels where label.kind == .equation {
      numbers[label.id] = Formula.EquationNumber(
        label.number, address: hasLinks ? HTMLAddress.place(label.id).text : nil)
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
