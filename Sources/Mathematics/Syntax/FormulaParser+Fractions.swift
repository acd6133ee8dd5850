extension FormulaParser {
  /// `\frac{a}{b}` and its kin.
  mutating func fraction(_ form: MathFraction, _ token: MathToken) -> MathNode.Content {
    var fraction = form
    fraction.numerator = argument(of: token)
    fraction.denominator = argument(of: token)
    return .fraction(fraction)
  }

  /// `\cfrac{a}{b}`: both parts in displayed style.
  mutating func continuedFraction(_ token: MathToken) -> MathNode.Content {
    if let option = optionalTokens(), option.written != "c" {
      report(.wrongOption(option.written, of: token, expected: "no option: it centres"))
    }
    return fraction(MathFraction([], over: [], style: .display, isContinued: true), token)
  }

  /// `\genfrac{left}{right}{thickness}{style}{a}{b}`.
  mutating func genericFraction(_ token: MathToken) -> MathNode.Content {
    let left = argumentTokens(of: token.name, at: token.range)
    let right = argumentTokens(of: token.name, at: token.range)
    let thickness = argumentTokens(of: token.name, at: token.range)
    let style = argumentTokens(of: token.name, at: token.range)
    var form = MathFraction([], over: [])
    if !left.written.isEmpty || !right.written.isEmpty {
      form.delimiters = MathDelimiters(delimiter(of: left), delimiter(of: right))
    }
    if !thickness.written.isEmpty {
      let points = MathLength(thickness.written).map { $0.ems * 10 }
      if points == nil { report(.wrongLength(thickness.written, at: token.range)) }
      form.rule = points.map { $0 == 0 ? .none : .thickness($0) } ?? .normal
    }
    switch style.written {
    case "": break
    case let number:
      form.style = Int(number).flatMap(MathStyle.init(rawValue:))
      if form.style == nil {
        report(.wrongOption(number, of: token, expected: "0, 1, 2, 3 or nothing as style"))
      }
    }
    return fraction(form, token)
  }

  private mutating func delimiter(of tokens: [MathToken]) -> MathDelimiter {
    guard let token = tokens.first(where: { $0.kind != .space }) else { return MathDelimiter(nil) }
    return delimiter(token) ?? MathDelimiter(nil)
  }

  /// `\sqrt[3]{x}`, and plain TeX's `\root 3 \of x`.
  mutating func root(_ token: MathToken) -> MathNode.Content {
    if token.kind == .command("root") {
      var degree: MathList = []
      while peekPastSpaces().kind != .command("of"), let node = nucleus() { degree.append(node) }
      if upcoming.kind == .command("of") { take() } else { report(.missingOf(at: token.range)) }
      return .radical(argument(of: token), degree: degree)
    }
    let degree = optionalArgument()
    return .radical(argument(of: token), degree: degree)
  }
}
