import Testing

/// Mistakes in what claims, tables and values compute, through the program.
struct BrokenClaimsTests {
  static let reports = [
    BrokenReport(
      "an unknown column in a claim",
      #"""
      ```claim
      id: cl-x
      from: curve
      claim: A
      value: max(1️⃣expected_rewrd)
      holds: value > 0
      ```
      """#,
      #"""
      1️⃣ error: there is no column ‘expected_rewrd’ = did you mean ‘expected_reward’?
      """#),
    BrokenReport(
      "an unknown table in a claim",
      #"""
      ```claim
      id: cl-x
      from: curve
      claim: A
      value: max(1️⃣curv.time)
      holds: value > 0
      ```
      """#,
      #"""
      1️⃣ error: there is no experiment ‘curv’ = did you mean ‘curve’?
      """#),
    BrokenReport(
      "an unknown function",
      #"""
      ```claim
      id: cl-x
      from: curve
      claim: A
      value: 1️⃣maximum(time)
      holds: value > 0
      ```
      """#,
      #"""
      1️⃣ error: there is no function ‘maximum’ = did you mean ‘max’?
      """#),
    BrokenReport(
      "a column where a number belongs",
      #"""
      ```claim
      id: cl-x
      from: curve
      claim: A
      value: max(time)
      holds: 1️⃣time > 0
      ```
      """#,
      #"""
      1️⃣ error: the expression gives one value a row of ‘curve’, not a single value = take an aggregate, such as ‘mean(…)’, ‘max(…)’ or ‘all(…)’
      """#),
    BrokenReport(
      "a verdict that is a number",
      #"""
      ```claim
      id: cl-x
      from: curve
      claim: A
      value: max(time)
      holds: 1️⃣value + 1
      ```
      """#,
      #"""
      1️⃣ error: ‘holds’ needs a condition, true or false, not numbers
      """#),
    BrokenReport(
      "a comparison of text with a number",
      #"""
      ```claim
      id: cl-x
      from: curve
      claim: A
      value: max(time)
      holds: 1️⃣value > 'a'
      ```
      """#,
      #"""
      1️⃣ error: numbers cannot be compared with texts
      """#),
    BrokenReport(
      "claims in a circle",
      #"""
      ```claim
      id: cl-x
      from: curve
      claim: A
      value: cl-y.value
      holds: value > 0
      ```

      ```claim
      id: cl-y
      from: curve
      claim: B
      value: 1️⃣cl-x.value
      holds: value > 0
      ```
      """#,
      #"""
      1️⃣ error: the claims refer to each other in a circle: cl-x → cl-y → cl-x
      """#),
    BrokenReport(
      "a claim that names itself",
      #"""
      ```claim
      id: cl-x
      from: curve
      claim: A
      value: max(time)
      holds: 1️⃣cl-x.holds
      ```
      """#,
      #"""
      1️⃣ error: the claim ‘cl-x’ refers to itself
      """#),
    BrokenReport(
      "a quantity that no claim has",
      #"""
      ```claim
      id: cl-x
      from: curve
      claim: A
      value: 1️⃣cl-rise.slope
      holds: value > 0
      ```
      """#,
      #"""
      1️⃣ error: the claim ‘cl-rise’ has no quantity ‘slope’ = it has ‘value’, ‘holds’
      """#),
    BrokenReport(
      "a parenthesis left open",
      #"""
      ```claim
      id: cl-x
      from: curve
      claim: A
      value: max(time1️⃣
      holds: value > 0
      ```
      """#,
      #"""
      1️⃣ error: the end of the expression stands where ‘,’, ‘where’, ‘by’ or ‘)’ was expected
      """#),
    BrokenReport(
      "a bad format of a claim",
      #"""
      ```claim
      id: cl-x
      from: curve
      claim: A
      value: max(time)
      format: 1️⃣.3q
      holds: value > 0
      ```
      """#,
      #"""
      1️⃣ error: ‘.3q’ is no number format = a format is ‘.3’ (significant digits, 1 to 17), ‘.2f’ (decimal places), ‘.2e’ (scientific), ‘.1%’ (percent), ‘d’ (whole number), or left out (as many digits as needed)
      """#),
    BrokenReport(
      "a bad format of a value",
      #"""
      A `{value} max(curve.time) | 1️⃣.9z` value.
      """#,
      #"""
      1️⃣ error: ‘.9z’ is no number format = a format is ‘.3’ (significant digits, 1 to 17), ‘.2f’ (decimal places), ‘.2e’ (scientific), ‘.1%’ (percent), ‘d’ (whole number), or left out (as many digits as needed)
      """#),
    BrokenReport(
      "an unknown column in a value",
      #"""
      A `{value} max(1️⃣curve.nothing)` value.
      """#,
      #"""
      1️⃣ error: ‘curve’ has no column ‘nothing’
      """#),
    BrokenReport(
      "a value that is a column",
      #"""
      A `{value} 1️⃣curve.time` value.
      """#,
      #"""
      1️⃣ error: the expression gives one value a row of ‘curve’, not a single value = take an aggregate, such as ‘mean(…)’, ‘max(…)’ or ‘all(…)’
      """#),
    BrokenReport(
      "an unknown column in a table",
      #"""
      ```table
      id: tbl-x
      from: times
      caption: C
      columns:
        - 1️⃣varianc
      ```
      """#,
      #"""
      1️⃣ error: there is no column ‘varianc’ = did you mean ‘variance’?
      """#),
    BrokenReport(
      "a bad format of a table",
      #"""
      ```table
      id: tbl-x
      from: times
      caption: C
      columns:
        - {value: variance, format: 1️⃣.3q}
      ```
      """#,
      #"""
      1️⃣ error: ‘.3q’ is no number format = a format is ‘.3’ (significant digits, 1 to 17), ‘.2f’ (decimal places), ‘.2e’ (scientific), ‘.1%’ (percent), ‘d’ (whole number), or left out (as many digits as needed)
      """#),
    BrokenReport(
      "an expression nested too deep",
      #"""
      ```claim
      id: cl-x
      from: curve
      claim: A
      value: max(time)
      holds: value > (((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1️⃣((1)))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))
      ```
      """#,
      #"""
      1️⃣ error: the expression is nested more than 100 deep
      """#),
  ]

  @Test(arguments: reports)
  func `Every mistake is told at its place, and everything else is built`(
    report: BrokenReport
  ) throws {
    try report.expectDiagnostics()
  }
}
