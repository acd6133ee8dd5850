import NumericalMethods
import Results

extension Evaluator {
  /// Sums, products and powers value by value; a missing operand gives a missing value.
  func arithmetic(
    _ sign: ArithmeticOperator, _ left: Evaluated, _ right: Evaluated, _ stretch: Range<Int>
  ) throws(ExpressionMistake) -> Evaluated {
    let pair = try align(left, right, stretch)
    if case .integers(let first) = pair.left, case .integers(let second) = pair.right,
      let whole = Self.wholeNumbers(sign, first, second)
    {
      return Evaluated(.integers(whole), pair.frame)
    }
    let first = Evaluated(pair.left, pair.frame).doubles
    let second = Evaluated(pair.right, pair.frame).doubles
    var results: [Double] = []
    results.reserveCapacity(first.count)
    for (index, (x, y)) in zip(first, second).enumerated() {
      guard !x.isNaN, !y.isNaN else {
        results.append(.nan)
        continue
      }
      let result = Self.apply(sign, x, y)
      guard result.isFinite else {
        let place = pair.place(index)
        throw .init(
          stretch,
          sign == .divided && y == 0
            ? .divisionByZero(place)
            : .notFinite("\(written(x)) \(sign.rawValue) \(written(y))", place))
      }
      results.append(result)
    }
    return Evaluated(.numbers(results), pair.frame)
  }

  private static func apply(_ sign: ArithmeticOperator, _ x: Double, _ y: Double) -> Double {
    switch sign {
    case .plus: return x + y
    case .minus: return x - y
    case .times: return x * y
    case .divided: return x / y
    case .power:
      if let whole = Int(exactly: y), abs(whole) <= 1024 { return power(x, whole) }
      return power(x, y)
    }
  }

  /// Sums, differences and products of whole numbers, or nil where one does not fit 64 bits.
  private static func wholeNumbers(
    _ sign: ArithmeticOperator, _ left: [Int], _ right: [Int]
  ) -> [Int]? {
    var results: [Int] = []
    results.reserveCapacity(left.count)
    for (x, y) in zip(left, right) {
      let (result, overflow): (Int, Bool)
      switch sign {
      case .plus: (result, overflow) = x.addingReportingOverflow(y)
      case .minus: (result, overflow) = x.subtractingReportingOverflow(y)
      case .times: (result, overflow) = x.multipliedReportingOverflow(by: y)
      case .divided, .power: return nil
      }
      if overflow { return nil }
      results.append(result)
    }
    return results
  }

  /// Comparisons value by value; where an operand is missing, the outcome is.
  func compare(
    _ comparison: Comparison, _ stretch: Range<Int>, _ surroundings: Surroundings
  ) throws(ExpressionMistake) -> Evaluated {
    let pair = try align(
      evaluate(comparison.left, surroundings), evaluate(comparison.right, surroundings), stretch)
    guard let tolerance = comparison.tolerance else {
      let outcomes = (0..<pair.count).map {
        comparison.comparator.outcome(pair.left[$0], pair.right[$0])
      }
      return Evaluated(.booleans(outcomes), pair.frame)
    }
    let amount = try evaluate(tolerance.amount, surroundings)
    let reach = try align(Evaluated(pair.left, pair.frame), amount, stretch)
    let other = try align(Evaluated(pair.right, pair.frame), amount, stretch)
    let outcomes = (0..<reach.count).map { index -> Bool? in
      guard let left = reach.left[index].double, let right = other.left[index].double,
        let amount = reach.right[index].double
      else { return nil }
      let limit = tolerance.isRelative ? amount / 100 * right.magnitude : amount
      let isNear = (left - right).magnitude <= limit
      return comparison.comparator == .equal ? isNear : !isNear
    }
    return Evaluated(.booleans(outcomes), reach.frame)
  }

  /// Conjunction and disjunction with missing values as the unknown of three-valued logic.
  ///
  /// The right side is computed only in the rows that the left one leaves open.
  func logic(
    _ sign: LogicOperator, _ left: ExpressionNode, _ right: ExpressionNode, _ stretch: Range<Int>,
    _ surroundings: Surroundings
  ) throws(ExpressionMistake) -> Evaluated {
    let first = try evaluate(left, surroundings)
    let decided = sign == .or
    let type = Checker.type(of: right, in: surroundings.context, scope)
    if case .single = first.frame, type.shape == .single, first.booleans[0] == decided {
      return first
    }
    if case .rows(let table, let rows) = first.frame, type.shape == .rows(table: table) {
      let open = first.booleans.indices.filter { first.booleans[$0] != decided }
      var narrowed = surroundings
      narrowed.rows[table] = open.map { rows[$0] }
      let second = try evaluate(right, narrowed).booleans
      var outcomes = first.booleans
      for (place, value) in zip(open, second) {
        outcomes[place] = sign.outcome(outcomes[place], value)
      }
      return Evaluated(.booleans(outcomes), first.frame)
    }
    let pair = try align(first, evaluate(right, surroundings), stretch)
    let second = Evaluated(pair.right, pair.frame).booleans
    let outcomes = zip(Evaluated(pair.left, pair.frame).booleans, second).map(sign.outcome)
    return Evaluated(.booleans(outcomes), pair.frame)
  }

  /// A number in a message.
  func written(_ number: Double) -> String { NumberFormat().text(number) }
}

extension LogicOperator {
  /// The outcome of three-valued logic.
  fileprivate func outcome(_ left: Bool?, _ right: Bool?) -> Bool? {
    let decided = self == .or
    if left == decided || right == decided { return decided }
    return left == nil || right == nil ? nil : !decided
  }
}

extension ComparisonOperator {
  /// Whether two values compare so; nil where one is missing.
  fileprivate func outcome(_ left: Value, _ right: Value) -> Bool? {
    guard left != .missing, right != .missing else { return nil }
    if case .integer(let first) = left, case .integer(let second) = right {
      return outcome(isLess: first < second, isEqual: first == second)
    }
    if let first = left.double, let second = right.double {
      return outcome(isLess: first < second, isEqual: first == second)
    }
    return outcome(isLess: false, isEqual: left == right)
  }

  private func outcome(isLess: Bool, isEqual: Bool) -> Bool {
    switch self {
    case .less: isLess
    case .lessOrEqual: isLess || isEqual
    case .greater: !isLess && !isEqual
    case .greaterOrEqual: !isLess
    case .equal: isEqual
    case .unequal: !isEqual
    }
  }
}
