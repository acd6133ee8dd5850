import Claims
import Manuscript
import Results
import Testing

struct EvaluatorTests {
  typealias Case = (String, Value)

  /// Arithmetic.
  static let arithmetic: [Case] = [
    ("1 + 2 * 3", Value.integer(7)), ("7 / 2", .number(3.5)), ("2 ^ 10", .number(1024)),
    ("2 ^ -1", .number(0.5)), ("2 ^ 0.5", .number(2.0.squareRoot())), ("-3 + 1", .integer(-2)),
    ("1 - 2 - 3", .integer(-4)), ("0.1 + 0.2", .number(0.1 + 0.2)), ("6 / 3", .number(2)),
    ("9223372036854775807 + 1", .number(0x1p63)), ("3 * 4.0", .number(12)), ("-0.5", .number(-0.5)),
  ]

  /// Elementwise functions.
  static let elementwise: [Case] = [
    ("log(1)", .number(0)), ("exp(0)", .number(1)), ("sqrt(9)", .number(3)),
    ("log10(1000)", .number(3)), ("abs(-3)", .integer(3)), ("abs(-2.5)", .number(2.5)),
    ("min(2, 3)", .integer(2)), ("max(2, 3.5)", .number(3.5)), ("round(2.5)", .integer(2)),
    ("round(3.5)", .integer(4)), ("round(-1.2)", .integer(-1)), ("round(1e300)", .number(1e300)),
  ]

  /// Logic and comparisons.
  static let logic: [Case] = [
    ("1 < 2 and 2 <= 2 and 3 > 2 and 3 >= 3", .boolean(true)), ("1 != 1.0", .boolean(false)),
    ("'a' == 'a' and 'a' != 'b'", .boolean(true)), ("not true or false", .boolean(false)),
    ("true == (1 < 2)", .boolean(true)), ("1.05 == 1 ± 0.1", .boolean(true)),
    ("1.2 == 1 ± 0.1", .boolean(false)), ("1.2 != 1 ± 0.1", .boolean(true)),
    ("105 == 100 ± 5%", .boolean(true)), ("106 == 100 ± 5%", .boolean(false)),
    ("-105 == -100 ± 5%", .boolean(true)), ("0 == 0 ± 5%", .boolean(true)),
    ("9007199254740993 == 9007199254740992", .boolean(false)),
  ]

  /// Aggregates; one of the six times is missing.
  static let aggregates: [Case] = [
    ("mean(t)", .number(27.8)), ("median(t)", .number(8)), ("min(t)", .number(2)),
    ("max(t)", .number(100)), ("sum(t)", .number(139)), ("count(t)", .integer(5)),
    ("first(t)", .number(8)), ("last(t)", .number(25)), ("first(family)", .string("a")),
    ("sum(steps)", .integer(27)), ("max(steps)", .integer(9)), ("mean(steps)", .number(4.5)),
    ("quantile(t, 0.25)", .number(4)), ("quantile(steps, 1)", .number(9)),
    ("variance(steps where family == 'a')", .number(4)),
    ("stdev(steps where family == 'a')", .number(2)), ("count(done)", .integer(4)),
    ("count(t > 5)", .integer(3)), ("count(family)", .integer(6)),
    ("count(t where t > 1000)", .integer(0)), ("first(done where family == 'b')", .boolean(true)),
    ("last(done)", .boolean(false)), ("count(missing(t))", .integer(1)),
    ("sum(t where family == 'a' and variance < 0.1)", .number(12)),
    ("mean(time-to-gain.t where family == 'a')", .number(14.0 / 3)),
    ("max(t / max(t))", .number(1)), ("mean(t where t < median(t))", .number(3)),
  ]

  /// Conditions that guard what follows them.
  static let guards: [Case] = [
    ("count(steps where not missing(t) and log(t - 1) > 1)", .integer(4)),
    ("count(steps where missing(t) or log(t) < 1)", .integer(2)),
    ("mean(log(steps - 1) where steps == 2)", .number(0)),
    ("1 > 2 and 1 / 0 > 1", .boolean(false)), ("true or 1 / 0 > 1", .boolean(true)),
  ]

