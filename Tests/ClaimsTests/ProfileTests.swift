import Claims
import Manuscript
import Results
import Testing

/// Claims that are judged in some profiles only.
struct ProfileTests {
  private let claims = ClaimCatalog(
    claims: [
      Bench.claim(
        "cl-full",
        [("rows", "count(t)"), ("late", "mean(t where variance > 1)"), ("twice", "2 * late")],
        holds: "rows > 100 and twice > 0", profiles: ["full"]),
      Bench.claim("cl-both", from: [], [("value", "cl-full.rows")], holds: "value == 5"),
    ], tables: Bench.schemas)

  private func verdict(_ id: String, in profile: String) -> ClaimResult.Verdict? {
    claims.evaluator(over: Bench.tables, profile: profile).results[id]?.verdict
  }

  @Test func `a claim of another profile is measured, never judged`() {
    #expect(claims.diagnostics == [])
    let result = claims.evaluator(over: Bench.tables, profile: "quick").results["cl-full"]
    #expect(result?.verdict == .notJudged)
    #expect(result?.verdict.holds == nil)
    #expect(
      result?.quantities == [
        .init(name: "rows", value: .integer(5)), .init(name: "late", value: .missing),
        .init(name: "twice", value: .missing),
      ])
    #expect(result?.text(of: "late") == "–")
  }

  @Test func `in its own profile it is judged, and what has no value is a mistake`() {
    guard case .undecided(let reasons)? = verdict("cl-full", in: "full") else {
      Issue.record("the claim should be undecided")
      return
    }
    #expect(reasons.map(\.message) == ["mean has no value: there is nothing to take it of"])
  }

  @Test(arguments: ["quick", "full"])
  func `other claims take its values and are judged`(profile: String) {
    #expect(verdict("cl-both", in: profile) == .holds)
  }

  @Test func `without any result it is not judged either`() {
    let result = claims.evaluator(over: [:], profile: "quick").results["cl-full"]
    #expect(result?.verdict == .notJudged)
    #expect(result?.quantities.map(\.value) == [.missing, .missing, .missing])
  }

  @Test func `sentences show its values, and those it has not as missing`() throws {
    let evaluator = claims.evaluator(over: Bench.tables, profile: "quick")
    func text(_ expression: String) throws -> String {
      let value = ValueDirective(expression: written(expression))
      #expect(claims.check(value) == [])
      return try evaluator.evaluate(value).get().text
    }
    #expect(try text("cl-full.rows") == "5")
    #expect(try text("cl-full.late") == "–")
    #expect(try text("1 + cl-full.twice") == "–")
    #expect(try text("cl-full.holds") == "–")
    let full = claims.evaluator(over: Bench.tables, profile: "full")
    let late = ValueDirective(expression: written("cl-full.late"))
    guard case .failure(let failure) = full.evaluate(late) else {
      Issue.record("a judged claim without a value fails what takes it")
      return
    }
    #expect(failure.diagnostics.map(\.message) == ["‘cl-full.late’ has no value, see there"])
  }

  @Test func `printed tables show its missing values as missing`() throws {
    let directive = TableDirective(
      id: written("tbl-a"), from: written("other"),
      columns: [
        .init(value: written("family"), title: []),
        .init(value: written("cl-full.late"), title: []),
        .init(value: written("cl-full.rows"), title: []),
      ], caption: [], range: written("tbl-a").range)
    let evaluator = claims.evaluator(over: Bench.tables, profile: "quick")
    let table = try evaluator.evaluate(directive).get()
    #expect(
      table.rows == [
        [.string("b"), .missing, .integer(5)], [.string("a"), .missing, .integer(5)],
      ])
  }

  @Test func `a claim judged here cannot do without a value that is missing here`() {
    let claims = ClaimCatalog(
      claims: [
        Bench.claim(
          "cl-full", [("late", "mean(t where variance > 1)")], holds: "true", profiles: ["full"]),
        Bench.claim("cl-both", from: [], [("value", "cl-full.late")], holds: "value > 0"),
      ], tables: Bench.schemas)
    let result = claims.evaluator(over: Bench.tables, profile: "quick").results["cl-both"]
    guard case .undecided(let reasons)? = result?.verdict else {
      Issue.record("the claim should be undecided")
      return
    }
    #expect(reasons.map(\.message) == ["‘cl-full.late’ has no value in this profile"])
    #expect(reasons.first?.notes == ["‘cl-full’ is judged in the full profile only"])
  }

  @Test(
    arguments: [
      (["full"], ["full"], true), (nil, ["full"], true), (["quick"], ["quick", "full"], false),
      (["full"], ["quick", "full"], false), (["full"], ["quick"], false), (["full"], nil, false),
    ] as [([String]?, [String]?, Bool)])
  func `a verdict rests on verdicts of its own profiles only`(
    used: [String]?, user: [String]?, isRight: Bool
  ) {
    let claims = ClaimCatalog(
      claims: [
        Bench.claim("cl-user", from: [], holds: "cl-used.holds", profiles: user),
        Bench.claim("cl-used", [("value", "count(t)")], holds: "value > 0", profiles: used),
      ], tables: Bench.schemas)
    let name = used?.first ?? ""
    let mistake =
      "[cl-used.holds] the claim ‘cl-used’ is judged in the \(name) profile only, and this one elsewhere too | give this claim ‘profiles: [\(name)]’"
    #expect(
      claims.diagnostics.map { line($0, in: "cl-used.holds") } == (isRight ? [] : [mistake]))
  }

  @Test(arguments: ["quick", "full"])
  func `mistakes in its expressions are mistakes in every profile`(profile: String) {
    let claims = ClaimCatalog(
      claims: [Bench.claim("cl-a", [("value", "mean(u)")], holds: "true", profiles: ["full"])],
      tables: Bench.schemas)
    #expect(claims.diagnostics.count == 1)
    let result = claims.evaluator(over: Bench.tables, profile: profile).results["cl-a"]
    #expect(result?.verdict == .undecided(claims.diagnostics))
  }
}
