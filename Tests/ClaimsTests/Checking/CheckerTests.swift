import Claims
import Manuscript
import Testing

struct CheckerTests {
  @Test(arguments: [
    "mean(t)", "mean(time-to-gain.t)", "max(mean(t by family))", "count(steps where t > 3)",
    "min(1, 2)", "max(abs(t - 3))", "slope(log(t) ~ log(variance) where family == 'a')",
    "max(slope(log(t) ~ log(variance) by family) where family != 'a')", "first(family)",
    "all(t > 1 or missing(t))", "mean(t) / mean(steps) - 1", "quantile(t, 1/2)",
    "max(mean(mean(t by family, variance) by family))", "round(3.5)", "2^10", "'a' == 'b'",
    "sum(steps) == 27 ± 1%",
  ])
  func `right expressions are accepted`(text: String) {
    #expect(Bench.mistakes(text) == [])
  }

  @Test(arguments: [
    // Names.
    ("mean(tt)", "[tt] there is no column ‘tt’ | → t"),
    (
      "mean(time-to-gain.famly)",
      "[time-to-gain.famly] ‘time-to-gain’ has no column ‘famly’ | → family"
    ),
    (
      "mean(time-to-gian.t)",
      "[time-to-gian.t] there is no experiment ‘time-to-gian’ | → time-to-gain"
    ),
    (
      "mean(other.t)",
      "[other.t] the experiment ‘other’ is not named under ‘from’ | add it to ‘from’"
    ),
    (
      "count(time-to-gain)",
      "[time-to-gain] ‘time-to-gain’ is a whole table; name one of its columns | → time-to-gain.family"
    ),
    (
      "mean(t-1)",
      "[t-1] there is no column ‘t-1’ | a hyphen inside a name is no minus sign: put spaces around it"
    ),
    ("cl-none.value", "[cl-none.value] there is no claim ‘cl-none’"),
    ("average(t)", "[average] there is no function ‘average’ | → mean"),
    ("medain(t)", "[medain] there is no function ‘medain’ | → median"),
    ("frobnicate(t)", "[frobnicate] there is no function ‘frobnicate’"),
    // Kinds.
    ("mean(family)", "[family] mean needs numbers, not texts"),
    ("mean(done)", "[done] mean needs numbers, not truth values"),
    ("all(t)", "[t] all needs truth values, not numbers"),
    ("-'a'", "['a'] ‘-’ needs numbers, not texts"),
    ("1 + true", "[true] ‘+’ needs numbers, not truth values"),
    ("log('x')", "['x'] log needs numbers, not texts"),
    ("not 3", "[3] ‘not’ needs truth values, not whole numbers"),
    ("true and 1.5", "[1.5] ‘and’ needs truth values, not numbers"),
    ("1 == 'a'", "[1 == 'a'] whole numbers cannot be compared with texts"),
    ("true == 'a'", "[true == 'a'] truth values cannot be compared with texts"),
    ("'a' < 'b'", "['a' < 'b'] texts can be compared with == and != alone, not with <"),
    ("'a' == 'b' ± 1", "['a'] an equality with a tolerance needs numbers, not texts"),
    ("1 == 2 ± 'x'", "['x'] a tolerance needs numbers, not texts"),
    ("count(t where steps)", "[steps] ‘where’ needs truth values, not whole numbers"),
    ("quantile(t, 'x')", "['x'] a quantile's level needs numbers, not texts"),
    ("quantile(t, 1.5)", "[1.5] a quantile's level lies between 0 and 1, not at 1.5"),
    ("quantile(t, 90)", "[90] a quantile's level lies between 0 and 1, not at 90"),
    // Forms.
    ("mean()", "[mean()] mean takes one argument, not 0"),
    ("mean(t, steps)", "[mean(t, steps)] mean takes one argument, not 2"),
    ("min(1, 2, 3)", "[min(1, 2, 3)] min takes a column, or two values, not 3"),
    (
      "quantile(t)",
      "[quantile(t)] quantile takes a column and a level, as in quantile(t, 0.9), not 1"
    ),
    ("pearson(t)", "[pearson(t)] pearson takes two columns, not 1"),
    (
      "slope(t)",
      "[slope(t)] slope takes what is explained and what explains it, joined by ‘~’ | write ‘slope(log(t) ~ log(v))’"
    ),
    (
      "mean(t ~ steps)",
      "[t ~ steps] ‘~’ stands only inside slope, intercept, r2, slope_low and slope_high"
    ),
    (
      "max(log(t where t > 1))",
      "[t > 1] log works on each value by itself and takes no ‘where’"
    ),
    ("max(log(t by family))", "[family] log works on each value by itself and takes no ‘by’"),
    // Shapes.
    (
      "t",
      "[t] the expression gives one value a row of ‘time-to-gain’, not a single value | take an aggregate, such as ‘mean(…)’, ‘max(…)’ or ‘all(…)’"
    ),
    (
      "mean(t by family)",
      "[mean(t by family)] the expression gives one value a group of ‘family’, not a single value | take an aggregate, such as ‘mean(…)’, ‘max(…)’ or ‘all(…)’"
    ),
    ("mean(3)", "[3] mean needs a column, and this is a single value"),
    ("slope(t ~ 3)", "[3] slope needs a column, and this is a single value"),
    (
      "max(t - mean(t by family))",
      "[t - mean(t by family)] one value a row of ‘time-to-gain’ cannot be combined with one value a group of ‘family’"
    ),
    (
      "max(mean(t by family) - mean(t by variance))",
      "[mean(t by family) - mean(t by variance)] one value a group of ‘family’ cannot be combined with one value a group of ‘variance’"
    ),
    ("mean(t where 1 < 2)", "[1 < 2] the condition after ‘where’ names no column"),
    (
      "max(mean(t by family) where t > 3)",
      "[t > 3] one value a group of ‘family’ cannot be combined with one value a row of ‘time-to-gain’"
    ),
    ("max(mean(t by family, family))", "[family] ‘family’ stands after ‘by’ twice"),
    (
      "max(mean(mean(t by family) by variance))",
      "[variance] the groups here have no column ‘variance’ | they have ‘family’"
    ),
    (
      "quantile(t, t)",
      "[t] the expression gives one value a row of ‘time-to-gain’, not a single value | take an aggregate, such as ‘mean(…)’, ‘max(…)’ or ‘all(…)’"
    ),
  ])
  func `a mistake is told at its place`(text: String, expected: String) {
    #expect(Bench.mistakes(text) == [expected])
  }

