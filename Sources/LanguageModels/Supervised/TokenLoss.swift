import NumericalMethods

extension NetworkEvaluator {
  /// The mean negative log-likelihood of all response tokens, in nats for each token.
  ///
  /// - Parameters:
  ///   - groups: At least one, within the context length.
  ///   - batchSize: How many groups are computed at once, at least 1; it changes memory, and no bit.
  ///   - isCancelled: Asked before each batch; where it says yes, `CancellationError` is thrown.
  public func meanLoss(
    of groups: [PromptGroup], batchSize: Int = 64, isCancelled: () -> Bool = { false }
  ) throws -> Double {
    precondition(!groups.isEmpty && batchSize >= 1, "a mean needs something to be made of")
    var sum = 0.0
    var count = 0
    for start in stride(from: 0, to: groups.count, by: batchSize) {
      if isCancelled() { throw CancellationError() }
      let batch = Array(groups[start..<min(start + batchSize, groups.count)])
      let logarithms = tokenLogProbabilities(batch, isKept: false).values
      for value in doubles(logarithms) { sum -= value }
      count += logarithms.count
    }
    return sum / Double(count)
  }

  /// The mean negative log-likelihood of a batch's response tokens, its derivative added to a gradient.
  package func addGradientOfMeanLoss(_ batch: [PromptGroup], to gradient: inout [Scalar]) -> Double
  {
    let logarithms = tokenLogProbabilities(batch)
    let count = Double(logarithms.values.count)
    pullBack(
      tokenCotangents: ResponseNumbers(for: batch, repeating: Scalar(-1 / count)), into: &gradient)
    return -doubles(logarithms.values).reduce(0, +) / count
  }
}

/// The numbers in double precision.
///
/// The element type is looked at once: casts of arrays to another type look at each element, as generic code does.
func doubles<Scalar: KernelScalar>(_ numbers: [Scalar]) -> [Double] {
  numbers.withUnsafeBytes { bytes in
    if Scalar.self == Float.self {
      return bytes.assumingMemoryBound(to: Float.self).map(Double.init)
    }
    if Scalar.self == Double.self { return Array(bytes.assumingMemoryBound(to: Double.self)) }
    return numbers.map { Double($0) }
  }
}
