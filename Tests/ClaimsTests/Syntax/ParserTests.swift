import Claims
import Manuscript
import Testing

struct ParserTests {
  @Test(arguments: [
    ("1 + 2 * 3", "(+ 1 (* 2 3))"),
    ("1 - 2 - 3", "(- (- 1 2) 3)"),
    ("8 / 4 / 2", "(/ (/ 8 4) 2)"),
    ("2 ^ 3 ^ 2", "(^ 2 (^ 3 2))"),
    ("-2 ^ 2", "(- (^ 2 2))"),
    ("2 ^ -2", "(^ 2 (- 2))"),
    ("2 ** 3", "(^ 2 3)"),
    ("-a * b", "(* (- a) b)"),
    ("a - -b", "(- a (- b))"),
    ("(1 + 2) * 3", "(* (+ 1 2) 3)"),
    ("not a == b and c", "(and (not (== a b)) c)"),
    ("a or b and c", "(or a (and b c))"),
    ("a and b and c", "(and (and a b) c)"),
    ("a + 1 < b * 2", "(< (+ a 1) (* b 2))"),
    ("a == b ± 0.1", "(== a b ± 0.1)"),
    ("a == b +- 5%", "(== a b ± 5%)"),
    ("a != b ± c + 1 and d", "(and (!= a b ± (+ c 1)) d)"),
    ("a ≤ b and c ≥ d and e ≠ f", "(and (and (<= a b) (>= c d)) (!= e f))"),
    ("a − b × c ÷ d", "(- a (/ (* b c) d))"),
    ("time-to-gain.t", "time-to-gain.t"),
    ("time-to-gain", "time-to-gain"),
    ("a-b", "a-b"),
    ("a - b", "(- a b)"),
    ("a -b", "(- a b)"),
    ("a- b", "(- a b)"),
    ("3-b", "(- 3 b)"),
    ("mean(t)-1", "(- (mean t) 1)"),
    ("[odd name] + t.[x]]y]", "(+ [odd name] t.[x]]y])"),
    ("[where]", "[where]"),
    ("'it''s' == \"a \"\"b\"\"\"", "(== 'it''s' 'a \"b\"')"),
    ("mean(t where family == 'scaled')", "(mean t where (== family 'scaled'))"),
    ("mean(t by family, x.variance)", "(mean t by family, x.variance)"),
    (
      "slope(log(t) ~ log(v) where v > 0 by f)",
      "(slope (log t) ~ (log v) where (> v 0) by f)"
    ),
    ("quantile(t, 0.9)", "(quantile t 0.9)"),
    ("all(a < b)", "(all (< a b))"),
    ("cl-slope.low <= -1/2", "(<= cl-slope.low (/ (- 1) 2))"),
    ("1e-3 + .5 + 5. + 1E+2", "(+ (+ (+ 0.001 0.5) 5.0) 100.0)"),
    ("true or false", "(or true false)"),
    ("not (a or b)", "(not (or a b))"),
    ("not not a", "(not (not a))"),
    ("f()", "(f )"),
    ("größe_1 > 0", "(> größe_1 0)"),
  ])
  func `an expression has the structure its operators say`(text: String, outline: String) throws {
    let (node, mistakes) = Parser.parse(Array(text))
    #expect(mistakes == [])
    #expect(node?.outline == outline)
    let printed = try #require(node).text
    #expect(Parser.parse(Array(printed)).expression?.outline == outline)
  }

