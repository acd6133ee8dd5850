import Results

extension ExperimentPlan {
  /// The result table: the rows of all units in their order, each after its sweep values.
  func table(of tables: [Fingerprint: Table]) -> Table? {
    let sweep = ingredients.sweep
    var parts: [Table.Part] = []
    parts.reserveCapacity(units.count)
    for unit in units {
      guard let rows = tables[unit.key] else { return nil }
      var constants = zip(sweep.parameters, sweep.values(at: unit.point)).map {
        (name: $0, value: Value($1))
      }
      if ingredients.replicates > 1 {
        constants.append((Self.replicateColumn.name, .integer(unit.replicate)))
      }
      parts.append(Table.Part(constants: constants, rows))
    }
    do {
      return try Table(concatenating: parts)
    } catch {
      preconditionFailure("rows are checked against the declared columns: \(error)")
    }
  }
}

extension Value {
  /// The cell for a swept value; a list stands as text.
  fileprivate init(_ argument: ArgumentValue) {
    switch argument {
    case .boolean(let boolean): self = .boolean(boolean)
    case .integer(let integer): self = .integer(integer)
    case .number(let number): self = .number(number)
    case .string(let string): self = .string(string)
    case .numbers: self = .string(argument.description)
    }
  }
}
