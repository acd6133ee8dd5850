import Synchronization

/// A flag that asks a running execution to stop; may be set from any thread and from a signal handler.
public final class CancellationFlag: Sendable {
  private let flag = Atomic(false)

  /// A flag that is not set.
  public init() {}

  /// Asks to stop; calling it again changes nothing.
  public func cancel() {
    flag.store(true, ordering: .relaxed)
  }

  /// Whether someone asked to stop.
  public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}
