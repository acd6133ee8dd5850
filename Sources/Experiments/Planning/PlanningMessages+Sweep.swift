import Manuscript

extension PlanningMessages {
  static func sweepNeedsMapping(_ node: YAMLNode) -> Diagnostic {
    Diagnostic(
      at: node.range, "‘sweep’ must be a mapping of parameters to values, not \(node.description)")
  }

  static func emptySweeps(_ node: YAMLNode) -> Diagnostic {
    Diagnostic(
      at: node.range, "‘sweep’ names no parameters",
      notes: ["leave ‘sweep’ out for a single run"])
  }

  static func zipNeedsMapping(_ node: YAMLNode) -> Diagnostic {
    Diagnostic(
      at: node.range,
      "‘zip’ must be a mapping of parameters to values that advance together, or a list of such mappings, not "
        + (node.entries?.isEmpty ?? node.elements?.isEmpty ?? false
          ? "an empty one" : node.description))
  }

  static func sweepNeedsValues(
    _ node: YAMLNode, for parameter: any ParameterDeclaration
  ) -> Diagnostic {
    Diagnostic(
      at: node.range,
      "the sweep over ‘\(parameter.name)’ must be a list or a range, not \(node.description)",
      notes: ["a list is [a, b], a range {from: 0, to: 1, count: 11}"])
  }

  static func emptySweep(_ node: YAMLNode, for parameter: any ParameterDeclaration) -> Diagnostic {
    Diagnostic(at: node.range, "the sweep over ‘\(parameter.name)’ has no values")
  }

  static func sweptTwice(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(at: range, "‘\(name)’ is swept twice")
  }

  static func unequalZip(
    _ entry: YAMLNode.Entry, count: Int, first: String, firstCount: Int
  ) -> Diagnostic {
    Diagnostic(
      at: entry.value.range,
      "‘\(entry.key.value)’ has \(values(count)) but ‘\(first)’ has \(values(firstCount))",
      notes: ["parameters under ‘zip’ advance together"])
  }

  static func tooManyPoints(_ count: Double, limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "the sweep has \(count.asWritten) points; at most \(limit) are allowed",
      notes: ["every point is a run of its own whose result is stored and kept as a table row"])
  }

  static func tooManyUnits(
    points: Int, replicates: Int, limit: Int, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      at: range,
      "\(points) sweep points with \(replicates) replicates each are more than the \(limit) runs allowed",
      notes: ["every run's result is stored and kept as a table row"])
  }

  static func unknownRangeKey(_ key: Sourced<String>, known: [String]) -> Diagnostic {
    Diagnostic(
      at: key.range, "a range has no key ‘\(key.value)’", notes: ["its keys are \(list(known))"],
      suggestion: NearestName.nearest(to: key.value, among: known))
  }

  static func rangeOfOtherType(
    _ parameter: any ParameterDeclaration, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      at: range, "‘\(parameter.name)’ is \(phrase(parameter)) and cannot be swept over a range",
      notes: ["list its values: [a, b]"])
  }

  static func missingRangeKey(_ key: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(at: range, "the range lacks ‘\(key)’")
  }

  static func rangeKeyNeedsNumber(_ key: String, _ node: YAMLNode) -> Diagnostic {
    Diagnostic(at: node.range, "‘\(key)’ must be a finite number, not \(node.description)")
  }

  static func unknownScale(_ node: YAMLNode, known: [String]) -> Diagnostic {
    Diagnostic(
      at: node.range, "‘scale’ must be \(list(known, "or")), not \(node.description)",
      suggestion: node.string.flatMap { NearestName.nearest(to: $0, among: known) })
  }

  static func rangeNeedsCount(_ node: YAMLNode) -> Diagnostic {
    Diagnostic(
      at: node.range, "‘count’ must be a whole number of at least 2, not \(node.description)")
  }

  static func countAndStep(at range: SourceRange) -> Diagnostic {
    Diagnostic(at: range, "a range has either ‘count’ or ‘step’, not both")
  }

  static func neitherCountNorStep(at range: SourceRange) -> Diagnostic {
    Diagnostic(at: range, "the range lacks ‘count’ or ‘step’")
  }

  static func stepInLogRange(_ scale: YAMLNode) -> Diagnostic {
    Diagnostic(at: scale.range, "a logarithmic range has a ‘count’, not a ‘step’")
  }

  static func logRangeNeedsPositive(_ number: Double, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "a logarithmic range needs bounds above 0, not \(number.asWritten)")
  }

  static func stepOfWrongSign(
    _ step: Double, from first: Double, to last: Double, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      at: range,
      "steps of \(step.asWritten) never lead from \(first.asWritten) to \(last.asWritten)")
  }

  static func repeatedWholeNumber(
    _ value: ArgumentValue, for parameter: any ParameterDeclaration, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      at: range, "the range gives ‘\(parameter.name)’ the value \(value) twice",
      notes: ["whole numbers lie too close together for this ‘count’"])
  }

  private static func values(_ count: Int) -> String {
    count == 1 ? "1 value" : "\(count) values"
  }
}
