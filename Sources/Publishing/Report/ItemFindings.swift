public import Manuscript
public import Results

/// A claim, judged unless that is done in other profiles only.
public struct ClaimFinding: Sendable, Hashable {
  /// A measured quantity.
  public struct Quantity: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its value.
    public var value: Value
    /// The value as printed.
    public var text: String

    /// A measured quantity.
    public init(name: String, value: Value, text: String) {
      self.name = name
      self.value = value
      self.text = text
    }
  }

  /// What was measured, in the author's order.
  public var quantities: [Quantity]
  /// The verdict; nil where the claim is judged in other profiles only.
  public var holds: Bool?

  /// A claim with what was measured and its verdict.
  public init(quantities: [Quantity], holds: Bool?) {
    self.quantities = quantities
    self.holds = holds
  }
}

/// A printed table, its cells as they are printed.
public struct TableFinding: Sendable, Hashable {
  /// A column.
  public struct Column: Sendable, Hashable {
    /// The heading.
    public var title: [Inline]
    /// Whether it holds numbers, which are set below each other by their points.
    public var isNumeric: Bool
    /// The cells, one a row.
    public var cells: [String]

    /// A column.
    public init(title: [Inline], isNumeric: Bool, cells: [String]) {
      self.title = title
      self.isNumeric = isNumeric
      self.cells = cells
    }
  }

  /// The columns, left to right.
  public let columns: [Column]
  /// The number of rows.
  public let rowCount: Int

  /// A table of columns, which must have the same number of cells.
  public init(_ columns: [Column]) {
    let rowCount = columns.first?.cells.count ?? 0
    precondition(
      columns.allSatisfy { $0.cells.count == rowCount },
      "the columns of a printed table have equal lengths")
    self.columns = columns
    self.rowCount = rowCount
  }
}

/// A computed value in running text.
public struct ValueFinding: Sendable, Hashable {
  /// The value.
  public var value: Value
  /// The value as printed.
  public var text: String

  /// A computed value.
  public init(value: Value, text: String) {
    self.value = value
    self.text = text
  }
}
