import Results

extension Checker {
  /// The type of a call.
  mutating func type(
    of call: Call, _ stretch: Range<Int>, in context: ExpressionContext
  ) -> ExpressionType {
    guard let function = Function(rawValue: call.name) else {
      report(
        call.nameStretch,
        .unknownFunction(call.name, nearest: Function.nearest(to: call.name)))
      return .unknown
    }
    let family = function.family(argumentCount: call.arguments.count)
    guard hasRightForm(call, function, family, stretch) else { return .unknown }
    if family == .elementwise { return elementwiseType(of: call, function, stretch, in: context) }
    return aggregateType(of: call, function, stretch, in: context)
  }

  /// Whether number and form of the arguments are right; reports what is not.
  private mutating func hasRightForm(
    _ call: Call, _ function: Function, _ family: Function.Family, _ stretch: Range<Int>
  ) -> Bool {
    let count = mistakes.count
    let tildes = call.arguments.filter { $0.explaining != nil }
    if family == .regression {
      if call.arguments.count != 1 || tildes.count != 1 {
        report(stretch, .needsTilde(call.name))
      }
    } else if let argument = tildes.first {
      report(argument.stretch, .tildeOutsideRegression)
    }
    if family != .regression, !function.argumentCounts.contains(call.arguments.count) {
      report(
        stretch,
        .argumentCount(
          call.name, expected: function.argumentWording, found: call.arguments.count))
    }
    if family == .elementwise {
      if let condition = call.condition {
        report(condition.stretch, .clauseOutsideAggregate("where", function: call.name))
      }
      if let group = call.groups.first {
        report(group.stretch, .clauseOutsideAggregate("by", function: call.name))
      }
    }
    return mistakes.count == count
  }

  private mutating func elementwiseType(
    of call: Call, _ function: Function, _ stretch: Range<Int>, in context: ExpressionContext
  ) -> ExpressionType {
    if function == .missing {
      return ExpressionType(.boolean, type(of: call.arguments[0].value, in: context).shape)
    }
    let types = call.arguments.map { numeric($0.value, call.name, in: context) }
    let shape = types.count == 2 ? combined(types[0], types[1], stretch) : types[0].shape
    let isWhole = types.allSatisfy { $0.kind == .integer }
    switch function {
    case .round: return ExpressionType(.integer, shape)
    case .abs, .min, .max: return ExpressionType(isWhole ? .integer : .number, shape)
    default: return ExpressionType(.number, shape)
    }
  }

  private mutating func aggregateType(
    of call: Call, _ function: Function, _ stretch: Range<Int>, in context: ExpressionContext
  ) -> ExpressionType {
    let inner = context.inside(call, scope)
    let argument = argumentType(of: call, function, stretch, in: inner)
    if argument.shape == .single {
      report(call.arguments[0].stretch, .aggregateOfSingleValue(call.name))
    }
    let clauses = inner.forClauses(over: argument.shape)
    if let condition = call.condition {
      check(condition, over: argument.shape, in: clauses)
    }
    let keys = checkedGroups(of: call, over: argument.shape, in: clauses)
    let kind = function.resultKind(argument.kind)
    guard !call.groups.isEmpty else { return ExpressionType(kind, .single) }
    switch argument.shape {
    case .rows(let table), .groups(let table, _):
      return ExpressionType(kind, .groups(table: table, keys: keys))
    default: return ExpressionType(kind, .unknown)
    }
  }

  /// The kind of the first argument and the shape of all that are columns.
  private mutating func argumentType(
    of call: Call, _ function: Function, _ stretch: Range<Int>, in context: ExpressionContext
  ) -> ExpressionType {
    let argument = call.arguments[0]
    switch function {
    case .count, .first, .last: return type(of: argument.value, in: context)
    case .all, .any: return boolean(argument.value, call.name, in: context)
    case .quantile:
      checkLevel(call.arguments[1].value, in: context)
      return numeric(argument.value, call.name, in: context)
    case .slope, .intercept, .r2, .slopeLow, .slopeHigh, .pearson, .spearman, .maxBy, .minBy:
      return pairType(of: call, function, stretch, in: context)
    default: return numeric(argument.value, call.name, in: context)
    }
  }

