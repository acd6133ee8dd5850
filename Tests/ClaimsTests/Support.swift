import Claims
import Manuscript
import Results

/// A text as it stands at line 10 of a chapter, from column 5 on.
func written(_ text: String, line: Int = 10) -> Sourced<String> {
  let start = SourceLocation(line: line, column: 5)
  let end = SourceLocation(line: line, column: 5 + text.count)
  return Sourced(text, at: SourceRange(file: "Chapters/01-x.md", start: start, end: end))
}

/// A diagnostic in one line: what it is about, the message, the notes and the suggestion.
func line(_ diagnostic: Diagnostic, in text: String) -> String {
  var parts = [diagnostic.message] + diagnostic.notes
  if let suggestion = diagnostic.suggestion { parts.append("→ \(suggestion)") }
  let message = parts.joined(separator: " | ")
  guard let range = diagnostic.range else { return message }
  let characters = Array(text)
  let stretch = max(0, range.start.column - 5)..<min(characters.count, range.end.column - 5)
  return "[\(String(characters[stretch]))] \(message)"
}

/// Claims over tables, for tests.
struct Bench {
  /// Three families at three variances, one time missing, and a second table.
  static let runs = Table([
    Column("family", .strings(["a", "a", "a", "b", "b", "b"])),
    Column("variance", .numbers([0.01, 0.04, 0.16, 0.01, 0.04, 0.16])),
    Column("t", .numbers([8, 4, 2, 100, .nan, 25])),
    Column("steps", .integers([3, 5, 7, 1, 2, 9])),
    Column("done", .booleans([true, true, true, true, nil, false])),
  ])
  static let other = Table([
    Column("family", .strings(["b", "a"])), Column("t", .numbers([1, 2])),
    Column("x-odd name", .integers([5, 6])),
  ])
  static let tables = ["time-to-gain": runs, "other": other]
  static var schemas: [TableSchema] {
    [TableSchema(id: "other", of: other), TableSchema(id: "time-to-gain", of: runs)]
  }

  /// A claim with its texts on lines of their own.
  static func claim(
    _ id: String, from: [String] = ["time-to-gain"], _ quantities: [(String, String)] = [],
    holds: String, format: String? = nil, profiles: [String]? = nil
  ) -> ClaimDirective {
    ClaimDirective(
      id: written(id), from: from.map { written($0) }, statement: [],
      quantities: quantities.map { .init(name: written($0.0), expression: written($0.1)) },
      holds: written(holds), format: format.map { written($0) },
      profiles: profiles.map { $0.map { written($0) } }, range: written(id).range)
  }

  /// What is wrong with an expression as the only quantity of a claim.
  static func mistakes(_ text: String, from: [String] = ["time-to-gain"]) -> [String] {
    let catalog = ClaimCatalog(
      claims: [claim("cl-a", from: from, [("value", text)], holds: "true")], tables: schemas)
    return catalog.diagnostics.map { line($0, in: text) }
  }

  /// The value of an expression as the only quantity of a claim, or what is wrong.
  static func value(_ text: String, from: [String] = ["time-to-gain"]) -> Result<Value, Problems> {
    let catalog = ClaimCatalog(
      claims: [claim("cl-a", from: from, [("value", text)], holds: "true")], tables: schemas)
    let result = catalog.evaluator(over: tables).results["cl-a"]
    if let value = result?.quantities.first?.value { return .success(value) }
    guard case .undecided(let diagnostics)? = result?.verdict else { return .failure(Problems([])) }
    return .failure(Problems(diagnostics.map { line($0, in: text) }))
  }

  /// Messages as an error.
  struct Problems: Error, Equatable {
    var lines: [String]
    init(_ lines: [String]) { self.lines = lines }
  }
}
