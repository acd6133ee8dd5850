extension Diagnostic {
  static func duplicateIdentifier(
    _ id: String, at range: SourceRange, first: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      at: range, "the id ‘\(id)’ is given twice", notes: ["it is given first at \(first.place)"])
  }

  static func danglingReference(_ id: Sourced<String>, suggestion: String?) -> Diagnostic {
    Diagnostic(
      at: id.range, "nothing in the report has the id ‘\(id.value)’",
      suggestion: suggestion.map { "@" + $0 })
  }

  static func danglingEquation(_ id: Sourced<String>, suggestion: String?) -> Diagnostic {
    Diagnostic(
      at: id.range, "no equation in the report has the id ‘\(id.value)’", suggestion: suggestion)
  }

  static func missingCitation(
    _ key: Sourced<String>, suggestion: String?, isExperiment: Bool
  ) -> Diagnostic {
    let note =
      isExperiment
      ? "‘\(key.value)’ is an experiment; refer to a figure, table or claim made from it"
      : "write ‘\\@’ for an at sign that cites nothing"
    return Diagnostic(
      at: key.range, "the bibliography has no entry ‘\(key.value)’", notes: [note],
      suggestion: suggestion)
  }

  static func danglingProof(_ id: Sourced<String>, suggestion: String?) -> Diagnostic {
    Diagnostic(
      at: id.range, "nothing that could be proved has the id ‘\(id.value)’", suggestion: suggestion)
  }

  static func proofOfNothingProvable(_ id: Sourced<String>, _ kind: Label.Kind) -> Diagnostic {
    Diagnostic(
      at: id.range, "‘\(id.value)’ is a \(kind.name.lowercased()), which cannot be proved")
  }

  static func unknownExperiment(_ id: Sourced<String>, suggestion: String?) -> Diagnostic {
    Diagnostic(at: id.range, "no experiment has the id ‘\(id.value)’", suggestion: suggestion)
  }

  static func duplicateChapterNumber(
    _ number: Int, other: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      at: range, "two chapters have the number \(number)", notes: ["the other is \(other)"])
  }

  static func duplicateChapterName(
    _ name: String, other: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      at: range, "two chapters have the name ‘\(name)’", notes: ["the other is \(other)"])
  }

  static func secondReport(at range: SourceRange, first: SourceRange) -> Diagnostic {
    Diagnostic(
      at: range, "the report is described twice",
      notes: ["it is described first at \(first.place)", "only one chapter has the key ‘report’"])
  }
}

extension SourceRange {
  /// File, line and column of the first character: `Chapters/03-x.md:41:7`.
  public var place: String { "\(file):\(start.line):\(start.column)" }
}
