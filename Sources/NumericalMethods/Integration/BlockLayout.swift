import Synchronization

/// How a system's blocks are shared among threads, and where each writes its part of the sums.
///
/// Portions and the order of sums depend on the blocks alone, never on the threads.
struct BlockLayout {
  let count: Int
  let length: Int
  let observableCount: Int
  let workers: WorkerTeam

  /// The number of parts of sums: of each block its observables and three sums more.
  var tallyCount: Int { count * stride }

  private var stride: Int { observableCount + 3 }

  /// Calls `body` with each block, portions of some 16,000 components on all threads.
  func forEachPortion(_ body: (_ blocks: Range<Int>, _ worker: Int) -> Void) {
    let size = max(1, 16_384 / max(length, 1))
    workers.run(parts: (count + size - 1) / size) { part, worker in
      body(part * size..<min((part + 1) * size, count), worker)
    }
  }

  /// The same, until `isCancelled` says yes; only the calling thread asks, before each of its portions.
  ///
  /// - Throws: `CancellationError` where it said yes.
  func forEachPortion(
    unless isCancelled: () -> Bool, _ body: (_ blocks: Range<Int>, _ worker: Int) -> Void
  ) throws {
    let isStopped = Atomic(false)
    forEachPortion { blocks, worker in
      if worker == 0, isCancelled() { isStopped.store(true, ordering: .relaxed) }
      if !isStopped.load(ordering: .relaxed) { body(blocks, worker) }
    }
    if isStopped.load(ordering: .relaxed) { throw CancellationError() }
  }

  /// Where a block writes its part of the observables.
  func observables(of block: Int, in tallies: UnsafeMutablePointer<Double>)
    -> UnsafeMutablePointer<Double>
  { tallies + block * stride }

  /// Where a block writes its part of one of the three sums more.
  func sum(_ which: Int, of block: Int, in tallies: UnsafeMutablePointer<Double>)
    -> UnsafeMutablePointer<Double>
  { tallies + block * stride + observableCount + which }

  /// The observables: the blocks' parts, in their order.
  func observables(_ tallies: UnsafeMutablePointer<Double>) -> [Double] {
    (0..<observableCount).map { index in total { observables(of: $0, in: tallies)[index] } }
  }

  /// One of the three sums more, in the order of the blocks.
  func sum(_ which: Int, _ tallies: UnsafeMutablePointer<Double>) -> Double {
    total { sum(which, of: $0, in: tallies).pointee }
  }

  private func total(_ part: (Int) -> Double) -> Double {
    var sum = CompensatedSum()
    for block in 0..<count { sum.add(part(block)) }
    return sum.value
  }
}
