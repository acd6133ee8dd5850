public import NumericalMethods

/// Everything that a training run needs to go on as if it had not been interrupted.
///
/// Random numbers are drawn from streams keyed by the step, so the step is all there is to keep of them.
public struct TrainingState<Scalar: KernelScalar>: Sendable {
  /// The network.
  public var parameters: NetworkParameters<Scalar>
  /// The moments of its parameters and the number of updates.
  public var adam: AdamW<Scalar>
  /// What was recorded so far, by name: numbers in the order of recording.
  public var records: [String: [Double]]
  /// What run this is: settings and data in words; a run goes on from states of its own alone.
  public var run: String

  /// A state.
  ///
  /// - Parameters:
  ///   - parameters: The network.
  ///   - adam: The moments of its parameters, as many as there are.
  ///   - records: What was recorded so far.
  ///   - run: What run this is.
  public init(
    parameters: NetworkParameters<Scalar>, adam: AdamW<Scalar>, records: [String: [Double]],
    run: String
  ) {
    precondition(
      adam.firstMoments.count == parameters.values.count, "every parameter has its moments")
    self.parameters = parameters
    self.adam = adam
    self.records = records
    self.run = run
  }
}

extension TrainingState {
  /// The state as bytes of a checkpoint, which can be read as that of its network too.
  ///
  /// - Parameter metadata: Further text, such as that of a tokenizer.
  public func encoded(metadata: [String: String] = [:]) -> [UInt8] {
    var metadata = metadata
    metadata[TrainingStateNames.run] = run
    metadata[TrainingStateNames.step] = "\(adam.step)"
    var file = parameters.safeTensors(metadata: metadata)
    let moments =
      parameters.namedTensors(of: adam.firstMoments, prefix: TrainingStateNames.firstMoments)
      + parameters.namedTensors(of: adam.secondMoments, prefix: TrainingStateNames.secondMoments)
    for tensor in moments { file.insert(tensor) }
    for (name, values) in records {
      file.insert(
        NamedTensor(
          name: TrainingStateNames.records + name, shape: [values.count],
          values: .float64(values)))
    }
    return file.encoded()
  }

  /// Reads a state of a run.
  ///
  /// - Parameters:
  ///   - bytes: As ``encoded(metadata:)`` gave them.
  ///   - run: What run the state must be of.
  ///   - shape: The sizes that the network must have.
  ///   - settings: The settings of Adam, which belong to the run.
  /// - Throws: ``SafeTensorsError`` where the bytes are no such state.
  public init(
    decoding bytes: [UInt8], run: String, shape: NetworkShape, settings: AdamSettings
  ) throws(SafeTensorsError) {
    let file = try SafeTensors(decoding: bytes)
    let found = try file.text(TrainingStateNames.run)
    guard found == run else { throw .otherRun(expected: run, found: found) }
    let step = try file.number(TrainingStateNames.step)
    guard step >= 0 else { throw .invalidMetadata(name: TrainingStateNames.step, text: "\(step)") }
    func numbers(_ prefix: String) throws(SafeTensorsError) -> [Scalar] {
      try shape.values(in: file, prefix: prefix, isExact: true)
    }
    self.init(
      parameters: NetworkParameters(shape, values: try numbers("")),
      adam: AdamW(
        step: step, firstMoments: try numbers(TrainingStateNames.firstMoments),
        secondMoments: try numbers(TrainingStateNames.secondMoments), settings: settings),
      records: try Self.records(of: file), run: run)
  }

  private static func records(of file: SafeTensors) throws(SafeTensorsError) -> [String: [Double]] {
    var records: [String: [Double]] = [:]
    for (name, tensor) in file.tensors where name.hasPrefix(TrainingStateNames.records) {
      guard case .float64(let values) = tensor.values else {
        throw .typeMismatch(tensor: name, expected: .float64, found: tensor.values.type)
      }
      records[String(name.dropFirst(TrainingStateNames.records.count))] = values
    }
    return records
  }
}

/// The names that a state's parts have in its checkpoint.
enum TrainingStateNames {
  /// What all tensors beside the network's begin with.
  static let prefix = "training."
  static let firstMoments = "training.first."
  static let secondMoments = "training.second."
  static let records = "training.records."
  /// Metadata: what run it is.
  static let run = "training.run"
  /// Metadata: the number of updates.
  static let step = "training.step"
}
