extension FormulaParser {
  /// `\overset{a}{b}` and its kin: small above or below a base, in the base's class.
  mutating func stack(_ construct: MathConstruct, _ token: MathToken) -> MathNode.Content {
    let below = construct == .stackrel ? optionalArgument() : nil
    let first = argument(of: token)
    let second = construct == .overunderset ? argument(of: token) : nil
    let base = atom(argument(of: token), from: token)
    switch construct {
    case .underset: return .stack(base: base, over: nil, under: first)
    case .overunderset: return .stack(base: base, over: first, under: second)
    case .stackrel:
      let stack = MathNode.Content.stack(base: base, over: first, under: below)
      return .group([node(stack, from: token)], mathClass: .relation)
    default: return .stack(base: base, over: first, under: nil)
    }
  }

  /// A list as one atom: itself where it is one already.
  private func atom(_ list: MathList, from token: MathToken) -> MathNode {
    if list.count == 1, let only = list.first { return only }
    return node(.group(list, mathClass: .ordinary), from: token)
  }

  /// `\xrightarrow[below]{above}`.
  mutating func arrow(_ character: Unicode.Scalar, _ token: MathToken) -> MathNode.Content {
    let under = optionalArgument()
    return .extensibleArrow(character, over: argument(of: token), under: under)
  }

  /// `\prescript{above}{below}{base}`: scripts before the base.
  mutating func prescript(_ token: MathToken) -> MathNode.Content {
    let above = argument(of: token)
    let below = argument(of: token)
    let empty = MathNode(.group([], mathClass: .ordinary), at: token.range)
    let scripts = MathNode.Content.scripts(
      nucleus: empty, sub: below.isEmpty ? nil : below, sup: above.isEmpty ? nil : above,
      placement: .side)
    let node = node(scripts, from: token)
    return .group([node] + argument(of: token), mathClass: .ordinary)
  }

  /// `\smash[b]{x}`: seen, but without height, depth or both.
  mutating func smash(_ token: MathToken) -> MathNode.Content {
    let option = optionalTokens()?.written ?? "tb"
    if !["t", "b", "tb", "bt"].contains(option) {
      report(.wrongOption(option, of: token, expected: "‘t’ or ‘b’"))
    }
    let form = MathPhantom(
      isVisible: true, keepsHeight: option == "b", keepsDepth: option == "t")
    return .phantom(argument(of: token), form)
  }

  /// `\fbox{words}`: words in a frame.
  mutating func framedText(_ token: MathToken) -> MathNode.Content {
    let words = text(.regular, token)
    return .boxed([node(.text(words), from: token)])
  }

  /// `\dots`: on the axis between operations and relations, else on the baseline, as amsmath has it.
  mutating func dots() -> MathNode.Content {
    let character: Unicode.Scalar
    switch classAhead() {
    case .binary, .relation, .largeOperator: character = "⋯"
    default: character = "…"
    }
    return .symbol(MathSymbol(character, mathClass: .inner))
  }

  /// The class of what follows, as far as one token tells.
  private mutating func classAhead() -> MathClass? {
    switch peekPastSpaces().kind {
    case .character(let character): return Characters.symbol(character).mathClass
    case .command(let name):
      switch MathCommands.named(name) {
      case .symbol(let symbol): return symbol.mathClass
      case .mathClass(let mathClass): return mathClass
      case .arrow, .construct(.not), .construct(.stackrel): return .relation
      case .macro: return ["iff", "implies", "impliedby"].contains(name) ? .relation : nil
      default: return nil
      }
    default: return nil
    }
  }

  /// `\not`: the struck character where Unicode has it, else a stroke.
  mutating func negation(_ token: MathToken) -> MathNode.Content? {
    guard let base = argument(of: token).first else { return nil }
    guard case .symbol(var symbol) = base.content else { return .negated(base) }
    guard let struck = Negations.negated(symbol.character) else { return .negated(base) }
    symbol.character = struck
    return .symbol(symbol)
  }

  /// `\operatorname{Var}`, `\operatorname*{arg\,max}`.
  mutating func namedOperator(_ token: MathToken) -> MathNode.Content {
    var limits = LimitsPlacement.side
    if peekPastSpaces().kind == .character("*") {
      take()
      limits = .displayLimits
    }
    let outer = alphabet
    alphabet = .upright
    let list = argument(of: token)
    alphabet = outer
    if let name = list.name { return .operatorName(name, limits: limits) }
    return .group(list, mathClass: .largeOperator)
  }
}

extension MathList {
  /// What the list says where it is nothing but upright letters and spaces; nil otherwise.
  fileprivate var name: String? {
    var name = ""
    for node in self {
      switch node.content {
      case .symbol(let symbol) where symbol.character == "−": name += "-"
      case .symbol(let symbol) where symbol.character == "∗": name += "*"
      case .symbol(let symbol)
      where symbol.alphabet == .upright || symbol.character.properties.isAlphabetic:
        name.unicodeScalars.append(symbol.character)
      case .space(let ems) where ems > 0: name += ems < 0.25 ? "\u{2009}" : " "
      case .text(let pieces):
        for case .words(let words, .regular) in pieces { name += words }
      case .group(let inner, .ordinary):
        guard let innerName = inner.name else { return nil }
        name += innerName
      default: return nil
      }
    }
    return name.isEmpty ? nil : name
  }
}
