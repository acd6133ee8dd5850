import Results

/// Gathers the rows of a result in the columns that a kind has declared.
struct RowCollector {
  private let declared: [ResultColumn]
  private var rows: [[Value]] = []

  init(_ columns: [ResultColumn]) { declared = columns }

  /// Adds a row: a value for each declared column, in order.
  ///
  /// Numbers that are not finite are missing.
  mutating func add(_ values: [any ResultCell]) {
    precondition(values.count == declared.count, "a row has a value for each declared column")
    rows.append(values.map(\.value))
  }

  /// The table of all rows.
  var table: Table {
    Table(
      declared.enumerated().map { index, column in
        Column(column.name, values(of: column, rows.map { $0[index] }))
      })
  }

  private func values(of column: ResultColumn, _ cells: [Value]) -> Column.Values {
    switch column.kind {
    case .boolean: .booleans(cells.map { if case .boolean(let x) = $0 { x } else { nil } })
    case .integer: .integers(cells.map { if case .integer(let x) = $0 { x } else { 0 } })
    case .number: .numbers(cells.map(number))
    case .string: .strings(cells.map { if case .string(let x) = $0 { x } else { nil } })
    }
  }

  private func number(_ value: Value) -> Double {
    switch value {
    case .number(let number): number.isFinite ? number : .nan
    case .integer(let integer): Double(integer)
    default: .nan
    }
  }
}

/// A Swift value that can stand in a cell of a result.
protocol ResultCell {
  /// The value as a cell.
  var value: Value { get }
}

extension Double: ResultCell {
  var value: Value { isFinite ? .number(self) : .missing }
}

extension Int: ResultCell {
  var value: Value { .integer(self) }
}

extension Bool: ResultCell {
  var value: Value { .boolean(self) }
}

extension String: ResultCell {
  var value: Value { .string(self) }
}

extension Double? {
  /// The number, or NaN for a missing one.
  var cell: Double { self ?? .nan }
}
