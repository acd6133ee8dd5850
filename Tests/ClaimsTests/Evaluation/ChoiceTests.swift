import Claims
import Manuscript
import Results
import Testing

/// `max_by` and `min_by`: one column where another is largest or least.
struct ChoiceTests {
  /// Teachers of two policies. Of `u`, `a` and `b` tie in score; of `v`, the best by `rate` gains nothing
  /// that is known, and `rate` itself is missing once.
  static let teachers = Table([
    Column("policy", .strings(["u", "u", "u", "v", "v", "v", "w"])),
    Column("teacher", .strings(["a", "b", "c", "a", "b", "c", "a"])),
    Column("gain", .numbers([1, 4, 16, 3, .nan, 7, 2])),
    Column("score", .integers([9, 9, 1, 5, 6, 7, 0])),
    Column("rate", .numbers([0.5, 0.25, -2, 0.1, 0.9, .nan, .nan])),
    Column("big", .integers([.max - 1, .max, .max - 1, -5, .min, 0, 3])),
    Column("steps", .integers([2, 3, 5, 1, 1, 1, 8])),
    Column("safe", .booleans([true, false, nil, true, true, nil, false])),
    Column("limit", .numbers([1, .infinity, -.infinity, 0, -0.0, -1, 5])),
  ])

  static func result(_ text: String, in table: Table = teachers) -> ClaimResult? {
    let claim = Bench.claim("cl-a", from: ["t"], [("value", text)], holds: "true")
    let catalog = ClaimCatalog(claims: [claim], tables: [TableSchema(id: "t", of: table)])
    #expect(catalog.diagnostics.isEmpty)
    return catalog.evaluator(over: ["t": table]).results["cl-a"]
  }

  static func value(_ text: String) -> Value? { result(text)?.quantities.first?.value }

  static func problem(_ text: String, in table: Table = teachers) -> [String] {
    guard case .undecided(let diagnostics)? = result(text, in: table)?.verdict else { return [] }
    return diagnostics.map { line($0, in: text) }
  }

  /// The one row.
  static let oneRow: [(String, Value?)] = [
    ("max_by(gain, rate where policy == 'u')", .number(1)),
    ("min_by(gain, rate where policy == 'u')", .number(16)),
    ("max_by(gain, -rate where policy == 'u')", .number(16)),
    ("max_by(gain / steps, gain)", .number(3.2)),
    ("max_by(t.gain, t.rate where policy == 'u')", .number(1)),
    ("max_by(gain, gain)", .number(16)),
  ]

  /// Rows that tie have their mean, whole numbers too.
  static let ties: [(String, Value?)] = [
    ("max_by(gain, score)", .number(2.5)), ("max_by(steps, score)", .number(2.5)),
    ("min_by(steps, steps)", .number(1)),
    ("max_by(gain, steps - steps where score > 4)", .number(3.75)),
  ]

  /// Whole numbers are compared to the last digit, infinite ones are the largest, zeros alike.
  static let extremes: [(String, Value?)] = [
    ("max_by(gain, big)", .number(4)), ("min_by(steps, big)", .number(1)),
    ("max_by(gain, limit)", .number(4)), ("min_by(gain, limit)", .number(16)),
    ("max_by(score, limit where policy == 'v')", .number(5.5)),
  ]

  /// What is compared is never missing; where it ties, what is missing is left out.
  static let missing: [(String, Value?)] = [
    ("min_by(gain, rate where policy == 'v')", .number(3)),
    ("min_by(gain, steps where policy == 'v')", .number(5)),
    ("max_by(score, rate)", .number(6)),
  ]

  /// Texts and truth values.
  static let texts: [(String, Value?)] = [
    ("max_by(teacher, rate where policy == 'u')", .string("a")),
    ("max_by(policy, score)", .string("u")), ("min_by(safe, limit where policy == 'v')", nil),
    ("max_by(safe, steps)", .boolean(false)), ("min_by(safe, steps)", .boolean(true)),
  ]

