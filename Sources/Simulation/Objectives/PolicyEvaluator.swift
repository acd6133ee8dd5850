import NumericalMethods

/// A ``PolicyProblem`` at one θ, exactly, by enumeration of all outputs; θ is moved, the memory stays.
///
/// Every quantity is computed when it is first asked for and kept until θ moves. An evaluator belongs to one
/// thread.
public final class PolicyEvaluator<Model: LogitModel> {
  /// What is evaluated.
  public let problem: PolicyProblem<Model>
  let policy: EnumeratedPolicy
  let memory: EvaluatorMemory
  var workspace: Model.Workspace
  /// r_RM and r_G as they are.
  private let reward: TreeValues
  private let truth: TreeValues
  /// R; the same object as `reward` where nothing is normalised and λ = 0.
  private let objective: TreeValues
  private var known = Known()

  /// What is known at the present θ.
  private struct Known {
    var logarithms = false
    var reward = false
    var truth = false
    var divergences = false
    var slopes = false
    var velocity = false
  }

  /// An evaluator that stands at θ₀.
  init(_ problem: PolicyProblem<Model>, kernels: Kernels) {
    self.problem = problem
    let tree = problem.model.tree
    policy = EnumeratedPolicy(tree: tree, kernels: kernels)
    memory = EvaluatorMemory(
      tree: tree, parameterCount: problem.model.parameterCount, training: problem.trainingPrompts)
    workspace = problem.model.makeWorkspace()
    reward = TreeValues(tree: tree, rewards: problem.rewardModel.values)
    truth = TreeValues(tree: tree, rewards: problem.groundTruth.values)
    objective =
      problem.normalization == .none && problem.regularization == 0
      ? reward : TreeValues(tree: tree, rewards: problem.whitenedRewards)
    move(to: problem.initialParameters)
  }

  /// Moves to θ [P]: one forward pass of the model, and the probabilities.
  public func move(to parameters: UnsafePointer<Double>) {
    memory.parameters.update(from: parameters, count: problem.model.parameterCount)
    evaluateForward()
  }

  /// Moves to θ [P] unless it stands there.
  public func stand(at parameters: [Double]) {
    let present = UnsafeBufferPointer(
      start: memory.parameters, count: problem.model.parameterCount)
    guard !present.elementsEqual(parameters) else { return }
    precondition(parameters.count == present.count, "every parameter has its value")
    move(to: parameters)
  }

  /// Moves by a multiple of the present velocity: θ ← θ + η·velocity.
  public func advance(by stepSize: Double) {
    let (parameters, velocity) = (memory.parameters, velocityPointer)
    for index in 0..<problem.model.parameterCount {
      parameters[index] += stepSize * velocity[index]
    }
    evaluateForward()
  }

  private func evaluateForward() {
    problem.model.computeLogits(memory.parameters, into: policy.logits, &workspace)
    known = Known()
    if problem.regularization != 0 {
      ensureLogarithms()
    } else {
      policy.normalise(writesLogarithms: false)
    }
  }

  /// Whether ‖θ‖² is a finite number.
  var isFinite: Bool {
    policy.kernels.dot(
      count: problem.model.parameterCount, memory.parameters, memory.parameters
    ).isFinite
  }

  /// θ [P].
  public var parameters: [Double] {
    Array(UnsafeBufferPointer(start: memory.parameters, count: problem.model.parameterCount))
  }

  /// dθ/dt [P]: the field of the problem's ``RewardNormalization``, ∇φ where nothing is normalised.
  ///
  /// ∇φ = E_x Σ_l E_{y_<l}[J_lᵀ(p_l∘(Q_l − V_l))]; one pass down the tree, one up, one backward pass of the model.
  public var velocity: [Double] {
    Array(UnsafeBufferPointer(start: velocityPointer, count: problem.model.parameterCount))
  }

  /// The velocity, where it lies until θ moves.
  var velocityPointer: UnsafePointer<Double> {
    if !known.velocity {
      ensureSlopes()
      known.velocity = true
      pullBack(memory.slopes, to: memory.velocity)
    }
    return UnsafePointer(memory.velocity)
  }

  /// ‖dθ/dt‖₂, without underflow of squares.
  public var velocityNorm: Double {
    euclideanNorm(UnsafeBufferPointer(start: velocityPointer, count: problem.model.parameterCount))
  }

  /// E_π of a watched reward, as it is, on a prompt.
  public func expectation(of watched: WatchedReward, prompt: Int) -> Double {
    values(of: watched).mean(ofPrompt: prompt)
  }

