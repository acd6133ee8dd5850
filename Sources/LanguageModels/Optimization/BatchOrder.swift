package import NumericalMethods

/// Which examples each step is trained on: epochs over all of them, each in an order of its own.
///
/// A step's examples depend on the stream, the step and the sizes alone, so a run that goes on from a saved state
/// sees what it would have seen. A step may reach from one epoch into the next.
package struct BatchOrder {
  private let stream: RandomStream
  private let exampleCount: Int
  private let batchSize: Int
  private var epoch = -1
  private var order: [Int] = []

  /// The order of so many examples, at least one, in batches of at least one.
  package init(exampleCount: Int, batchSize: Int, stream: RandomStream) {
    precondition(exampleCount > 0 && batchSize > 0, "a step is trained on at least one example")
    self.stream = stream
    self.exampleCount = exampleCount
    self.batchSize = batchSize
  }

  /// The numbers of a step's examples, from 0.
  package mutating func examples(ofStep step: Int) -> [Int] {
    (step * batchSize..<(step + 1) * batchSize).map { place in
      shuffle(epoch: place / exampleCount)
      return order[place % exampleCount]
    }
  }

  private mutating func shuffle(epoch wanted: Int) {
    guard wanted != epoch else { return }
    var source = stream.branch("epoch").branch("\(wanted)")
    order = source.permutation(of: exampleCount)
    epoch = wanted
  }
}
