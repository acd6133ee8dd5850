extension FormulaParser {
  /// `\left( … \middle| … \right)`.
  mutating func fenced(_ token: MathToken) -> MathNode.Content {
    let left = delimiter(after: token)
    var parts: [MathList] = []
    var middles: [MathDelimiter] = []
    opened.append(.fence)
    parts.append(list())
    while upcoming.kind == .command("middle") {
      middles.append(delimiter(after: take()))
      parts.append(list())
    }
    opened.removeLast()
    guard upcoming.kind == .command("right") else {
      report(.unclosedFence(at: token.range))
      return .fenced(left: left, parts: parts, middles: middles, right: MathDelimiter(nil))
    }
    let right = delimiter(after: take())
    return .fenced(left: left, parts: parts, middles: middles, right: right)
  }

  /// The delimiter after `\left` or `\big`.
  mutating func delimiter(after token: MathToken) -> MathDelimiter {
    if let delimiter = writtenDelimiter() { return delimiter }
    let found = upcoming
    report(.missingDelimiter(after: token, found: found))
    return MathDelimiter(nil)
  }

  /// The delimiter that follows, where one does; in braces too, as amsmath's `\big{(}`.
  mutating func writtenDelimiter() -> MathDelimiter? {
    let token = peekPastSpaces()
    if token.kind == .open {
      let opening = take()
      let inner = writtenDelimiter()
      if inner != nil { close(opening) }
      return inner
    }
    guard let delimiter = delimiter(token) else { return nil }
    take()
    return delimiter
  }

  /// The delimiter that a token is.
  func delimiter(_ token: MathToken) -> MathDelimiter? {
    switch token.kind {
    case .character("."): MathDelimiter(nil)
    case .character(let character): Delimiters.written(character).map { MathDelimiter($0) }
    case .command(let name): Delimiters.named(name).map { MathDelimiter($0) }
    default: nil
    }
  }
}
