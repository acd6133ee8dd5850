package import NumericalMethods

/// The uniform numbers that responses are drawn by: one for each sample and position, whatever the batch is cut into.
package struct SampleUniforms<Scalar: KernelScalar>: Sendable {
  private let stream: RandomStream
  private let maximumLength: Int

  /// The numbers of a stream for responses of at most this length.
  package init(_ stream: RandomStream, maximumLength: Int) {
    self.stream = stream
    self.maximumLength = maximumLength
  }

  /// A number from [0, 1), a multiple of the last place of numbers just below 1.
  package func callAsFunction(sample: Int, position: Int) -> Scalar {
    uniformNumber(stream.word(at: UInt64(sample * maximumLength + position)))
  }
}
