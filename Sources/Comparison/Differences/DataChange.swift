public import Manuscript

/// How the results of one experiment differ.
public struct DataChange: Sendable, Hashable, Codable {
  /// How far the comparison could go.
  public enum Extent: String, Sendable, Hashable, Codable {
    /// Row by row; `table` says what differs, nil when every value is the same.
    case values
    /// One of the tables is too large to be committed: only the keys could be compared.
    case keyOnly
    /// A table is missing or damaged; the item's problems say which.
    case unreadable
    /// The experiment is new among those the item is made from.
    case added
    /// The experiment is no longer among those the item is made from.
    case removed
  }

  /// The experiment.
  public var experiment: String
  /// How far the comparison could go.
  public var extent: Extent
  /// What differs, value by value.
  public var table: TableDifference?
  /// By which tolerance; nil where to the last bit.
  public var tolerance: Tolerance?

  package init(
    experiment: String, extent: Extent, table: TableDifference? = nil, tolerance: Tolerance? = nil
  ) {
    self.experiment = experiment
    self.extent = extent
    self.table = table
    self.tolerance = tolerance
  }
}
