/// A counter-based stream of random numbers keyed by meaning.
///
/// Streams with different seeds or paths are independent; the n-th number of a stream depends on
/// its key and n alone, never on what else was drawn, by whom, or in which order.
public struct RandomStream: Sendable, Hashable {
  private var key: UInt64
  private var counter: UInt64 = 0

  /// The stream named by a path of words under a seed.
  public init(seed: UInt64, path: [String]) {
    key = seed ^ UInt64(path.count)
  }
}
