import Testing
import Typesetting

@Suite struct LabelTests {
  @Test func `Greek letters and scripts of a formula become spans`() {
    #expect(
      Label(parsing: "time $t_\\gamma$").spans == [
        .init("time "), .init("t", isItalic: true), .init("γ", isItalic: true, level: .subscript),
      ])
  }

  @Test func `a braced group is raised as a whole and digits stay upright`() {
    #expect(
      Label(parsing: "$10^{-3}$").spans == [
        .init("10"), .init("\u{2212}3", level: .superscript),
      ])
  }

  @Test func `raised and lowered characters of Unicode become spans`() {
    #expect(
      Label(parsing: "10⁻³ x₁").spans == [
        .init("10"), .init("\u{2212}3", level: .superscript), .init(" x"),
        .init("1", level: .subscript),
      ])
  }

  @Test(arguments: [
    ("10⁻³", "10⁻³"), ("$t_\\gamma$", "t_γ"), ("cost in \\$", "cost in $"),
    ("$\\mathrm{Var}[r]$", "Var[r]"), ("$a \\le b$", "a\u{2009}≤\u{2009}b"),
  ])
  func `a label has a plain text`(source: String, plain: String) {
    #expect(Label(parsing: source).plainText == plain)
  }

  @Test(arguments: [
    ("$\\frac{a}{b}$", ["\\frac"]), ("$x", ["a formula without its closing ‘$’"]),
    ("$x_$", ["a ‘^’ or ‘_’ without what it raises or lowers"]),
    ("$x_{a$", ["a ‘{’ without its ‘}’"]), ("$x^{a^b}$", ["a script of a script"]),
    ("$\\gamma$ and 5 %", []), ("50 % of it", []),
  ])
  func `what a formula cannot say is named`(source: String, problems: [String]) {
    #expect(Array(Label.problems(in: source).prefix(1)) == problems)
  }
}
