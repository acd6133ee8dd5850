import Manuscript
import Results

// Why an expression that is right has no value on the tables at hand.
extension ClaimsMessage {
  static func noResult(_ table: String) -> ClaimsMessage {
    .init("‘\(table)’ has no result")
  }

  static func claimWithoutValue(_ id: String, _ name: String) -> ClaimsMessage {
    .init("‘\(id).\(name)’ has no value, see there")
  }

  static func claimWithoutValueHere(
    _ id: String, _ name: String, judgedIn profiles: [String]
  ) -> ClaimsMessage {
    .init(
      "‘\(id).\(name)’ has no value in this profile",
      notes: ["‘\(id)’ is judged in \(ProfileNames.wording(profiles)) only"],
      isOfOtherProfile: true)
  }

  static func divisionByZero(_ place: String) -> ClaimsMessage {
    .init("the division by zero has no value\(place)")
  }

  static func notFinite(_ what: String, _ place: String) -> ClaimsMessage {
    .init("\(what) has no finite value\(place)")
  }

  static func nothingToAggregate(
    _ function: String, isFiltered: Bool, place: String
  ) -> ClaimsMessage {
    .init(
      "\(function) has no value: there is nothing to take it of\(place)",
      notes: isFiltered ? ["the condition after ‘where’ keeps no row with a value"] : [],
      isAbsence: true)
  }

  static func missingChoice(_ function: String, place: String) -> ClaimsMessage {
    .init(
      "\(function) has no value: the first column is missing where the second is \(extreme(function))\(place)",
      notes: ["leave such rows out with ‘where not missing(…)’ if the next one is meant"],
      isAbsence: true)
  }

  static func ambiguousChoice(_ function: String, _ count: Int, place: String) -> ClaimsMessage {
    .init(
      "\(function) has no value: the second column is \(extreme(function)) in \(count) rows, where the first has different values\(place)",
      notes: ["numbers have a mean in such rows, texts and truth values have none"])
  }

  private static func extreme(_ function: String) -> String {
    function == Function.minBy.rawValue ? "least" : "largest"
  }

  static func statistic(
    _ function: String, _ error: StatisticsError, place: String
  ) -> ClaimsMessage {
    .init("\(function) has no value: \(error)\(place)")
  }

  static func undecided(_ function: String, missing: Int) -> ClaimsMessage {
    .init(
      "\(function) is undecided: the condition has no value in \(missing) \(missing == 1 ? "row" : "rows")",
      notes: ["leave them out with ‘where not missing(…)’ if that is meant"])
  }

  static func missingGroup(_ group: String, side: String) -> ClaimsMessage {
    .init("the group \(group) is missing on the \(side)")
  }

  static let missingValue = ClaimsMessage("the expression gives a missing value")
  static let missingOperand = ClaimsMessage("the value is missing")

  static func noColumn(_ name: String, of table: String) -> ClaimsMessage {
    .init("the result ‘\(table)’ has no column ‘\(name)’")
  }
}