  /// Group by group.
  static let byGroup: [(String, Value?)] = [
    ("sum(max_by(gain, score by policy))", .number(11.5)),
    ("sum(max_by(gain, score by policy) where policy != 'w')", .number(9.5)),
    ("mean(max_by(gain, score by policy) / max(gain by policy))", .number((2.5 / 16 + 2) / 3)),
    ("count(max_by(teacher, rate where policy != 'w' by policy) == 'b')", .integer(1)),
    ("max(max_by(steps, gain where policy != 'v' by policy, teacher))", .number(8)),
  ]

  /// Over groups.
  static let overGroups: [(String, Value?)] = [
    ("max_by(mean(steps by policy), mean(gain by policy))", .number(10.0 / 3)),
    ("max_by(first(policy by policy), mean(gain by policy))", .string("u")),
    (
      "min_by(mean(steps by policy), mean(gain by policy) where policy != 'w')", .number(1)
    ),
    (
      "sum(max_by(sum(steps by policy, teacher), sum(score by policy, teacher) by policy))",
      .number(2.5 + 1 + 8)
    ),
  ]

  @Test(arguments: [oneRow, ties, extremes, missing, texts, byGroup, overGroups].flatMap(\.self))
  func `the first column has its value where the second is largest or least`(
    text: String, expected: Value?
  ) {
    guard let expected else {
      #expect(Self.problem(text).count == 1)
      return
    }
    guard let value = Self.value(text), let number = value.double,
      case .number(let wanted) = expected
    else {
      #expect(Self.value(text) == expected)
      return
    }
    #expect(value.kind == .number && (number - wanted).magnitude <= 1e-14 * wanted.magnitude)
  }

  @Test func `it is what an aggregate of the rows with the largest value gives, to the last bit`() {
    let long = "mean(gain where policy == 'u' and score == max(score where policy == 'u'))"
    #expect(Self.value("max_by(gain, score where policy == 'u')") == Self.value(long))
    var random = ExpressionGenerator(seed: 5)
    for _ in 0..<50 {
      let count = 1 + Int(random.next() % 12)
      let value = (0..<count).map { _ in Double(Int64(bitPattern: random.next())) / 0x1p40 }
      let rank = (0..<count).map { _ in Double(random.next() % 4) }
      let table = Table([Column("x", .numbers(value)), Column("y", .numbers(rank))])
      for (name, extreme) in [("max_by", "max"), ("min_by", "min")] {
        let short = Self.result("\(name)(x, y)", in: table)?.quantities.first?.value
        let long = Self.result("mean(x where y == \(extreme)(y))", in: table)?.quantities.first
        #expect(short != nil && short == long?.value)
      }
    }
  }

  @Test(arguments: [
    (
      "max_by(gain, rate where policy == 'v')",
      "max_by has no value: the first column is missing where the second is largest | leave such rows out with ‘where not missing(…)’ if the next one is meant"
    ),
    (
      "mean(max_by(gain, rate where policy != 'w' by policy))",
      "max_by has no value: the first column is missing where the second is largest in the group policy = v | leave such rows out with ‘where not missing(…)’ if the next one is meant"
    ),
    (
      "mean(max_by(gain, rate where policy != 'v' by policy))",
      "max_by has no value: there is nothing to take it of in the group policy = w | the condition after ‘where’ keeps no row with a value"
    ),
    (
      "mean(min_by(score, rate by policy))",
      "min_by has no value: there is nothing to take it of in the group policy = w"
    ),
    (
      "max_by(gain, score where policy == 'x')",
      "max_by has no value: there is nothing to take it of | the condition after ‘where’ keeps no row with a value"
    ),
    (
      "max_by(teacher, score)",
      "max_by has no value: the second column is largest in 2 rows, where the first has different values | numbers have a mean in such rows, texts and truth values have none"
    ),
    (
      "count(min_by(teacher, steps by policy))",
      "min_by has no value: the second column is least in 3 rows, where the first has different values in the group policy = v | numbers have a mean in such rows, texts and truth values have none"
    ),
    ("max_by(limit, limit)", "max_by has no finite value"),
    (
      "max_by(mean(gain by policy), mean(gain where policy == 'u' by policy))",
      "the group policy = v is missing on the right"
    ),
  ])
  func `what has no value says why`(text: String, expected: String) {
    let inner = text.hasPrefix("mean(") || text.hasPrefix("count(")
    let place = inner ? text.dropFirst(text.hasPrefix("mean(") ? 5 : 6).dropLast() : text[...]
    #expect(Self.problem(text) == ["[\(place)] \(expected)"])
  }

