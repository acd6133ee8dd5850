/// Why a result would be computed again, or why it would not.
public struct Explanation: Sendable, Hashable {
  /// Where the result of a plan is.
  public enum Availability: Sendable, Hashable {
    /// In the store.
    case stored
    /// In what is published, under the plan's key.
    case published
    /// In the store, but damaged.
    case corrupt
    /// Nowhere; of so many work units so many are stored.
    case missing(storedUnits: Int, units: Int)
  }

  /// Where the result is.
  public let availability: Availability
  /// What has changed since the last result, one sentence each; nil where there has never been one.
  public let changes: [String]?

  /// The explanation of a plan's state.
  ///
  /// - Parameters:
  ///   - old: The ingredients of the last result, or nil where there has never been one.
  ///   - new: The ingredients of the plan.
  ///   - availability: Where the plan's result is.
  public init(from old: Ingredients?, to new: Ingredients, availability: Availability) {
    self.availability = availability
    changes = old.map { IngredientChanges(from: $0, to: new).sentences }
  }

  /// Whether the result is at hand.
  public var isFresh: Bool { availability == .stored || availability == .published }

  /// The whole explanation, one sentence a line.
  public var sentences: [String] {
    let state =
      switch availability {
      case .stored: "the result is in the store"
      case .published: "the result is in the published report"
      case .corrupt: "the stored result is damaged and will be computed again"
      case .missing(0, let units): "no result is stored: \(runs(units)) to compute"
      case .missing(let stored, let units):
        "\(stored) of \(runs(units)) are stored, \(units - stored) are to compute"
      }
    guard let changes else { return isFresh ? [state] : ["it has never run", state] }
    return changes.isEmpty ? ["nothing it depends on has changed", state] : changes + [state]
  }

  private func runs(_ count: Int) -> String { count == 1 ? "1 run" : "\(count) runs" }
}
