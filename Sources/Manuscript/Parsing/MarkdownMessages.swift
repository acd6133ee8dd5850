extension Diagnostic {
  static func unterminatedMath(_ mark: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "maths opened by ‘\(mark)’ is not closed in its paragraph",
      notes: mark == "$"
        ? ["close it with ‘$’, no space before it; write ‘\\$’ for a dollar sign"]
        : ["close it with ‘$$’; no empty line may stand in a formula"])
  }

  static func emptyMath(at range: SourceRange) -> Diagnostic {
    Diagnostic(at: range, "an empty formula")
  }

  static func displayMathInside(_ subject: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "a displayed formula cannot stand in \(subject)", notes: ["use ‘$…$’ there"])
  }

  static func unterminatedValue(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "a computed value is not closed in its paragraph", notes: ["close it with ‘`’"])
  }

  static func emptyValue(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "a computed value needs an expression",
      notes: ["write ‘`{value} expression | format`’"])
  }

  static func unknownRole(_ role: Sourced<String>) -> Diagnostic {
    Diagnostic(
      .warning, at: role.range, "‘{\(role.value)}’ is shown as code", suggestion: "value")
  }

  static func mixedCitation(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "references and citations cannot share brackets",
      notes: ["give each kind its own brackets"])
  }

  static func undefinedFootnote(
    _ name: String, at range: SourceRange, defined: Set<String>
  ) -> Diagnostic {
    Diagnostic(
      at: range, "no footnote ‘\(name)’ is defined here",
      notes: ["define it with a line ‘[^\(name)]: text’"],
      suggestion: NearestName.nearest(to: name, among: defined.sorted()).map { "[^\($0)]" })
  }

  static func unusedFootnote(_ name: Sourced<String>) -> Diagnostic {
    Diagnostic(.warning, at: name.range, "the footnote ‘\(name.value)’ is never mentioned")
  }

  static func duplicateFootnote(
    _ name: Sourced<String>, first: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      at: name.range, "the footnote ‘\(name.value)’ is defined twice",
      notes: ["it is defined first at line \(first.line)"])
  }

  static func unterminatedComment(at range: SourceRange) -> Diagnostic {
    Diagnostic(at: range, "a comment is never closed", notes: ["close it with ‘-->’"])
  }

  static func textAfterComment(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "text after the end of a comment is not read", notes: ["begin a new line"])
  }

  static func rawHTML(_ text: String, at range: SourceRange) -> Diagnostic {
    let line = text.split(separator: "\n").first.map(String.init) ?? text
    let short = line.count > 40 ? line.prefix(40) + "…" : line[...]
    return Diagnostic(
      .warning, at: range, "HTML is not read, ‘\(short)’ is shown as text",
      notes: ["write ‘\\<’ for a ‘<’ that is meant as such"])
  }

  static func unsafeLink(scheme: String, at range: SourceRange?) -> Diagnostic {
    let kind = scheme == "//" ? "an address without ‘https:’" : "‘\(scheme):’"
    return Diagnostic(
      at: range, "a link cannot lead to \(kind)",
      notes: ["links are relative paths, fragments, or http, https or mailto addresses"])
  }

  static func longDestination(limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(at: range, "a link's destination is longer than \(limit) bytes")
  }

  static func imageOutside(_ source: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "the picture ‘\(source)’ is not a file of this repository",
      notes: ["give its path relative to the chapter"])
  }

  static func deepInlines(limit: Int, in passage: Passage) -> Diagnostic {
    Diagnostic(
      at: passage.range(0..<0), "emphasis and links nested more than \(limit) deep are not read")
  }

  static func strayAttributes(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning, at: range, "attributes are read only after headings, formulas and ‘:::’",
      notes: ["they are shown as text"])
  }

  static func secondIdentifier(_ id: Sourced<String>, first: String) -> Diagnostic {
    Diagnostic(at: id.range, "a second id; the first is ‘\(first)’")
  }

  static func malformedAttribute(_ word: Sourced<String>) -> Diagnostic {
    Diagnostic(
      at: word.range, "‘\(word.value)’ is not an attribute",
      notes: ["attributes are ‘#id’, ‘.class’ and ‘key=\"value\"’"])
  }

  static func unreadAttribute(
    _ name: String, in subject: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(at: range, "the attribute ‘\(name)’ means nothing in \(subject)")
  }
}
