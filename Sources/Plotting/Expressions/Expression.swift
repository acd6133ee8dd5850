import Manuscript
package import Results

/// An expression over a row, as Vega writes them: `datum.reward > 0.5 && datum.family == 'scaled'`.
package indirect enum Expression: Sendable, Hashable {
  case literal(Value)
  case list([Expression])
  case field(String)
  /// The row itself: `datum`, of which members are taken by computed names.
  case row
  /// A random number, a different one at each place that asks for one.
  case random(Int)
  /// A member or an element: `datum.best['price']`, `datum.runs[0]`, `datum.name.length`.
  case member(Expression, Expression)
  case negative(Expression)
  case not(Expression)
  case binary(BinaryOperator, Expression, Expression)
  case conditional(Expression, Expression, Expression)
  case call(ExpressionFunction, [Expression])
  /// The value of the object's member that another expression names: `{a: 1, b: 2}[datum.name]`.
  case lookup([String], [Expression], Expression)
  /// Whether a text has a part of some form: `test(/^a/, datum.name)`.
  case matches(TextPattern, Expression)
  /// A text with parts of some form replaced: `replace(datum.name, /_/g, ' ')`.
  case replacing(Expression, TextPattern, Expression)
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
    let unknown = unknownColumns(in: columns)
    for field in unknown {
      diagnostics.report(
        PlotMessages.unknownColumn(
          field, at: node.range, in: columns, isWarning: diagnostics.isVegaLite))
    }
    guard unknown.isEmpty || diagnostics.isVegaLite else { return nil }
  }

  /// The expressions of which this one consists.
  private var parts: [Expression] {
    switch self {
    case .literal, .field, .row, .random: []
    case .list(let elements): elements
    case .member(let base, let index): [base, index]
    case .negative(let operand), .not(let operand): [operand]
    case .binary(_, let left, let right): [left, right]
    case .conditional(let test, let first, let second): [test, first, second]
    case .call(_, let arguments): arguments
    case .lookup(_, let values, let name): values + [name]
    case .matches(_, let text): [text]
    case .replacing(let text, _, let replacement): [text, replacement]
    }
  }

  /// The column that the expression means if there is one of that name: the way to a member.
  var columnPath: String? {
    switch self {
    case .field(let name): name
    case .member(let base, .literal(let index)): base.columnPath.map { "\($0).\(index.text)" }
    default: nil
    }
  }

  /// The columns that the expression names and that do not exist, in reading order.
  func unknownColumns(in columns: TableColumns) -> [String] {
    if let path = columnPath, columns[path] != nil { return [] }
    if case .field(let name) = self { return [name] }
    return parts.flatMap { $0.unknownColumns(in: columns) }
  }

  /// What the expression's values are.
  package func kind(in columns: TableColumns) -> TableColumns.Kind {
    if let path = columnPath, let kind = columns[path] { return kind }
    switch self {
    case .literal(.string), .replacing: return .string
    case .literal(.boolean), .not, .matches: return .boolean
    case .literal, .negative, .field, .row, .random: return .number
    case .list: return .list
    case .member(let base, let index):
      if index == .literal(.string("length")) { return .number }
      guard base.kind(in: columns) == .list else { return .string }
      return base.columnPath.map { columns.elements(of: $0) } ?? .string
    case .conditional(_, let first, let second): return Self.common(first, second, columns)
    case .binary(let binary, let left, let right):
      switch binary {
      case .or, .and: return Self.common(left, right, columns)
      case .plus:
        let kinds: [TableColumns.Kind] = [left.kind(in: columns), right.kind(in: columns)]
        return kinds.contains(.string) || kinds.contains(.list) ? .string : .number
      default: return binary.compares ? .boolean : .number
      }
    case .lookup(_, let values, _): return values.first?.kind(in: columns) ?? .string
    case .call(let function, let arguments):
      return function.kind ?? arguments.first?.kind(in: columns) ?? .number
    }
  }

  /// What two values are of which one is taken; a missing one goes with everything.
  private static func common(
    _ first: Expression, _ second: Expression, _ columns: TableColumns
  ) -> TableColumns.Kind {
    if first == .literal(.missing) { return second.kind(in: columns) }
    let kind = first.kind(in: columns)
    if second == .literal(.missing) { return kind }
    return kind == second.kind(in: columns) ? kind : .string
  }
}
