import Mathematics
import TestSupport
import Testing

/// Whatever the TeX, reading and writing end soon, with problems that lie inside the source.
struct HostileFormulaTests {
  @Test func `Mutated formulas never crash`() {
    var random = Generator(state: 42)
    let pieces = [
      "{", "}", "\\", "^", "_", "&", "$", "#", "'", "~", "%", "[", "]", "\\left", "\\right",
      "\\begin{matrix}", "\\end{matrix}", "\\frac", "\\sqrt", "\\text{", "\\\\", "\\over",
      "\\limits", "\\displaystyle", "\\not", "\\middle|", "\\newcommand", "é", "\u{0}", "\\a",
    ]
    let formulas = FormulaTable.constructs + FormulaTable.papers
    for _ in 0..<300 {
      var tex = formulas[Int(random.next() % UInt64(formulas.count))].map(String.init)
      for _ in 0...(random.next() % 4) {
        let place = Int(random.next() % UInt64(tex.count + 1))
        if random.next() % 2 == 0, place < tex.count {
          tex.remove(at: place)
        } else {
          tex.insert(pieces[Int(random.next() % UInt64(pieces.count))], at: place)
        }
      }
      expectSound(tex.joined())
    }
  }

  @Test(arguments: [
    "{", "\\left(", "x^{", "\\frac{", "\\sqrt", "\\hat", "\\displaystyle ", "\\color{red}",
    "\\begin{matrix}", "\\text{$", "\\not", "\\mathrm{", "a&", "\\\\", "'", "x_", "\\left.\\right",
    "\\overset a", "\\bf ", "\\substack{", "[", "\\sqrt[", "\\textcolor{red}", "\\log",
    "\\textcolor{red}\\displaystyle ", "x_a", "\\alhpa", "{\\color{red}x", "\\text{a$",
    "\\label{a}",
    "{x\\over ", "\\not{", "\\stackrel{a}{", "\\begin{aligned}a&=", "\\mathop{", "\\sqrt[x^{",
  ])
  func `A thousand times the same is read in bounded depth`(piece: String) {
    expectSound(String(repeating: piece, count: 1000))
    expectSound(String(repeating: piece, count: 1000) + "x" + String(repeating: "}", count: 1000))
  }

  /// As deep as formulas may be, so that work that doubles with every level would never end.
  @Test(arguments: [
    "x^{", "x_{", "{", "\\frac{", "\\sqrt{", "\\hat{", "\\textcolor{red}{",
    "\\textcolor{red}{\\displaystyle ",
    "\\left(", "\\text{$", "\\mathbf{", "\\boxed{", "\\phantom{", "\\overset{a}{", "\\mathop{",
    "\\log^{",
    "\\begin{matrix}", "\\substack{", "\\operatorname{", "\\bigl(^{", "\\underbrace{", "\\not{",
  ])
  func `Deep formulas are read and written without doubled work`(piece: String) {
    expectSound(String(repeating: piece, count: 60))
    expectSound(String(repeating: piece, count: 19) + "x" + String(repeating: "}", count: 19))
  }

  @Test func `Of very many mistakes the first hundred are told`() {
    let formula = Formula(String(repeating: "\\alhpa ", count: 1000))
    #expect(formula.problems.count == 100)
    #expect(formula.list.count == 1000)
  }

  @Test(arguments: [
    #"\newcommand{\a}{\b\b}\newcommand{\b}{\a\a}\a"#,
    #"\newcommand{\a}[1]{\a{#1#1}}\a{x}"#,
    #"\def\a{\begin{matrix}\a}\a"#,
    #"\let\a=\a \a"#,
    #"\newcommand{\a}{xxxxxxxxxx}\newcommand{\b}{\a\a\a\a\a\a\a\a\a\a}"#
      + #"\newcommand{\c}{\b\b\b\b\b\b\b\b}\newcommand{\d}{\c\c\c\c\c\c\c\c\c}\d\d\d\d\d"#,
  ])
  func `Macros that grow without end are stopped`(tex: String) {
    expectSound(tex)
  }

  private func expectSound(_ tex: String) {
    let formula = Formula(tex, displayed: true)
    let end = tex.utf8.count
    for problem in formula.problems {
      #expect(problem.range.lowerBound >= 0 && problem.range.upperBound <= end, "\(tex)")
    }
    #expect(!formula.mathML().markup.isEmpty)
    _ = formula.plainText
  }

  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 17
    }
  }
}
