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
  var position = 0
  private var depth = 0
  private var randomCount = 0

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

  var next: ExpressionToken? { position < tokens.count ? tokens[position] : nil }

  mutating func accept(_ symbol: String) -> Bool {
    guard next == .symbol(symbol) else { return false }
    position += 1
    return true
  }

  mutating func expect(_ symbol: String) throws(ExpressionError) {
    guard accept(symbol) else {
      throw ExpressionError(
        message: "expected ‘\(symbol)’ \(next.map { "before ‘\($0.text)’" } ?? "at the end")")
    }
  }

  mutating func conditional() throws(ExpressionError) -> Expression {
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
      let binary = BinaryOperator(rawValue: symbol),
      binary.precedence > precedence
    {
      position += 1
      left = .binary(binary, left, try self.binary(above: binary.precedence))
    }
    return left
  }

  private mutating func unary() throws(ExpressionError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.greatestDepth else { throw ExpressionError(message: "too many levels") }
    if accept("-") { return .negative(try unary()) }
    if accept("+") { return .binary(.minus, try unary(), .literal(.number(0))) }
    if accept("~") { return .binary(.bitXor, try unary(), .literal(.number(-1))) }
    if accept("!") { return .not(try unary()) }
    return try members(of: try primary())
  }

  /// An expression with the members that are taken of it: `.length`, `[0]`, `['a']`.
  private mutating func members(of base: Expression) throws(ExpressionError) -> Expression {
    var expression = base
    while true {
      if accept(".") {
        guard case .name(let name) = next else {
          throw ExpressionError(message: "expected a name after ‘.’")
        }
        position += 1
        expression = .member(expression, .literal(.string(name)))
      } else if accept("[") {
        expression = .member(expression, try conditional())
        try expect("]")
      } else {
        return expression
      }
    }
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
      if accept("{") { return try object() }
      let inner = try conditional()
      try expect(")")
      return inner
    case .symbol("{"): return try object()
    case .symbol("["):
      return .list(try elements(until: "]"))
    case .pattern:
      throw ExpressionError(
        message: "a regular expression stands only in ‘test’ and ‘replace’")
    case .symbol(let symbol): throw ExpressionError(message: "unexpected ‘\(symbol)’")
    case .name(let name): return try named(name)
    }
  }

  mutating func elements(until end: String) throws(ExpressionError) -> [Expression] {
    var elements: [Expression] = []
    if accept(end) { return elements }
    repeat { elements.append(try conditional()) } while accept(",")
    try expect(end)
    return elements
  }

  private mutating func named(_ name: String) throws(ExpressionError) -> Expression {
    switch name {
    case "true": return .literal(.boolean(true))
    case "false": return .literal(.boolean(false))
    case "null": return .literal(.null)
    case "undefined": return .literal(.missing)
    case "NaN": return .literal(.number(.nan))
    case "Infinity": return .literal(.number(.infinity))
    case "datum": return try field()
    default: break
    }
    if next != .symbol("("), let constant = Self.constants[name] {
      return .literal(.number(constant))
    }
    return try call(name)
  }

  private static let constants = [
    "PI": Double.pi, "E": 2.718281828459045, "LN2": 0.6931471805599453,
    "LN10": 2.302585092994046, "LOG2E": 1.4426950408889634, "LOG10E": 0.4342944819032518,
    "SQRT2": 1.4142135623730951, "SQRT1_2": 0.7071067811865476,
    "MAX_VALUE": Double.greatestFiniteMagnitude, "MIN_VALUE": Double.leastNonzeroMagnitude,
  ]

  /// What follows `datum`: a column's name, or a computed one; alone it is the row itself.
  private mutating func field() throws(ExpressionError) -> Expression {
    if accept(".") {
      guard case .name(let name) = next else {
        throw ExpressionError(message: "expected a column’s name after ‘datum.’")
      }
      position += 1
      return .field(name)
    }
    guard accept("[") else { return .row }
    let name = try conditional()
    try expect("]")
    switch name {
    case .literal(.string(let name)): return .field(name)
    case .literal(let value): return .field(value.plainText)
    default: return .member(.row, name)
    }
  }

  private mutating func call(_ name: String) throws(ExpressionError) -> Expression {
    guard accept("(") else {
      throw ExpressionError(
        message: "unknown name ‘\(name)’", suggestion: next == nil ? "datum.\(name)" : nil)
    }
    switch name {
    case "test": return try patternTest()
    case "replace": return try replacement()
    case "if":
      let arguments = try elements(until: ")")
      guard arguments.count == 3 else {
        throw ExpressionError(message: "‘if’ takes 3 arguments, not \(arguments.count)")
      }
      return .conditional(arguments[0], arguments[1], arguments[2])
    default: break
    }
    if let random = try random(name) { return random }
    if let reason = ExpressionFunction.refused[name] {
      throw ExpressionError(message: "‘\(name)’ is not supported: \(reason)")
    }
    guard let function = ExpressionFunction.named(name) else {
      throw ExpressionError(
        message: "unknown function ‘\(name)’",
        suggestion: NearestName.nearest(to: name, among: ExpressionFunction.names))
    }
    let arguments = try elements(until: ")")
    let count = function.argumentCount
    guard count.contains(arguments.count) else {
      let words =
        count.count == 1 ? "\(count.lowerBound)" : "\(count.lowerBound) to \(count.upperBound)"
      throw ExpressionError(
        message: "‘\(name)’ takes \(words) arguments, not \(arguments.count)")
    }
    try check(function, arguments)
    return .call(function, arguments)
  }

  /// `random()` and samples of distributions, after their opening parenthesis; nil for other names.
  private mutating func random(_ name: String) throws(ExpressionError) -> Expression? {
    let samples = [
      "sampleNormal": "quantileNormal", "sampleLogNormal": "quantileLogNormal",
      "sampleUniform": "quantileUniform",
    ]
    guard name == "random" || samples[name] != nil else { return nil }
    randomCount += 1
    let number = Expression.random(randomCount)
    let arguments = try elements(until: ")")
    guard let quantile = samples[name].flatMap(ExpressionFunction.named) else { return number }
    return .call(quantile, [number] + arguments.prefix(2))
  }

  /// Formats given outright must be formats.
  private func check(
    _ function: ExpressionFunction, _ arguments: [Expression]
  ) throws(ExpressionError) {
    guard arguments.count == 2, case .literal(.string(let text)) = arguments[1] else { return }
    switch function.name {
    case "format" where FormatSpecifier(parsing: text) == nil:
      throw ExpressionError(message: "‘\(text)’ is no number format")
    case "timeFormat", "utcFormat", "timeParse", "utcParse":
      guard TimeFormat(parsing: text) != nil else {
        throw ExpressionError(message: "‘\(text)’ is no time format")
      }
    default: break
    }
  }
}
