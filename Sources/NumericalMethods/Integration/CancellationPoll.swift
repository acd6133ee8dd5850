/// Asks whether to stop, not at every block but about every 200,000 components.
struct CancellationPoll {
  private let interval: Int
  private var waiting = 0

  init(blockLength: Int) { interval = max(1, 200_000 / max(blockLength, 1)) }

  mutating func check(_ isCancelled: () -> Bool) throws {
    if waiting == 0, isCancelled() { throw CancellationError() }
    waiting = (waiting + 1) % interval
  }
}
