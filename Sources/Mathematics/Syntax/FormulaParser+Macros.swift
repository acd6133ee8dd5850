extension FormulaParser {
  /// Replaces the use of a macro, whose name is taken, by what it gives.
  mutating func expand(_ macro: MathMacro, named name: String, at range: Range<Int>) {
    var arguments: [[MathToken]] = []
    if let standard = macro.defaultArgument {
      arguments.append(optionalTokens() ?? standard.map { $0.moved(to: range) })
    }
    while arguments.count < macro.argumentCount {
      arguments.append(argumentTokens(of: name, at: range))
    }
    var given: [MathToken] = []
    given.reserveCapacity(macro.body.count)
    for token in macro.body {
      if case .parameter(let number) = token.kind {
        given += number <= arguments.count ? arguments[number - 1] : []
      } else {
        given.append(token.moved(to: range))
      }
      if given.count > Self.expansionLimit { break }
    }
    give(given, at: range)
  }

  /// `\newcommand{\name}[arguments][default]{body}`, and with `\renewcommand` and `\providecommand`.
  mutating func newCommand(_ token: MathToken) -> MathNode.Content? {
    if upcoming.kind == .character("*") { take() }
    guard let name = definedName(token) else { return nil }
    let count = optionalTokens().map(\.written) ?? "0"
    let standard = optionalTokens()
    let macro = macro(count: count, standard: standard, token)
    if token.kind != .command("providecommand") || macros.definitions[name] == nil {
      macros.definitions[name] = macro
    }
    return nil
  }

  private mutating func macro(
    count: String, standard: [MathToken]?, _ token: MathToken
  ) -> MathMacro {
    var number = Int(count) ?? -1
    if !(0...9).contains(number) {
      report(.wrongOption(count, of: token, expected: "a number of arguments from 0 to 9"))
      number = 0
    }
    let body = argumentTokens(of: token.name, at: token.range)
    checkParameters(of: body, upTo: number)
    return MathMacro(argumentCount: number, defaultArgument: standard, body: body)
  }

  private mutating func checkParameters(of body: [MathToken], upTo count: Int) {
    for token in body {
      guard case .parameter(let number) = token.kind, number > count else { continue }
      report(.unknownParameter(number, count: count, at: token.range))
    }
  }

  /// `\def\name#1#2{body}`.
  mutating func definition(_ token: MathToken) -> MathNode.Content? {
    guard let name = definedName(token) else { return nil }
    var count = 0
    while upcoming.kind != .open {
      let parameter = upcoming
      guard parameter.kind == .parameter(count + 1) else {
        report(.delimitedParameters(at: parameter.range, token))
        while upcoming.kind != .open, upcoming.kind != .end { take() }
        break
      }
      take()
      count += 1
    }
    macros.definitions[name] = macro(count: String(count), standard: nil, token)
    return nil
  }

  /// `\let\name=\other`.
  mutating func alias(_ token: MathToken) -> MathNode.Content? {
    guard let name = definedName(token) else { return nil }
    while upcoming.kind == .space || upcoming.kind == .character("=") { take() }
    let meaning = take()
    if case .command(let other) = meaning.kind, let macro = macros.definitions[other] {
      macros.definitions[name] = macro
    } else if meaning.kind != .command(name) {
      macros.definitions[name] = MathMacro(argumentCount: 0, body: [meaning])
    }
    return nil
  }

  /// `\DeclareMathOperator{\name}{text}`.
  mutating func declareOperator(_ token: MathToken) -> MathNode.Content? {
    var command = #"\operatorname"#
    if upcoming.kind == .character("*") {
      take()
      command += "*"
    }
    guard let name = definedName(token) else { return nil }
    let body = argumentTokens(of: token.name, at: token.range)
    macros.definitions[name] = MathMacro(
      argumentCount: 0, body: MathLexer.tokens(of: command + "{") + body + [.closingBrace])
    return nil
  }

  /// The name being defined, with or without braces.
  private mutating func definedName(_ token: MathToken) -> String? {
    let tokens = argumentTokens(of: token.name, at: token.range).filter { $0.kind != .space }
    guard tokens.count == 1, case .command(let name) = tokens[0].kind else {
      report(.wrongMacroName(tokens.written, of: token))
      return nil
    }
    if Self.structural.contains(name) {
      report(.reservedName(name, at: tokens[0].range))
      return nil
    }
    return name
  }

  /// What formulas are held together by: redefined, nothing could be read.
  private static let structural: Set = [
    "begin", "end", "left", "middle", "right", "\\", "newcommand", "renewcommand",
    "providecommand", "def", "let",
  ]
}

extension MathToken {
  fileprivate static let closingBrace = MathToken(kind: .close, range: 0..<0)
}
