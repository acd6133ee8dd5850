import Claims
import Manuscript
import Results
import Testing

struct ClaimCatalogTests {
  private func catalog(_ claims: ClaimDirective...) -> ClaimCatalog {
    ClaimCatalog(claims: claims, tables: Bench.schemas)
  }

  @Test func `a claim measures its quantities and gives its verdict`() {
    let claims = catalog(
      Bench.claim(
        "cl-mean", [("low", "min(t)"), ("high", "max(t)"), ("ratio", "high / low")],
        holds: "ratio > 10 and low < high"),
      Bench.claim("cl-false", [("value", "count(t)")], holds: "value > 5", format: ".1f"))
    #expect(claims.diagnostics == [])
    let evaluator = claims.evaluator(over: Bench.tables)
    let mean = evaluator.results["cl-mean"]
    #expect(
      mean?.quantities == [
        .init(name: "low", value: .number(2)), .init(name: "high", value: .number(100)),
        .init(name: "ratio", value: .number(50)),
      ])
    #expect(mean?.verdict == .holds)
    #expect(mean?.text(of: "ratio") == "50.0")
    #expect(mean?.text(of: "none") == nil)
    let wrong = evaluator.result(ofClaim: "cl-false")
    #expect(wrong?.verdict == .fails)
    #expect(wrong?.text(of: "value") == "5.0")
    #expect(evaluator.result(ofClaim: "cl-none") == nil)
  }

  @Test func `claims use each other whatever their order`() {
    let claims = catalog(
      Bench.claim(
        "cl-last", from: [], [("value", "cl-first + cl-middle.b")], holds: "cl-middle.holds"),
      Bench.claim(
        "cl-middle", from: [], [("a", "2 * cl-first.value"), ("b", "a + 1")], holds: "a > 0"),
      Bench.claim("cl-first", [("value", "count(t)")], holds: "true"))
    #expect(claims.diagnostics == [])
    let evaluator = claims.evaluator(over: Bench.tables)
    #expect(evaluator.results["cl-last"]?.quantities == [.init(name: "value", value: .integer(16))])
    #expect(evaluator.results["cl-last"]?.verdict == .holds)
    let all = Dependencies(tables: ["time-to-gain"], claims: ["cl-first", "cl-middle"])
    #expect(claims.dependencies(ofClaim: "cl-last") == all)
    #expect(claims.dependencies(ofClaim: "cl-none") == Dependencies(tables: [], claims: []))
    let value = ValueDirective(expression: written("cl-last.value + max(other.t)"))
    #expect(
      claims.dependencies(of: value)
        == Dependencies(
          tables: ["other", "time-to-gain"], claims: ["cl-first", "cl-last", "cl-middle"]))
  }

  @Test func `a circle of claims is named and its claims have no value`() {
    let claims = catalog(
      Bench.claim("cl-a", from: [], [("value", "cl-b + 1")], holds: "true"),
      Bench.claim("cl-b", from: [], [("value", "cl-c.value")], holds: "true"),
      Bench.claim("cl-c", from: [], [("value", "1 + cl-a.value")], holds: "true"),
      Bench.claim("cl-self", from: [], holds: "cl-self.holds"))
    #expect(
      claims.diagnostics.map(\.message) == [
        "the claims refer to each other in a circle: cl-a → cl-b → cl-c → cl-a",
        "the claim ‘cl-self’ refers to itself",
      ])
    #expect(claims.diagnostics.first?.range == written("1 + cl-a.value").range.part(4..<14))
    let results = claims.evaluator(over: [:]).results
    #expect(results.values.allSatisfy { $0.verdict.holds == nil && $0.quantities.isEmpty })
    guard case .undecided(let reasons)? = results["cl-a"]?.verdict else {
      Issue.record("a claim in a circle is undecided")
      return
    }
    #expect(reasons.map(\.message) == ["‘cl-b.value’ has no value, see there"])
  }

  @Test func `mistakes of a claim are told at their places`() {
    let claims = catalog(
      Bench.claim(
        "cl-a", from: ["time-to-gian"], [("value", "mean(t)")], holds: "true"),
      Bench.claim(
        "cl-b", [("t", "1"), ("a-b", "1"), ("holds", "1"), ("x", "1"), ("x", "2")], holds: "true"),
      Bench.claim("cl-c", [("a", "b"), ("b", "1")], holds: "a + b"),
      Bench.claim("cl-d", holds: "t > 1", format: ".x"),
      Bench.claim("cl-e", [("value", "cl-c.d")], holds: "cl-c.a == 'x' or cl-c.b == 'x'"),
      Bench.claim("cl-f", holds: "1 +"))
    #expect(
      claims.diagnostics.map {
        ([$0.message] + $0.notes + [$0.suggestion ?? ""]).joined(separator: "|")
      } == [
        "there is no experiment ‘time-to-gian’|time-to-gain",
        "‘t’ is a column of ‘time-to-gain’ already; call the quantity something else|",
        "‘a-b’ is no name for a quantity|a name is made of letters, digits and underscores and begins with a letter|",
        "a quantity cannot be called ‘holds’|",
        "there are two quantities ‘x’|",
        "the quantity ‘b’ is defined only after this place|",
        "‘holds’ needs a condition, true or false, not numbers|",
        "the expression gives one value a row of ‘time-to-gain’, not a single value|take an aggregate, such as ‘mean(…)’, ‘max(…)’ or ‘all(…)’|",
        "‘.x’ is no number format|\(NumberFormatError.validForms)|",
        "the claim ‘cl-c’ has no quantity ‘d’|it has ‘a’, ‘b’, ‘holds’|",
        "whole numbers cannot be compared with texts|",
        "the end of the expression stands where a number, a text, a name or ‘(’ was expected|",
      ])
  }

  @Test func `a failed experiment fails what needs it and nothing else`() {
    let claims = catalog(
      Bench.claim("cl-a", [("value", "mean(t)"), ("twice", "2 * value")], holds: "twice > 1"),
      Bench.claim("cl-b", from: [], [("value", "cl-a.value")], holds: "cl-a.holds"),
      Bench.claim("cl-c", from: ["other"], [("value", "max(t)")], holds: "value == 2"))
    let results = claims.evaluator(over: ["other": Bench.other]).results
    func reasons(_ id: String) -> [String] {
      guard case .undecided(let diagnostics)? = results[id]?.verdict else { return [] }
      return diagnostics.map(\.message)
    }
    #expect(reasons("cl-a") == ["‘time-to-gain’ has no result"])
    #expect(
      reasons("cl-b") == [
        "‘cl-a.value’ has no value, see there", "‘cl-a.holds’ has no value, see there",
      ])
    #expect(results["cl-c"]?.verdict == .holds)
  }

  @Test func `a result that lacks a promised column is told`() {
    let claims = catalog(Bench.claim("cl-a", [("value", "mean(t)")], holds: "true"))
    let results = claims.evaluator(over: ["time-to-gain": Table([])]).results
    guard case .undecided(let reasons)? = results["cl-a"]?.verdict else {
      Issue.record("the claim should be undecided")
      return
    }
    #expect(reasons.map(\.message) == ["the result ‘time-to-gain’ has no column ‘t’"])
  }

  @Test func `quantities that have a value are kept when others have none`() {
    let claims = catalog(
      Bench.claim("cl-a", [("good", "max(t)"), ("bad", "log(0)")], holds: "good > 1"))
    let result = claims.evaluator(over: Bench.tables).results["cl-a"]
    #expect(result?.quantities.map(\.name) == ["good"])
    #expect(result?.verdict.holds == nil)
  }

  @Test func `values in a sentence are computed and printed`() {
    let claims = catalog(Bench.claim("cl-a", [("value", "mean(t)")], holds: "true"))
    let evaluator = claims.evaluator(over: Bench.tables)
    func text(_ expression: String, _ format: String? = nil) -> String {
      let value = ValueDirective(
        expression: written(expression), format: format.map { written($0) })
      #expect(claims.check(value).isEmpty)
      switch evaluator.evaluate(value) {
      case .success(let value): return value.text
      case .failure(let failure): return failure.diagnostics.map(\.message).joined()
      }
    }
    #expect(text("cl-a", ".3") == "27.8")
    #expect(text("cl-a.value", ".2e") == "2.78 × 10¹")
    #expect(text("mean(time-to-gain.t where family == 'a')", ".2f") == "4.67")
    #expect(text("cl-a.holds") == "true")
    #expect(text("count(other.t)") == "2")
    #expect(text("sum(other.[x-odd name])", "d") == "11")
    #expect(text("log(0)") == "log(0) has no finite value")
  }

  @Test(
    arguments: [
      ("mean(t)", nil, "[t] ‘t’ does not say of which experiment | → other.t"),
      (
        "other.t", nil,
        "[other.t] the expression gives one value a row of ‘other’, not a single value | take an aggregate, such as ‘mean(…)’, ‘max(…)’ or ‘all(…)’"
      ),
      ("cl-b.value", nil, "[cl-b.value] there is no claim ‘cl-b’ | → cl-a"),
      (
        "cl-a.values", nil,
        "[cl-a.values] the claim ‘cl-a’ has no quantity ‘values’ | it has ‘value’, ‘holds’ | → cl-a.value"
      ),
      ("othr.t", nil, "[othr.t] there is no experiment ‘othr’ | → other"),
      ("xyzzy", nil, "[xyzzy] there is no column, claim or experiment ‘xyzzy’"),
      ("max(other.t)", "3f", "[ma] ‘3f’ is no number format | \(NumberFormatError.validForms)"),
    ] as [(String, String?, String)])
  func `mistakes of a value are told`(text: String, format: String?, expected: String) {
    let claims = catalog(Bench.claim("cl-a", [("value", "mean(t)")], holds: "true"))
    let value = ValueDirective(expression: written(text), format: format.map { written($0) })
    let diagnostics = claims.check(value)
    #expect(diagnostics.map { line($0, in: text) } == [expected])
    let evaluated = claims.evaluator(over: Bench.tables).evaluate(value)
    #expect(evaluated == .failure(EvaluationFailure(diagnostics)))
  }
}

extension SourceRange {
  /// A part of a range on one line.
  fileprivate func part(_ columns: Range<Int>) -> SourceRange {
    SourceRange(
      file: file, start: .init(line: start.line, column: start.column + columns.lowerBound),
      end: .init(line: start.line, column: start.column + columns.upperBound))
  }
}
