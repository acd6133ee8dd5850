import Manuscript

/// The text of an expression and where its characters stand in the chapter.
struct ExpressionSource: Sendable, Hashable {
  let characters: [Character]
  private let range: SourceRange

  init(_ text: Sourced<String>) {
    characters = Array(text.value)
    range = text.range
  }

  /// The place of a stretch of characters.
  ///
  /// Where the chapter writes the text as it is on one line, perhaps in quotes, the place is exact; for
  /// a text folded over lines it is the whole text.
  func place(of stretch: Range<Int>) -> SourceRange {
    guard range.start.line == range.end.line else { return range }
    let surplus = range.end.column - range.start.column - characters.count
    guard surplus == 0 || surplus == 2 else { return range }
    let first = range.start.column + surplus / 2
    return SourceRange(
      file: range.file,
      start: SourceLocation(line: range.start.line, column: first + stretch.lowerBound),
      end: SourceLocation(line: range.start.line, column: first + stretch.upperBound))
  }
}

/// What is wrong with a stretch of an expression.
package struct ExpressionMistake: Error, Sendable, Hashable {
  package var stretch: Range<Int>
  package var wording: ClaimsMessage

  init(_ stretch: Range<Int>, _ wording: ClaimsMessage) {
    self.stretch = stretch
    self.wording = wording
  }

  /// The mistake as the author sees it.
  func diagnostic(in source: ExpressionSource) -> Diagnostic {
    wording.diagnostic(at: source.place(of: stretch))
  }
}
