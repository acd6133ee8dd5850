extension MathNode {
  /// The class of the node as an atom among its neighbours; nil for spaces, which are no atoms.
  ///
  /// What LaTeX puts in braces is ordinary: fractions, roots, accents. Colours and styles are
  /// transparent; see `leadingClass` and `trailingClass`.
  public var mathClass: MathClass? {
    leadingClass
  }

  /// The class that the atom before sees.
  public var leadingClass: MathClass? {
    switch content {
    case .styled(_, let list), .colored(_, let list):
      list.leadingClass
    default: ownClass
    }
  }

  /// The class that the atom after sees.
  public var trailingClass: MathClass? {
    switch content {
    case .styled(_, let list), .colored(_, let list):
      list.trailingClass
    default: ownClass
    }
  }

  private var ownClass: MathClass? {
    switch content {
    case .symbol(let symbol): symbol.mathClass
    case .operatorName: .largeOperator
    case .group(_, let mathClass), .sizedDelimiter(_, _, let mathClass): mathClass
    case .scripts(let nucleus, _, _, _): nucleus.map(\.leadingClass) ?? .ordinary
    case .stack(let base, _, _), .negated(let base): base.leadingClass ?? .ordinary
    case .fenced: .inner
    case .extensibleArrow: .relation
    case .accent(let accent, _): accent.isOperator ? .largeOperator : .ordinary
    case .array(let array): array.delimiters == nil ? .ordinary : .inner
    case .space, .styled, .colored: nil
    case .text, .fraction, .radical, .phantom, .boxed, .reference, .problem: .ordinary
    }
  }
}

extension MathList {
  /// The class of its first atom; nil where it has none.
  ///
  /// Loops, because lazy collections compute their first element several times, and styles nest.
  var leadingClass: MathClass? {
    for node in self {
      if let mathClass = node.leadingClass { return mathClass }
    }
    return nil
  }

  /// The class of its last atom; nil where it has none.
  fileprivate var trailingClass: MathClass? {
    for node in reversed() {
      if let mathClass = node.trailingClass { return mathClass }
    }
    return nil
  }
}

extension MathAccent {
  /// Whether it is a brace or bracket, whose scripts stand above and below it: LaTeX makes it an operator.
  public var isOperator: Bool {
    guard case .stretched(let character) = kind else { return false }
    return "⏞⏟⎴⎵⏜⏝⏠⏡".unicodeScalars.contains(character)
  }
}
