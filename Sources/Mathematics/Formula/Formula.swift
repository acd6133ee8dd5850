/// A formula: its TeX source and what it means.
public struct Formula: Sendable, Hashable {
  /// The TeX, without the dollars.
  public let source: String
  /// Whether it stands on a line of its own.
  public let isDisplayed: Bool
  /// Its nodes.
  public let list: MathList
  /// The author's number of the whole formula.
  public let tag: MathTag?
  /// The id of a `\label` of the whole formula.
  public let label: String?
  /// The ids it refers to.
  public let references: [FormulaId]
  /// The ids of `\label`s, of the whole formula and of rows.
  public let labels: [FormulaId]
  /// What could not be understood, in the order of the source.
  public let problems: [FormulaProblem]
}

/// An id in a formula.
public struct FormulaId: Sendable, Hashable {
  /// The id.
  public let id: String
  /// The bytes of the source that give it.
  public let range: Range<Int>
}

/// A row of a formula that has a label.
public struct LabelledRow: Sendable, Hashable {
  /// The id of the label.
  public let id: String
  /// The author's number.
  public let tag: MathTag?
}

/// Something wrong in a formula's TeX.
public struct FormulaProblem: Error, Sendable, Hashable {
  /// What is wrong, in one sentence.
  public var message: String
  /// Where, in bytes (UTF-8) of the formula's source.
  public var range: Range<Int>
  /// What to write instead, if something is near.
  public var suggestion: String?

  /// Something wrong at a place.
  public init(_ message: String, at range: Range<Int>, suggestion: String? = nil) {
    self.message = message
    self.range = range
    self.suggestion = suggestion
  }
}
