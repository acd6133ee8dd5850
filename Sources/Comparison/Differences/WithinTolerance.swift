public import Manuscript

/// What of an item differs by less than is looked at.
public struct WithinTolerance: Sendable, Hashable, Codable {
  /// The tolerance by which it was compared.
  public var tolerance: Tolerance
  /// How many values differ: of an experiment's results, of the results behind a figure, of a claim's
  /// measurements, of a printed table's cells.
  public var values: Int
  /// The share of a figure's pixels that are seen to differ, from 0 to 1, where its picture differs.
  public var visibleShare: Double?

  package init(tolerance: Tolerance, values: Int, visibleShare: Double? = nil) {
    self.tolerance = tolerance
    self.values = values
    self.visibleShare = visibleShare
  }
}

/// An item that is equal as far as is looked at.
public struct EqualItem: Sendable, Hashable, Codable {
  /// What it is.
  public var kind: ItemKind
  /// Its id; for a value the expression.
  public var id: String
  /// Where it stands: chapter and line.
  public var place: String?
  /// What of it differs.
  public var difference: WithinTolerance

  /// The item of a change in which nothing else differs; nil where something does.
  init?(_ change: ItemChange) {
    guard change.isEmpty, let difference = change.withinTolerance else { return nil }
    kind = change.kind
    id = change.id
    place = change.place
    self.difference = difference
  }
}
