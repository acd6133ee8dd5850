import Manuscript
import Results

/// What is wrong with an expression's text.
package struct ExpressionError: Error {
  package var message: String
  var suggestion: String?
}

/// Reads expressions by precedence climbing.
package struct ExpressionParser {
  /// How deep parentheses and operators may nest.
  private static let greatestDepth = 100
  private var tokens: [ExpressionToken]
  private var position = 0
  private var depth = 0

  package static func parse(_ text: String) throws(ExpressionError) -> Expression {
    var parser = ExpressionParser(tokens: try ExpressionToken.tokens(of: text))
    let expression = try parser.conditional()
    guard parser.position == parser.tokens.count else {
      throw ExpressionError(message: "unexpected ‘\(parser.tokens[parser.position].text)’")
    }
    return expression
  }

  private init(tokens: [ExpressionToken]) {
    self.tokens = tokens
  }

  private var next: ExpressionToken? { position < tokens.count ? tokens[position] : nil }

  private mutating func accept(_ symbol: String) -> Bool {
    guard next == .symbol(symbol) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ symbol: String) throws(ExpressionError) {
    guard accept(symbol) else {
      throw ExpressionError(
        message: "expected ‘\(symbol)’ \(next.map { "before ‘\($0.text)’" } ?? "at the end")")
    }
  }

  private mutating func conditional() throws(ExpressionError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.greatestDepth else { throw ExpressionError(message: "too many levels") }
    let test = try binary(above: 0)
    guard accept("?") else { return test }
    let first = try conditional()
    try expect(":")
    return .conditional(test, first, try conditional())
  }

  private mutating func binary(above precedence: Int) throws(ExpressionError) -> Expression {
    var left = try unary()
    while case .symbol(let symbol) = next,
      let binary = BinaryOperator(rawValue: Self.normalized(symbol)),
      binary.precedence > precedence
    {
      position += 1
      left = .binary(binary, left, try self.binary(above: binary.precedence))
    }
    return left
  }

  /// `===` and `!==` mean `==` and `!=` here: nothing is converted in comparisons.
  private static func normalized(_ symbol: String) -> String {
    switch symbol {
    case "===": "=="
    case "!==": "!="
    default: symbol
    }
  }

  private mutating func unary() throws(ExpressionError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.greatestDepth else { throw ExpressionError(message: "too many levels") }
    if accept("-") { return .negative(try unary()) }
    if accept("+") { return try unary() }
    if accept("!") { return .not(try unary()) }
    return try primary()
  }

  private mutating func primary() throws(ExpressionError) -> Expression {
    guard let token = next else {
      throw ExpressionError(message: "something is missing at the end")
    }
    position += 1
    switch token {
    case .number(let number, _): return .literal(.number(number))
    case .string(let string): return .literal(.string(string))
    case .symbol("("):
      let inner = try conditional()
      try expect(")")
      return inner
    case .symbol(let symbol): throw ExpressionError(message: "unexpected ‘\(symbol)’")
    case .name(let name): return try named(name)
    }
  }

  private mutating func named(_ name: String) throws(ExpressionError) -> Expression {
    switch name {
    case "true": return .literal(.boolean(true))
    case "false": return .literal(.boolean(false))
    case "null": return .literal(.missing)
    case "PI": return .literal(.number(Double.pi))
    case "E": return .literal(.number(2.718281828459045))
    case "datum": return try field()
    default: return try call(name)
    }
  }

  private mutating func field() throws(ExpressionError) -> Expression {
    if accept(".") {
      guard case .name(let name) = next else {
        throw ExpressionError(message: "expected a column’s name after ‘datum.’")
      }
      position += 1
      return .field(name)
    }
    try expect("[")
    guard case .string(let name) = next else {
      throw ExpressionError(message: "expected a column’s name in quotes after ‘datum[’")
    }
    position += 1
    try expect("]")
    return .field(name)
  }

  private mutating func call(_ name: String) throws(ExpressionError) -> Expression {
    guard accept("(") else {
      throw ExpressionError(
        message: "unknown name ‘\(name)’", suggestion: next == nil ? "datum.\(name)" : nil)
    }
    guard let function = ExpressionFunction(rawValue: name) else {
      throw ExpressionError(
        message: "unknown function ‘\(name)’",
        suggestion: NearestName.nearest(
          to: name, among: ExpressionFunction.allCases.map(\.rawValue)))
    }
    var arguments: [Expression] = []
    if !accept(")") {
      repeat { arguments.append(try conditional()) } while accept(",")
      try expect(")")
    }
    guard function.argumentCount.contains(arguments.count) else {
      throw ExpressionError(
        message: "‘\(name)’ takes \(function.argumentCount.lowerBound) arguments, "
          + "not \(arguments.count)")
    }
    return .call(function, arguments)
  }
}