  /// Groups.
  static let groups: [Case] = [
    ("max(mean(t by family))", .number(62.5)), ("min(sum(steps by family))", .integer(12)),
    ("count(mean(t by variance))", .integer(3)),
    ("first(mean(t by family) where family == 'b')", .number(62.5)),
    ("max(mean(steps by family) - mean(t by family))", .number(5 - 14.0 / 3)),
    ("sum(max(max(steps by family, variance) by variance))", .integer(17)),
    ("max(mean(other.t by family) * mean(time-to-gain.t by family))", .number(62.5)),
    ("count(first(variance by family))", .integer(2)),
    ("count(mean(t by family, variance))", .integer(5)),
    ("all(mean(t by family) > 4)", .boolean(true)),
  ]

  /// All and any.
  static let quantifiers: [Case] = [
    ("all(steps > 0)", .boolean(true)), ("any(steps > 8)", .boolean(true)),
    ("all(t < 50)", .boolean(false)), ("any(t > 50)", .boolean(true)),
    ("all(t > 1 where not missing(t))", .boolean(true)),
    ("all(missing(t) or t > 1)", .boolean(true)),
  ]

  /// Two columns.
  static let pairs: [Case] = [
    ("slope(t ~ steps where family == 'a')", .number(-1.5)),
    ("intercept(t ~ steps where family == 'a')", .number(14.0 / 3 + 7.5)),
    ("slope(steps ~ steps)", .number(1)), ("r2(steps ~ steps)", .number(1)),
    ("slope_low(steps ~ steps)", .number(1)), ("slope_high(steps ~ steps)", .number(1)),
    ("pearson(steps, 2 * steps + 1)", .number(1)), ("spearman(steps, -steps^3)", .number(-1)),
    ("spearman(t, variance where family == 'a')", .number(-1)),
    ("max(slope(steps ~ steps by family))", .number(1)),
  ]

  @Test(arguments: [arithmetic, elementwise, logic, aggregates, guards, groups].flatMap(\.self))
  func `an expression has its value`(text: String, expected: Value) {
    check(text, expected)
  }

  @Test(arguments: [quantifiers, pairs].flatMap(\.self))
  func `quantifiers and statistics of pairs have their value`(text: String, expected: Value) {
    check(text, expected)
  }

  private func check(_ text: String, _ expected: Value) {
    let usesOther = text.contains("other.")
    let value = Bench.value(text, from: usesOther ? ["time-to-gain", "other"] : ["time-to-gain"])
    guard case .success(let value) = value else {
      Issue.record("\(value)")
      return
    }
    if let number = value.double, let wanted = expected.double, value.kind == expected.kind {
      #expect((number - wanted).magnitude <= 1e-14 * max(1, wanted.magnitude))
    } else {
      #expect(value == expected)
    }
  }

