import Manuscript
package import Results

/// An expression over a row, as Vega writes them: `datum.reward > 0.5 && datum.family == 'scaled'`.
package indirect enum Expression: Sendable, Hashable {
  case literal(Value)
  case field(String)
  case negative(Expression)
  case not(Expression)
  case binary(BinaryOperator, Expression, Expression)
  case conditional(Expression, Expression, Expression)
  case call(ExpressionFunction, [Expression])
}

/// The operators between two operands.
package enum BinaryOperator: String, Sendable, Hashable, CaseIterable {
  case or = "||"
  case and = "&&"
  case equal = "=="
  case unequal = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case plus = "+"
  case minus = "-"
  case times = "*"
  case over = "/"
  case modulo = "%"

  /// How tightly the operator binds; larger binds tighter.
  package var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .unequal: 3
    case .less, .lessOrEqual, .greater, .greaterOrEqual: 4
    case .plus, .minus: 5
    case .times, .over, .modulo: 6
    }
  }
}

extension Expression {
  /// Reads an expression and checks the columns it names; nil, with a diagnostic, after an error.
  init?(reading node: YAMLNode, columns: TableColumns, _ diagnostics: SpecificationDiagnostics) {
    guard let text = node.scalarText else {
      diagnostics.report(PlotMessages.wrongType(node, "an expression", expected: "a text"))
      return nil
    }
    do {
      self = try ExpressionParser.parse(text)
    } catch {
      diagnostics.report(
        PlotMessages.custom(
          "\(error.message) in the expression ‘\(text)’", at: node.range,
          suggestion: error.suggestion))
      return nil
    }
    var isKnown = true
    for field in fields where columns[field] == nil {
      diagnostics.report(PlotMessages.unknownColumn(field, at: node.range, in: columns))
      isKnown = false
    }
    guard isKnown else { return nil }
  }

  /// The columns that the expression names, in reading order.
  package var fields: [String] {
    switch self {
    case .literal: []
    case .field(let name): [name]
    case .negative(let operand), .not(let operand): operand.fields
    case .binary(_, let left, let right): left.fields + right.fields
    case .conditional(let test, let first, let second):
      test.fields + first.fields + second.fields
    case .call(_, let arguments): arguments.flatMap(\.fields)
    }
  }

  /// What the expression's values are.
  package func kind(in columns: TableColumns) -> TableColumns.Kind {
    switch self {
    case .literal(.string): return .string
    case .literal(.boolean), .not: return .boolean
    case .literal, .negative: return .number
    case .field(let name): return columns[name] ?? .number
    case .conditional(_, let first, let second):
      let kinds = [first.kind(in: columns), second.kind(in: columns)]
      return kinds[0] == kinds[1] ? kinds[0] : .string
    case .binary(let binary, let left, let right):
      switch binary {
      case .or, .and, .equal, .unequal, .less, .lessOrEqual, .greater, .greaterOrEqual:
        return .boolean
      case .plus:
        let isText = left.kind(in: columns) == .string || right.kind(in: columns) == .string
        return isText ? .string : .number
      case .minus, .times, .over, .modulo: return .number
      }
    case .call(let function, _): return function.kind
    }
  }
}
