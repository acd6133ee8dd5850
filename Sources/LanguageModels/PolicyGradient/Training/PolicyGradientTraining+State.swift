import NumericalMethods

extension PolicyGradientTraining {
  /// The bytes from which the training goes on as if it had not stopped: those of a ``TrainingState``.
  public func savedBytes() -> [UInt8] {
    let records = [
      "step": [Double(step)],
      "baseline": [baseline.average, baseline.remainder],
      "evaluations": evaluations.flatMap(\.numbers),
    ]
    return TrainingState(
      parameters: parameters, adam: optimizer.adam, records: records, run: runDescription
    ).encoded()
  }

  /// Takes over what ``savedBytes()`` gave.
  ///
  /// - Throws: ``SafeTensorsError`` where the bytes are damaged or those of another training.
  func restore(_ bytes: [UInt8]) throws(SafeTensorsError) {
    let state = try TrainingState<Scalar>(
      decoding: bytes, run: runDescription, shape: policy.shape,
      settings: settings.optimization.adam)
    func record(_ name: String, count: Int?) throws(SafeTensorsError) -> [Double] {
      let tensor = TrainingStateNames.records + name
      guard let record = state.records[name] else { throw .missingTensor(tensor) }
      guard count.map({ $0 == record.count }) ?? true else {
        throw .shapeMismatch(tensor: tensor, expected: [count ?? 0], found: [record.count])
      }
      return record
    }
    let average = try record("baseline", count: 2)
    guard average[0].isFinite, (0...1).contains(average[1]) else {
      throw .notFinite(tensor: TrainingStateNames.records + "baseline")
    }
    let numbers = try record("evaluations", count: nil)
    guard let rows = PolicyEvaluation.evaluations(numbers: numbers) else {
      throw .notFinite(tensor: TrainingStateNames.records + "evaluations")
    }
    guard let step = Int(exactly: try record("step", count: 1)[0]), step >= 0 else {
      throw .notFinite(tensor: TrainingStateNames.records + "step")
    }
    policy.parameters = state.parameters
    optimizer = Optimizer(settings: settings.optimization, adam: state.adam)
    baseline = MovingAverageBaseline(
      decay: baseline.decay, average: average[0], remainder: average[1])
    evaluations = rows
    self.step = step
  }

  /// The settings and the data in words, which a state must agree with; the rewards cannot be told apart.
  private var runDescription: String {
    func prompts(_ prompts: [[Token]]) -> String {
      "\(prompts.count) prompts \(digest(of: prompts.map { PromptGroup(prompt: $0, responses: []) }))"
    }
    var stream = stream
    return
      "policy gradient; \(settings); \(problem.whitening); training \(prompts(problem.trainingPrompts)); "
      + "test \(prompts(problem.testPrompts)); stream \(stream.next())"
  }
}
