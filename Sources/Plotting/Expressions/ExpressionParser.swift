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
      let inner = try conditional()
      try expect(")")
      return inner
    case .symbol("["):
      return .list(try elements(until: "]"))
    case .pattern:
      throw ExpressionError(
        message: "a regular expression stands only in ‘test’ and ‘replace’")
    case .symbol(let symbol): throw ExpressionError(message: "unexpected ‘\(symbol)’")
    case .name(let name): return try named(name)
    }
  }

  private mutating func elements(until end: String) throws(ExpressionError) -> [Expression] {
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
    case "null", "undefined", "NaN": return .literal(.missing)
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

  // MARK: - Regular expressions

  /// `test(/pattern/, text)`, after its opening parenthesis.
  private mutating func patternTest() throws(ExpressionError) -> Expression {
    guard let pattern = try self.pattern() else {
      throw ExpressionError(message: "‘test’ takes a regular expression and a text")
    }
    try expect(",")
    let text = try conditional()
    try expect(")")
    return .matches(pattern, text)
  }

  /// `replace(text, pattern or text, replacement)`, after its opening parenthesis.
  private mutating func replacement() throws(ExpressionError) -> Expression {
    let text = try conditional()
    try expect(",")
    let pattern = try self.pattern()
    let part = pattern == nil ? try conditional() : nil
    try expect(",")
    let replacement = try conditional()
    try expect(")")
    if let pattern { return .replacing(text, pattern, replacement) }
    guard let part, let function = ExpressionFunction.named("replace") else {
      throw ExpressionError(message: "‘replace’ takes 3 arguments")
    }
    return .call(function, [text, part, replacement])
  }

  /// A regular expression, `/…/` or `regexp('…')`, if one comes next.
  private mutating func pattern() throws(ExpressionError) -> TextPattern? {
    if case .pattern(let pattern, let flags) = next {
      position += 1
      return try TextPattern(pattern, flags: flags)
    }
    guard next == .name("regexp") else { return nil }
    position += 1
    try expect("(")
    var parts: [String] = []
    repeat {
      guard case .string(let part) = next else {
        throw ExpressionError(message: "‘regexp’ takes texts in quotes")
      }
      position += 1
      parts.append(part)
    } while accept(",") && parts.count < 2
    try expect(")")
    return try TextPattern(parts[0], flags: parts.count > 1 ? parts[1] : "")
  }
}
