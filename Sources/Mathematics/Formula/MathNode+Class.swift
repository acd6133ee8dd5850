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
      list.lazy.compactMap(\.leadingClass).first
    default: ownClass
    }
  }

  /// The class that the atom after sees.
  public var trailingClass: MathClass? {
    switch content {
    case .styled(_, let list), .colored(_, let list):
      list.reversed().lazy.compactMap(\.trailingClass).first
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

extension MathAccent {
  /// Whether it is a brace or bracket, whose scripts stand above and below it: LaTeX makes it an operator.
  public var isOperator: Bool {
    guard case .stretched(let character) = kind else { return false }
    return "⏞⏟⎴⎵⏜⏝⏠⏡".unicodeScalars.contains(character)
  }
}