  @Test func `a table without rows has nothing to choose from`() {
    let empty = Table([Column("x", .numbers([])), Column("y", .integers([]))])
    #expect(
      Self.problem("max_by(x, y)", in: empty) == [
        "[max_by(x, y)] max_by has no value: there is nothing to take it of"
      ])
  }

  @Test(arguments: [
    (
      "max_by(t)",
      "[max_by(t)] max_by takes a column and another that chooses its rows, as in max_by(gain, accuracy), not 1"
    ),
    (
      "min_by(t, steps, t)",
      "[min_by(t, steps, t)] min_by takes a column and another that chooses its rows, as in min_by(gain, accuracy), not 3"
    ),
    ("max_by(t, family)", "[family] what max_by compares needs numbers, not texts"),
    ("max_by(t, done)", "[done] what max_by compares needs numbers, not truth values"),
    ("max_by(1, t)", "[1] max_by needs a column, and this is a single value"),
    ("max_by(t, max(t))", "[max(t)] max_by needs a column, and this is a single value"),
    ("max_by(t, stpes)", "[stpes] there is no column ‘stpes’ | → steps"),
    ("max_by(t, steps where family)", "[family] ‘where’ needs truth values, not texts"),
    ("max(max_by(t, steps by famly))", "[famly] there is no column ‘famly’ | → family"),
    (
      "max_by(t, mean(steps by family))",
      "[max_by(t, mean(steps by family))] one value a row of ‘time-to-gain’ cannot be combined with one value a group of ‘family’"
    ),
    ("max_by(family, t) + 1", "[max_by(family, t)] ‘+’ needs numbers, not texts"),
    ("max_by(t ~ steps)", nil),
    ("arg_max(t, steps)", "[arg_max] there is no function ‘arg_max’ | → max_by"),
    ("argMin(t, steps)", "[argMin] there is no function ‘argMin’ | → min_by"),
    ("idxmax(t)", "[idxmax] there is no function ‘idxmax’ | → max_by"),
    ("max_bt(t, steps)", "[max_bt] there is no function ‘max_bt’ | → max_by"),
  ])
  func `a mistake is told at its place`(text: String, expected: String?) {
    let mistakes = Bench.mistakes(text)
    guard let expected else {
      #expect(mistakes.first?.hasPrefix("[t ~ steps] ‘~’ stands only inside") == true)
      return
    }
    #expect(mistakes == [expected])
  }

  @Test func `a printed table says which row won, and a dash where none did`() throws {
    let columns = ["policy", "max_by(teacher, gain)", "max_by(gain, rate)", "min_by(gain, score)"]
    let directive = TableDirective(
      id: written("tbl-a"), from: written("t"),
      columns: columns.map { .init(value: written($0), title: [], format: nil) },
      by: [written("policy")], filter: nil, caption: [], range: written("tbl-a").range)
    let catalog = ClaimCatalog(claims: [], tables: [TableSchema(id: "t", of: Self.teachers)])
    #expect(catalog.check(directive) == [])
    let table = try catalog.evaluator(over: ["t": Self.teachers]).evaluate(directive).get()
    #expect(
      table.rows.indices.map { row in
        table.columns.indices.map { table.text(row: row, column: $0) }
      } == [["u", "c", "1", "16"], ["v", "c", "–", "3"], ["w", "a", "–", "2"]])
  }
}
