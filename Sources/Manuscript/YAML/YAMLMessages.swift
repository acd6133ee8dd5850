extension Diagnostic {
  static func duplicateKey(
    _ key: String, at range: SourceRange, first: SourceLocation?
  ) -> Diagnostic {
    Diagnostic(
      at: range, "the key ‘\(key)’ is given twice",
      notes: first.map { ["it stands first at line \($0.line), column \($0.column)"] } ?? [])
  }

  static func keyIsNoText(at range: SourceRange) -> Diagnostic {
    Diagnostic(at: range, "a key must be a single word or text, not a list or a mapping")
  }

  static func nestedTooDeeply(limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(at: range, "nested too deeply; at most \(limit) levels are read")
  }

  static func alias(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "YAML aliases (‘*\(name)’) are not read here", notes: ["write the value again"])
  }

  static func anchor(_ word: Sourced<String>) -> Diagnostic {
    Diagnostic(
      at: word.range, "YAML anchors (‘\(word.value)’) are not read here",
      notes: ["quote the value if it begins with ‘&’"])
  }

  static func tag(_ word: Sourced<String>) -> Diagnostic {
    Diagnostic(
      at: word.range, "YAML tags (‘\(word.value)’) are not read here",
      notes: ["quote the value if it begins with ‘!’, or to make it text"])
  }

  static func commentAsValue(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "‘\(text)’ is a comment in YAML, so the key has no value",
      notes: ["put it in quotes"], suggestion: "'\(text)'")
  }

  static func texEscape(_ escape: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "‘\(escape)’ in double quotes is a control character",
      notes: ["use single quotes for text that holds TeX, or write ‘\\\\’ for each backslash"])
  }

  static func commentInFlow(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "‘\(text)’ begins a comment in YAML, so what follows on the line is not read",
      notes: ["put it in quotes"], suggestion: "'\(text)'")
  }

  static func unreadableYAML(_ problem: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(at: range, "this YAML cannot be read: \(problem)")
  }
}