  @Test(arguments: [
    ("1 / 0", "[1 / 0] the division by zero has no value"),
    (
      "max(1 / (steps - 5))",
      "[1 / (steps - 5)] the division by zero has no value in row 2 of ‘time-to-gain’"
    ),
    ("log(0)", "[log(0)] log(0) has no finite value"),
    ("log(-1)", "[log(-1)] log(−1) has no finite value"),
    ("sqrt(-4)", "[sqrt(-4)] sqrt(−4) has no finite value"),
    ("exp(1000)", "[exp(1000)] exp(1000) has no finite value"),
    ("1e200 * 1e200", "[1e200 * 1e200] 1 × 10²⁰⁰ * 1 × 10²⁰⁰ has no finite value"),
    ("(-8) ^ 0.5", "[(-8) ^ 0.5] −8 ^ 0.5 has no finite value"),
    ("0 ^ -1", "[0 ^ -1] 0 ^ −1 has no finite value"),
    (
      "mean(log(steps - 3))",
      "[log(steps - 3)] log(0) has no finite value in row 1 of ‘time-to-gain’"
    ),
    (
      "mean(log(steps - 9) where family == 'b')",
      "[log(steps - 9)] log(−8) has no finite value in row 4 of ‘time-to-gain’"
    ),
    (
      "mean(t where t > 1000)",
      "[mean(t where t > 1000)] mean has no value: there is nothing to take it of | the condition after ‘where’ keeps no row with a value"
    ),
    (
      "sum(t where missing(t))",
      "[sum(t where missing(t))] sum has no value: there is nothing to take it of | the condition after ‘where’ keeps no row with a value"
    ),
    (
      "all(t > 0 where t > 1000)",
      "[all(t > 0 where t > 1000)] all has no value: there is nothing to take it of | the condition after ‘where’ keeps no row with a value"
    ),
    (
      "all(t < 200)",
      "[all(t < 200)] all is undecided: the condition has no value in 1 row | leave them out with ‘where not missing(…)’ if that is meant"
    ),
    (
      "any(t > 200)",
      "[any(t > 200)] any is undecided: the condition has no value in 1 row | leave them out with ‘where not missing(…)’ if that is meant"
    ),
    (
      "stdev(t where t > 50)",
      "[stdev(t where t > 50)] stdev has no value: it needs at least 2 values and there is 1"
    ),
    (
      "slope(t ~ steps where steps == 3)",
      "[slope(t ~ steps where steps == 3)] slope has no value: it needs at least 2 values and there is 1"
    ),
    (
      "slope_low(t ~ steps where steps <= 3)",
      "[slope_low(t ~ steps where steps <= 3)] slope_low has no value: it needs at least 3 values and there are 2"
    ),
    (
      "slope(t ~ steps - steps)",
      "[slope(t ~ steps - steps)] slope has no value: the values on the right are all equal"
    ),
    (
      "r2(steps - steps ~ steps)",
      "[r2(steps - steps ~ steps)] r2 has no value: the values on the left are all equal"
    ),
    (
      "max(stdev(t by family, variance))",
      "[stdev(t by family, variance)] stdev has no value: it needs at least 2 values and there is 1 in the group family = a, variance = 0.01"
    ),
    (
      "max(1 / (mean(steps by family) - 5))",
      "[1 / (mean(steps by family) - 5)] the division by zero has no value in the group family = a"
    ),
    (
      "max(mean(t by family) - mean(t where family == 'a' by family))",
      "[mean(t by family) - mean(t where family == 'a' by family)] the group family = b is missing on the right"
    ),
    (
      "max(mean(t where family == 'a' by family) - mean(t by family))",
      "[mean(t where family == 'a' by family) - mean(t by family)] the group family = b is missing on the left"
    ),
    (
      "quantile(t, 2 - 0.5)",
      "[quantile(t, 2 - 0.5)] quantile has no value: a quantile's level lies between 0 and 1, not at 1.5"
    ),
    (
      "max(steps * 1e308)",
      "[steps * 1e308] 3 * 1 × 10³⁰⁸ has no finite value in row 1 of ‘time-to-gain’"
    ),
    (
      "sum(t * 0 + 1.7e308)",
      "[sum(t * 0 + 1.7e308)] sum has no finite value"
    ),
  ])
  func `what has no value says why`(text: String, expected: String) {
    guard case .failure(let problems) = Bench.value(text) else {
      Issue.record("there should be no value")
      return
    }
    #expect(problems.lines == [expected])
  }

  @Test func `regressions agree with the statistics of Results`() throws {
    let line = try Regression(explaining: [8, 4, 2], from: [3, 5, 7])
    let interval = try line.slopeInterval()
    let of = "t ~ steps where family == 'a'"
    #expect(Bench.value("slope_low(\(of))") == .success(.number(interval.lowerBound)))
    #expect(Bench.value("slope_high(\(of))") == .success(.number(interval.upperBound)))
    #expect(Bench.value("r2(\(of))") == .success(.number(try #require(line.determination))))
  }

  @Test func `a group without any value is missing, not a number`() {
    #expect(Bench.value("count(mean(t where variance == 0.04 by family))") == .success(.integer(1)))
    #expect(
      Bench.value("count(first(family where variance == 0.04 by family))") == .success(.integer(2)))
  }

  @Test func `a table without rows has no values and no groups`() {
    let empty = Table([Column("x", .numbers([])), Column("k", .strings([]))])
    func message(_ text: String) -> [String] {
      let claim = Bench.claim("cl-a", from: ["e"], [("value", text)], holds: "true")
      let catalog = ClaimCatalog(claims: [claim], tables: [TableSchema(id: "e", of: empty)])
      guard
        case .undecided(let diagnostics)? = catalog.evaluator(over: ["e": empty]).results["cl-a"]?
          .verdict
      else { return [] }
      return diagnostics.map(\.message)
    }
    #expect(message("mean(x)") == ["mean has no value: there is nothing to take it of"])
    #expect(message("max(mean(x by k))") == ["max has no value: there is nothing to take it of"])
    #expect(message("slope(x ~ x)") == ["slope has no value: there is nothing to take it of"])
    #expect(message("count(x)") == [])
  }
}
