import Claims
import Manuscript
import Results

/// An expression of a claim; the lines before the last are quantities that it may use.
enum ClaimTarget {
  private static let table = Table([
    Column("policy", .strings(["a", "b", "a", nil])),
    Column("value", .numbers([1, -2.5, 0, 4e7])),
    Column("count", .integers([1, 2, 0, 5])),
  ])

  static func read(_ input: [UInt8]) {
    let place = SourceRange(
      file: "Chapters/01-a.md", start: SourceLocation(line: 1, column: 1),
      end: SourceLocation(line: 1, column: 2))
    let lines = String(decoding: input, as: UTF8.self).split(separator: "\n").map(String.init)
    guard let verdict = lines.last else { return }
    let quantities = lines.dropLast().enumerated().map { index, line in
      ClaimDirective.Quantity(
        name: Sourced("q\(index)", at: place), expression: Sourced(line, at: place))
    }
    let claim = ClaimDirective(
      id: Sourced("cl-a", at: place), from: [Sourced("runs", at: place)], statement: [],
      quantities: quantities, holds: Sourced(verdict, at: place), range: place)
    let catalog = ClaimCatalog(claims: [claim], tables: [TableSchema(id: "runs", of: table)])
    _ = catalog.evaluator(over: ["runs": table]).results
  }
}
