import Plotting
import Results
import Testing

/// The reference table with transforms applied to it.
struct TransformTest {
  static let table = Table([
    Column("group", .strings(TransformReferences.group)),
    Column("x", .numbers(TransformReferences.x)),
    Column("y", .numbers(TransformReferences.y)),
    Column("gap", .numbers(TransformReferences.gap)),
    Column("rank", .numbers(TransformReferences.rank)),
    Column("positive", .numbers(TransformReferences.positive)),
    Column("time", .numbers(TransformReferences.time)),
  ])

  /// The table after the transforms of a YAML list.
  let rows: Table

  init(
    _ transforms: String, of table: Table = TransformTest.table,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    let test = PlotTest(
      "transform: \(transforms)\nmark: point\nencoding: {x: {value: 1}}",
      tables: ["data": table])
    rows = try test.rows(sourceLocation: sourceLocation).transformed
  }

  /// A column's numbers, NaN for missing ones.
  func numbers(
    _ name: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws -> [Double] {
    let column = try #require(rows[name], "no column \(name)", sourceLocation: sourceLocation)
    return (0..<rows.rowCount).map { column[$0].double ?? .nan }
  }

  /// A column's values as texts, `null` for missing ones.
  func texts(
    _ name: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws -> [String] {
    let column = try #require(rows[name], "no column \(name)", sourceLocation: sourceLocation)
    return (0..<rows.rowCount).map { row in
      switch column[row] {
      case .string(let text): text
      case .missing: "null"
      case .boolean(let boolean): "\(boolean)"
      case .integer(let integer): "\(integer)"
      case .number(let number): "\(number)"
      }
    }
  }
}

/// Expects numbers to agree to a share of their size, missing ones with missing ones.
func expectNear(
  _ numbers: [Double], _ expected: [Double], within share: Double = 1e-12, _ comment: String = "",
  sourceLocation: Testing.SourceLocation = #_sourceLocation
) {
  #expect(numbers.count == expected.count, "\(comment)", sourceLocation: sourceLocation)
  for (index, pair) in zip(numbers, expected).enumerated() {
    let (number, other) = pair
    let isNear =
      number.isNaN && other.isNaN
      || (number - other).magnitude <= share * max(1, other.magnitude)
    #expect(
      isNear, "\(comment) at \(index): \(number), not \(other)", sourceLocation: sourceLocation)
  }
}
