extension Diagnostic {
  static func labelInLine(_ label: Sourced<String>) -> Diagnostic {
    Diagnostic(
      at: label.range, "‘\\label{\(label.value)}’ in a formula that has no line of its own",
      notes: ["only displayed formulas, between ‘$$’, have numbers"])
  }

  static func secondLabel(_ label: Sourced<String>, id: String) -> Diagnostic {
    Diagnostic(
      at: label.range, "‘\\label{\(label.value)}’ in a formula that has the id ‘\(id)’",
      notes: ["write either ‘{#\(id)}’ after the formula or ‘\\label’ in it"])
  }
}
