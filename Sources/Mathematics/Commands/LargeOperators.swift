/// Operators that grow in displayed formulas, and names set upright.
enum LargeOperators {
  static let commands =
    SymbolTable.commands(sums) {
      MathSymbol($0, mathClass: .largeOperator, limits: .displayLimits)
    }
    + SymbolTable.commands(integrals) { MathSymbol($0, mathClass: .largeOperator) }
    + names.split(separator: " ").map {
      (String($0), .operatorName(String($0), .side))
    }
    + limitNames.split(separator: " ").map {
      (String($0), .operatorName(String($0), .displayLimits))
    }
    + twoWordNames

  private static let sums = """
    ∑ sum
    ∏ prod
    ∐ coprod
    ⋂ bigcap
    ⋃ bigcup
    ⋁ bigvee
    ⋀ bigwedge
    ⨀ bigodot
    ⨁ bigoplus
    ⨂ bigotimes
    ⨄ biguplus
    ⨆ bigsqcup
    ⨅ bigsqcap
    ⨉ bigtimes
    ∫ intop
    """

  private static let integrals = """
    ∫ int smallint
    ∬ iint
    ∭ iiint
    ⨌ iiiint
    ∮ oint
    ∯ oiint
    ∰ oiiint
    ∲ varointclockwise
    ∳ ointctrclockwise
    ⨍ fint
    """

  private static let names = """
    arccos arcsin arctan arg cos cosh cot coth csc deg dim exp hom ker lg ln log sec sin sinh \
    tan tanh sgn erf
    """

  private static let limitNames = "det gcd inf lim max min Pr sup argmax argmin"

  /// A thin space parts the words, as amsmath has it.
  private static let twoWordNames: [(String, MathCommand)] = [
    ("limsup", .operatorName("lim\u{2009}sup", .displayLimits)),
    ("liminf", .operatorName("lim\u{2009}inf", .displayLimits)),
    ("injlim", .operatorName("inj\u{2009}lim", .displayLimits)),
    ("projlim", .operatorName("proj\u{2009}lim", .displayLimits)),
  ]
}
