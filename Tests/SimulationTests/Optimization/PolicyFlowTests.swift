import NumericalMethods
import Simulation
import Testing

@Suite struct PolicyFlowTests {
  @Test(arguments: [0, 0.05]) func `tabular logits take the tabular flow's path and times`(
    regularization: Double
  ) throws {
    let tabular = try randomProblem(
      seed: 3, outputs: 12, prompts: 2, regularization: regularization)
    let problem = PolicyProblem(tabular)
    var expected: [[Double]] = []
    try GradientFlow(tabular).follow(at: [0, 3, 50]) { expected.append($1.logits) }
    var found: [[Double]] = []
    try PolicyFlow(problem).follow(at: [0, 3, 50]) { found.append($1.parameters) }
    for (x, y) in zip(expected.joined(), found.joined()) { #expect((x - y).magnitude < 1e-9) }
    let slow = try GradientFlow(tabular).timesToGain(0.2)
    let times = try PolicyFlow(problem).timesToGain(0.2)
    for (reward, time) in [
      (WatchedReward.rewardModel, slow.rewardModel), (.groundTruth, slow.groundTruth),
    ] {
      let found = try #require(times[reward, on: .training]?.time)
      #expect(relativeError(found, try #require(time.time)) < 1e-9)
      #expect(times[reward, on: .heldOut] == nil)
    }
  }

  @Test(arguments: [RewardNormalization.whitened, .perPrompt], [0, 0.05])
  func `normalised rewards move tabular logits as they move tabular problems`(
    normalization: RewardNormalization, regularization: Double
  ) throws {
    let plain = try randomProblem(
      seed: 4, outputs: 9, prompts: 3, regularization: regularization)
    let tabular = TabularProblem(
      initialPolicy: plain.initialPolicy, groundTruth: plain.groundTruth,
      rewardModel: plain.rewardModel, regularization: regularization, normalization: normalization)
    let problem = PolicyProblem(plain, normalization: normalization)
    let away = RandomStream(seed: 3, path: ["away"]).normals(27)
    let parameters = zip(problem.initialParameters, away).map { $0 + $1 }
    let policy = TabularPolicy(promptCount: 3, outputCount: 9, logits: parameters)
    let expected = tabular.gradient(of: policy)
    for (x, y) in zip(problem.velocity(at: parameters), expected) {
      #expect((x - y).magnitude < 1e-14)
    }
    let (slow, times) = try (
      GradientFlow(tabular).timesToGain(0.1), PolicyFlow(problem).timesToGain(0.1)
    )
    let found = try #require(times[.rewardModel, on: .training]?.time)
    #expect(relativeError(found, try #require(slow.rewardModel.time)) < 1e-9)
  }

  @Test func `steps that overflow end in a failure, not in silence`() throws {
    let random = try RandomPolicyProblem(seed: 1)
    #expect(throws: IntegrationFailure.self) {
      try PolicyAscent(random.problem, stepSize: 1e300).follow(at: [1, 2, 3]) { _, _ in }
    }
  }

  @Test(arguments: RewardNormalization.allCases)
  func `small steps of ascent approach the flow to first order`(
    normalization: RewardNormalization
  ) throws {
    let random = try RandomPolicyProblem(
      seed: 2, regularization: 0.1, normalization: normalization, training: [0, 1])
    var flow: [Double] = []
    try PolicyFlow(random.problem).follow(at: [1]) { flow = $1.parameters }
    func error(_ steps: Int) throws -> Double {
      var error = 0.0
      try PolicyAscent(random.problem, stepSize: 1 / Double(steps)).follow(at: [steps]) {
        for (x, y) in zip($1.parameters, flow) { error = max(error, (x - y).magnitude) }
      }
      return error
    }
    let (coarse, fine) = (try error(64), try error(128))
    #expect(fine < 1e-2)
    #expect((coarse / fine - 2).magnitude < 0.05)
  }

  @Test func `the flow agrees with a fixed-step method of order 4`() throws {
    let random = try RandomPolicyProblem(seed: 4, regularization: 0.2, training: [0, 2])
    let system = VelocityField(problem: random.problem)
    var integrator = RungeKutta4(system, from: random.problem.initialParameters)
    for _ in 0..<400 { integrator.step(0.01) }
    try PolicyFlow(random.problem).follow(at: [4]) { _, evaluator in
      for (x, y) in zip(evaluator.parameters, integrator.state) {
        #expect((x - y).magnitude < 1e-9)
      }
    }
  }

