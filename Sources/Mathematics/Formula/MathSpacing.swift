/// The space between atoms (TeXbook, chapter 18), in ems.
public enum MathSpacing {
  /// `\,`: three eighteenths of an em.
  public static let thin = 3.0 / 18
  /// `\:`: four eighteenths, around binary operations.
  public static let medium = 4.0 / 18
  /// `\;`: five eighteenths, around relations.
  public static let thick = 5.0 / 18

  /// The space between two neighbours.
  ///
  /// - Parameters:
  ///   - left: The class of the first.
  ///   - right: The class of the second.
  ///   - style: Scripts keep only the space around operators and after some punctuation.
  public static func ems(_ left: MathClass, _ right: MathClass, _ style: MathStyle) -> Double {
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
}
