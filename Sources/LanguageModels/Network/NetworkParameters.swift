public import NumericalMethods

/// All numbers of a network, tensor after tensor.
public struct NetworkParameters<Scalar: KernelScalar>: Sendable, Hashable {
  /// The sizes.
  public let shape: NetworkShape
  /// The numbers, in the order of ``tensors``; their number does not change.
  public var values: [Scalar] {
    didSet {
      precondition(values.count == parameterCount, "a network keeps its number of parameters")
    }
  }
  private let parameterCount: Int

  /// The tensors in order.
  public var tensors: [NetworkTensor] { shape.tensors }

  /// Parameters of these values.
  ///
  /// - Parameters:
  ///   - shape: The sizes.
  ///   - values: As many as the shape's ``NetworkShape/parameterCount``.
  public init(_ shape: NetworkShape, values: [Scalar]) {
    precondition(values.count == shape.parameterCount, "one value for each parameter")
    self.shape = shape
    self.values = values
    parameterCount = values.count
  }

  /// Parameters before training.
  ///
  /// Gains are 1 and biases 0; all else is normal with mean 0 and standard deviation 0.5 for embeddings and
  /// 1/√rows for the matrices. Each tensor draws from the stream's branch of its name.
  ///
  /// - Parameters:
  ///   - shape: The sizes.
  ///   - stream: Where the numbers are drawn from.
  ///   - headScale: A factor of the head: near 0, all tokens are nearly equally likely.
  public init(_ shape: NetworkShape, stream: RandomStream, headScale: Double = 1) {
    let values = shape.tensors.flatMap { tensor in
      Self.initialValues(
        of: tensor, stream: stream, scale: tensor.name == "head" ? headScale : 1)
    }
    self.init(shape, values: values)
  }

  /// The same numbers, each rounded to another type.
  public init<Other>(_ other: NetworkParameters<Other>) {
    self.init(other.shape, values: other.values.map { Scalar($0) })
  }

  /// The tensor of that name, or nil.
  public func tensor(_ name: String) -> NetworkTensor? { tensors.first { $0.name == name } }

  /// The same network with a new head: what makes a reward model of a policy.
  ///
  /// - Parameters:
  ///   - outputCount: The number of outputs of the new head, 1 for a reward model.
  ///   - stream: Where the head's numbers are drawn from, normal with deviation scale/√width.
  ///   - scale: That factor; 0 for a head of zeros.
  public func replacingHead(
    outputCount: Int, stream: RandomStream, scale: Double = 1
  ) -> NetworkParameters {
    let shape = shape.withOutputs(outputCount)
    let places = NetworkPlaces(shape)
    let head = places.tensors.suffix(1).flatMap {
      Self.initialValues(of: $0, stream: stream, scale: scale)
    }
    return NetworkParameters(shape, values: Array(values[..<places.head]) + head)
  }

  private static func initialValues(
    of tensor: NetworkTensor, stream: RandomStream, scale: Double
  ) -> [Scalar] {
    switch tensor.initialValue {
    case .constant(let value): return [Scalar](repeating: Scalar(value), count: tensor.count)
    case .normal(let deviation):
      var stream = stream.branch(tensor.name)
      return (0..<tensor.count).map { _ in Scalar(scale * deviation * stream.normal()) }
    }
  }
}
