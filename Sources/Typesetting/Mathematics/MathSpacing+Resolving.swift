import Mathematics

extension MathSpacing {
  /// The classes of atoms in a row after those binary operations that have nothing to join have
  /// become ordinary (TeXbook, appendix G, rules 5 and 6).
  static func resolved(_ classes: [MathClass], after before: MathClass? = nil) -> [MathClass] {
    var resolved = classes
    var previous = before
    for index in resolved.indices {
      if resolved[index] == .binary, !canStandLeftOfBinary(previous) {
        resolved[index] = .ordinary
      }
      if previous == .binary, index > 0, resolved[index - 1] == .binary,
        [.relation, .closing, .punctuation].contains(resolved[index])
      {
        resolved[index - 1] = .ordinary
      }
      previous = resolved[index]
    }
    if resolved.last == .binary { resolved[resolved.count - 1] = .ordinary }
    return resolved
  }

  private static func canStandLeftOfBinary(_ mathClass: MathClass?) -> Bool {
    switch mathClass {
    case nil, .binary, .largeOperator, .relation, .opening, .punctuation: false
    case .ordinary, .closing, .inner: true
    }
  }
}
