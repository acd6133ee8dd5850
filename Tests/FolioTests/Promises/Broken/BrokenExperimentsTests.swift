import Testing

/// Mistakes in what an experiment asks of the engine, through the program.
struct BrokenExperimentsTests {
  static let reports = [
    BrokenReport(
      "an unknown simulation",
      #"""
      ```experiment
      id: x
      run: 1️⃣trainig-curve
      ```
      """#,
      #"""
      1️⃣ error: there is no simulation ‘trainig-curve’ = the simulations are ‘accuracy-pair’, ‘best-of-n’, ‘derivation-steps’, ‘gain-in-time’, ‘gradient-bound’, ‘import’, ‘language-model-training’, ‘language-samples’, ‘objective-landscape’, ‘pair-accuracy’, ‘policy-gain-in-time’, ‘policy-gradient’, ‘policy-statistics’, ‘policy-time-to-gain’, ‘policy-training-curve’, ‘reward-model-statistics’, ‘reward-model-training’, ‘reward-statistics’, ‘reward-table’, ‘reward-table-gain-in-time’, ‘reward-table-statistics’, ‘reward-table-time-to-gain’, ‘reward-table-training-curve’, ‘simplex-flow’, ‘simplex-landscape’, ‘tabular-outputs’, ‘tabular-statistics’, ‘tabular-times’, ‘time-to-gain’ and ‘training-curve’ = did you mean ‘training-curve’?
      """#),
    BrokenReport(
      "an unknown parameter",
      #"""
      ```experiment
      id: x
      run: gradient-bound
      with: {1️⃣instance: 4}
      ```
      """#,
      #"""
      1️⃣ error: ‘gradient-bound’ has no parameter ‘instance’ = its parameters are ‘instances’, ‘outputs’, ‘leastScale’ and ‘policyScale’ = did you mean ‘instances’?
      """#),
    BrokenReport(
      "a parameter of another type",
      #"""
      ```experiment
      id: x
      run: gradient-bound
      with: {instances: 1️⃣many}
      ```
      """#,
      #"""
      1️⃣ error: ‘instances’ must be a whole number, not the text ‘many’
      """#),
    BrokenReport(
      "a fraction where a whole number belongs",
      #"""
      ```experiment
      id: x
      run: gradient-bound
      with: {instances: 1️⃣2.5}
      ```
      """#,
      #"""
      1️⃣ error: ‘instances’ must be a whole number, not the number 2.5
      """#),
    BrokenReport(
      "parameters out of their ranges",
      #"""
      ```experiment
      id: x
      run: gradient-bound
      with:
        instances: 1️⃣0
        leastScale: 2️⃣2
        policyScale: 3️⃣-1
      ```
      """#,
      #"""
      1️⃣ error: ‘instances’ must be at least 1 and at most 1000000, not 0
      2️⃣ error: ‘leastScale’ must be above 0 and at most 1, not 2
      3️⃣ error: ‘policyScale’ must be at least 0.1 and at most 100, not -1
      """#),
    BrokenReport(
      "a choice that does not exist",
      #"""
      ```experiment
      id: x
      run: training-curve
      with: {method: 1️⃣flwo}
      ```
      """#,
      #"""
      1️⃣ error: ‘method’ cannot be ‘flwo’ = it must be ‘flow’ or ‘ascent’ = did you mean ‘flow’?
      """#),
    BrokenReport(
      "numbers that are not finite",
      #"""
      ```experiment
      id: x
      run: training-curve
      with: {duration: 1️⃣.inf, scale: 2️⃣.nan}
      sweep: {noise: [3️⃣-.inf]}
      ```
      """#,
      #"""
      1️⃣ error: ‘duration’ must be finite, not inf
      2️⃣ error: ‘scale’ must be finite, not nan
      3️⃣ error: ‘noise’ must be finite, not -inf
      """#),
    BrokenReport(
      "a number too large for a whole number",
      #"""
      ```experiment
      id: x
      run: gradient-bound
      with: {instances: 1️⃣99999999999999999999}
      ```
      """#,
      #"""
      1️⃣ error: ‘instances’ must be a whole number, not the number 1e+20
      """#),
    BrokenReport(
      "a sweep over nothing",
      #"""
      ```experiment
      id: x
      run: training-curve
      sweep: {scale: 1️⃣[]}
      ```
      """#,
      #"""
      1️⃣ error: the sweep over ‘scale’ has no values
      """#),
    BrokenReport(
      "a sweep that is no list",
      #"""
      ```experiment
      id: x
      run: training-curve
      sweep: {scale: 1️⃣0.5}
      ```
      """#,
      #"""
      1️⃣ error: the sweep over ‘scale’ must be a list or a range, not the number 0.5 = a list is [a, b], a range {from: 0, to: 1, count: 11}
      """#),
    BrokenReport(
      "a sweep over an unknown parameter",
      #"""
      ```experiment
      id: x
      run: training-curve
      sweep: {1️⃣scael: [1, 2]}
      ```
      """#,
      #"""
      1️⃣ error: ‘training-curve’ has no parameter ‘scael’ = its parameters are ‘prompts’, ‘outputs’, ‘groundTruth’, ‘policy’, ‘policyScale’, ‘policyMass’, ‘reward’, ‘variance’, ‘scale’, ‘promptRange’, ‘exponent’, ‘anchor’, ‘noise’, ‘swapped’, ‘distance’, ‘bands’, ‘clusters’, ‘spread’, ‘tied’, ‘tieWidth’, ‘squeeze’, ‘normalization’, ‘regularization’, ‘method’, ‘duration’, ‘points’, ‘spacing’, ‘firstTime’ and ‘stepSize’ = did you mean ‘scale’?
      """#),
    BrokenReport(
      "a swept value out of range",
      #"""
      ```experiment
      id: x
      run: training-curve
      sweep: {scale: [0.5, 1️⃣0]}
      ```
      """#,
      #"""
      1️⃣ error: ‘scale’ must be above 0 and at most 1000, not 0
      """#),
    BrokenReport(
      "a parameter given and swept",
      #"""
      ```experiment
      id: x
      run: training-curve
      with: {scale: 1}
      sweep: {1️⃣scale: [0.5, 1]}
      ```
      """#,
      #"""
      1️⃣ error: ‘scale’ is given under ‘with’ and swept too = give it once; a profile that fixes a swept parameter sweeps one value: [value]
      """#),
    BrokenReport(
      "a range without a count",
      #"""
      ```experiment
      id: x
      run: training-curve
      sweep: {scale: 1️⃣{from: 0.1, to: 1}}
      ```
      """#,
      #"""
      1️⃣ error: the range lacks ‘count’ or ‘step’
      """#),
    BrokenReport(
      "a range with a misspelt key",
      #"""
      ```experiment
      id: x
      run: training-curve
      sweep: {scale: 1️⃣{from: 0.1, to: 1, 2️⃣cuont: 3}}
      ```
      """#,
      #"""
      1️⃣ error: the range lacks ‘count’ or ‘step’
      2️⃣ error: a range has no key ‘cuont’ = its keys are ‘from’, ‘to’, ‘count’, ‘step’ and ‘scale’ = did you mean ‘count’?
      """#),
    BrokenReport(
      "a logarithmic range from zero",
      #"""
      ```experiment
      id: x
      run: training-curve
      sweep: {scale: {from: 1️⃣0, to: 1, count: 3, scale: log}}
      ```
      """#,
      #"""
      1️⃣ error: a logarithmic range needs bounds above 0, not 0
      """#),
    BrokenReport(
      "steps that never arrive",
      #"""
      ```experiment
      id: x
      run: training-curve
      sweep: {scale: {from: 1, to: 0.1, step: 1️⃣0.1}}
      ```
      """#,
      #"""
      1️⃣ error: steps of 0.1 never lead from 1 to 0.1
      """#),
    BrokenReport(
      "a range of words",
      #"""
      ```experiment
      id: x
      run: training-curve
      sweep: {method: 1️⃣{from: 0, to: 1, count: 2}}
      ```
      """#,
      #"""
      1️⃣ error: ‘method’ is text and cannot be swept over a range = list its values: [a, b]
      """#),
    BrokenReport(
      "parameters zipped at different lengths",
      #"""
      ```experiment
      id: x
      run: training-curve
      sweep:
        zip:
          scale: [0.5, 1]
          noise: 1️⃣[0, 0.5, 1]
      ```
      """#,
      #"""
      1️⃣ error: ‘noise’ has 3 values but ‘scale’ has 2 values = parameters under ‘zip’ advance together
      """#),
    BrokenReport(
      "a sweep of a million points",
      #"""
      ```experiment
      id: x
      run: training-curve
      sweep:
        1️⃣scale: {from: 0.1, to: 1, count: 1000}
        noise: {from: 0, to: 1, count: 1001}
      ```
      """#,
      #"""
      1️⃣ error: the sweep has 1001000 points; at most 1000000 are allowed = every point is a run of its own whose result is stored and kept as a table row
      """#),
  ]

  @Test(arguments: reports)
  func `Every mistake is told at its place, and everything else is built`(
    report: BrokenReport
  ) throws {
    try report.expectDiagnostics()
  }
}
