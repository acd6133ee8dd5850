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

  static func anchor(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "YAML anchors (‘&\(name)’) are not read here",
      notes: ["quote the value if it begins with ‘&’"])
  }

  static func tag(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "YAML tags (‘\(name)’) are not read here",
      notes: ["quote the value if it begins with ‘!’, or to make it text"])
  }

  static func commentAsValue(_ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "‘\(text)’ is a comment in YAML, so the key has no value",
      notes: ["put it in quotes"], suggestion: "'\(text)'")
  }

  static func unreadableYAML(_ problem: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(at: range, "this YAML cannot be read: \(problem)")
  }

  /// A syntax error of YAML, in words an author can act on.
  static func yamlSyntax(
    _ problem: String, context: String?, opening: SourceLocation?, at range: SourceRange
  ) -> Diagnostic {
    let since = opening.map { " at line \($0.line), column \($0.column)" } ?? ""
    let (message, notes) = explanation(of: problem, context: context ?? "", since: since)
    return Diagnostic(at: range, message, notes: notes)
  }

  private static func explanation(
    of problem: String, context: String, since: String
  ) -> (String, [String]) {
    switch problem {
    case "mapping values are not allowed in this context":
      return (
        "a ‘:’ cannot stand here",
        ["put text that holds ‘: ’ in quotes", "check the indentation of this line"]
      )
    case "could not find expected ':'":
      return ("a ‘:’ is missing after the key\(since)", ["write ‘key: value’"])
    case "found character that cannot start any token":
      return (
        "a value cannot begin with this character",
        ["put it in quotes; indent with spaces, not with tabs"]
      )
    case "block sequence entries are not allowed in this context":
      return ("a list item ‘- ’ cannot stand here", ["begin the list on its own line"])
    case "did not find expected key":
      return (
        "a key was expected here", ["the keys of a mapping must begin in the same column"]
      )
    case "did not find expected '-' indicator":
      return ("a list item ‘- ’ was expected here", ["the list begins\(since)"])
    case "did not find expected ',' or ']'":
      return ("‘,’ or ‘]’ was expected here", ["the list was opened\(since)"])
    case "did not find expected ',' or '}'":
      return ("‘,’ or ‘}’ was expected here", ["the mapping was opened\(since)"])
    case "found unexpected end of stream" where context.contains("quoted"):
      return ("the quoted text opened\(since) is never closed", ["close it with the same quote"])
    case "found unknown escape character":
      return (
        "unknown escape after ‘\\’",
        ["in double quotes write ‘\\\\’ for a backslash, or use single quotes"]
      )
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return ("a tab cannot indent YAML", ["indent with spaces"])
    case "but found another document":
      return ("only one YAML document can stand here", ["delete the line ‘---’"])
    case "found undefined alias":
      return (
        "a value that begins with ‘*’ is an alias in YAML, and no such anchor exists",
        ["put the text in quotes"]
      )
    case "did not find expected alphabetic or numeric character":
      return ("a value cannot begin with ‘*’ or ‘&’", ["put the text in quotes"])
    default:
      return ("this is not valid YAML: \(problem)", since.isEmpty ? [] : ["\(context)\(since)"])
    }
  }
}
