/// A syntax error as the YAML library reports it, turned into words an author can act on.
struct YAMLSyntaxError {
  /// What the library says is wrong.
  let problem: String
  /// What it was doing: “while scanning a quoted scalar”.
  let context: String
  /// Where it noticed.
  let offset: Int
  /// Where the construct it was reading began.
  let opening: Int?

  /// An error noticed at `offset` of a document that starts at `start` of `source`.
  init(
    problem: String, context: String, offset: Int, opening: Int?, in source: SourceText,
    from start: Int
  ) {
    self.problem = problem
    self.context = context
    self.offset = offset
    let isInside = context.contains("flow node")
    self.opening = isInside ? Self.openBracket(in: source, start..<offset) ?? opening : opening
  }

  /// The innermost bracket that is open at the end of a stretch, comments and quotes passed over.
  private static func openBracket(in source: SourceText, _ stretch: Range<Int>) -> Int? {
    var open: [Int] = []
    var quote: UInt8 = 0
    var offset = stretch.lowerBound
    while offset < stretch.upperBound {
      let byte = source.bytes[offset]
      let isWordStart = offset == 0 || !source.bytes[offset - 1].isAlphanumeric
      switch byte {
      case quote where quote != 0: quote = 0
      case _ where quote != 0: break
      case .quote, .apostrophe: if isWordStart { quote = byte }
      case .openBrace, .openBracket: open.append(offset)
      case .closeBrace, .closeBracket: _ = open.popLast()
      case .hash where offset > 0 && source.bytes[offset - 1].isWhitespace:
        while offset < stretch.upperBound, !source.bytes[offset].isLineEnd { offset += 1 }
      default: break
      }
      offset += 1
    }
    return open.last
  }

  /// The diagnostic, placed where the mistake is rather than where it was noticed.
  func diagnostic(in source: SourceText) -> Diagnostic {
    if let comment = comment(in: source) {
      return .commentInFlow(source.text(comment), at: source.range(comment))
    }
    let line = source.lines[source.lineIndex(at: offset)]
    let noticed =
      offset..<(offset < line.upperBound ? end(ofCharacterAt: offset, in: source) : offset)
    if let opening, let (message, notes) = wordsForOpening(noticed: source.location(at: offset)) {
      let isFar = source.lineIndex(at: opening) != source.lineIndex(at: offset)
      if isFar || !isCollection {
        return Diagnostic(
          at: source.range(opening..<end(ofCharacterAt: opening, in: source)), message, notes: notes
        )
      }
    }
    let (message, notes) = words(for: noticed.isEmpty ? "" : source.text(noticed))
    return Diagnostic(at: source.range(noticed), message, notes: notes)
  }

  private func end(ofCharacterAt offset: Int, in source: SourceText) -> Int {
    var end = min(offset + 1, source.bytes.count)
    while end < source.bytes.count, source.bytes[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }

  private var isCollection: Bool { context.contains("flow") }

  /// The `#word` in a collection in brackets that made the rest of its line a comment.
  private func comment(in source: SourceText) -> Range<Int>? {
    guard let opening, isCollection else { return nil }
    var start = opening
    while start < offset {
      if start > 0, source.bytes[start] == .hash, source.bytes[start - 1].isBlank {
        var end = start + 1
        while end < source.bytes.count, source.bytes[end].isAlphanumeric { end += 1 }
        if end > start + 1 { return start..<end }
      }
      start += 1
    }
    return nil
  }

  /// What is said where the construct began, for errors that are noticed long after.
  private func wordsForOpening(noticed: SourceLocation) -> (String, [String])? {
    let place = "line \(noticed.line), column \(noticed.column)"
    switch problem {
    case "found unexpected end of stream", "found unexpected document indicator":
      return ("this quoted text is never closed", ["close it with the same quote"])
    case "did not find expected ',' or ']'":
      return ("this list is not closed", ["‘,’ or ‘]’ was expected at \(place)"])
    case "did not find expected ',' or '}'":
      return ("this mapping is not closed", ["‘,’ or ‘}’ was expected at \(place)"])
    case "did not find expected node content" where isCollection:
      return ("this list or mapping is not closed", ["a value was expected at \(place)"])
    case "did not find expected alphabetic or numeric character":
      return ("a value cannot begin with ‘*’ or ‘&’", ["put it in quotes"])
    case "could not find expected ':'":
      return ("a ‘:’ is missing after this key", ["write ‘key: value’"])
    default: return nil
    }
  }

  /// What is said where the error was noticed, before `character`.
  private func words(for character: String) -> (String, [String]) {
    switch problem {
    case "mapping values are not allowed in this context":
      (
        "a ‘:’ cannot stand here",
        ["put text that holds ‘: ’ in quotes", "check the indentation of this line"]
      )
    case "found character that cannot start any token" where character == "\t",
      "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      ("a tab cannot indent YAML", ["indent with spaces"])
    case "found character that cannot start any token":
      ("a value cannot begin with ‘\(character)’", ["put it in quotes"])
    case "block sequence entries are not allowed in this context":
      ("a list item ‘- ’ cannot stand here", ["begin the list on its own line"])
    case "did not find expected key":
      (
        "a key was expected here", ["the keys of a mapping must begin in the same column"]
      )
    case "did not find expected '-' indicator":
      (
        "a list item ‘- ’ was expected here", ["the items of a list must begin in the same column"]
      )
    case "did not find expected ',' or ']'": ("‘,’ or ‘]’ was expected here", [])
    case "did not find expected ',' or '}'": ("‘,’ or ‘}’ was expected here", [])
    case "found unknown escape character":
      (
        "unknown escape after ‘\\’",
        ["use single quotes for text that holds TeX, or write ‘\\\\’ for each backslash"]
      )
    case "but found another document", "did not find expected <document start>":
      ("only one YAML document can stand here", ["delete what follows ‘---’ or ‘...’"])
    case "found undefined alias":
      ("a value that begins with ‘*’ is an alias in YAML", ["put it in quotes"])
    default: ("this is not valid YAML: \(problem)", [])
    }
  }
}
