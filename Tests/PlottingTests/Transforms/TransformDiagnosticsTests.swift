import Testing

@Suite struct TransformDiagnosticsTests {
  static let faults: [(String, String)] = [
    (
      "{window: [{op: row_numbr, as: r}]}",
      "‘op’ of a window operation cannot be the text ‘row_numbr’ → row_number"
    ),
    (
      "{window: [{op: ntile, as: r}]}",
      "a window operation needs ‘param’, a whole number, for ‘ntile’"
    ),
    ("{window: [{op: lag, as: r}]}", "‘lag’ needs a ‘field’"),
    (
      "{window: [{op: sum, field: family, as: r}]}",
      "the column ‘family’ holds texts and has no sum"
    ),
    (
      "{window: [{op: rank, as: r}], frame: [a, 0]}",
      "‘frame’ of the transform ‘window’ must be a list of two whole numbers or nulls, like [null, 0], not a list"
    ),
    ("{window: [{op: rank, as: r}], sort: [{field: tim}]}", "no column ‘tim’ in ‘a’ → time"),
    (
      "{window: [{op: rank, as: r}], sort: [{field: time, order: down}]}",
      "‘order’ of the sort cannot be the text ‘down’"
    ),
    (
      "{stack: family, as: [p, q]}",
      "the column ‘family’ holds texts, and the transform ‘stack’ needs numbers"
    ),
    (
      "{stack: time, offset: middle, as: [p, q]}",
      "‘offset’ of the transform ‘stack’ cannot be the text ‘middle’"
    ),
    (
      "{bin: true, field: time}",
      "the transform ‘bin’ needs ‘as’, the name of the column with the intervals’ starts"
    ),
    (
      "{bin: {step: 0}, field: time, as: b}",
      "‘step’ of ‘bin’ of the transform ‘bin’ must be a number of at least 5e-324, not the number 0"
    ),
    (
      "{timeUnit: fortnight, field: time, as: u}",
      "‘timeUnit’ of the transform ‘timeUnit’ cannot be the text ‘fortnight’"
    ),
    (
      "{regression: time, as: [p, q]}",
      "the transform ‘regression’ needs ‘on’, the column that explains the other"
    ),
    (
      "{regression: time, on: low, method: cubic}",
      "‘method’ of the transform ‘regression’ cannot be the text ‘cubic’"
    ),
    (
      "{loess: time, on: low, bandwidth: 2}",
      "‘bandwidth’ of the transform ‘loess’ must be a number from 1e-06 to 1, not the number 2"
    ),
    (
      "{density: family}",
      "the column ‘family’ holds texts, and the transform ‘density’ needs numbers"
    ),
    (
      "{quantile: time, probs: [0, 2]}",
      "‘probs’ of the transform ‘quantile’ must be a list of numbers from 0 to 1, not a list"
    ),
    (
      "{impute: time}",
      "the transform ‘impute’ needs ‘key’, the column whose values every group is to have"
    ),
    ("{lookup: family}", "the transform ‘lookup’ needs ‘from’, the data to look in"),
    (
      "{lookup: family, from: {data: {name: rsm}, key: rm, fields: [reward]}}",
      "the figure has no data named ‘rsm’ → rms"
    ),
    (
      "{lookup: family, from: {param: p, key: rm}}",
      "‘param’ is not supported in ‘from’ of the transform ‘lookup’"
    ),
    (
      "{pivot: family}",
      "the transform ‘pivot’ needs ‘value’, the column whose values fill the new ones"
    ),
    (
      "{sample: some}",
      "‘sample’ of the transform ‘sample’ must be a whole number from 0 to 1000000000, not the text ‘some’"
    ),
    ("{aggregate: [{op: values, as: v}]}", "‘op’ of an aggregate ‘values’ is not supported"),
    (
      "{calculate: 'now()', as: v}",
      "‘now’ is not supported: a figure does not depend on the clock in the expression ‘now()’"
    ),
    ("{calculate: 'datum.time.length + datum.tim', as: v}", "no column ‘tim’ in ‘a’ → time"),
    (
      "{filter: {field: time, range: [1]}}",
      "‘range’ of a predicate must be a list of two numbers, not a list"
    ),
    ("{filter: {param: brush}}", "‘param’ asks what a reader selects"),
    ("{flatten: [time]}", "the column ‘time’ holds no lists"),
  ]

  @Test(arguments: faults)
  func `what is wrong with a transform is said`(transform: String, problem: String) {
    let test = PlotTest("transform: [\(transform)]\nmark: point\nencoding: {x: {value: 1}}")
    let messages = test.problems.map { $0.drop { $0 != " " }.dropFirst() }
    #expect(messages.contains { $0.hasPrefix(problem) }, "\(test.problems)")
  }
}
