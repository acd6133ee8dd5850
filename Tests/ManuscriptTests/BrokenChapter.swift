import Manuscript
import TestSupport
import Testing

/// A chapter with mistakes and the diagnostics it must give, word for word.
///
/// Expected are one line a diagnostic: the mark where it begins, the text it covers, severity and
/// message, then its notes and the nearest name.
struct BrokenChapter: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let source: String
  let expected: String

  /// A chapter called `name`; front matter is put before it unless it brings its own.
  init(_ name: String, _ source: String, _ expected: String) {
    self.testDescription = name
    self.source = source
    self.expected = expected
  }

  /// The diagnostics of reading the chapter and checking it as a whole report.
  func actual() -> String {
    let isWhole = source.hasPrefix("---") || source.hasPrefix("raw:")
    let body = source.hasPrefix("raw:") ? String(source.dropFirst(4)) : source
    let marked = MarkedSource(isWhole ? body : "---\ntitle: T\n---\n" + body)
    var diagnostics: [Diagnostic] = []
    let chapter = Chapter(
      parsing: Array(marked.text.utf8), path: "Chapters/03-x.md", diagnostics: &diagnostics)
    _ = Document(chapters: [chapter], diagnostics: &diagnostics)
    return diagnostics.map { Self.line(for: $0, in: marked, chapter) }.joined(separator: "\n")
  }

  private static func line(
    for diagnostic: Diagnostic, in source: MarkedSource, _ chapter: Chapter
  ) -> String {
    var parts: [String] = []
    if let range = diagnostic.range {
      parts.append(source.name(line: range.start.line, column: range.start.column))
      parts.append("‹\(covered(by: range, chapter))›")
    }
    parts.append("\(diagnostic.severity.rawValue): \(diagnostic.message)")
    parts += diagnostic.notes.map { "= \($0)" }
    if let suggestion = diagnostic.suggestion { parts.append("→ \(suggestion)") }
    return parts.joined(separator: " ")
  }

  private static func covered(by range: SourceRange, _ chapter: Chapter) -> String {
    guard chapter.sourceLines.indices.contains(range.start.line - 1) else { return "" }
    let line = chapter.sourceLines[range.start.line - 1]
    let from = line.dropFirst(range.start.column - 1)
    guard range.end.line == range.start.line else { return from + "…" }
    return String(from.prefix(range.end.column - range.start.column))
  }
}
