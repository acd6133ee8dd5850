import Mathematics
import Testing

/// What is wrong in a formula is said with its place, and the rest is still read.
struct MistakesTests {
  /// The mistakes of a formula: what was written at the place, what is wrong, what to write.
  private func mistakes(_ tex: String) -> [String] {
    Formula(tex, displayed: true).problems.map { problem in
      let bytes = Array(tex.utf8)[problem.range]
      let suggestion = problem.suggestion.map { " → \($0)" } ?? ""
      return "\(String(decoding: bytes, as: UTF8.self)): \(problem.message)\(suggestion)"
    }
  }

  @Test(arguments: [
    (
      #"\alhpa + \foobarbaz"#,
      [
        #"\alhpa: unknown command ‘\alhpa’ → \alpha"#,
        #"\foobarbaz: unknown command ‘\foobarbaz’"#,
      ]
    ),
    (#"{x"#, ["{: ‘{’ is not closed"]),
    (#"x}"#, ["}: ‘}’ closes nothing"]),
    (#"\frac{a}"#, [#"\frac: ‘\frac’ needs an argument"#]),
    (#"x^"#, ["^: ‘^’ needs an argument"]),
    (#"a & b"#, ["&: ‘&’ stands outside of rows such as ‘aligned’ or ‘pmatrix’"]),
    (#"a \\ b"#, [#"\\: ‘\\’ stands outside of rows such as ‘aligned’ or ‘gathered’"#]),
    (
      #"x^a^b"#,
      [
        "^: a second superscript; braces say what belongs together, as ‘{x^a}^b’"
      ]
    ),
    (#"x_a_b"#, ["_: a second subscript; braces say what belongs together, as ‘{x_a}_b’"]),
    (#"x^2'"#, ["': a prime after a superscript; write it before, as ‘x'^2’"]),
    (
      #"\begin{alined} a \end{alined}"#,
      [
        #"\begin{alined}: unknown environment ‘alined’ → aligned"#
      ]
    ),
    (
      #"\begin{matrix} a \end{pmatrix}"#,
      [
        #"\end: ‘\end{pmatrix}’ closes ‘\begin{matrix}’ → \end{matrix}"#
      ]
    ),
    (#"\begin{matrix} a"#, [#"\begin: ‘\begin{matrix}’ is not closed by ‘\end{matrix}’"#]),
    (
      #"\left( x"#,
      [
        #"\left: ‘\left’ without ‘\right’; ‘\right.’ closes without showing anything"#
      ]
    ),
    (#"x \right)"#, [#"\right: ‘\right’ without ‘\left’ before it"#]),
    (
      #"\left x \right)"#,
      [
        #"\left x: ‘\left’ needs a delimiter such as ‘(’, ‘\{’ or ‘.’, not ‘x’"#
      ]
    ),
    (#"\hspace{1em2}"#, [#"\hspace: ‘1em2’ is no width such as ‘1em’, ‘3mu’ or ‘-2pt’"#]),
    (#"\color{redd} x"#, [#"\color: unknown colour ‘redd’ → red"#]),
    (#"x \limits_a"#, [#"\limits: ‘\limits’ without an operator before it"#]),
    (#"a \over b \over c"#, [#"\over: a second ‘\over’ in one group; use ‘\frac’ or braces"#]),
    (
      #"\text{a \alpha}"#,
      [
        #"\alpha: ‘\alpha’ is mathematics; inside words it stands between dollars → $\alpha$"#
      ]
    ),
    (
      #"\newcommand{\a}{\a x} \a"#,
      [
        #"\a: a macro that grows without end; does it use itself?"#
      ]
    ),
    (#"\newcommand{\a}[1]{#2}"#, ["#2: ‘#2’ in a macro of 1 argument"]),
    (
      #"\newcommand{x}{y}"#,
      [
        #"\newcommand: ‘\newcommand’ defines a command such as ‘\E’, not ‘x’"#
      ]
    ),
    (#"\begin{cases} a & b & c \end{cases}"#, ["&: ‘&’ beyond the 2 columns of this environment"]),
    (#"x $ y"#, ["$: ‘$’ inside a formula"]),
    ("#1", ["#1: ‘#1’ outside of a macro"]),
  ])
  func `A mistake is said with its place`(tex: String, expected: [String]) {
    #expect(mistakes(tex) == expected)
  }

  @Test func `What stands after a mistake is still read`() {
    #expect(Formula(#"a + \foo + b}"#).plainText == #"a+\foo+b"#)
    #expect(Formula(#"\frac{1}{2 + x"#).plainText == "1/(2+x)")
    #expect(Formula(#"{\left( a} + b \right)"#).plainText == "(a+b")
  }
}