  @Test(arguments: [0, 0.05], [RewardNormalization.none, .whitened])
  func `the objective never falls`(
    regularization: Double, normalization: RewardNormalization
  ) throws {
    let random = try RandomPolicyProblem(
      seed: 5, regularization: regularization, normalization: normalization, training: [1])
    var last = -Double.infinity
    try PolicyFlow(random.problem).follow(at: (0...20).map { Double($0 * $0) / 4 }) {
      let value = try #require($1.objectiveValue)
      #expect(value >= last - 1e-12)
      last = value
    }
  }

  @Test func `whitened rewards take the raw path, 1/σ as fast, with λσ for λ`() throws {
    let whitened = try RandomPolicyProblem(
      seed: 6, regularization: 0.1, normalization: .whitened, training: [0, 1])
    let scale = whitened.problem.initialScale.deviation
    let raw = try RandomPolicyProblem(seed: 6, regularization: 0.1 * scale, training: [0, 1])
    var expected: [Double] = []
    try PolicyFlow(raw.problem).follow(at: [3]) { expected = $1.parameters }
    try PolicyFlow(whitened.problem).follow(at: [3 * scale]) {
      for (x, y) in zip($1.parameters, expected) { #expect((x - y).magnitude < 1e-9) }
    }
  }

  @Test func `rewards divided per prompt do not feel their scale`() throws {
    let random = try RandomPolicyProblem(seed: 7, normalization: .perPrompt, training: [0, 2])
    let problem = random.problem
    let small = PolicyProblem(
      model: problem.model, initialParameters: problem.initialParameters,
      groundTruth: problem.groundTruth,
      rewardModel: try RewardTable(
        promptCount: 3, outputCount: 27, values: problem.rewardModel.values.map { $0 * 0x1p-20 }),
      normalization: .perPrompt, trainingPrompts: [0, 2])
    let gain = WatchedGain(.groundTruth, on: .training)
    let (first, second) = try (
      PolicyFlow(problem).timesToGain(0.02, watching: [gain], longestTime: 100),
      PolicyFlow(small).timesToGain(0.02, watching: [gain], longestTime: 100)
    )
    #expect(first.times == second.times)
  }

  @Test func `held-out prompts move with the training prompts as far as they share features`()
    throws
  {
    // With the same features everywhere, held-out prompts are the same policy.
    let same = try randomLogLinear(seed: 1, sharing: 1, training: [0, 1])
    try PolicyFlow(same).follow(at: [2]) { _, evaluator in
      let logs = evaluator.outputLogProbabilities
      for output in 0..<6 { #expect(logs[output] == logs[18 + output]) }
    }
    // Tabular prompts share nothing, so held-out ones stay.
    let tabular = try randomProblem(seed: 9, outputs: 5, prompts: 3)
    try PolicyFlow(PolicyProblem(tabular, training: [1])).follow(at: [10]) { _, evaluator in
      #expect(evaluator.moments(on: .heldOut).divergence == 0)
      #expect(evaluator.moments(on: .training).divergence > 0.01)
    }
  }

  @Test func `times on training and held-out prompts are those at which the means are reached`()
    throws
  {
    let problem = try randomLogLinear(seed: 3, sharing: 0.9, training: [0, 1])
    let times = try PolicyFlow(problem).timesToGain(
      0.05, longestTime: 1000, recordsJacobianNorm: true)
    #expect(times.times.count == 4)
    var reached = 0
    for (gain, time) in times.times {
      guard let time = time.time else { continue }
      reached += 1
      let start = problem.makeEvaluator().expectation(of: gain.reward, on: gain.prompts)
      try PolicyFlow(problem).follow(at: [time]) {
        let value = $1.expectation(of: gain.reward, on: gain.prompts)
        #expect((value - start - 0.05).magnitude < 1e-10)
      }
    }
    #expect(reached >= 2)
    #expect(times.path.jacobianNorm == problem.makeEvaluator().jacobianNorm)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6], [RewardNormalization.none, .whitened])
  func `no time is below a bound`(seed: UInt64, normalization: RewardNormalization) throws {
    let random = try RandomPolicyProblem(
      seed: seed, length: 2, regularization: seed < 4 ? 0 : 0.1, normalization: normalization,
      training: [0, 2])
    let problem = random.problem
    let times = try PolicyFlow(problem).timesToGain(
      0.1, longestTime: 200, recordsJacobianNorm: true)
    let norm = try #require(times.path.jacobianNorm)
    for (gain, time) in times.times {
      let constants = PathConstants(problem, watching: gain, jacobianNorm: norm.upperBound)
      #expect(
        times.path.largestDeviation(of: gain.reward, on: gain.prompts) <= constants.largestDeviation
      )
      let (square, cube) = try (
        #require(problem.squareRootBound(toGain: 0.1, constants)),
        #require(problem.cubeRootBound(toGain: 0.1, constants))
      )
      #expect(square >= cube)
      if let time = time.time { #expect(time >= square) }
    }
  }

  @Test(arguments: [1, 2, 3]) func `rewards divided per prompt obey their bound`(seed: UInt64)
    throws
  {
    let random = try RandomPolicyProblem(seed: seed, length: 2, normalization: .perPrompt)
    let times = try PolicyFlow(random.problem).timesToGain(
      0.1, longestTime: 200, recordsJacobianNorm: true)
    let norm = try #require(times.path.jacobianNorm)
    for (gain, time) in times.times {
      let constants = PathConstants(random.problem, watching: gain, jacobianNorm: norm.upperBound)
      #expect(random.problem.squareRootBound(toGain: 0.1, constants) == nil)
      let bound = DividedRewardBound.time(toGain: 0.1, constants)
      #expect(time.time ?? .infinity >= bound)
    }
    let evaluator = random.problem.makeEvaluator()
    let length = Double(random.problem.model.tree.length)
    #expect(evaluator.velocityNorm <= (length / 2).squareRoot() * norm.upperBound)
  }

  @Test func `a pull to the start is followed to the end of time`() throws {
    let random = try RandomPolicyProblem(
      seed: 3, prompts: 2, length: 2, regularization: 0.3, training: [0])
    var norms: [Double] = []
    var values: [Double] = []
    try PolicyFlow(random.problem).follow(at: [0, 1e3, 1e6, 1e12]) {
      norms.append($1.velocityNorm)
      values.append(try #require($1.objectiveValue))
    }
    #expect(norms[1] < 0.01 * norms[0])
    #expect(norms[3] < 1e-12)
    #expect((values[3] - values[2]).magnitude < 1e-12)
    #expect(values[2] >= values[1] - 1e-12)
  }

  @Test func `a long tabular flow ends at the best policy, held to the start as it may be`() throws
  {
    let tabular = try randomProblem(seed: 8, outputs: 10, prompts: 2, regularization: 0.2)
    let limit = tabular.limitPolicy
    try PolicyFlow(PolicyProblem(tabular)).follow(at: [1e9]) { _, evaluator in
      let expected = (0..<2).flatMap { limit.logProbabilities(prompt: $0) }
      for (x, y) in zip(evaluator.outputLogProbabilities, expected) {
        #expect((x - y).magnitude < 1e-9)
      }
    }
  }

  @Test func `a stopped build stops flow and ascent`() throws {
    let problem = try RandomPolicyProblem(seed: 1).problem
    let stop = { true }
    #expect(throws: CancellationError.self) {
      try PolicyFlow(problem).timesToGain(0.2, isCancelled: stop)
    }
    #expect(throws: CancellationError.self) {
      try PolicyFlow(problem).follow(at: [5], isCancelled: stop) { _, _ in }
    }
    #expect(throws: CancellationError.self) {
      try PolicyAscent(problem, stepSize: 0.1).follow(at: [5], isCancelled: stop) { _, _ in }
    }
  }

  @Test func `a failing integration is an integration failure`() throws {
    let problem = try RandomPolicyProblem(seed: 1).problem
    let control = StepControl(relativeTolerance: 1e-11, absoluteTolerance: 1e-13, stepLimit: 3)
    #expect(throws: IntegrationFailure.self) {
      try PolicyFlow(problem, control: control).timesToGain(0.5)
    }
  }
}

/// A problem's velocity as a system of one block.
private struct VelocityField<Model: LogitModel>: DifferentialSystem {
  let problem: PolicyProblem<Model>

  var blockCount: Int { 1 }
  var blockLength: Int { problem.model.parameterCount }
  var observableCount: Int { 0 }

  func evaluate(
    block: Int, at time: Double, state: UnsafePointer<Double>,
    derivative: UnsafeMutablePointer<Double>, observables: UnsafeMutablePointer<Double>?
  ) {
    let parameters = Array(UnsafeBufferPointer(start: state, count: blockLength))
    for (index, value) in problem.velocity(at: parameters).enumerated() {
      derivative[index] = value
    }
  }
}
