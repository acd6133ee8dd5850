extension MathMLWriter {
  /// A nucleus with scripts beside, or limits below and above it.
  mutating func scripts(
    _ nucleus: MathNode?, _ sub: MathList?, _ sup: MathList?, _ placement: LimitsPlacement,
    _ style: MathStyle
  ) -> MathMLElement {
    let base = nucleus.map { self.base($0, style) } ?? MathMLElement("mrow")
    let isBeside =
      switch placement {
      case .side: true
      case .limits: false
      case .displayLimits: style != .display
      }
    return scripts(base, sub, sup, isBeside: isBeside, style)
  }

  /// What scripts stand at.
  ///
  /// Browsers set a grown operator on the axis, but its scripts as if it had not grown, unless it has
  /// company in a row of its own.
  private mutating func base(_ nucleus: MathNode, _ style: MathStyle) -> MathMLElement {
    var base = element(nucleus, style)
    guard case .sizedDelimiter = nucleus.content, base.name == "mo" else { return base }
    (base["lspace"], base["rspace"]) = ("0", "0")
    return MathMLElement("mrow", [], [MathMLElement("mi"), base])
  }

  /// An element with scripts beside, or limits below and above it.
  mutating func scripts(
    _ base: MathMLElement, _ sub: MathList?, _ sup: MathList?, isBeside: Bool, _ style: MathStyle
  ) -> MathMLElement {
    let small = style.script
    let below = sub.map { element(of: $0, small) }
    let above = sup.map { self.above($0, small) }
    var base = base
    // Browsers would move limits beside an operator in text; where they stay is decided already.
    if !isBeside, style != .display, base.name == "mo" { base["movablelimits"] = "false" }
    switch (below, above) {
    case (let below?, let above?):
      return MathMLElement(isBeside ? "msubsup" : "munderover", [], [base, below, above])
    case (let below?, nil):
      return MathMLElement(isBeside ? "msub" : "munder", [], [base, below])
    case (nil, let above?):
      return MathMLElement(isBeside ? "msup" : "mover", [], [base, above])
    case (nil, nil): return base
    }
  }

  /// A superscript; several primes at its front are one sign.
  private mutating func above(_ list: MathList, _ style: MathStyle) -> MathMLElement {
    let primes = list.prefix { node in
      if case .symbol(let symbol) = node.content { return symbol.character == "′" }
      return false
    }.count
    guard primes > 0 else { return element(of: list, style) }
    let signs = ["′", "″", "‴", "⁗"]
    let text =
      primes <= signs.count ? signs[primes - 1] : String(repeating: "′", count: primes)
    let sign = MathMLElement("mo", [("lspace", "0"), ("rspace", "0")], text: text)
    let rest = Array(list[primes...])
    if rest.isEmpty { return MathMLElement("mo", text: text) }
    return .row([sign] + elements(of: rest, style))
  }

  /// Something small above and below a base.
  mutating func stack(
    _ base: MathNode, _ over: MathList?, _ under: MathList?, _ style: MathStyle
  ) -> MathMLElement {
    var element = element(base, style)
    element.changeCore { core in
      if core.text.unicodeScalars.count == 1 { core["stretchy"] = "false" }
      core["movablelimits"] = core["movablelimits"] ?? (style == .display ? nil : "false")
    }
    return scripts(element, under, over, isBeside: false, .display == style ? style : .text)
  }

  /// An arrow as long as its labels, which stand a little off its ends.
  mutating func extensibleArrow(
    _ arrow: Unicode.Scalar, _ over: MathList, _ under: MathList?, _ style: MathStyle
  ) -> MathMLElement {
    let mark = MathMLElement("mo", [("stretchy", "true")], text: String(arrow))
    let above = over.isEmpty ? nil : padded(over, style.script)
    let below = under.map { padded($0, style.script) }
    switch (below, above) {
    case (let below?, let above?): return MathMLElement("munderover", [], [mark, below, above])
    case (let below?, nil): return MathMLElement("munder", [], [mark, below])
    default:
      return MathMLElement("mover", [], [mark, above ?? MathMLElement.space(ems: 1.5)])
    }
  }

  private mutating func padded(_ list: MathList, _ style: MathStyle) -> MathMLElement {
    let end = MathMLElement.space(ems: 0.5)
    return MathMLElement("mrow", [], [end] + elements(of: list, style) + [end])
  }

  // MARK: Accents

  /// A mark over or under a base.
  mutating func accent(
    _ accent: MathAccent, _ base: MathList, _ style: MathStyle
  ) -> MathMLElement {
    let base = element(of: base, style)
    var mark: MathMLElement
    var attributes = accent.isUnder ? [("accentunder", "true")] : [("accent", "true")]
    switch accent.kind {
    case .mark(let character):
      mark = MathMLElement("mo", [("stretchy", "false")], text: Self.spacing(character))
      // Arrows and rows of dots have their size from scripts.
      if "\u{20D7}\u{20DB}\u{20DC}".unicodeScalars.contains(character) { attributes = [] }
    case .wideMark(let character):
      // Only the combining circumflex is known to browsers as an operator that stretches.
      let text = character == "\u{302}" ? "\u{302}" : Self.spacing(character)
      mark = MathMLElement("mo", [("stretchy", "true")], text: text)
    case .line:
      // Fonts have no line that grows: the stylesheet draws it.
      mark = MathMLElement("mo", text: accent.isUnder ? "_" : "¯")
      attributes = [("class", accent.isUnder ? "math-underline" : "math-overline")]
    case .stretched(let character):
      mark = MathMLElement("mo", [("stretchy", "true")], text: String(character))
    }
    return MathMLElement(accent.isUnder ? "munder" : "mover", attributes, [base, mark])
  }

  /// The character that stands for a combining mark when it stands alone.
  private static func spacing(_ mark: Unicode.Scalar) -> String {
    switch mark {
    case "\u{300}": "`"
    case "\u{301}": "´"
    case "\u{302}": "ˆ"
    case "\u{303}", "\u{330}": "˜"
    case "\u{304}": "ˉ"
    case "\u{306}": "˘"
    case "\u{307}": "˙"
    case "\u{308}": "¨"
    case "\u{30A}": "˚"
    case "\u{30C}": "ˇ"
    case "\u{20D7}": "→"
    default: String(mark)
    }
  }
}

extension MathStyle {
  /// The style of scripts in this one.
  var script: MathStyle { self <= .text ? .script : .scriptScript }

  /// The style of a fraction's parts in this one.
  var part: MathStyle { self == .display ? .text : script }
}
