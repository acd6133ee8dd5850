import Plotting
import Results
import Testing

@Suite struct ExpressionTests {
  private static let table = Table([
    Column("x", .numbers([2, .nan])), Column("name", .strings(["b", nil])),
    Column("yes", .booleans([true, false])),
  ])

  private func value(_ text: String, row: Int = 0) throws -> Value {
    try ExpressionParser.parse(text).evaluation(on: Self.table)(row)
  }

  @Test(
    arguments: [
      ("1 + 2 * 3", 7), ("(1 + 2) * 3", 9), ("-datum.x + 1", -1), ("datum['x'] % 2", 0),
      ("10 - 4 - 3", 3), ("datum.x > 1 ? 5 : 6", 5), ("min(3, datum.x, 9)", 2),
      ("pow(2, 10)", 1024),
      ("round(2.5)", 3), ("sqrt(16)", 4), ("log(exp(2))", 2), ("abs(-3)", 3), ("2e3 / 1e3", 2),
    ] as [(String, Double)])
  func `expressions compute numbers`(text: String, number: Double) throws {
    #expect(try value(text) == .number(number))
  }

  @Test(arguments: [
    ("datum.name == 'b' && datum.yes", true), ("!datum.yes || datum.x >= 2", true),
    ("datum.name < 'a'", false), ("datum.x === 2", true), ("datum.x != null", true),
    ("isValid(datum.x)", true),
  ])
  func `expressions test rows`(text: String, holds: Bool) throws {
    #expect(try value(text) == .boolean(holds))
  }

  @Test func `missing values stay missing`() throws {
    #expect(try value("datum.x + 1", row: 1).double?.isNaN == true)
    #expect(try value("datum.x == null", row: 1) == .boolean(true))
    #expect(try value("'n = ' + datum.x") == .string("n = 2"))
    #expect(try value("format(datum.x, '.2f')") == .string("2.00"))
  }

  @Test(arguments: [
    ("1 +", "something is missing at the end"), ("(1", "expected ‘)’ at the end"),
    ("datum.", "expected a column’s name after ‘datum.’"), ("sinh(1)", "unknown function ‘sinh’"),
    ("x > 1", "unknown name ‘x’"), ("'abc", "a text without its closing quote"),
    ("pow(1)", "‘pow’ takes 2 arguments, not 1"), ("1 2", "unexpected ‘2’"),
    ("#", "unexpected ‘#’"),
    (String(repeating: "(", count: 5000), "too many levels"),
  ])
  func `what is wrong with an expression is said`(text: String, message: String) {
    do {
      _ = try ExpressionParser.parse(text)
      Issue.record("‘\(text)’ should not parse")
    } catch {
      #expect(error.message == message)
    }
  }
}
