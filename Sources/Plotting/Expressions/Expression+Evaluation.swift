package import Results

extension Expression {
  /// A function from a row of a table to the expression's value there.
  package func evaluation(on table: Table) -> (Int) -> Value {
    switch self {
    case .literal(let value): return { _ in value }
    case .field(let name):
      let values = table[name]?.keys
      return { row in values?[row] ?? .missing }
    case .negative(let operand):
      let operand = operand.evaluation(on: table)
      return { Value(finite: -operand($0).double) }
    case .not(let operand):
      let operand = operand.evaluation(on: table)
      return { .boolean(!operand($0).isTrue) }
    case .conditional(let test, let first, let second):
      let test = test.evaluation(on: table)
      let first = first.evaluation(on: table)
      let second = second.evaluation(on: table)
      return { test($0).isTrue ? first($0) : second($0) }
    case .call(let function, let arguments):
      let arguments = arguments.map { $0.evaluation(on: table) }
      return { row in function(arguments.map { $0(row) }) }
    case .binary(let binary, let left, let right):
      let left = left.evaluation(on: table)
      let right = right.evaluation(on: table)
      return { binary(left($0), right($0)) }
    }
  }
}

extension BinaryOperator {
  /// The value for two operands; missing where no number comes out.
  func callAsFunction(_ left: Value, _ right: Value) -> Value {
    let (a, b) = (left.double, right.double)
    switch self {
    case .or: return .boolean(left.isTrue || right.isTrue)
    case .and: return .boolean(left.isTrue && right.isTrue)
    case .equal: return .boolean(left.comparable == right.comparable)
    case .unequal: return .boolean(left.comparable != right.comparable)
    case .less: return .boolean(left.isLess(than: right))
    case .greater: return .boolean(right.isLess(than: left))
    case .lessOrEqual:
      return .boolean(left.isLess(than: right) || left.comparable == right.comparable)
    case .greaterOrEqual:
      return .boolean(right.isLess(than: left) || left.comparable == right.comparable)
    case .plus:
      if case .string = left { return .string(left.text + right.text) }
      if case .string = right { return .string(left.text + right.text) }
      return Value(finite: a + b)
    case .minus: return Value(finite: a - b)
    case .times: return Value(finite: a * b)
    case .over: return Value(finite: a / b)
    case .modulo: return Value(finite: a.truncatingRemainder(dividingBy: b))
    }
  }
}

extension Value {
  /// Whether the value counts as true: no missing value, false, zero or empty text.
  var isTrue: Bool {
    switch self {
    case .missing: false
    case .boolean(let boolean): boolean
    case .integer(let integer): integer != 0
    case .number(let number): number != 0 && !number.isNaN
    case .string(let string): !string.isEmpty
    }
  }

  /// The value with whole numbers as numbers, for comparisons.
  var comparable: Value {
    if case .integer(let integer) = self { return .number(Double(integer)) }
    return self
  }

  fileprivate func isLess(than other: Value) -> Bool {
    if case .string(let left) = self, case .string(let right) = other {
      return left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
    }
    return double < other.double
  }
}
