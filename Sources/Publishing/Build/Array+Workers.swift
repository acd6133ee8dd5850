import Dispatch
import Synchronization

/// What two pieces of work give, done at the same time where there are workers for both.
func both<First: Sendable, Second: Sendable>(
  byWorkers count: Int, _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
  guard count > 1 else { return (first(), second()) }
  let outputs = Mutex<(First?, Second?)>((nil, nil))
  DispatchQueue.concurrentPerform(iterations: 2) { index in
    if index == 0 {
      let output = first()
      outputs.withLock { $0.0 = output }
    } else {
      let output = second()
      outputs.withLock { $0.1 = output }
    }
  }
  guard case (let first?, let second?) = outputs.withLock({ $0 }) else {
    preconditionFailure("both pieces of work have been done")
  }
  return (first, second)
}

extension Array where Element: Sendable {
  /// What `transform` gives for each element, in the order of the elements, several computed at a time.
  ///
  /// - Parameter count: How many at a time, at most.
  package func mapped<Output: Sendable>(
    byWorkers count: Int, _ transform: @escaping @Sendable (Element) -> Output
  ) -> [Output] {
    guard count > 1, self.count > 1 else { return map(transform) }
    let state = Mutex((next: 0, outputs: [Output?](repeating: nil, count: self.count)))
    DispatchQueue.concurrentPerform(iterations: Swift.min(count, self.count)) { _ in
      while true {
        let index = state.withLock { state in
          defer { state.next += 1 }
          return state.next
        }
        guard index < self.count else { return }
        let output = transform(self[index])
        state.withLock { $0.outputs[index] = output }
      }
    }
    return state.withLock { $0.outputs.compactMap(\.self) }
  }
}
