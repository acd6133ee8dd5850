package import Manuscript

/// Reads expressions by operator precedence (Pratt).
///
/// From loosest to tightest: or · and · not · comparisons, which do not chain · + and − · * and / ·
/// unary minus · ^, which groups to the right.
package struct Parser {
  /// How tightly operators bind.
  enum Strength: Int, Comparable {
    case or = 1
    case and
    case not
    case comparison
    case sum
    case product
    case negative
    case power

    static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }
  }

  private let tokens: [Token]
  private var index = 0
  private var nesting = 0

  private init(_ tokens: [Token]) {
    self.tokens = tokens
  }

  /// The expression that a text holds, or everything that is wrong with it.
  package static func parse(
    _ text: Sourced<String>
  ) -> (expression: ExpressionNode?, diagnostics: [Diagnostic]) {
    let source = ExpressionSource(text)
    let (node, mistakes) = parse(source.characters)
    return (node, mistakes.map { $0.diagnostic(in: source) })
  }

  /// The expression that characters hold, or everything that is wrong with it.
  package static func parse(
    _ characters: [Character]
  ) -> (expression: ExpressionNode?, mistakes: [ExpressionMistake]) {
    let lexer = Lexer(characters)
    guard lexer.mistakes.isEmpty else { return (nil, lexer.mistakes) }
    guard lexer.tokens.count > 1 else { return (nil, [.init(0..<0, .emptyExpression)]) }
    var parser = Parser(lexer.tokens)
    do {
      let node = try parser.expression(atLeast: .or)
      try parser.expectEnd()
      return (node, [])
    } catch {
      return (nil, [error])
    }
  }

  private var current: Token { tokens[index] }

  private mutating func advance() -> Token {
    defer { index = min(index + 1, tokens.count - 1) }
    return tokens[index]
  }

  private mutating func take(_ word: String) -> Bool {
    guard current.isWord(word) else { return false }
    _ = advance()
    return true
  }

  private mutating func expect(
    _ word: String, _ expected: String
  ) throws(ExpressionMistake) -> Token {
    guard current.isWord(word) else { throw unexpected(expected) }
    return advance()
  }

  private func unexpected(_ expected: String) -> ExpressionMistake {
    .init(current.stretch, .unexpected(current.wording, expected: expected))
  }

  private func expectEnd() throws(ExpressionMistake) {
    guard current.kind != .end else { return }
    if current.isWord("±") { throw .init(current.stretch, .toleranceWithoutEquality) }
    if current.isWord("~") { throw .init(current.stretch, .tildeOutsideRegression) }
    if current.isWord("where") || current.isWord("by") {
      throw .init(current.stretch, .clauseOutsideAggregate(current.wording))
    }
    throw unexpected("an operator or the end of the expression")
  }

  /// An expression whose operators all bind at least so tightly.
  private mutating func expression(
    atLeast strength: Strength
  ) throws(ExpressionMistake) -> ExpressionNode {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= ExpressionNode.depthLimit else {
      throw .init(current.stretch, .tooDeep(ExpressionNode.depthLimit))
    }
    var left = try prefix(atLeast: strength)
    while let next = infixStrength(of: current), next >= strength {
      left = try infix(left, next)
    }
    return left
  }

  private func infixStrength(of token: Token) -> Strength? {
    switch token.kind {
    case .symbol("+"), .symbol("-"): return .sum
    case .symbol("*"), .symbol("/"): return .product
    case .symbol("^"): return .power
    case .symbol(let symbol) where ComparisonOperator(rawValue: symbol) != nil: return .comparison
    default: return token.isWord("and") ? .and : token.isWord("or") ? .or : nil
    }
  }

  private mutating func infix(
    _ left: ExpressionNode, _ strength: Strength
  ) throws(ExpressionMistake) -> ExpressionNode {
    let token = advance()
    guard case .symbol(let symbol) = token.kind else {
      let sign: LogicOperator = strength == .and ? .and : .or
      let right = try expression(atLeast: strength == .and ? .not : .and)
      return try node(.logic(sign, left, right), around: [left, right])
    }
    if let comparator = ComparisonOperator(rawValue: symbol) {
      return try comparison(left, comparator)
    }
    guard let sign = ArithmeticOperator(rawValue: symbol) else {
      preconditionFailure("the signs with a strength are operators")
    }
    let tighter: Strength
    switch strength {
    case .sum: tighter = .product
    case .product: tighter = .negative
    default: tighter = .negative
    }
    let right = try expression(atLeast: tighter)
    return try node(.arithmetic(sign, left, right), around: [left, right])
  }

  private mutating func comparison(
    _ left: ExpressionNode, _ comparator: ComparisonOperator
  ) throws(ExpressionMistake) -> ExpressionNode {
    let right = try expression(atLeast: .sum)
    var comparison = Comparison(comparator: comparator, left: left, right: right)
    var end = right.stretch.upperBound
    if current.isWord("±"), !comparator.isOrder {
      _ = advance()
      let amount = try expression(atLeast: .sum)
      let isRelative = current.isWord("%")
      end = isRelative ? advance().stretch.upperBound : amount.stretch.upperBound
      comparison.tolerance = .init(amount: amount, isRelative: isRelative)
    }
    if infixStrength(of: current) == .comparison {
      throw .init(current.stretch, .chainedComparison)
    }
    var result = try node(
      .comparison(comparison),
      around: [left, right] + (comparison.tolerance.map { [$0.amount] } ?? []))
    result.stretch = left.stretch.lowerBound..<end
    return result
  }

  /// An operand with the signs before it.
  private mutating func prefix(
    atLeast strength: Strength
  ) throws(ExpressionMistake) -> ExpressionNode {
    let start = current.stretch.lowerBound
    if current.isWord("not") {
      guard strength <= .not else { throw .init(current.stretch, .bareNot) }
      _ = advance()
      let operand = try expression(atLeast: .not)
      return try node(.not(operand), around: [operand], from: start)
    }
    if take("-") {
      let operand = try expression(atLeast: .negative)
      return try node(.negative(operand), around: [operand], from: start)
    }
    return try operand()
  }

  private mutating func operand() throws(ExpressionMistake) -> ExpressionNode {
    let token = current
    switch token.kind {
    case .integer(let integer):
      return ExpressionNode(.integer(integer), advance().stretch)
    case .number(let number): return ExpressionNode(.number(number), advance().stretch)
    case .text(let text): return ExpressionNode(.text(text), advance().stretch)
    case .member(let owner, let name):
      return ExpressionNode(.member(of: owner, name), advance().stretch)
    case .name(let name, let isQuoted): return try named(name, isQuoted: isQuoted)
    case .symbol("("):
      _ = advance()
      var inner = try expression(atLeast: .or)
      let closing = try expect(")", "‘)’")
      inner.stretch = token.stretch.lowerBound..<closing.stretch.upperBound
      return inner
    default: throw unexpected("a number, a text, a name or ‘(’")
    }
  }

  private mutating func named(
    _ name: String, isQuoted: Bool
  ) throws(ExpressionMistake) -> ExpressionNode {
    if !isQuoted, name == "true" || name == "false" {
      return ExpressionNode(.boolean(name == "true"), advance().stretch)
    }
    if !isQuoted, Token.keywords.contains(name) {
      throw unexpected("a number, a text, a name or ‘(’")
    }
    let token = advance()
    guard !isQuoted, current.isWord("(") else { return ExpressionNode(.name(name), token.stretch) }
    return try call(name, token.stretch)
  }

  private mutating func call(
    _ name: String, _ nameStretch: Range<Int>
  ) throws(ExpressionMistake) -> ExpressionNode {
    _ = advance()
    var call = Call(
      name: name, nameStretch: nameStretch, arguments: [], condition: nil, groups: [])
    if !current.isWord(")"), !current.isWord("where"), !current.isWord("by") {
      repeat { call.arguments.append(try argument()) } while take(",")
    }
    if take("where") { call.condition = try expression(atLeast: .or) }
    if take("by") {
      repeat { call.groups.append(try groupName()) } while take(",")
    }
    if current.isWord("where") { throw .init(current.stretch, .whereAfterBy) }
    if current.isWord("±") { throw .init(current.stretch, .toleranceWithoutEquality) }
    let expected =
      call.groups.isEmpty
      ? call.condition == nil ? "‘,’, ‘where’, ‘by’ or ‘)’" : "‘by’ or ‘)’" : "‘,’ or ‘)’"
    let closing = try expect(")", expected)
    var result = try node(.call(call), around: ExpressionNode(.call(call), nameStretch).children)
    result.stretch = nameStretch.lowerBound..<closing.stretch.upperBound
    return result
  }

  private mutating func argument() throws(ExpressionMistake) -> Call.Argument {
    let value = try expression(atLeast: .or)
    guard take("~") else { return .init(value: value) }
    return .init(value: value, explaining: try expression(atLeast: .or))
  }

  private mutating func groupName() throws(ExpressionMistake) -> ExpressionNode {
    switch current.kind {
    case .name(let name, let isQuoted) where isQuoted || !Token.keywords.contains(name):
      return ExpressionNode(.name(name), advance().stretch)
    case .member(let owner, let name):
      return ExpressionNode(.member(of: owner, name), advance().stretch)
    default: throw unexpected("the name of a column after ‘by’")
    }
  }

  private func node(
    _ content: ExpressionNode.Content, around parts: [ExpressionNode], from start: Int? = nil
  ) throws(ExpressionMistake) -> ExpressionNode {
    let first = start ?? parts.map(\.stretch.lowerBound).min() ?? current.stretch.lowerBound
    let last = parts.map(\.stretch.upperBound).max() ?? first
    let depth = 1 + (parts.map(\.depth).max() ?? 0)
    guard depth <= ExpressionNode.depthLimit else {
      throw .init(first..<last, .tooDeep(ExpressionNode.depthLimit))
    }
    return ExpressionNode(content, first..<last, depth: depth)
  }
}