  /// The kind of the first of two columns, and the shape of both.
  private mutating func pairType(
    of call: Call, _ function: Function, _ stretch: Range<Int>, in context: ExpressionContext
  ) -> ExpressionType {
    let argument = call.arguments[0]
    let second = argument.explaining ?? call.arguments[1].value
    let isChoice = function == .maxBy || function == .minBy
    let first =
      isChoice
      ? type(of: argument.value, in: context) : numeric(argument.value, call.name, in: context)
    let other = numeric(second, isChoice ? "what \(call.name) compares" : call.name, in: context)
    for (node, type) in [(argument.value, first), (second, other)] where type.shape == .single {
      report(node.stretch, .aggregateOfSingleValue(call.name))
    }
    let isMistaken = first.shape == .single || other.shape == .single
    return ExpressionType(first.kind, isMistaken ? .unknown : combined(first, other, stretch))
  }

  private mutating func checkLevel(_ node: ExpressionNode, in context: ExpressionContext) {
    let level = numeric(node, "a quantile's level", in: context)
    if level.shape != .single, level.shape != .unknown {
      report(node.stretch, .columnInsteadOfValue(level.shape.wording))
    }
    switch node.content {
    case .number(let value) where !(0...1).contains(value):
      report(node.stretch, .levelOutOfRange(value))
    case .integer(let value) where !(0...1).contains(value):
      report(node.stretch, .levelOutOfRange(Double(value)))
    default: break
    }
  }

  private mutating func check(
    _ condition: ExpressionNode, over shape: Shape, in context: ExpressionContext
  ) {
    let type = boolean(condition, "‘where’", in: context)
    if type.shape == .single {
      report(condition.stretch, .conditionOnSingleValue("where"))
    } else if shape != .single, shape.combined(with: type.shape) == nil {
      report(condition.stretch, .shapesDiffer(shape.wording, type.shape.wording))
    }
  }

  /// The names of the columns after `by`.
  private mutating func checkedGroups(
    of call: Call, over shape: Shape, in context: ExpressionContext
  ) -> [String] {
    var keys: [String] = []
    for node in call.groups {
      switch scope.meaning(of: node, in: context) {
      case .failure(let mistake): report(mistake.stretch, mistake.wording)
      case .success(let meaning):
        guard let key = checkedKey(meaning, node, over: shape) else { continue }
        if keys.contains(key) { report(node.stretch, .groupTwice(key)) }
        keys.append(key)
      }
    }
    return keys
  }

  private mutating func checkedKey(
    _ meaning: NameMeaning, _ node: ExpressionNode, over shape: Shape
  ) -> String? {
    switch (meaning, shape) {
    case (.groupKey(let name, _), .groups): return name
    case (.column(let table, let name, _), .rows(let grouped)) where table == grouped: return name
    case (_, .unknown), (_, .single): return nil
    case (_, .groups(_, let keys)):
      report(node.stretch, .groupNotKept(node.text, kept: keys))
      return nil
    case (_, .rows(let table)):
      report(node.stretch, .groupOfOtherTable(node.text, table: table))
      return nil
    }
  }
}

extension ExpressionContext {
  /// The context inside an aggregate's parentheses.
  ///
  /// Where its arguments name columns of exactly one table by id, bare names mean that table's.
  func inside(_ call: Call, _ scope: Scope) -> ExpressionContext {
    var inner = self
    inner.keys = []
    inner.groups = nil
    let nodes = call.arguments.flatMap { [$0.value] + ($0.explaining.map { [$0] } ?? []) }
    let named = Set(nodes.flatMap(\.tablesOutsideAggregates))
    if named.count == 1, let table = named.first, scope.tables[table] != nil {
      inner.defaultTable = table
    }
    return inner
  }

  /// The context of `where` and `by` of an aggregate over values of a shape.
  func forClauses(over shape: Shape) -> ExpressionContext {
    guard case .groups(let table, let keys) = shape else { return self }
    var clauses = self
    clauses.groups = (table, keys)
    return clauses
  }
}

extension ExpressionNode {
  /// The tables named by id, aggregates within left out.
  fileprivate var tablesOutsideAggregates: [String] {
    switch content {
    case .member(let owner, _): return Scope.isClaim(owner) ? [] : [owner]
    case .call(let call):
      let family = Function(rawValue: call.name)?.family(argumentCount: call.arguments.count)
      guard family == .elementwise else { return [] }
      return children.flatMap(\.tablesOutsideAggregates)
    default: return children.flatMap(\.tablesOutsideAggregates)
    }
  }
}

extension Function {
  /// The kind of an aggregate's value over values of a kind.
  fileprivate func resultKind(_ kind: Column.Kind?) -> Column.Kind? {
    switch self {
    case .count: .integer
    case .all, .any: .boolean
    case .first, .last, .sum, .min, .max: kind
    case .maxBy, .minBy: kind == .integer ? .number : kind
    default: .number
    }
  }
}
