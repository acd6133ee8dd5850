import Manuscript
import Results

extension HTMLEdition {
  /// A computed number in a sentence, linked to the claim or the experiment it is taken from.
  func value(_ value: ValueDirective, _ setting: Setting) -> HTMLNode {
    let expression = value.expression.value
    guard let finding = findings.values[value.expression.range] else {
      let gap = gaps.byValue[value.expression.range]
      return inlineProblem(text: expression, message: gap?.message ?? "the value was not computed")
    }
    let text = HTMLNode.text(finding.text)
    let source = setting == .running ? source(of: expression) : nil
    return Self.data(
      finding.value, source.map { .element(.a, [.reference(.place($0))], [text]) } ?? text)
  }

  /// A value as readers see it beside the one for programs; a missing one is no number for either.
  static func data(_ value: Value, _ content: HTMLNode) -> HTMLNode {
    if value == .missing {
      return .element(
        .span, [.class("absent"), .title("no value in this profile")], [content])
    }
    return .element(.data, [.value(machineText(value))], [content])
  }

  /// The first claim or experiment that an expression names.
  private func source(of expression: String) -> String? {
    let words = expression.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    return words.map(String.init).first { document.item($0) != nil }
  }

  /// A value in the form that programs read: of numbers the shortest that reads back to the same bits.
  static func machineText(_ value: Value) -> String {
    switch value {
    case .missing: ""
    case .boolean(let boolean): boolean ? "true" : "false"
    case .integer(let integer): String(integer)
    case .number(let number): NumberFormat().ascii(number)
    case .string(let string): string
    }
  }
}
