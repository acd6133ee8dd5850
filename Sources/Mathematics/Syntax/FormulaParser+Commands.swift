extension FormulaParser {
  /// What a command and its arguments give; nil where that is no atom.
  mutating func content(of command: MathCommand, _ token: MathToken) -> MathNode.Content? {
    switch command {
    case .symbol(let symbol): .symbol(inAlphabet(symbol))
    case .operatorName(let name, let limits): .operatorName(name, limits: limits)
    case .accent(let accent): .accent(accent, base: argument(of: token))
    case .space(let ems): .space(ems: ems)
    case .spaceOf(let isBraced): .space(ems: width(isBraced: isBraced, token))
    case .alphabet(let alphabet): lettered(alphabet, token)
    case .text(let style): .text(text(style, token))
    case .mathClass(let mathClass): classed(mathClass, token)
    case .sizedDelimiter(let size, let mathClass):
      .sizedDelimiter(delimiter(after: token), size: size, mathClass: mathClass)
    case .fraction(let form): fraction(form, token)
    case .arrow(let character): arrow(character, token)
    case .phantom(let form): .phantom(argument(of: token), form)
    case .reference(let parenthesized): reference(parenthesized: parenthesized, token)
    case .macro(let macro): expanded(macro, token)
    case .construct(let construct): content(of: construct, token)
    case .nothing: nil
    case .style, .alphabetSwitch, .infix, .limits: misplaced(token)
    }
  }

  /// What a construct and its arguments give; nil where that is no atom.
  private mutating func content(
    of construct: MathConstruct, _ token: MathToken
  ) -> MathNode.Content? {
    switch construct {
    case .genericFraction: genericFraction(token)
    case .continuedFraction: continuedFraction(token)
    case .root: root(token)
    case .left: fenced(token)
    case .begin: environment(token)
    case .substack: .array(bracedArray(ArrayForm.substack, token))
    case .plainMatrix(let name): plainMatrix(name, token)
    case .operatorName: namedOperator(token)
    case .overset, .underset, .overunderset, .stackrel: stack(construct, token)
    case .prescript: prescript(token)
    case .smash: smash(token)
    case .boxed: .boxed(argument(of: token))
    case .framedText: framedText(token)
    case .dots: dots()
    case .not: negation(token)
    case .textColor: colored(token)
    case .tag: tag(token)
    case .label: label(token)
    case .newCommand: newCommand(token)
    case .definition: definition(token)
    case .alias: alias(token)
    case .declareOperator: declareOperator(token)
    case .middle, .right, .end, .newRow, .horizontalLine, .color: misplaced(token)
    }
  }

  /// A command that acts on a list stands where an argument was expected.
  private mutating func misplaced(_ token: MathToken) -> MathNode.Content? {
    report(.misplaced(token))
    return nil
  }

  private mutating func expanded(_ macro: MathMacro, _ token: MathToken) -> MathNode.Content? {
    expand(macro, named: token.name, at: token.range)
    return nil
  }

  /// The argument with its letters in an alphabet; a lone letter needs no group.
  private mutating func lettered(
    _ alphabet: MathAlphabet, _ token: MathToken
  ) -> MathNode.Content {
    let outer = self.alphabet
    self.alphabet = alphabet
    defer { self.alphabet = outer }
    let list = argument(of: token)
    if list.count == 1, let only = list.first { return only.content }
    return .group(list, mathClass: .ordinary)
  }

  private mutating func classed(_ mathClass: MathClass, _ token: MathToken) -> MathNode.Content {
    let list = argument(of: token)
    if mathClass != .largeOperator, list.count == 1, case .symbol(var symbol) = list[0].content {
      symbol.mathClass = mathClass
      symbol.limits = .side
      return .symbol(symbol)
    }
    return .group(list, mathClass: mathClass)
  }
}

extension MathToken {
  /// The token as it was written; empty at the end.
  var name: String {
    switch kind {
    case .character(let character): String(character)
    case .command(let name): "\\" + name
    case .space: " "
    case .open: "{"
    case .close: "}"
    case .superscript: "^"
    case .subscript: "_"
    case .ampersand: "&"
    case .tie: "~"
    case .dollar: "$"
    case .parameter(let number): "#\(number)"
    case .end: ""
    }
  }
}