  @Test(arguments: [
    ("", "[] the expression is empty"),
    ("  ", "[] the expression is empty"),
    (
      "1 +",
      "[] the end of the expression stands where a number, a text, a name or ‘(’ was expected"
    ),
    ("(1 + 2", "[] the end of the expression stands where ‘)’ was expected"),
    ("1 2", "[2] the number 2 stands where an operator or the end of the expression was expected"),
    ("a b", "[b] ‘b’ stands where an operator or the end of the expression was expected"),
    (
      "a 'x'",
      "['x'] the text ‘x’ stands where an operator or the end of the expression was expected"
    ),
    ("a)", "[)] ‘)’ stands where an operator or the end of the expression was expected"),
    ("* a", "[*] ‘*’ stands where a number, a text, a name or ‘(’ was expected"),
    ("a = b", "[=] the expression language has no ‘=’ | → =="),
    ("a && b", "[&&] the expression language has no ‘&&’ | → and"),
    ("a || b", "[||] the expression language has no ‘||’ | → or"),
    ("!a", "[!] the expression language has no ‘!’ | → not"),
    ("a ? b", "[?] the expression language has no ‘?’"),
    ("'abc", "['abc] the text has no closing quote"),
    ("[abc", "[[abc] the name in brackets has no closing ‘]’"),
    ("1.2.3", "[1.2.3] ‘1.2.3’ is no finite number"),
    ("3x + 1", "[3x] ‘3x’ is no finite number"),
    ("1e999", "[1e999] ‘1e999’ is no finite number"),
    ("a. + 1", "[a.] after ‘a.’ stands no name"),
    ("a < b < c", "[<] comparisons do not chain | write ‘a < b and b < c’"),
    (
      "a == not b",
      "[not] ‘not’ binds more loosely than the operator before it | put ‘not’ and its condition in parentheses"
    ),
    (
      "a < b ± 1",
      "[±] a tolerance stands after an equality alone | write ‘a == b ± 0.01’ or ‘a == b ± 5%’"
    ),
    ("a ~ b", "[~] ‘~’ stands only inside slope, intercept, r2, slope_low and slope_high"),
    (
      "a where b",
      "[where] ‘where’ stands only inside the parentheses of an aggregate | write ‘mean(t where family == 'scaled' by variance)’"
    ),
    ("mean(t by f where g)", "[where] ‘where’ comes before ‘by’"),
    ("mean(t by 3)", "[3] the number 3 stands where the name of a column after ‘by’ was expected"),
    ("mean(t", "[] the end of the expression stands where ‘,’, ‘where’, ‘by’ or ‘)’ was expected"),
    ("mean(t where a b)", "[b] ‘b’ stands where ‘by’ or ‘)’ was expected"),
    ("mean(t by a b)", "[b] ‘b’ stands where ‘,’ or ‘)’ was expected"),
    ("and", "[and] ‘and’ stands where a number, a text, a name or ‘(’ was expected"),
  ])
  func `broken text is told at its place`(text: String, expected: String) {
    let (node, diagnostics) = Parser.parse(written(text))
    #expect(node == nil)
    #expect(diagnostics.map { line($0, in: text) } == [expected])
  }

  @Test func `everything that is no word is told at once`() {
    let text = "a ? b & 'x"
    let (_, diagnostics) = Parser.parse(written(text))
    #expect(
      diagnostics.map { line($0, in: text) } == [
        "[?] the expression language has no ‘?’", "[&] the expression language has no ‘&’ | → and",
        "['x] the text has no closing quote",
      ])
  }

  @Test func `places are exact in quotes and the whole text over lines`() {
    func place(_ text: String, columns: Range<Int>, lastLine: Int = 7) -> SourceRange? {
      let range = SourceRange(
        file: "f", start: .init(line: 7, column: columns.lowerBound),
        end: .init(line: lastLine, column: columns.upperBound))
      return Parser.parse(Sourced(text, at: range)).diagnostics.first?.range
    }
    func exact(_ columns: Range<Int>) -> SourceRange {
      SourceRange(
        file: "f", start: .init(line: 7, column: columns.lowerBound),
        end: .init(line: 7, column: columns.upperBound))
    }
    #expect(place("a ? b", columns: 10..<15) == exact(12..<13))
    #expect(place("a ? b", columns: 10..<17) == exact(13..<14))
    #expect(place("é̈ ? b", columns: 1..<6) == exact(3..<4))
    #expect(place("a ? b", columns: 10..<30) == exact(10..<30))
    #expect(place("a ? b", columns: 10..<13, lastLine: 8)?.end == .init(line: 8, column: 13))
  }

  @Test(arguments: [
    String(repeating: "(", count: 5000) + "1" + String(repeating: ")", count: 5000),
    String(repeating: "-", count: 5000) + "1",
    String(repeating: "not ", count: 5000) + "a",
    "1" + String(repeating: " + 1", count: 5000),
    "1" + String(repeating: " ^ 1", count: 5000),
    String(repeating: "f(", count: 5000) + "1" + String(repeating: ")", count: 5000),
    String(repeating: "(", count: 5000),
  ])
  func `deep nesting is refused`(text: String) {
    let (node, mistakes) = Parser.parse(Array(text))
    #expect(node == nil)
    #expect(mistakes.map(\.wording.text) == ["the expression is nested more than 100 deep"])
  }

  @Test func `printing and reading again gives the same expression`() throws {
    var random = ExpressionGenerator(seed: 1)
    for _ in 0..<2000 {
      let node = random.expression(depth: 5)
      let text = node.text
      let (again, mistakes) = Parser.parse(Array(text))
      #expect(mistakes == [], "\(text)")
      #expect(again?.outline == node.outline, "\(text)")
      #expect(again?.text == text)
    }
  }

  @Test func `random text never crashes and mistakes lie within it`() {
    var random = ExpressionGenerator(seed: 2)
    for _ in 0..<5000 {
      let text = random.noise()
      let characters = Array(text)
      let (node, mistakes) = Parser.parse(characters)
      #expect((node == nil) != mistakes.isEmpty)
      for mistake in mistakes {
        #expect(mistake.stretch.lowerBound >= 0 && mistake.stretch.upperBound <= characters.count)
      }
      if let node {
        #expect(Parser.parse(Array(node.text)).expression?.outline == node.outline, "\(text)")
      }
    }
  }
}
