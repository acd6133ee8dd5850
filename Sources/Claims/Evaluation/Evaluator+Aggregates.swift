import Results

/// The columns an aggregate works on, and the frame of their places.
struct AggregateColumns {
  var first: Evaluated
  var second: Evaluated?
  /// The level of a quantile.
  var level = 0.0
  /// Whether a condition chose the places.
  var isFiltered: Bool

  /// The values of the columns.
  var operands: [Column.Values] { [first.values] + (second.map { [$0.values] } ?? []) }

  /// Keeps some of the groups.
  mutating func keep(_ places: [Int], of groups: Groups) {
    let kept = Groups(
      names: groups.names, keys: groups.keys.map { $0.selecting(places) }, count: places.count)
    first = Evaluated(first.values.selecting(places), .groups(kept))
    second = second.map { Evaluated($0.values.selecting(places), .groups(kept)) }
  }
}

extension Evaluator {
  /// One value of a column, or one for each of its groups.
  func aggregate(
    _ function: Function, _ call: Call, _ stretch: Range<Int>, _ surroundings: Surroundings
  ) throws(ExpressionMistake) -> Evaluated {
    var inner = surroundings
    inner.context = surroundings.context.inside(call, scope)
    inner.keys = [:]
    inner.groups = nil
    let columns = try columns(function, call, stretch, &inner)
    guard !call.groups.isEmpty else {
      let summary = Summary(function: function, columns: columns.operands, level: columns.level)
      return Evaluated(try value(of: summary, call, stretch, columns))
    }
    let names = call.groups.map(\.columnName)
    let keys = try keys(of: call, columns.first, inner)
    let (groups, members) = Groups.dividing(columns.first.count, by: names, keys)
    var values: [Value] = []
    for (index, places) in members.enumerated() {
      let operands = columns.operands.map { $0.selecting(places) }
      let summary = Summary(function: function, columns: operands, level: columns.level)
      values.append(
        try value(of: summary, call, stretch, columns, group: groups.wording(index)))
    }
    guard let column = Column.Values(values) else {
      preconditionFailure("an aggregate has one kind of value")
    }
    return Evaluated(column, .groups(groups))
  }

  /// The value of a summary; in a group without any value it is missing, but for `max_by` and
  /// `min_by`: a choice that could not be made in every group is none.
  private func value(
    of summary: Summary, _ call: Call, _ stretch: Range<Int>, _ columns: AggregateColumns,
    group: String? = nil
  ) throws(ExpressionMistake) -> Value {
    let place = group.map { " in the group \($0)" } ?? ""
    do throws(Summary.Failure) {
      let value = try summary.value()
      if let number = value.double, !number.isFinite {
        throw Summary.Failure.notFinite
      }
      return value
    } catch {
      switch error {
      case .nothing where group != nil && !summary.isChoice: return .missing
      case .nothing:
        throw .init(
          stretch,
          .nothingToAggregate(call.name, isFiltered: columns.isFiltered, place: place))
      case .missingChoice: throw .init(stretch, .missingChoice(call.name, place: place))
      case .ambiguousChoice(let count):
        throw .init(stretch, .ambiguousChoice(call.name, count, place: place))
      case .undecided(let missing): throw .init(stretch, .undecided(call.name, missing: missing))
      case .notFinite: throw .init(stretch, .notFinite(call.name, place))
      case .statistic(let error):
        throw .init(stretch, .statistic(call.name, error, place: place))
      }
    }
  }

  /// Evaluates the arguments where the condition holds; narrows `surroundings` to these rows.
  private func columns(
    _ function: Function, _ call: Call, _ stretch: Range<Int>, _ surroundings: inout Surroundings
  ) throws(ExpressionMistake) -> AggregateColumns {
    var level = 0.0
    if function == .quantile {
      level = try evaluate(call.arguments[1].value, surroundings).values[0].double ?? .nan
    }
    let shape = shape(of: call, surroundings.context)
    if let condition = call.condition, case .rows(let table) = shape {
      let outcome = try evaluate(condition, surroundings)
      guard case .rows(_, let rows) = outcome.frame else {
        preconditionFailure("a condition on rows has one outcome a row")
      }
      surroundings.rows[table] = zip(rows, outcome.booleans).compactMap { $1 == true ? $0 : nil }
    }
    let argument = call.arguments[0]
    var first = try evaluate(argument.value, surroundings)
    var second: Evaluated?
    let isPair = function.family(argumentCount: call.arguments.count) == .pair
    if let other = argument.explaining ?? (isPair ? call.arguments[1].value : nil) {
      let pair = try align(first, evaluate(other, surroundings), stretch)
      first = Evaluated(pair.left, pair.frame)
      second = Evaluated(pair.right, pair.frame)
    }
    var columns = AggregateColumns(
      first: first, second: second, level: level, isFiltered: call.condition != nil)
    if case .groups(let groups) = first.frame {
      surroundings.groups = groups
      surroundings.context = surroundings.context.forClauses(over: shape)
      if let condition = call.condition {
        let outcome = try evaluate(condition, surroundings)
        let pair = try align(first, outcome, stretch)
        let kept = Evaluated(pair.right, pair.frame).booleans
        columns.keep(kept.indices.filter { kept[$0] == true }, of: groups)
        if case .groups(let rest) = columns.first.frame { surroundings.groups = rest }
      }
    }
    return columns
  }

  private func shape(of call: Call, _ context: ExpressionContext) -> Shape {
    let argument = call.arguments[0]
    let first = Checker.type(of: argument.value, in: context, scope).shape
    guard let explaining = argument.explaining else { return first }
    let second = Checker.type(of: explaining, in: context, scope).shape
    return first.combined(with: second) ?? first
  }

  /// The values of the columns after `by` at the places of an argument.
  private func keys(
    of call: Call, _ argument: Evaluated, _ surroundings: Surroundings
  ) throws(ExpressionMistake) -> [Column.Values] {
    var keys: [Column.Values] = []
    for node in call.groups { keys.append(try evaluate(node, surroundings).values) }
    return keys
  }
}

extension ExpressionNode {
  /// The column that a name after `by` means.
  fileprivate var columnName: String {
    switch content {
    case .name(let name), .member(_, let name): name
    default: preconditionFailure("only names stand after ‘by’")
    }
  }
}
