import Results

/// Reads what is no plain value: objects, and regular expressions in the functions that take them.
extension ExpressionParser {
  // MARK: - Objects

  /// `{a: 1, 'b': 2}`, after its opening brace, with the member that is taken of it: objects are of no
  /// other use to a table.
  mutating func object() throws(ExpressionError) -> Expression {
    var members: [(name: String, value: Expression)] = []
    if !accept("}") {
      repeat {
        switch next {
        case .name(let name), .string(let name): members.append((name, .row))
        case .number(_, let text): members.append((text, .row))
        default: throw ExpressionError(message: "expected a name in an object")
        }
        position += 1
        try expect(":")
        members[members.count - 1].value = try conditional()
      } while accept(",")
      try expect("}")
    }
    _ = accept(")")
    let computed = accept("[")
    guard computed || accept(".") else {
      throw ExpressionError(message: "an object must have one of its members taken")
    }
    guard computed else {
      guard let name = next?.memberName else {
        throw ExpressionError(message: "expected a name after ‘.’")
      }
      position += 1
      return members.last { $0.name == name }?.value ?? .literal(.missing)
    }
    let name = try conditional()
    try expect("]")
    return .lookup(members.map(\.name), members.map(\.value), name)
  }

  // MARK: - Regular expressions

  /// `test(/pattern/, text)`, after its opening parenthesis.
  mutating func patternTest() throws(ExpressionError) -> Expression {
    guard let pattern = try self.pattern() else {
      throw ExpressionError(message: "‘test’ takes a regular expression and a text")
    }
    try expect(",")
    let text = try conditional()
    try expect(")")
    return .matches(pattern, text)
  }

  /// `replace(text, pattern or text, replacement)`, after its opening parenthesis.
  mutating func replacement() throws(ExpressionError) -> Expression {
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
