import NumericalMethods

extension PolicyGradientTraining {
  /// The bytes from which the training goes on as if it had not stopped, a safetensors file.
  public func savedBytes() -> [UInt8] {
    let count = parameters.values.count
    let (first, second) = (optimizer.adam.firstMoments, optimizer.adam.secondMoments)
    let file = SafeTensors(
      [
        NamedTensor(name: "parameters", shape: [count], values: TensorValues(parameters.values)),
        NamedTensor(name: "first moments", shape: [count], values: TensorValues(first)),
        NamedTensor(name: "second moments", shape: [count], values: TensorValues(second)),
        NamedTensor(
          name: "baseline", shape: [2], values: .float64([baseline.average, baseline.remainder])),
        NamedTensor(
          name: "evaluations", shape: [evaluations.count, PolicyEvaluation.numberCount],
          values: .float64(evaluations.flatMap(\.numbers))),
      ],
      metadata: [
        "settings": "\(settings)", "step": "\(step)", "updates": "\(optimizer.step)",
      ])
    return file.encoded()
  }

  /// Takes over what ``savedBytes()`` gave.
  ///
  /// - Throws: ``SafeTensorsError`` where the bytes are damaged or belong to a training with other settings or
  ///   another network.
  func restore(_ bytes: [UInt8]) throws(SafeTensorsError) {
    let file = try SafeTensors(decoding: bytes)
    let found = try file.text("settings")
    guard found == "\(settings)" else { throw .otherRun(expected: "\(settings)", found: found) }
    let count = parameters.values.count
    func scalars(_ name: String) throws(SafeTensorsError) -> [Scalar] {
      try file.tensor(name, shape: [count]).scalars()
    }
    let average = try file.tensor("baseline", shape: [2]).doubles()
    let rows = try file.tensors["evaluations"]?.doubles() ?? []
    let updates = try file.number("updates")
    policy.parameters.values = try scalars("parameters")
    optimizer = Optimizer(
      settings: settings.optimization, step: updates, firstMoments: try scalars("first moments"),
      secondMoments: try scalars("second moments"))
    baseline = MovingAverageBaseline(
      decay: baseline.decay, average: average[0], remainder: average[1])
    evaluations = stride(from: 0, to: rows.count, by: PolicyEvaluation.numberCount).compactMap {
      PolicyEvaluation(
        numbers: Array(rows[$0..<min($0 + PolicyEvaluation.numberCount, rows.count)]))
    }
    step = try file.number("step")
  }
}

extension TensorValues {
  /// Numbers in the type they have, or in 64 bits where a checkpoint does not know it.
  fileprivate init<Scalar: BinaryFloatingPoint>(_ values: [Scalar]) {
    self =
      (values as? [Float]).map { .float32($0) } ?? .float64(values.map { Double($0) })
  }
}

extension NamedTensor {
  /// The numbers as this type, which is the one they were saved in.
  fileprivate func scalars<Scalar: BinaryFloatingPoint>() throws(SafeTensorsError) -> [Scalar] {
    switch values {
    case .float32(let values as [Scalar]): return values
    case .float64(let values as [Scalar]): return values
    default:
      throw .typeMismatch(
        tensor: name, expected: Scalar.self == Float.self ? .float32 : .float64,
        found: values.type)
    }
  }

  fileprivate func doubles() throws(SafeTensorsError) -> [Double] { try scalars() }
}
