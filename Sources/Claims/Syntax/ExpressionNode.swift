/// A part of an expression with its place.
package struct ExpressionNode: Sendable, Hashable {
  package indirect enum Content: Sendable, Hashable {
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

  package var content: Content
  package var stretch: Range<Int>
  /// How many parts lie within each other.
  package var depth: Int

  package init(_ content: Content, _ stretch: Range<Int>, depth: Int = 1) {
    self.content = content
    self.stretch = stretch
    self.depth = depth
  }

  /// How many parts may lie within each other.
  package static let depthLimit = 100
}

package enum ArithmeticOperator: String, Sendable, Hashable {
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divided = "/"
  case power = "^"
}

package enum LogicOperator: String, Sendable, Hashable {
  case and
  case or
}

package enum ComparisonOperator: String, Sendable, Hashable {
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case unequal = "!="

  /// Whether it asks for an order rather than for equality.
  package var isOrder: Bool { self != .equal && self != .unequal }
}

/// `left operator right`, equality perhaps with a tolerance.
package struct Comparison: Sendable, Hashable {
  /// How far apart equal values may lie.
  package struct Tolerance: Sendable, Hashable {
    package var amount: ExpressionNode
    /// Whether the amount is in percent of the right side.
    package var isRelative: Bool

    package init(amount: ExpressionNode, isRelative: Bool) {
      self.amount = amount
      self.isRelative = isRelative
    }
  }

  package var comparator: ComparisonOperator
  package var left: ExpressionNode
  package var right: ExpressionNode
  package var tolerance: Tolerance?

  package init(
    comparator: ComparisonOperator, left: ExpressionNode, right: ExpressionNode,
    tolerance: Tolerance? = nil
  ) {
    self.comparator = comparator
    self.left = left
    self.right = right
    self.tolerance = tolerance
  }
}

/// `name(argument, … where condition by column, …)`.
package struct Call: Sendable, Hashable {
  /// An argument; with `~` what is explained and what explains it.
  package struct Argument: Sendable, Hashable {
    package var value: ExpressionNode
    package var explaining: ExpressionNode?

    package init(value: ExpressionNode, explaining: ExpressionNode? = nil) {
      self.value = value
      self.explaining = explaining
    }

    var stretch: Range<Int> {
      value.stretch.lowerBound..<(explaining ?? value).stretch.upperBound
    }
  }

  package var name: String
  package var nameStretch: Range<Int>
  package var arguments: [Argument]
  package var condition: ExpressionNode?
  /// The columns after `by`, each a name or a member.
  package var groups: [ExpressionNode]

  package init(
    name: String, nameStretch: Range<Int>, arguments: [Argument], condition: ExpressionNode?,
    groups: [ExpressionNode]
  ) {
    self.name = name
    self.nameStretch = nameStretch
    self.arguments = arguments
    self.condition = condition
    self.groups = groups
  }
}

extension ExpressionNode {
  /// The parts directly within this one.
  package var children: [ExpressionNode] {
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
