public import Drawing
public import Typesetting

/// A table.
public struct FlowTable: Sendable {
  /// How the cells of a column stand.
  public enum Alignment: Sendable, Hashable {
    /// At the left.
    case left
    /// In the middle.
    case center
    /// At the right.
    case right
  }

  /// One alignment a column.
  public var alignments: [Alignment]
  /// The cells of the head.
  public var header: [[ParagraphItem]]
  /// The rows, each with a cell a column.
  public var rows: [[[ParagraphItem]]]
  /// The distance between the baselines of a cell's lines.
  public var leading: Length
  /// The space between columns.
  public var columnGap: Length
  /// The space between rows.
  public var rowGap: Length
  /// The colour of its rules.
  public var ruleColor: Color
  /// The space above and below.
  public var around: Glue
  /// Whether a table that is too wide may leave its place for a page of its own, turned on its side.
  public var mayTurn = true

  /// A table.
  public init(
    alignments: [Alignment], header: [[ParagraphItem]], rows: [[[ParagraphItem]]],
    leading: Length, columnGap: Length, rowGap: Length, ruleColor: Color = .black, around: Glue
  ) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
    self.leading = leading
    self.columnGap = columnGap
    self.rowGap = rowGap
    self.ruleColor = ruleColor
    self.around = around
  }
}
