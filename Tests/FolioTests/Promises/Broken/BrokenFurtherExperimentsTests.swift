import Testing

/// Mistakes in what an experiment asks of the engine, through the program.
struct BrokenFurtherExperimentsTests {
  static let reports = [
    BrokenReport(
      "no replicates",
      #"""
      ```experiment
      id: x
      run: training-curve
      replicates: 1️⃣0
      ```
      """#,
      #"""
      1️⃣ error: ‘replicates’ must be from 1 to 1000000, not the number 0
      """#),
    BrokenReport(
      "a negative seed",
      #"""
      ```experiment
      id: x
      run: training-curve
      seed: 1️⃣-3
      ```
      """#,
      #"""
      1️⃣ error: ‘seed’ must be at least 0, not the number -3
      """#),
    BrokenReport(
      "an unknown profile",
      #"""
      ```experiment
      id: x
      run: training-curve
      profiles: {1️⃣quik: {with: {points: 3}}}
      ```
      """#,
      #"""
      1️⃣ error: unknown key ‘quik’ in the profiles = valid keys are full, quick = did you mean ‘quick’?
      """#),
  ]

  @Test(arguments: reports)
  func `Every mistake is told at its place, and everything else is built`(
    report: BrokenReport
  ) throws {
    try report.expectDiagnostics()
  }
}
