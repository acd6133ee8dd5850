extension Diagnostic {
  static func notAMapping(_ node: YAMLNode, subject: String) -> Diagnostic {
    Diagnostic(
      at: node.range, "\(subject) must be a mapping of keys to values, not \(node.description)",
      notes: ["write one ‘key: value’ a line"])
  }

  static func missingKey(_ key: String, subject: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(at: range, "\(subject) needs the key ‘\(key)’")
  }

  static func unknownKey(
    _ key: Sourced<String>, subject: String, valid: [String], suggestion: String?
  ) -> Diagnostic {
    Diagnostic(
      at: key.range, "unknown key ‘\(key.value)’ in \(subject)",
      notes: valid.isEmpty ? [] : ["valid keys are \(valid.sorted().joined(separator: ", "))"],
      suggestion: suggestion)
  }

  static func wrongType(_ name: String, expected: String, _ node: YAMLNode) -> Diagnostic {
    let subject = name.contains(" ") ? name : "‘\(name)’"
    let isBareScalar = node.double != nil || node.boolean != nil
    return Diagnostic(
      at: node.range, "\(subject) must be \(expected), not \(node.description)",
      notes: expected == "text" && isBareScalar ? ["put it in quotes to make it text"] : [])
  }

  static func outOfRange(_ name: String, _ limits: String, _ node: YAMLNode) -> Diagnostic {
    let subject = name.contains(" ") ? name : "‘\(name)’"
    return Diagnostic(at: node.range, "\(subject) must be \(limits), not \(node.description)")
  }

  static func notAChoice(_ key: String, _ text: Sourced<String>, names: [String]) -> Diagnostic {
    Diagnostic(
      at: text.range, "‘\(key)’ cannot be ‘\(text.value)’",
      notes: ["it must be one of \(names.joined(separator: ", "))"],
      suggestion: NearestName.nearest(to: text.value, among: names))
  }

  static func notChoices(_ key: String, _ node: YAMLNode, names: [String]) -> Diagnostic {
    let found = node.elements == nil ? node.description : "an empty list"
    let name = node.string.flatMap { NearestName.nearest(to: $0, among: names) }
    return Diagnostic(
      at: node.range, "‘\(key)’ must be a list of one or more names, not \(found)",
      notes: ["the names are \(names.joined(separator: ", "))"],
      suggestion: name.map { "[\($0)]" })
  }

  static func choiceTwice(_ key: String, _ text: Sourced<String>) -> Diagnostic {
    Diagnostic(at: text.range, "‘\(key)’ names ‘\(text.value)’ twice")
  }

  static func wrongPrefix(
    _ id: Sourced<String>, expected: String, suggestion: String?
  ) -> Diagnostic {
    let meaning = Identifier.prefixes.first { $0.prefix == expected }?.meaning ?? "this"
    return Diagnostic(
      at: id.range, "the id of \(meaning) must begin with ‘\(expected)-’, not ‘\(id.value)’",
      suggestion: suggestion)
  }

  static func reservedPrefix(_ id: Sourced<String>, prefix: String) -> Diagnostic {
    let meaning = Identifier.prefixes.first { $0.prefix == prefix }?.meaning ?? "something else"
    return Diagnostic(
      at: id.range, "the id ‘\(id.value)’ cannot begin with ‘\(prefix)-’, which marks \(meaning)")
  }

  static func malformedIdentifier(_ id: Sourced<String>, suggestion: String?) -> Diagnostic {
    Diagnostic(
      at: id.range, "‘\(id.value)’ is not a valid id",
      notes: [
        "an id begins with a letter and consists of small letters, digits and single hyphens"
      ], suggestion: suggestion)
  }
}
