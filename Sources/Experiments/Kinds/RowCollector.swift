package import Results

/// Gathers the rows of a result in the columns that a kind has declared.
package struct RowCollector {
  private let declared: [ResultColumn]
  private var rows: [[Value]] = []
  private var failure: SimulationFailure?

  package init(_ columns: [ResultColumn]) { declared = columns }

  /// Adds a row: a value for each declared column, in order.
  ///
  /// A nil is a missing value, and so is an infinite number (a time that never comes, a bound that says nothing).
  package mutating func add(_ values: [any ResultCell]) {
    precondition(values.count == declared.count, "a row has a value for each declared column")
    rows.append(values.map(\.value))
    for (column, value) in zip(declared, values) {
      guard failure == nil, let number = value as? Double, number.isNaN else { continue }
      failure = SimulationFailure(
        "‘\(column.name)’ (\(column.meaning)) came out as no number in row \(rows.count)")
    }
  }

  /// The table of all rows.
  ///
  /// - Throws: `SimulationFailure` where a number that must be there came out as none (NaN): such a number is
  ///   never published, not even as a missing one.
  package var table: Table {
    get throws {
      if let failure { throw failure }
      return assembled
    }
  }

  private var assembled: Table {
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
package protocol ResultCell {
  /// The value as a cell.
  var value: Value { get }
}

extension Double: ResultCell {
  package var value: Value { isFinite ? .number(self) : .missing }
}

extension Int: ResultCell {
  package var value: Value { .integer(self) }
}

extension Bool: ResultCell {
  package var value: Value { .boolean(self) }
}

extension String: ResultCell {
  package var value: Value { .string(self) }
}

extension Optional: ResultCell where Wrapped: ResultCell {
  /// The value, or a missing one.
  package var value: Value { self.map(\.value) ?? .missing }
}
