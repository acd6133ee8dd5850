/// What one C file or header declares for others, and what it mentions.
package struct COutline {
  /// The headers included, by the last component of their paths.
  package var includes: Set<String> = []
  /// Every word that occurs.
  package var words: Set<String> = []
  /// The words inside braces and in directives: what inline functions and macros use.
  package var innerWords: Set<String> = []
  /// The functions, types, constants and macros declared or defined, except `static` ones of a
  /// `.c` file.
  package var declared: Set<String> = []
  /// Every word outside braces: macros may turn any of them into a definition.
  package var outerWords: Set<String> = []
  /// Whether a macro pastes names together, so that names are defined that stand nowhere.
  package var pastesNames = false

  /// The outline of a file's text.
  package init(_ source: String, isHeader: Bool) {
    var depth = 0
    var tokens: [SwiftToken] = []
    for line in CLines(source) {
      if line.isDirective {
        readDirective(line.text)
      } else {
        tokens += SwiftLexer(line.text).tokens
      }
    }
    var isStatic = false
    var isEnumeration = false
    for (index, token) in tokens.enumerated() {
      let next = index + 1 < tokens.count ? tokens[index + 1] : .mark(";")
      switch token {
      case .mark("{"): depth += 1
      case .mark("}"):
        depth -= 1
        if depth <= 0 { (depth, isStatic, isEnumeration) = (0, false, false) }
      case .mark(";") where depth == 0: isStatic = false
      case .word(let word):
        words.insert(word)
        if word == "static", depth == 0, !isHeader { isStatic = true }
        if word == "enum" { isEnumeration = true }
        if depth == 0 { outerWords.insert(word) } else { innerWords.insert(word) }
        let isDeclared =
          depth == 0 ? Self.canEndDeclarator(next) : isEnumeration && depth == 1
        if isDeclared, !isStatic, !word.hasPrefix("__") { declared.insert(word) }
      case .symbol, .mark: break
      }
    }
  }

  private static func canEndDeclarator(_ next: SwiftToken) -> Bool {
    [.mark("("), .mark(";"), .mark("["), .mark("{"), .symbol("=")].contains(next)
  }

  private mutating func readDirective(_ line: String) {
    if line.contains("##") { pastesNames = true }
    let lexer = SwiftLexer(line)
    let directive = lexer.tokens.compactMap { token -> String? in
      if case .word(let word) = token { return word }
      return nil
    }
    words.formUnion(directive)
    innerWords.formUnion(directive)
    switch directive.first {
    case "define": declared.formUnion(directive.dropFirst().prefix(1))
    case "include":
      for name in line.split(whereSeparator: { "/<>\" \t".contains($0) }) where name.hasSuffix(".h")
      {
        includes.insert(String(name))
      }
    default: break
    }
  }
}

/// The lines of C text: comments gone, continued lines joined, code apart from directives.
private struct CLines: Sequence {
  /// A stretch of text.
  struct Line {
    let text: String
    let isDirective: Bool
  }

  private let lines: [Line]

  init(_ source: String) {
    let joined = Self.withoutBlockComments(source).replacing("\\\n", with: " ")
    lines = joined.split(separator: "\n", omittingEmptySubsequences: true).map { line in
      Line(
        text: String(line).replacing("'\"'", with: "0").replacing("'", with: "`"),
        isDirective: line.first { $0 != " " && $0 != "\t" } == "#")
    }
  }

  func makeIterator() -> IndexingIterator<[Line]> { lines.makeIterator() }

  private static func withoutBlockComments(_ source: String) -> String {
    var result = ""
    var rest = Substring(source)
    while let start = rest.firstRange(of: "/*") {
      result += rest[..<start.lowerBound]
      result += " "
      rest = rest[start.upperBound...]
      guard let end = rest.firstRange(of: "*/") else { return result }
      rest = rest[end.upperBound...]
    }
    return result + rest
  }
}
