import Claims
import Manuscript
import Results
import Testing

struct PrintedTableTests {
  private let catalog = ClaimCatalog(
    claims: [Bench.claim("cl-a", [("value", "max(t)")], holds: "true")], tables: Bench.schemas)

  private func directive(
    from: String = "time-to-gain", _ columns: [(String, String?)], by: [String] = [],
    filter: String? = nil
  ) -> TableDirective {
    TableDirective(
      id: written("tbl-a"), from: written(from),
      columns: columns.map {
        .init(value: written($0.0), title: [], format: $0.1.map { written($0) })
      },
      by: by.map { written($0) }, filter: filter.map { written($0) }, caption: [],
      range: written("tbl-a").range)
  }

  private func cells(_ directive: TableDirective) throws -> [[String]] {
    #expect(catalog.check(directive) == [])
    let table = try catalog.evaluator(over: Bench.tables).evaluate(directive).get()
    return table.rows.indices.map { row in
      table.columns.indices.map { table.text(row: row, column: $0) }
    }
  }

  @Test func `rows are printed column by column`() throws {
    #expect(
      try cells(
        directive(
          [("family", nil), ("t", ".1f"), ("t / cl-a.value", ".0%"), ("max(steps)", nil)],
          filter: "variance > 0.02")) == [
          ["a", "4.0", "4%", "9"], ["a", "2.0", "2%", "9"], ["b", "–", "–", "9"],
          ["b", "25.0", "25%", "9"],
        ])
  }

  @Test func `groups are printed with aggregates of their rows`() throws {
    let columns: [(String, String?)] = [
      ("family", nil), ("count(t)", nil), ("mean(t)", ".3"), ("max(t where steps > 2)", nil),
      ("slope(steps ~ log10(variance))", ".2"), ("first(family) == family", nil),
    ]
    #expect(
      try cells(directive(columns, by: ["family"])) == [
        ["a", "3", "4.67", "8", "3.3", "true"], ["b", "2", "62.5", "25", "6.6", "true"],
      ])
    #expect(
      try cells(
        directive(
          [("variance", nil), ("family", nil), ("mean(t)", ".3")], by: ["variance", "family"])
      )
      .prefix(5) == [
        ["0.01", "a", "8.00"], ["0.04", "a", "4.00"], ["0.16", "a", "2.00"],
        ["0.01", "b", "100"], ["0.04", "b", "–"],
      ])
  }

  @Test func `columns of any name are printed`() throws {
    #expect(try cells(directive(from: "other", [("x-odd name", nil)])) == [["5"], ["6"]])
    let table = try catalog.evaluator(over: Bench.tables)
      .evaluate(directive(from: "other", [("x-odd name", nil)])).get()
    #expect(
      table.columns == [.init(title: [.text("x-odd name")], kind: .integer, format: NumberFormat())]
    )
  }

  @Test func `a filter that keeps nothing leaves an empty table`() throws {
    #expect(try cells(directive([("t", nil), ("max(t)", nil)], filter: "t > 1000")) == [])
    #expect(try cells(directive([("mean(t)", nil)], by: ["family"], filter: "t > 1000")) == [])
  }

  @Test func `mistakes of a table are told`() {
    let mistaken = directive(
      [
        ("tt", nil), ("mean(t by family)", nil), ("steps", ".q"), ("mean(t)", nil),
        ("other.t", nil),
      ], by: ["family", "famly", "family"], filter: "steps")
    #expect(
      catalog.check(mistaken).map { ([$0.message] + [$0.suggestion ?? ""]).joined(separator: "|") }
        == [
          "‘time-to-gain’ has no column ‘famly’|family",
          "‘family’ stands after ‘by’ twice|",
          "‘filter’ needs a condition, true or false, not whole numbers|",
          "there is no column ‘tt’|t",
          "the column gives one value a group of ‘family’, not one value a row of ‘time-to-gain’|",
          "the column has many values for each group of ‘family’, ‘famly’, ‘family’|",
          "‘.q’ is no number format|",
          "the experiment ‘other’ is not named under ‘from’|",
        ])
    #expect(
      catalog.check(directive([("t", nil)], filter: "1 < 2")).map(\.message) == [
        "the condition after ‘filter’ names no column"
      ])
    #expect(
      catalog.check(directive(from: "othr", [("t", nil)])).map(\.suggestion) == ["other"])
  }

  @Test func `cells without a value fail the table with every reason`() {
    let mistaken = directive([("log(steps - 3)", nil), ("1 / (steps - 5)", nil)])
    guard case .failure(let failure) = catalog.evaluator(over: Bench.tables).evaluate(mistaken)
    else {
      Issue.record("the table should fail")
      return
    }
    #expect(
      failure.diagnostics.map(\.message) == [
        "log(0) has no finite value in row 1 of ‘time-to-gain’",
        "the division by zero has no value in row 2 of ‘time-to-gain’",
      ])
    guard
      case .failure(let missing) = catalog.evaluator(over: [:]).evaluate(directive([("t", nil)]))
    else {
      Issue.record("the table should fail")
      return
    }
    #expect(missing.diagnostics.map(\.message) == ["‘time-to-gain’ has no result"])
  }

  @Test func `a table uses its experiment and what its columns name`() {
    #expect(
      catalog.dependencies(of: directive(from: "other", [("t", nil), ("t + cl-a", nil)]))
        == Dependencies(tables: ["other", "time-to-gain"], claims: ["cl-a"]))
  }
}
