import Manuscript
import Results

/// What is wrong with an expression, in words.
package struct ClaimsMessage: Sendable, Hashable {
  package var text: String
  var notes: [String] = []
  var suggestion: String?
  /// Whether it says that there is nothing to compute of, which in a group of a table is no mistake.
  var isAbsence = false
  /// Whether it says that a claim has no value in a profile in which it is not judged, which in
  /// sentences and tables is no mistake.
  var isOfOtherProfile = false

  init(
    _ text: String, notes: [String] = [], suggestion: String? = nil, isAbsence: Bool = false,
    isOfOtherProfile: Bool = false
  ) {
    self.text = text
    self.notes = notes
    self.suggestion = suggestion
    self.isAbsence = isAbsence
    self.isOfOtherProfile = isOfOtherProfile
  }

  func diagnostic(at range: SourceRange) -> Diagnostic {
    Diagnostic(at: range, text, notes: notes, suggestion: suggestion)
  }
}

// Mistakes of spelling and grammar.
extension ClaimsMessage {
  static let emptyExpression = ClaimsMessage("the expression is empty")
  static let unterminatedText = ClaimsMessage("the text has no closing quote")
  static let unterminatedBracket = ClaimsMessage("the name in brackets has no closing ‘]’")
  static let chainedComparison = ClaimsMessage(
    "comparisons do not chain", notes: ["write ‘a < b and b < c’"])
  static let bareNot = ClaimsMessage(
    "‘not’ binds more loosely than the operator before it",
    notes: ["put ‘not’ and its condition in parentheses"])
  static let toleranceWithoutEquality = ClaimsMessage(
    "a tolerance stands after an equality alone",
    notes: ["write ‘a == b ± 0.01’ or ‘a == b ± 5%’"])
  static let tildeOutsideRegression = ClaimsMessage(
    "‘~’ stands only inside slope, intercept, r2, slope_low and slope_high")
  static let whereAfterBy = ClaimsMessage("‘where’ comes before ‘by’")

  static func malformedNumber(_ text: String) -> ClaimsMessage {
    .init("‘\(text)’ is no finite number")
  }

  static func nothingAfterPoint(_ name: String) -> ClaimsMessage {
    .init("after ‘\(name).’ stands no name")
  }

  static func unknownSymbol(_ text: String) -> ClaimsMessage {
    let replacement = ["=": "==", "&": "and", "&&": "and", "|": "or", "||": "or", "!": "not"][text]
    return .init("the expression language has no ‘\(text)’", suggestion: replacement)
  }

  static func unexpected(_ found: String, expected: String) -> ClaimsMessage {
    .init("\(found) stands where \(expected) was expected")
  }

  static func clauseOutsideAggregate(_ clause: String) -> ClaimsMessage {
    .init(
      "\(clause) stands only inside the parentheses of an aggregate",
      notes: ["write ‘mean(t where family == 'scaled' by variance)’"])
  }

  static func tooDeep(_ limit: Int) -> ClaimsMessage {
    .init("the expression is nested more than \(limit) deep")
  }
}

// Mistakes about names.
extension ClaimsMessage {
  static func unknownTable(_ id: String, nearest: String?) -> ClaimsMessage {
    .init("there is no experiment ‘\(id)’", suggestion: nearest)
  }

  static func tableNotInFrom(_ id: String) -> ClaimsMessage {
    .init("the experiment ‘\(id)’ is not named under ‘from’", notes: ["add it to ‘from’"])
  }

  static func unknownColumn(_ name: String, of table: String, nearest: String?) -> ClaimsMessage {
    .init("‘\(table)’ has no column ‘\(name)’", suggestion: nearest)
  }

  static func unknownName(
    _ name: String, _ kinds: String, nearest: String?, hasHyphen: Bool
  ) -> ClaimsMessage {
    .init(
      "there is no \(kinds) ‘\(name)’",
      notes: hasHyphen ? ["a hyphen inside a name is no minus sign: put spaces around it"] : [],
      suggestion: nearest)
  }

  static func ambiguousColumn(_ name: String, tables: [String]) -> ClaimsMessage {
    .init(
      "‘\(name)’ does not say of which experiment",
      suggestion: tables.first.map { "\($0).\(name)" })
  }

  static func tableAsValue(_ id: String, column: String?) -> ClaimsMessage {
    .init(
      "‘\(id)’ is a whole table; name one of its columns", suggestion: column.map { "\(id).\($0)" })
  }

  static func quantityTooEarly(_ name: String) -> ClaimsMessage {
    .init("the quantity ‘\(name)’ is defined only after this place")
  }

  static func unknownClaim(_ id: String, nearest: String?) -> ClaimsMessage {
    .init("there is no claim ‘\(id)’", suggestion: nearest)
  }

  static func unknownQuantity(_ name: String, of claim: String, names: [String]) -> ClaimsMessage {
    .init(
      "the claim ‘\(claim)’ has no quantity ‘\(name)’",
      notes: ["it has \(names.map { "‘\($0)’" }.joined(separator: ", "))"],
      suggestion: NearestName.nearest(to: name, among: names).map { "\(claim).\($0)" })
  }

