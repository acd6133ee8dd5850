import Dispatch
import Synchronization

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
