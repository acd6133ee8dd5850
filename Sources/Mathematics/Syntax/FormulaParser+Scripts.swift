extension FormulaParser {
  /// Appends an atom with the scripts that follow it.
  mutating func appendScripted(_ nucleus: MathNode, into list: inout MathListBuilder) {
    list.append(nucleus)
    if startsScript(peekPastSpaces()) { appendFollowingScripts(into: &list) }
  }

  /// Adds the scripts that follow to the list's last atom; after a space or nothing they have none.
  mutating func appendFollowingScripts(into list: inout MathListBuilder) {
    guard startsScript(peekPastSpaces()) else { return }
    let nucleus = list.popAtom()
    list.append(scripted(nucleus))
  }

  private func startsScript(_ token: MathToken) -> Bool {
    switch token.kind {
    case .superscript, .subscript, .character("'"), .character("’"): true
    default: false
    }
  }

  /// An atom with the scripts that follow it.
  mutating func scripted(_ nucleus: MathNode?) -> MathNode {
    var scripts = Scripts(of: nucleus, at: peekPastSpaces().range)
    while true {
      let token = peekPastSpaces()
      switch token.kind {
      case .character("'"), .character("’"):
        take()
        addPrime(token, to: &scripts)
      case .superscript:
        take()
        let list = argument(of: "^", at: token.range)
        if scripts.hasSuperscript { report(.doubleScript("^", at: token.range)) }
        scripts.addSuperscript(list)
      case .subscript:
        take()
        let list = argument(of: "_", at: token.range)
        if scripts.sub != nil { report(.doubleScript("_", at: token.range)) }
        scripts.sub = (scripts.sub ?? []) + list
      default:
        guard let placement = limits(token) else { return scripts.node(endingAt: lastEnd) }
        take()
        scripts.placement = placement
        if nucleus?.leadingClass != .largeOperator { report(.limitsWithoutOperator(token)) }
      }
    }
  }

  private mutating func addPrime(_ token: MathToken, to scripts: inout Scripts) {
    if scripts.hasSuperscript { report(.primeAfterSuperscript(at: token.range)) }
    scripts.primes.append(MathNode(.symbol(MathSymbol("′")), at: token.range))
  }

  private func limits(_ token: MathToken) -> LimitsPlacement? {
    guard case .command(let name) = token.kind, let command = MathCommands.named(name),
      case .limits(let placement) = command
    else { return nil }
    return placement
  }
}

/// The scripts of an atom while they are read.
private struct Scripts {
  let nucleus: MathNode?
  let start: Int
  var placement: LimitsPlacement
  var sub: MathList?
  var primes: MathList = []
  private var sup: MathList?

  init(of nucleus: MathNode?, at place: Range<Int>) {
    var nucleus = nucleus
    placement = nucleus?.limits ?? .side
    // `\limits` may have made scripts of it already, or a space stands where an atom should.
    if case .scripts(let inner?, let sub, let sup, let stated) = nucleus?.content {
      nucleus = inner
      self.sub = sub
      self.sup = sup
      placement = stated
    }
    self.nucleus = nucleus
    start = nucleus?.range.lowerBound ?? place.lowerBound
  }

  var hasSuperscript: Bool { sup != nil }

  mutating func addSuperscript(_ list: MathList) {
    sup = (sup ?? []) + list
  }

  func node(endingAt end: Int) -> MathNode {
    let above = primes.isEmpty ? sup : primes + (sup ?? [])
    return MathNode(
      .scripts(nucleus: nucleus, sub: sub, sup: above, placement: placement),
      at: start..<max(start, end))
  }
}

extension MathNode {
  /// Where the scripts of the node go.
  fileprivate var limits: LimitsPlacement {
    switch content {
    case .symbol(let symbol): symbol.limits
    case .operatorName(_, let limits): limits
    case .group(_, .largeOperator): .displayLimits
    case .accent(let accent, _): accent.isOperator ? .limits : .side
    default: .side
    }
  }
}
