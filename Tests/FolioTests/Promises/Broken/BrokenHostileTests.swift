import Testing

/// Mistakes in what a stranger may have written, through the program.
struct BrokenHostileTests {
  static let reports = [
    BrokenReport(
      "a YAML bomb",
      #"""
      ```experiment
      id: x
      run: training-curve
      with:
        a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1]
        b: &b [1️⃣*a, *a, *a, *a, *a, *a, *a, *a, *a]
        c: [*b, *b, *b, *b, *b, *b, *b, *b, *b]
      ```
      """#,
      #"""
      1️⃣ error: YAML aliases (‘*a’) are not read here = write the value again
      """#),
    BrokenReport(
      "YAML nested without end",
      #"""
      ```experiment
      id: x
      run: training-curve
      with: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[1️⃣[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
      ```
      """#,
      #"""
      1️⃣ error: nested too deeply; at most 50 levels are read
      """#),
    BrokenReport(
      "a tag that constructs something",
      #"""
      ```experiment
      id: x
      run: 1️⃣!!python/object/apply:os.system ["true"]
      ```
      """#,
      #"""
      1️⃣ error: YAML tags (‘!!python/object/apply:os.system’) are not read here = quote the value if it begins with ‘!’, or to make it text
      1️⃣ error: ‘run’ must be text, not a list
      """#),
    BrokenReport(
      "ids with markup",
      #"""
      ```experiment
      id: 1️⃣<script>alert(1)</script>
      run: training-curve
      ```
      """#,
      #"""
      1️⃣ error: ‘<script>alert(1)</script>’ is not a valid id = an id begins with a letter and consists of small letters, digits and single hyphens = did you mean ‘script-alert-1-script’?
      """#),
    BrokenReport(
      "ids that climb",
      #"""
      ```experiment
      id: 1️⃣../../escape
      run: training-curve
      ```
      """#,
      #"""
      1️⃣ error: ‘../../escape’ is not a valid id = an id begins with a letter and consists of small letters, digits and single hyphens = did you mean ‘escape’?
      """#),
    BrokenReport(
      "terminal escapes in a name",
      #"""
      ```experiment
      id: x
      run: 1️⃣"2️⃣\e[2J3️⃣\e[31mtraining"
      ```
      """#,
      #"""
      1️⃣ error: there is no simulation ‘�[2J�[31mtraining’ = the simulations are ‘accuracy-pair’, ‘best-of-n’, ‘derivation-steps’, ‘gain-in-time’, ‘gradient-bound’, ‘import’, ‘language-model-training’, ‘language-samples’, ‘objective-landscape’, ‘pair-accuracy’, ‘policy-gain-in-time’, ‘policy-gradient’, ‘policy-statistics’, ‘policy-time-to-gain’, ‘policy-training-curve’, ‘reward-model-statistics’, ‘reward-model-training’, ‘reward-statistics’, ‘reward-table’, ‘reward-table-gain-in-time’, ‘reward-table-statistics’, ‘reward-table-time-to-gain’, ‘reward-table-training-curve’, ‘simplex-flow’, ‘simplex-landscape’, ‘tabular-outputs’, ‘tabular-statistics’, ‘tabular-times’, ‘time-to-gain’ and ‘training-curve’
      2️⃣ error: ‘\e’ in double quotes is a control character = use single quotes for text that holds TeX, or write ‘\\’ for each backslash
      3️⃣ error: ‘\e’ in double quotes is a control character = use single quotes for text that holds TeX, or write ‘\\’ for each backslash
      """#),
    BrokenReport(
      "terminal escapes in the text",
      #"""
      See 1️⃣@fig-2️⃣\#u{1B}[2Jx and 3️⃣\#u{1B}]0;title4️⃣\#u{7} text.
      """#,
      #"""
      1️⃣ error: the bibliography has no entry ‘fig’ = write ‘\@’ for an at sign that cites nothing
      2️⃣ error: the control character U+001B cannot stand in a chapter = delete it
      3️⃣ error: the control character U+001B cannot stand in a chapter = delete it
      4️⃣ error: the control character U+0007 cannot stand in a chapter = delete it
      """#),
    BrokenReport(
      "text that runs right to left",
      #"""
      ```experiment
      id: x
      run: 1️⃣"\#u{202E}gnp"
      ```
      """#,
      #"""
      1️⃣ error: there is no simulation ‘�gnp’ = the simulations are ‘accuracy-pair’, ‘best-of-n’, ‘derivation-steps’, ‘gain-in-time’, ‘gradient-bound’, ‘import’, ‘language-model-training’, ‘language-samples’, ‘objective-landscape’, ‘pair-accuracy’, ‘policy-gain-in-time’, ‘policy-gradient’, ‘policy-statistics’, ‘policy-time-to-gain’, ‘policy-training-curve’, ‘reward-model-statistics’, ‘reward-model-training’, ‘reward-statistics’, ‘reward-table’, ‘reward-table-gain-in-time’, ‘reward-table-statistics’, ‘reward-table-time-to-gain’, ‘reward-table-training-curve’, ‘simplex-flow’, ‘simplex-landscape’, ‘tabular-outputs’, ‘tabular-statistics’, ‘tabular-times’, ‘time-to-gain’ and ‘training-curve’
      """#),
    BrokenReport(
      "a link that runs a script",
      #"""
      [click](1️⃣javascript:alert(1)) me
      """#,
      #"""
      1️⃣ error: a link cannot lead to ‘javascript:’ = links are relative paths, fragments, or http, https or mailto addresses
      """#),
    BrokenReport(
      "a zero byte",
      #"""
      A1️⃣\#u{0}B 2️⃣@fig-none.
      """#,
      #"""
      1️⃣ error: the control character U+0000 cannot stand in a chapter = delete it
      2️⃣ error: nothing in the report has the id ‘fig-none’
      """#),
    BrokenReport(
      "a reference with markup",
      #"""
      See 1️⃣@fig-2️⃣<b>x3️⃣</b>.
      """#,
      #"""
      1️⃣ error: the bibliography has no entry ‘fig’ = write ‘\@’ for an at sign that cites nothing
      2️⃣ warning: HTML is not read, ‘<b>’ is shown as text = write ‘\<’ for a ‘<’ that is meant as such
      3️⃣ warning: HTML is not read, ‘</b>’ is shown as text = write ‘\<’ for a ‘<’ that is meant as such
      """#),
  ]

  @Test(arguments: reports)
  func `Every mistake is told at its place, and everything else is built`(
    report: BrokenReport
  ) throws {
    try report.expectDiagnostics()
  }
}
