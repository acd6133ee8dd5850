/// A part of an expression with its place.
struct ExpressionNode: Sendable, Hashable {
  indirect enum Content: Sendable, Hashable {
    case integer(Int)
    case number(Double)
    case text(String)
    case boolean(Bool)
    /// A column, a quantity, or a claim.
    case name(String)
    /// `table.column` or `claim.quantity`.
    case member(of: String, String)
    case negative(ExpressionNode)
    case not(ExpressionNode)
    case arithmetic(ArithmeticOperator, ExpressionNode, ExpressionNode)
    case logic(LogicOperator, ExpressionNode, ExpressionNode)
    case comparison(Comparison)
    case call(Call)
  }

  var content: Content
  var stretch: Range<Int>
  /// How many parts lie within each other.
  var depth: Int

  init(_ content: Content, _ stretch: Range<Int>, depth: Int = 1) {
    self.content = content
    self.stretch = stretch
    self.depth = depth
  }

  /// How many parts may lie within each other.
  static let depthLimit = 100
}

enum ArithmeticOperator: String, Sendable, Hashable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"
  case power = "^"
}

enum LogicOperator: String, Sendable, Hashable {
  case and
  case or
}

enum ComparisonOperator: String, Sendable, Hashable {
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case unequal = "!="

  /// Whether it asks for an order rather than for equality.
  var isOrder: Bool { self != .equal && self != .unequal }
}

/// `left operator right`, equality perhaps with a tolerance.
struct Comparison: Sendable, Hashable {
  /// How far apart equal values may lie.
  struct Tolerance: Sendable, Hashable {
    var amount: ExpressionNode
    /// Whether the amount is in percent of the right side.
    var isRelative: Bool
  }

  var comparator: ComparisonOperator
  var left: ExpressionNode
  var right: ExpressionNode
  var tolerance: Tolerance?
}

/// `name(argument, … where condition by column, …)`.
struct Call: Sendable, Hashable {
  /// An argument; with `~` what is explained and what explains it.
  struct Argument: Sendable, Hashable {
    var value: ExpressionNode
    var explaining: ExpressionNode?

    var stretch: Range<Int> {
      value.stretch.lowerBound..<(explaining ?? value).stretch.upperBound
    }
  }

  var name: String
  var nameStretch: Range<Int>
  var arguments: [Argument]
  var condition: ExpressionNode?
  /// The columns after `by`, each a name or a member.
  var groups: [ExpressionNode]
}

extension ExpressionNode {
  /// The parts directly within this one.
  var children: [ExpressionNode] {
    switch content {
    case .integer, .number, .text, .boolean, .name, .member: []
    case .negative(let operand), .not(let operand): [operand]
    case .arithmetic(_, let left, let right), .logic(_, let left, let right): [left, right]
    case .comparison(let comparison):
      [comparison.left, comparison.right] + (comparison.tolerance.map { [$0.amount] } ?? [])
    case .call(let call):
      call.arguments.flatMap { [$0.value] + ($0.explaining.map { [$0] } ?? []) }
        + (call.condition.map { [$0] } ?? []) + call.groups
    }
  }
}
