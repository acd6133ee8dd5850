import Synchronization

/// How many units of an execution are being computed at the moment.
final class UnitActivity: Sendable {
  private let units = Atomic(0)

  /// The number of units.
  var count: Int { units.load(ordering: .acquiring) }

  /// Counts a unit while it is computed.
  func counting<Outcome, Failure: Error>(
    _ body: () throws(Failure) -> Outcome
  ) throws(Failure) -> Outcome {
    units.add(1, ordering: .acquiringAndReleasing)
    defer { units.subtract(1, ordering: .acquiringAndReleasing) }
    return try body()
  }
}
