import Manuscript

/// The wording of everything that can be wrong with an experiment's directive.
enum PlanningMessages {
  static func unknownSimulation(_ name: Sourced<String>, known: [String]) -> Diagnostic {
    Diagnostic(
      at: name.range, "there is no simulation ‘\(name.value)’",
      notes: ["the simulations are \(list(known))"],
      suggestion: NearestName.nearest(to: name.value, among: known))
  }

  static func unknownProfile(_ name: String, at range: SourceRange, known: [String]) -> Diagnostic {
    Diagnostic(
      at: range, "there is no profile ‘\(name)’", notes: ["the profiles are \(list(known))"],
      suggestion: NearestName.nearest(to: name, among: known))
  }

  static func unknownParameter(
    _ key: Sourced<String>, of simulation: String, known: [String]
  ) -> Diagnostic {
    Diagnostic(
      at: key.range, "‘\(simulation)’ has no parameter ‘\(key.value)’",
      notes: [known.isEmpty ? "it has no parameters" : "its parameters are \(list(known))"],
      suggestion: NearestName.nearest(to: key.value, among: known))
  }

  static func missingParameter(
    _ parameter: any ParameterDeclaration, of simulation: Sourced<String>
  ) -> Diagnostic {
    Diagnostic(
      at: simulation.range, "‘\(simulation.value)’ needs the parameter ‘\(parameter.name)’",
      notes: ["‘\(parameter.name)’ is \(phrase(parameter)): \(parameter.meaning)"])
  }

  static func wrongType(_ node: YAMLNode, for parameter: any ParameterDeclaration) -> Diagnostic {
    Diagnostic(
      at: node.range,
      "‘\(parameter.name)’ must be \(phrase(parameter)), not \(node.description)")
  }

  static func outOfRange(
    _ argument: ArgumentValue, for parameter: any ParameterDeclaration, at range: SourceRange
  ) -> Diagnostic {
    if case .string(let name) = argument, !parameter.choices.isEmpty {
      return Diagnostic(
        at: range, "‘\(parameter.name)’ cannot be ‘\(name)’",
        notes: ["it must be \(list(parameter.choices, "or"))"],
        suggestion: NearestName.nearest(to: name, among: parameter.choices))
    }
    if !isFinite(argument) {
      return Diagnostic(at: range, "‘\(parameter.name)’ must be finite, not \(argument)")
    }
    guard parameter.hasType(of: argument) else {
      return Diagnostic(
        at: range, "‘\(parameter.name)’ must be \(phrase(parameter)), not \(argument)")
    }
    return Diagnostic(
      at: range, "‘\(parameter.name)’ must be \(parameter.constraint ?? "finite"), not \(argument)")
  }

  static func givenAndSwept(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "‘\(name)’ is given under ‘with’ and swept too",
      notes: ["give it once; a profile that fixes a swept parameter sweeps one value: [value]"])
  }

  static func invalidReplicates(_ replicates: Sourced<Int>) -> Diagnostic {
    Diagnostic(
      at: replicates.range, "‘replicates’ must be at least 1, not \(replicates.value)")
  }

  static func invalidSeed(_ seed: Sourced<Int>) -> Diagnostic {
    Diagnostic(at: seed.range, "‘seed’ must be at least 0, not \(seed.value)")
  }

  static func columnTaken(
    _ name: String, by simulation: Sourced<String>, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      at: range, "‘\(name)’ cannot be swept: ‘\(simulation.value)’ has a result column of that name"
    )
  }

  static func uselessForImport(_ key: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "‘\(key)’ means nothing for an import",
      notes: ["an import reads one file, under ‘with: {file: …}’"])
  }

  /// “a number”, “text”, “true or false”, “a list of numbers”.
  static func phrase(_ parameter: any ParameterDeclaration) -> String {
    switch parameter.typeName {
    case String.typeName, Bool.typeName: parameter.typeName
    default: "a \(parameter.typeName)"
    }
  }

  /// ‘a’, ‘b’ and ‘c’.
  static func list(_ names: [String], _ conjunction: String = "and") -> String {
    let quoted = names.map { "‘\($0)’" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "none" }
    return "\(quoted.dropLast().joined(separator: ", ")) \(conjunction) \(last)"
  }

  private static func isFinite(_ argument: ArgumentValue) -> Bool {
    switch argument {
    case .number(let number): number.isFinite
    case .numbers(let numbers): numbers.allSatisfy(\.isFinite)
    case .boolean, .integer, .string: true
    }
  }
}
