extension Diagnostic {
  static func malformedDivision(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "‘:::’ must be followed by one word or by attributes in braces",
      notes: ["write ‘::: {#thm-name name=\"…\"}’, or ‘:::’ alone to close a division"])
  }

  static func unterminatedDivision(at range: SourceRange) -> Diagnostic {
    Diagnostic(at: range, "this division is never closed", notes: ["close it with a line ‘:::’"])
  }

  static func closingWithoutDivision(at range: SourceRange) -> Diagnostic {
    Diagnostic(at: range, "‘:::’ closes a division, but none is open")
  }

  static func deepDivisions(limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(at: range, "divisions nested more than \(limit) deep are not read")
  }

  static func divisionWithoutKind(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "a division needs an id or a class that says what it is",
      notes: [divisionKinds])
  }

  static func unknownDivision(_ word: Sourced<String>) -> Diagnostic {
    let names = Division.Kind.allCases.map(\.name)
    return Diagnostic(
      at: word.range, "unknown kind of division ‘\(word.value)’", notes: [divisionKinds],
      suggestion: NearestName.nearest(to: word.value, among: names))
  }

  private static var divisionKinds: String {
    "kinds are " + Division.Kind.allCases.map(\.name).joined(separator: ", ")
  }

  static func divisionKindsDiffer(
    _ id: Sourced<String>, _ kind: Division.Kind, word: String
  ) -> Diagnostic {
    Diagnostic(
      at: id.range, "the id ‘\(id.value)’ marks \(kind.description), the class ‘.\(word)’ does not")
  }

  static func unknownDivisionAttribute(
    _ key: Sourced<String>, in subject: String, valid: [String]
  ) -> Diagnostic {
    Diagnostic(
      at: key.range, "unknown attribute ‘\(key.value)’ in \(subject)",
      notes: ["valid attributes are \(valid.joined(separator: ", "))"],
      suggestion: NearestName.nearest(to: key.value, among: valid))
  }

  static func takeawayWithoutPoster(_ key: Sourced<String>) -> Diagnostic {
    Diagnostic(
      at: key.range, "a take-away is for what stands on the poster",
      notes: ["add the class ‘.poster’"])
  }

  static func numberedOnPosterOnly(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "what has a number must stand in the report, not on the poster only",
      notes: ["put it into the text, and mark it there with ‘.poster’ or ‘poster:’"])
  }

  static func unterminatedCode(directive: String?, at range: SourceRange) -> Diagnostic {
    let subject = directive.map { "the directive ‘\($0)’" } ?? "this code block"
    return Diagnostic(
      at: range, "\(subject) is never closed",
      notes: ["close it with a line of the same marks"])
  }

  static func textAfterDirectiveKind(_ kind: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "nothing may follow ‘\(kind)’ on the opening line",
      notes: ["everything a directive says stands in its YAML lines"])
  }

  static func unknownDirective(_ word: Sourced<String>, suggestion: String?) -> Diagnostic {
    Diagnostic(
      .warning, at: word.range, "‘\(word.value)’ is no directive; the block is shown as code",
      suggestion: suggestion)
  }

  static func indentedDirective(_ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "the directive ‘\(word)’ must stand outside lists and quotations",
      notes: ["begin its fence at the start of a line"])
  }

  static func deepLine(limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(at: range, "lists and quotations nested more than \(limit) deep are not read")
  }

  static func deepBlocks(limit: Int, at range: SourceRange) -> Diagnostic {
    Diagnostic(at: range, "lists and quotations nested more than \(limit) deep are not read")
  }

  static func indentedDivision(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .warning, at: range, "‘:::’ is read only at the start of a line outside lists",
      notes: ["it is shown as text"])
  }

  // MARK: Chapters

  static func unterminatedFrontMatter(at range: SourceRange) -> Diagnostic {
    Diagnostic(at: range, "the front matter is never closed", notes: ["close it with a line ‘---’"])
  }

  static func missingFrontMatter(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "the chapter has no front matter",
      notes: ["begin it with the lines ‘---’, ‘title: …’, ‘---’, or with a heading ‘# …’"])
  }

  static func emptyChapter(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "the chapter is empty",
      notes: ["begin it with the lines ‘---’, ‘title: …’, ‘---’"])
  }

  static func chapterName(_ path: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "a chapter's file must be named like ‘02-name.md’",
      notes: ["a number that orders the chapters, a hyphen, a name of small letters and digits"])
  }

  static func emptyText(_ key: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(at: range, "‘\(key)’ is empty")
  }
}