  /// E_π of a watched reward, the mean over a set of prompts; 0 over none.
  public func expectation(of watched: WatchedReward, on set: PromptSet) -> Double {
    let values = values(of: watched)
    return memory.mean(over: set) { values.mean(ofPrompt: $0) }
  }

  /// E_x Var_π of a watched reward, as it is, the mean over a set of prompts; 0 over none.
  public func variance(of watched: WatchedReward, on set: PromptSet) -> Double {
    let values = values(of: watched)
    return memory.mean(over: set) { values.variance(ofPrompt: $0, under: policy) }
  }

  /// The moments of a prompt.
  public func moments(ofPrompt prompt: Int) -> RewardMoments {
    let (reward, truth) = (values(of: .rewardModel), values(of: .groundTruth))
    ensureDivergences()
    ensureSlopes()
    return RewardMoments(
      expectedReward: reward.mean(ofPrompt: prompt),
      rewardVariance: reward.variance(ofPrompt: prompt, under: policy),
      expectedGroundTruth: truth.mean(ofPrompt: prompt),
      groundTruthVariance: truth.variance(ofPrompt: prompt, under: policy),
      divergence: policy.expectation(memory.divergences, ofPrompt: prompt),
      objectiveVariance: objective.variance(ofPrompt: prompt, under: policy))
  }

  /// The means of the moments over a set of prompts; 0 over none.
  public func moments(on set: PromptSet) -> RewardMoments {
    RewardMoments.mean(of: problem.prompts(of: set).map(moments(ofPrompt:)))
  }

  /// φ = E_x[E_π[r̃] − λ KL], r̃ raw or whitened; nil where rewards are divided per prompt, for that field is no
  /// gradient.
  public var objectiveValue: Double? {
    guard problem.normalization != .perPrompt else { return nil }
    ensureSlopes()
    return memory.mean(over: .training) { objective.mean(ofPrompt: $0) }
  }

  /// The values of a watched reward in every context, with their variances.
  func values(of watched: WatchedReward) -> TreeValues {
    switch watched {
    case .rewardModel:
      if !known.reward {
        reward.compute(under: policy, TreeValues.Request(variances: true))
        known.reward = true
      }
      return reward
    case .groundTruth:
      if !known.truth {
        truth.compute(under: policy, TreeValues.Request(variances: true))
        known.truth = true
      }
      return truth
    }
  }

  func ensureLogarithms() {
    guard !known.logarithms else { return }
    policy.normalise(relativeTo: problem.initialLogProbabilities, writesLogarithms: true)
    known.logarithms = true
  }

  private func ensureDivergences() {
    guard !known.divergences else { return }
    ensureLogarithms()
    policy.kernels.divergenceRows(
      count: policy.tree.contextCount, width: policy.tree.vocabularySize,
      probabilities: policy.probabilities, initial: problem.initialProbabilities,
      logRatios: policy.logProbabilities, divergences: memory.divergences)
    known.divergences = true
  }

  /// Computes the objective's values and what the velocity is pulled back from.
  func ensureSlopes() {
    guard !known.slopes else { return }
    if problem.normalization == .perPrompt { divideRewardsByDeviations() }
    memory.writeScales(over: .training, reach: policy.reach)
    objective.compute(
      under: policy,
      TreeValues.Request(
        regularization: problem.regularization, variances: true, advantages: memory.slopes,
        scales: memory.scales))
    known.slopes = true
    if objective === reward { known.reward = true }
  }

  private func divideRewardsByDeviations() {
    let (raw, count) = (values(of: .rewardModel), policy.tree.outputCount)
    for prompt in 0..<policy.tree.promptCount {
      let deviation = raw.variance(ofPrompt: prompt, under: policy).squareRoot()
      let factor = deviation > 0 ? 1 / deviation : 0
      for place in prompt * count..<(prompt + 1) * count {
        objective.rewards[place] = factor * raw.rewards[place]
      }
    }
  }

  /// Writes Σ_c J_cᵀd_c [P].
  func pullBack(_ cotangents: UnsafePointer<Double>, to gradient: UnsafeMutablePointer<Double>) {
    gradient.update(repeating: 0, count: problem.model.parameterCount)
    problem.model.pullBack(cotangents, at: memory.parameters, addingTo: gradient, &workspace)
  }

  /// Q − V of the objective in every context [contexts × V].
  func objectiveAdvantages() -> [Double] {
    ensureSlopes()
    return [Double](unsafeUninitializedCapacity: policy.edgeCount) { buffer, count in
      objective.compute(
        under: policy,
        TreeValues.Request(
          regularization: problem.regularization, variances: true,
          advantages: buffer.baseAddress))
      count = policy.edgeCount
    }
  }
}
