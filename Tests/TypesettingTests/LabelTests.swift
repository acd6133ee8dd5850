import Mathematics
import Testing
import Typesetting

@Suite struct LabelTests {
  @Test func `text and formulas become pieces`() {
    let pieces = Label(parsing: "time $t_\\gamma$ in s").pieces
    #expect(
      pieces == [
        .text(.init("time ")), .formula(Formula("t_\\gamma")), .text(.init(" in s")),
      ])
  }

  @Test func `raised and lowered characters of Unicode become spans`() {
    #expect(
      Label(parsing: "10⁻³ x₁").pieces == [
        .text(.init("10")), .text(.init("\u{2212}3", level: .superscript)), .text(.init(" x")),
        .text(.init("1", level: .subscript)),
      ])
  }

  @Test(arguments: [
    ("10⁻³", "10⁻³"), ("$t_\\gamma$", "t_γ"), ("cost in \\$", "cost in $"),
    ("$\\mathrm{Var}[r]$", "Var[r]"), ("$a \\le b$", "a\u{2009}≤\u{2009}b"),
    ("$10^{-3}$", "10⁻³"), ("$\\frac{a+b}{c}$", "(a+b)/c"), ("$\\sqrt{x}$", "√x"),
    ("$\\hat x$", "x\u{302}"), ("$r_{\\mathrm{per}}$", "r_per"), ("$\\log x$", "log\u{2009}x"),
    ("$x^{n+1}$", "xⁿ⁺¹"), ("$x^{a+b}$", "x^(a+b)"), ("Std$^{2/3}$", "Std^(2/3)"),
    ("$\\left(\\tfrac12\\right)$", "(1/2)"),
  ])
  func `a label has a plain text`(source: String, plain: String) {
    #expect(Label(parsing: source).plainText == plain)
  }

  @Test(arguments: ["$\\gamma$ and 5 %", "50 % of it", "$\\frac{a}{b}$", "\\$5"])
  func `formulas of TeX and dollar signs are understood`(source: String) {
    #expect(Label.problems(in: source) == [])
  }

  @Test(arguments: [
    ("cost $x", 5..<7), ("$x_$", 2..<4), ("ä $\\gama$", 4..<9), ("$x$ and ${a$", 9..<12),
  ])
  func `mistakes have their place in the label`(source: String, within: Range<Int>) throws {
    let problems = Label.problems(in: source)
    #expect(problems.count == 1)
    let range = try #require(problems.first?.range)
    #expect(within.lowerBound <= range.lowerBound && range.upperBound <= within.upperBound)
  }
}
