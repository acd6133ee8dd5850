import Mathematics

/// The space between atoms (TeXbook, chapter 18), in ems.
enum MathSpacing {
  /// `\,`, `\:` and `\;`: 3, 4 and 5 eighteenths of an em.
  static let thin = 3.0 / 18
  static let medium = 4.0 / 18
  static let thick = 5.0 / 18

  /// The space between two neighbours.
  ///
  /// - Parameter style: Scripts keep only the space around operators and after some punctuation.
  static func ems(_ left: MathClass, _ right: MathClass, _ style: MathStyle) -> Double {
    let rule = table[index(left)][index(right)]
    if rule.isKeptInScripts || style <= .text { return rule.ems }
    return 0
  }

  private struct Rule {
    var ems: Double
    var isKeptInScripts: Bool
  }

  private static func index(_ mathClass: MathClass) -> Int {
    switch mathClass {
    case .ordinary: 0
    case .largeOperator: 1
    case .binary: 2
    case .relation: 3
    case .opening: 4
    case .closing: 5
    case .punctuation: 6
    case .inner: 7
    }
  }

  /// The TeXbook's table: 1 thin, 2 medium, 3 thick; a minus sign where scripts drop it.
  private static let table: [[Rule]] = [
    [0, 1, -2, -3, 0, 0, 0, -1],
    [1, 1, 0, -3, 0, 0, 0, -1],
    [-2, -2, 0, 0, -2, 0, 0, -2],
    [-3, -3, 0, 0, -3, 0, 0, -3],
    [0, 0, 0, 0, 0, 0, 0, 0],
    [0, 1, -2, -3, 0, 0, 0, -1],
    [-1, -1, 0, -1, -1, -1, -1, -1],
    [-1, 1, -2, -3, -1, 0, -1, -1],
  ].map { row in
    row.map { code in
      Rule(ems: [0, thin, medium, thick][abs(code)], isKeptInScripts: code > 0)
    }
  }

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