  @Test func `all mistakes of an expression are told together`() {
    #expect(
      Bench.mistakes("mean(tt) + max(stps where famly == 'a') + foo(1)") == [
        "[tt] there is no column ‘tt’ | → t", "[stps] there is no column ‘stps’ | → steps",
        "[famly] there is no column ‘famly’ | → family", "[foo] there is no function ‘foo’",
      ])
  }

  @Test func `with several experiments a column needs its prefix`() {
    #expect(
      Bench.mistakes("mean(t)", from: ["time-to-gain", "other"]) == [
        "[t] ‘t’ does not say of which experiment | → time-to-gain.t"
      ])
    #expect(
      Bench.mistakes("mean(tq)", from: ["time-to-gain", "other"]) == [
        "[tq] there is no quantity or column ‘tq’"
      ])
    #expect(
      Bench.mistakes("max(other.t - time-to-gain.t)", from: ["time-to-gain", "other"]) == [
        "[other.t - time-to-gain.t] one value a row of ‘other’ cannot be combined with one value a row of ‘time-to-gain’"
      ])
    #expect(
      Bench.mistakes("mean(other.t where time-to-gain.t > 1)", from: ["time-to-gain", "other"]) == [
        "[time-to-gain.t > 1] one value a row of ‘other’ cannot be combined with one value a row of ‘time-to-gain’"
      ])
    #expect(
      Bench.mistakes("max(mean(other.t by time-to-gain.family))", from: ["time-to-gain", "other"])
        == [
          "[time-to-gain.family] ‘time-to-gain.family’ is no column of ‘other’, whose rows are grouped"
        ])
  }

  @Test func `inside an aggregate bare names are those of the only table named`() {
    let text = "mean(other.t where family == 'a')"
    #expect(Bench.mistakes(text, from: ["time-to-gain", "other"]) == [])
  }

  @Test func `a table whose columns are not known hides no other mistake and adds none`() {
    let claim = Bench.claim(
      "cl-a", from: ["broken"], [("value", "mean(x where y == 'z' by w) + nonsense(1)")],
      holds: "all(x > 'a')")
    let catalog = ClaimCatalog(claims: [claim], tables: [TableSchema(id: "broken", columns: nil)])
    #expect(catalog.diagnostics.map(\.message) == ["there is no function ‘nonsense’"])
  }

  @Test
  func `random expressions never crash the checks, and those found right never the evaluator`() {
    var random = ExpressionGenerator(seed: 3)
    var right = 0
    for _ in 0..<3000 {
      let text = random.expression(depth: 3).text
      if Bench.mistakes(text).isEmpty { right += 1 }
      _ = Bench.value(text)
      _ = Bench.value(text, from: ["time-to-gain", "other"])
    }
    #expect(right > 100)
  }
}
