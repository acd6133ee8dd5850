/// Gathers the nodes of a list, with what changes the rest of it: styles, colours, `\over`.
struct MathListBuilder {
  /// What holds from a place to the end of the list.
  enum Change {
    case style(MathStyle)
    case color(String)
  }

  /// The nodes so far.
  private(set) var nodes: MathList = []
  private let followsEmptyAtom: Bool
  private var changes: [(change: Change, start: Int, range: Range<Int>)] = []
  private var fraction: (form: MathFraction, numerator: MathList, range: Range<Int>)?

  init(followsEmptyAtom: Bool = false) {
    self.followsEmptyAtom = followsEmptyAtom
  }

  mutating func append(_ node: MathNode) {
    nodes.append(node)
  }

  /// Lets a style or colour hold from here; whether that nests the list deeper.
  mutating func open(_ change: Change, at range: Range<Int>) -> Bool {
    if let last = changes.last, last.start == nodes.count, change.replaces(last.change) {
      changes[changes.count - 1].change = change
      return false
    }
    changes.append((change, nodes.count, range))
    return true
  }

  /// Makes what stands so far a numerator; false where there is one already.
  mutating func divide(by form: MathFraction, at range: Range<Int>) -> Bool {
    guard fraction == nil else { return false }
    fraction = (form, closed(), range)
    nodes = []
    changes = []
    return true
  }

  /// Sets where the scripts of the last operator go; false where there is none.
  mutating func place(_ placement: LimitsPlacement) -> Bool {
    guard let last = nodes.indices.last, last >= changes.last?.start ?? 0 else { return false }
    return nodes[last].place(placement)
  }

  /// Takes the last node away, to put it back with scripts; nil where it is no atom.
  mutating func popAtom() -> MathNode? {
    guard nodes.count > changes.last?.start ?? 0, nodes.last?.trailingClass != nil else {
      return nil
    }
    return nodes.popLast()
  }

  /// The finished list.
  func finished() -> MathList {
    guard let fraction else { return closed() }
    var form = fraction.form
    form.numerator = fraction.numerator
    form.denominator = closed()
    let start = form.numerator.first?.range.lowerBound ?? fraction.range.lowerBound
    let end = form.denominator.last?.range.upperBound ?? fraction.range.upperBound
    return [MathNode(.fraction(form), at: start..<max(start, end))]
  }

  /// The nodes with final classes, changes wrapped around what they hold for, the last one first.
  private func closed() -> MathList {
    var list = nodes
    list.settleClasses(after: followsEmptyAtom && fraction == nil ? .ordinary : nil)
    for (change, start, range) in changes.reversed() {
      let rest = Array(list[start...])
      let end = max(range.upperBound, rest.last?.range.upperBound ?? 0)
      list.removeSubrange(start...)
      list.append(MathNode(change.content(rest), at: range.lowerBound..<end))
    }
    return list
  }
}

extension MathListBuilder.Change {
  /// Whether one change undoes another before it.
  fileprivate func replaces(_ other: Self) -> Bool {
    switch (self, other) {
    case (.style, .style), (.color, .color): true
    default: false
    }
  }

  /// The list with the change.
  fileprivate func content(_ list: MathList) -> MathNode.Content {
    switch self {
    case .style(let style): .styled(style, list)
    case .color(let color): .colored(color, list)
    }
  }
}

extension MathNode {
  /// Sets where scripts go; false where the node is no operator.
  fileprivate mutating func place(_ placement: LimitsPlacement) -> Bool {
    switch content {
    case .scripts(let nucleus?, let sub, let sup, _) where nucleus.mathClass == .largeOperator:
      content = .scripts(nucleus: nucleus, sub: sub, sup: sup, placement: placement)
    case .symbol(var symbol) where symbol.mathClass == .largeOperator:
      symbol.limits = placement
      content = .symbol(symbol)
    case .operatorName(let name, _):
      content = .operatorName(name, limits: placement)
    case .group, .accent:
      guard mathClass == .largeOperator else { return false }
      content = .scripts(nucleus: self, sub: nil, sup: nil, placement: placement)
    default: return false
    }
    return true
  }
}
