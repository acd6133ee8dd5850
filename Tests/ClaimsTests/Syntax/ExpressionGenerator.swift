import Claims

/// Random expressions, the same in every run.
struct ExpressionGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private mutating func choice<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &self)]
  }

  /// An expression, right or wrong, over the tables of `Bench`.
  mutating func expression(depth: Int) -> ExpressionNode {
    guard depth > 0, next() % 5 > 0 else { return leaf() }
    return ExpressionNode(content(depth: depth - 1), 0..<0)
  }

  private mutating func content(depth: Int) -> ExpressionNode.Content {
    switch next() % 6 {
    case 0: return .negative(expression(depth: depth))
    case 1: return .not(expression(depth: depth))
    case 2:
      let sign = choice([ArithmeticOperator.plus, .minus, .times, .divided, .power])
      return .arithmetic(sign, expression(depth: depth), expression(depth: depth))
    case 3:
      let sign = choice([LogicOperator.and, .or])
      return .logic(sign, expression(depth: depth), expression(depth: depth))
    case 4: return .comparison(comparison(depth: depth))
    default: return .call(call(depth: depth))
    }
  }

  private mutating func comparison(depth: Int) -> Comparison {
    let comparator = choice([
      ComparisonOperator.less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .unequal,
    ])
    var comparison = Comparison(
      comparator: comparator, left: expression(depth: depth), right: expression(depth: depth))
    if !comparator.isOrder, next() % 2 == 0 {
      comparison.tolerance = .init(amount: expression(depth: depth), isRelative: next() % 2 == 0)
    }
    return comparison
  }

  private mutating func call(depth: Int) -> Call {
    var call = Call(
      name: choice(Function.allCases.map(\.rawValue) + ["nonsense"]), nameStretch: 0..<0,
      arguments: [], condition: nil, groups: [])
    for _ in 0..<Int.random(in: 0...2, using: &self) {
      let explaining = next() % 3 == 0 ? expression(depth: depth) : nil
      call.arguments.append(.init(value: expression(depth: depth), explaining: explaining))
    }
    if next() % 3 == 0 { call.condition = expression(depth: depth) }
    if next() % 3 == 0 { call.groups = (0...Int(next() % 2)).map { _ in name() } }
    return call
  }

  private mutating func leaf() -> ExpressionNode {
    switch next() % 6 {
    case 0: ExpressionNode(.integer(Int(next() % 12)), 0..<0)
    case 1: ExpressionNode(.number(choice([0.5, 1e-5, 3e20, 2.0])), 0..<0)
    case 2: ExpressionNode(.text(choice(["a", "b", "it's", "\"", ""])), 0..<0)
    case 3: ExpressionNode(.boolean(next() % 2 == 0), 0..<0)
    default: name()
    }
  }

  private mutating func name() -> ExpressionNode {
    let names = ["t", "family", "variance", "steps", "done", "x-odd name", "where", "a]b", "cl-b"]
    if next() % 3 == 0 {
      let owner = choice(["time-to-gain", "other", "cl-b", "no where"])
      return ExpressionNode(.member(of: owner, choice(names)), 0..<0)
    }
    return ExpressionNode(.name(choice(names)), 0..<0)
  }

  /// Words of the language in no order.
  mutating func noise() -> String {
    let words = [
      "a", "t", "1", "2.5", ".", "e", "-", "+", "*", "/", "^", "(", ")", "(", ")", ",", "<", ">=",
      "==", "!=", "±", "%", "~", "and", "or", "not", "where", "by", "true", "'", "\"", "[", "]",
      " ", " ", " ", "mean", "slope", "cl-a", ".x", "é", "\n", "?",
    ]
    return (0..<Int(next() % 14)).map { _ in choice(words) }.joined()
  }
}
