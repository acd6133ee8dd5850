import Testing

/// Mistakes in TeX, through the program.
struct BrokenFormulasTests {
  static let reports = [
    BrokenReport(
      "mistakes in formulas of text, captions and labels",
      #"""
      Let $x + 1️⃣\alhpa$ be é and $\frac{1}2️⃣{2$ too.

      > $$
      > \begin{aligned} a &= b \\
      > 3️⃣\begin{pmatrx} c \end{pmatrx}
      > \end{aligned}
      > $$

      ```figure
      id: fig-x
      from: curve
      caption: The $4️⃣\rewrad$ of training.
      mark: line
      encoding:
        x: {field: time, type: quantitative, title: 'Time $t 5️⃣\fraq{1}{2}$'}
        y: {field: expected_reward, type: quantitative}
      ```
      """#,
      #"""
      1️⃣ error: unknown command ‘\alhpa’ = did you mean ‘\alpha’?
      2️⃣ error: ‘{’ is not closed
      3️⃣ error: unknown environment ‘pmatrx’ = did you mean ‘pmatrix’?
      4️⃣ error: unknown command ‘\rewrad’
      5️⃣ error: ‘title’ of the channel ‘x’ has a formula with a mistake: unknown command ‘\fraq’ = dollar signs enclose formulas in TeX; write ‘\$’ for a dollar sign = did you mean ‘\frac’?
      """#),
    BrokenReport(
      "references and labels of formulas that do not fit",
      #"""
      $$ a = b \label{eq-one} $$

      By $1️⃣\eqref{eq-oen}$ and $x 2️⃣\label{eq-x}$.

      $$ c 3️⃣\label{eq-two} $$ {#eq-three}

      $$ \newcommand{\half}{\tfrac{1}{4️⃣#1}} \half $$
      """#,
      #"""
      1️⃣ error: no equation in the report has the id ‘eq-oen’ = did you mean ‘eq-one’?
      2️⃣ error: ‘\label{eq-x}’ in a formula that has no line of its own = only displayed formulas, between ‘$$’, have numbers
      3️⃣ error: ‘\label{eq-two}’ in a formula that has the id ‘eq-three’ = write either ‘{#eq-three}’ after the formula or ‘\label’ in it
      4️⃣ error: ‘#1’ in a macro of 0 arguments
      """#),
  ]

  @Test(arguments: reports)
  func `Every mistake is told at its place, and everything else is built`(
    report: BrokenReport
  ) throws {
    try report.expectDiagnostics()
  }
}
