import Results

/// Computes expressions that have been found right over the tables at hand.
struct Evaluator {
  /// All that expressions can name.
  let scope: Scope
  /// The tables that have a result.
  let tables: [String: Table]
  /// The claims evaluated so far.
  var claims: [String: ClaimResult] = [:]

  /// What an expression sees where it stands.
  struct Surroundings {
    /// What bare names mean.
    var context: ExpressionContext
    /// The quantities of the same claim computed so far.
    var quantities: [String: Value] = [:]
    /// The rows kept of each table; all where a table is not listed.
    var rows: [String: [Int]] = [:]
    /// The values of a printed table's key columns in the current group.
    var keys: [String: Value] = [:]
    /// The groups that `where` and `by` of an aggregate over groups speak of.
    var groups: Groups?
  }

  /// The single value of an expression; never a missing one.
  func value(
    of node: ExpressionNode, in surroundings: Surroundings
  ) throws(ExpressionMistake) -> Value {
    let value = try evaluate(node, surroundings).values[0]
    guard value != .missing else { throw .init(node.stretch, .missingValue) }
    return value
  }

  /// The values of an expression.
  func evaluate(
    _ node: ExpressionNode, _ surroundings: Surroundings
  ) throws(ExpressionMistake) -> Evaluated {
    switch node.content {
    case .integer(let integer): return Evaluated(.integer(integer))
    case .number(let number): return Evaluated(.number(number))
    case .text(let text): return Evaluated(.string(text))
    case .boolean(let boolean): return Evaluated(.boolean(boolean))
    case .name, .member: return try named(node, surroundings)
    case .negative(let operand):
      let evaluated = try evaluate(operand, surroundings)
      return Evaluated(evaluated.values.negated, evaluated.frame)
    case .not(let operand):
      let evaluated = try evaluate(operand, surroundings)
      return Evaluated(.booleans(evaluated.booleans.map { $0.map { !$0 } }), evaluated.frame)
    case .logic(let sign, let left, let right):
      return try logic(sign, left, right, node.stretch, surroundings)
    case .arithmetic(let sign, let left, let right):
      let first = try evaluate(left, surroundings)
      let second = try evaluate(right, surroundings)
      return try arithmetic(sign, first, second, node.stretch)
    case .comparison(let comparison):
      return try compare(comparison, node.stretch, surroundings)
    case .call(let call): return try self.call(call, node.stretch, surroundings)
    }
  }

  private func named(
    _ node: ExpressionNode, _ surroundings: Surroundings
  ) throws(ExpressionMistake) -> Evaluated {
    switch try scope.meaning(of: node, in: surroundings.context).get() {
    case .quantity(let name, _):
      guard let value = surroundings.quantities[name] else {
        throw .init(node.stretch, .missingOperand)
      }
      return Evaluated(value)
    case .key(_, let name, _): return Evaluated(surroundings.keys[name] ?? .missing)
    case .groupKey(let name, _):
      guard let groups = surroundings.groups, let index = groups.names.firstIndex(of: name) else {
        preconditionFailure("the keys of groups are known where a name means one")
      }
      return Evaluated(groups.keys[index], .groups(groups))
    case .column(let table, let name, _): return try column(name, of: table, node, surroundings)
    case .claim(let id, let name, _):
      let value = claims[id]?.quantities.first { $0.name == name }?.value
      guard let value, value != .missing else {
        throw .init(node.stretch, withoutValue(id, name))
      }
      return Evaluated(value)
    case .verdict(let id):
      guard let holds = claims[id]?.verdict.holds else {
        throw .init(node.stretch, withoutValue(id, "holds"))
      }
      return Evaluated(.boolean(holds))
    }
  }

  /// That a claim has no such value: because of a mistake there, or since it is judged elsewhere.
  private func withoutValue(_ id: String, _ name: String) -> ClaimsMessage {
    guard claims[id]?.verdict == .notJudged, let signature = scope.claims[id] else {
      return .claimWithoutValue(id, name)
    }
    return .claimWithoutValueHere(id, name, judgedIn: signature.judgingProfiles)
  }

  private func column(
    _ name: String, of table: String, _ node: ExpressionNode, _ surroundings: Surroundings
  ) throws(ExpressionMistake) -> Evaluated {
    guard let result = tables[table] else { throw .init(node.stretch, .noResult(table)) }
    guard let column = result[name] else { throw .init(node.stretch, .noColumn(name, of: table)) }
    guard let rows = surroundings.rows[table] else {
      return Evaluated(column.values, .rows(table: table, Array(0..<result.rowCount)))
    }
    return Evaluated(column.values.selecting(rows), .rows(table: table, rows))
  }
}

extension Column.Values {
  /// The numbers with their signs changed.
  fileprivate var negated: Column.Values {
    switch self {
    case .integers(let integers) where !integers.contains(.min): .integers(integers.map { -$0 })
    case .integers(let integers): .numbers(integers.map { -Double($0) })
    case .numbers(let numbers): .numbers(numbers.map { 0 - $0 })
    default: self
    }
  }
}
