import Synchronization

/// A flag that asks a running execution to stop; may be set from any thread and from a signal handler.
public final class CancellationFlag: Sendable {
  private let requests = Atomic(0)

  /// A flag that is not set.
  public init() {}

  /// Asks to stop; a second time says that it is urgent.
  public func cancel() {
    requests.add(1, ordering: .relaxed)
  }

  /// Whether someone asked to stop.
  public var isCancelled: Bool { requests.load(ordering: .relaxed) > 0 }

  /// Whether someone asked to stop more than once.
  public var isUrgent: Bool { requests.load(ordering: .relaxed) > 1 }
}
