import Mathematics

extension Diagnostic {
  static func formulaInTitle(_ problem: FormulaProblem, of key: Sourced<String>) -> Diagnostic {
    Diagnostic(
      at: key.range, "the title of ‘\(key.value)’: \(problem.message)",
      suggestion: problem.suggestion)
  }

  static func malformedEntry(at range: SourceRange) -> Diagnostic {
    Diagnostic(at: range, "‘@’ must begin an entry", notes: ["write ‘@type{key, name = {value}}’"])
  }

  static func entryWithoutKey(at range: SourceRange) -> Diagnostic {
    Diagnostic(at: range, "an entry needs a key", notes: ["write ‘@type{key, name = {value}}’"])
  }

  static func entryWithoutTitle(_ key: Sourced<String>) -> Diagnostic {
    Diagnostic(.warning, at: key.range, "the entry ‘\(key.value)’ has no title")
  }

  static func unterminatedEntry(at range: SourceRange) -> Diagnostic {
    Diagnostic(at: range, "this entry is never closed", notes: ["look for a missing ‘}’ or ‘\"’"])
  }

  static func missingComma(at range: SourceRange) -> Diagnostic {
    Diagnostic(at: range, "‘,’ or the end of the entry was expected here")
  }

  static func fieldWithoutValue(_ name: Sourced<String>) -> Diagnostic {
    Diagnostic(at: name.range, "‘name = {value}’ was expected here")
  }

  static func unknownMacro(_ name: Sourced<String>, known: [String]) -> Diagnostic {
    Diagnostic(
      at: name.range, "no ‘@string’ defines ‘\(name.value)’",
      notes: ["put text in braces or quotes"],
      suggestion: NearestName.nearest(to: name.value, among: known))
  }

  static func duplicateField(_ name: Sourced<String>, in key: String) -> Diagnostic {
    Diagnostic(at: name.range, "the entry ‘\(key)’ gives ‘\(name.value)’ twice")
  }

  static func duplicateEntry(_ key: Sourced<String>, first: SourceLocation) -> Diagnostic {
    Diagnostic(
      at: key.range, "the entry ‘\(key.value)’ is given twice",
      notes: ["it stands first at line \(first.line)"])
  }
}
