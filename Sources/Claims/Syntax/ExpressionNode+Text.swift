extension ExpressionNode {
  /// The expression as its shortest text; reading it again gives the same expression.
  package var text: String { written(within: .or) }

  /// The expression with every part in parentheses and named, for comparing structures.
  package var outline: String {
    switch content {
    case .integer, .number, .text, .boolean, .name, .member: text
    case .negative(let operand): "(- \(operand.outline))"
    case .not(let operand): "(not \(operand.outline))"
    case .arithmetic(let sign, let left, let right):
      "(\(sign.rawValue) \(left.outline) \(right.outline))"
    case .logic(let sign, let left, let right):
      "(\(sign.rawValue) \(left.outline) \(right.outline))"
    case .comparison(let comparison): "(\(comparison.outline))"
    case .call(let call): "(\(call.outline))"
    }
  }

  /// How tightly the outermost operator binds.
  private var strength: Parser.Strength {
    switch content {
    case .integer(let integer): integer < 0 ? .negative : .power
    case .number(let number): number < 0 ? .negative : .power
    case .text, .boolean, .name, .member, .call: .power
    case .negative: .negative
    case .not: .not
    case .arithmetic(let sign, _, _): sign.strength
    case .logic(let sign, _, _): sign == .and ? .and : .or
    case .comparison: .comparison
    }
  }

  /// Whether the text needs nothing around it, whatever stands beside it.
  private var isAtom: Bool {
    switch content {
    case .integer, .number, .text, .boolean, .name, .member, .call: true
    default: false
    }
  }

  private func written(within outer: Parser.Strength) -> String {
    isAtom || strength >= outer ? bare : "(\(bare))"
  }

  private var bare: String {
    switch content {
    case .integer(let integer): String(integer)
    case .number(let number): number.description
    case .text(let text): "'\(text.replacing("'", with: "''"))'"
    case .boolean(let boolean): boolean ? "true" : "false"
    case .name(let name): Self.written(name)
    case .member(let owner, let name): "\(Self.written(owner)).\(Self.written(name))"
    case .negative(let operand): "-\(operand.written(within: .negative))"
    case .not(let operand): "not \(operand.written(within: .not))"
    case .arithmetic(.power, let base, let exponent):
      "\(base.isAtom ? base.bare : "(\(base.bare))")^\(exponent.written(within: .negative))"
    case .arithmetic(let sign, let left, let right):
      left.written(within: sign.strength) + " \(sign.rawValue) "
        + right.written(within: sign.strength == .sum ? .product : .negative)
    case .logic(let sign, let left, let right):
      left.written(within: sign == .and ? .and : .or) + " \(sign.rawValue) "
        + right.written(within: sign == .and ? .not : .and)
    case .comparison(let comparison): comparison.text
    case .call(let call): call.text
    }
  }

  private static func written(_ name: String) -> String {
    name.isPlainName ? name : "[\(name.replacing("]", with: "]]"))]"
  }

  fileprivate func operandOfComparison() -> String { written(within: .sum) }
}

extension ArithmeticOperator {
  fileprivate var strength: Parser.Strength {
    switch self {
    case .plus, .minus: .sum
    case .times, .divided: .product
    case .power: .power
    }
  }
}

extension Comparison {
  fileprivate var text: String {
    let tolerance = tolerance.map {
      " ± " + $0.amount.operandOfComparison() + ($0.isRelative ? "%" : "")
    }
    return left.operandOfComparison() + " \(comparator.rawValue) " + right.operandOfComparison()
      + (tolerance ?? "")
  }

  fileprivate var outline: String {
    let tolerance = tolerance.map { " ± \($0.amount.outline)\($0.isRelative ? "%" : "")" }
    return "\(comparator.rawValue) \(left.outline) \(right.outline)\(tolerance ?? "")"
  }
}

extension Call {
  fileprivate var text: String { "\(name)(\(contents(\.text, separator: ", ")))" }

  fileprivate var outline: String { "\(name) \(contents(\.outline, separator: " "))" }

  private func contents(
    _ text: (ExpressionNode) -> String, separator: String
  ) -> String {
    let arguments = arguments.map { argument in
      text(argument.value) + (argument.explaining.map { " ~ \(text($0))" } ?? "")
    }
    let condition = condition.map { " where \(text($0))" } ?? ""
    let groups = groups.isEmpty ? "" : " by \(groups.map(text).joined(separator: ", "))"
    return arguments.joined(separator: separator) + condition + groups
  }
}
