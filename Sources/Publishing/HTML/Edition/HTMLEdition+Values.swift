import Manuscript
import Results

extension HTMLEdition {
  /// A computed number in a sentence, linked to the claim it is taken from.
  func value(_ value: ValueDirective, _ setting: Setting) -> HTMLNode {
    let expression = value.expression.value
    guard let finding = findings.values[value.expression.range] else {
      let gap = gaps.byValue[value.expression.range]
      return inlineProblem(text: expression, message: gap?.message ?? "the value was not computed")
    }
    let text = HTMLNode.text(finding.text)
    let claim = setting == .running ? sourceClaim(of: expression) : nil
    return .element(
      .data, [.value(Self.machineText(finding.value))],
      [claim.map { .element(.a, [.reference(.place($0))], [text]) } ?? text])
  }

  /// The first claim that an expression names, if it exists.
  private func sourceClaim(of expression: String) -> String? {
    let words = expression.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
    return words.map(String.init).first {
      $0.hasPrefix("cl-") && document.label($0) != nil
    }
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