  static func claimsInCircle(_ ids: [String]) -> ClaimsMessage {
    .init(
      ids.count == 2 && ids.first == ids.last
        ? "the claim ‘\(ids[0])’ refers to itself"
        : "the claims refer to each other in a circle: \(ids.joined(separator: " → "))")
  }

  static func verdictOfOtherProfile(_ id: String, _ profiles: [String]) -> ClaimsMessage {
    .init(
      "the claim ‘\(id)’ is judged in \(ProfileNames.wording(profiles)) only, and this one elsewhere too",
      notes: ["give this claim ‘profiles: [\(profiles.joined(separator: ", "))]’"])
  }

  static func unknownFunction(_ name: String, nearest: String?) -> ClaimsMessage {
    .init("there is no function ‘\(name)’", suggestion: nearest)
  }

  static func quantityNamedAsColumn(_ name: String, of table: String) -> ClaimsMessage {
    .init("‘\(name)’ is a column of ‘\(table)’ already; call the quantity something else")
  }

  static func reservedQuantity(_ name: String) -> ClaimsMessage {
    .init("a quantity cannot be called ‘\(name)’")
  }

  static func quantityTwice(_ name: String) -> ClaimsMessage {
    .init("there are two quantities ‘\(name)’")
  }

  static func malformedQuantity(_ name: String) -> ClaimsMessage {
    .init(
      "‘\(name)’ is no name for a quantity",
      notes: ["a name is made of letters, digits and underscores and begins with a letter"])
  }
}

// Mistakes about kinds and shapes.
extension ClaimsMessage {
  static func wrongKind(_ what: String, needs: String, found: Column.Kind) -> ClaimsMessage {
    .init("\(what) needs \(needs), not \(found.wording)")
  }

  static func incomparable(_ left: Column.Kind, _ right: Column.Kind) -> ClaimsMessage {
    .init("\(left.wording) cannot be compared with \(right.wording)")
  }

  static func noOrder(_ kind: Column.Kind, _ comparator: String) -> ClaimsMessage {
    .init("\(kind.wording) can be compared with == and != alone, not with \(comparator)")
  }

  static func shapesDiffer(_ left: String, _ right: String) -> ClaimsMessage {
    .init("\(left) cannot be combined with \(right)")
  }

  static func argumentCount(
    _ function: String, expected: String, found: Int
  ) -> ClaimsMessage {
    .init("\(function) takes \(expected), not \(found)")
  }

  static func needsTilde(_ function: String) -> ClaimsMessage {
    .init(
      "\(function) takes what is explained and what explains it, joined by ‘~’",
      notes: ["write ‘\(function)(log(t) ~ log(v))’"])
  }

  static func clauseOutsideAggregate(_ clause: String, function: String) -> ClaimsMessage {
    .init("\(function) works on each value by itself and takes no ‘\(clause)’")
  }

  static func aggregateOfSingleValue(_ function: String) -> ClaimsMessage {
    .init("\(function) needs a column, and this is a single value")
  }

  static func conditionOnSingleValue(_ clause: String) -> ClaimsMessage {
    .init("the condition after ‘\(clause)’ names no column")
  }

  static func groupTwice(_ name: String) -> ClaimsMessage {
    .init("‘\(name)’ stands after ‘by’ twice")
  }

  static func groupOfOtherTable(_ name: String, table: String) -> ClaimsMessage {
    .init("‘\(name)’ is no column of ‘\(table)’, whose rows are grouped")
  }

  static func groupNotKept(_ name: String, kept: [String]) -> ClaimsMessage {
    .init(
      "the groups here have no column ‘\(name)’",
      notes: ["they have \(kept.map { "‘\($0)’" }.joined(separator: ", "))"])
  }

  static func columnInsteadOfValue(_ shape: String) -> ClaimsMessage {
    .init(
      "the expression gives \(shape), not a single value",
      notes: ["take an aggregate, such as ‘mean(…)’, ‘max(…)’ or ‘all(…)’"])
  }

  static func verdictKind(_ kind: Column.Kind) -> ClaimsMessage {
    .init("‘holds’ needs a condition, true or false, not \(kind.wording)")
  }

  static func filterKind(_ kind: Column.Kind) -> ClaimsMessage {
    .init("‘filter’ needs a condition, true or false, not \(kind.wording)")
  }

  static func cellShape(_ found: String, table: String) -> ClaimsMessage {
    .init("the column gives \(found), not one value a row of ‘\(table)’")
  }

  static func cellNotAggregated(_ groups: [String]) -> ClaimsMessage {
    .init(
      "the column has many values for each group of \(groups.map { "‘\($0)’" }.joined(separator: ", "))",
      notes: ["take an aggregate, such as ‘mean(…)’, or add the column to ‘by’"])
  }

  static func levelOutOfRange(_ level: Double) -> ClaimsMessage {
    .init("a quantile's level lies between 0 and 1, not at \(NumberFormat().ascii(level))")
  }

  static func format(_ error: NumberFormatError) -> ClaimsMessage {
    .init(error.description, notes: [NumberFormatError.validForms])
  }
}
