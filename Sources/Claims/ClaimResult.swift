public import Manuscript
public import Results

/// What came of a claim.
public struct ClaimResult: Sendable, Hashable {
  /// A quantity with the value it has.
  public struct Quantity: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its value; a missing one only of a claim that is not judged.
    public var value: Value

    /// A measured quantity.
    public init(name: String, value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// Whether the statement is true.
  public enum Verdict: Sendable, Hashable {
    /// It is.
    case holds
    /// It is not.
    case fails
    /// That could not be found out; why, in diagnostics at their places.
    case undecided([Diagnostic])
    /// That is asked in other profiles only, whatever the values are in this one.
    case notJudged

    /// True or false, or nil where undecided or not judged.
    public var holds: Bool? {
      switch self {
      case .holds: true
      case .fails: false
      case .undecided, .notJudged: nil
      }
    }
  }

  /// The claim's id.
  public var id: String
  /// The quantities that have a value, in the author's order; all where the claim is not judged.
  public var quantities: [Quantity]
  /// Whether the statement is true.
  public var verdict: Verdict
  /// How the quantities are printed.
  public var format: NumberFormat

  /// What came of a claim.
  public init(id: String, quantities: [Quantity], verdict: Verdict, format: NumberFormat) {
    self.id = id
    self.quantities = quantities
    self.verdict = verdict
    self.format = format
  }

  /// A quantity as readers see it, or nil where it has no value.
  public func text(of name: String) -> String? {
    quantities.first { $0.name == name }.map { format.text($0.value) }
  }
}

/// Why a value or a table could not be computed.
public struct EvaluationFailure: Error, Sendable, Hashable {
  /// What is wrong, at its places.
  public var diagnostics: [Diagnostic]

  /// A failure with its reasons.
  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }
}

/// A computed number or text in a sentence.
public struct ComputedValue: Sendable, Hashable {
  /// The value.
  public var value: Value
  /// How it is printed.
  public var format: NumberFormat
  /// The value as readers see it.
  public var text: String { format.text(value) }

  /// A computed value.
  public init(_ value: Value, format: NumberFormat) {
    self.value = value
    self.format = format
  }
}

/// The cells of a printed table.
public struct PrintedTable: Sendable, Hashable {
  /// A column of a printed table.
  public struct Column: Sendable, Hashable {
    /// The heading.
    public var title: [Inline]
    /// What its cells hold, or nil where all are missing.
    public var kind: Results.Column.Kind?
    /// How its numbers are printed.
    public var format: NumberFormat

    /// A column of a printed table.
    public init(title: [Inline], kind: Results.Column.Kind?, format: NumberFormat) {
      self.title = title
      self.kind = kind
      self.format = format
    }
  }

  /// The columns, left to right.
  public var columns: [Column]
  /// The rows, each with one value a column.
  public var rows: [[Value]]

  /// A printed table.
  public init(columns: [Column], rows: [[Value]]) {
    self.columns = columns
    self.rows = rows
  }

  /// A cell as readers see it.
  public func text(row: Int, column: Int) -> String {
    columns[column].format.text(rows[row][column])
  }
}
