public import NumericalMethods

/// What the policies of any model are to be trained on, by exact enumeration of all outputs.
///
/// φ(θ) = E_x[E_{y∼π_θ}[r_RM] − λ KL(π_θ(·|x) ‖ π_init(·|x))], E_x the mean over the *training* prompts. The other
/// prompts of the model are held out: watched, not trained on, moved only through the parameters that they
/// share. θ moves along the field of ``RewardNormalization``, ∇φ where nothing is normalised.
///
/// For policies whose prompts share nothing, ``TabularProblem`` is the faster form.
public struct PolicyProblem<Model: LogitModel>: Sendable {
  /// The policies.
  public let model: Model
  /// θ₀ [P], which gives π_init.
  public let initialParameters: [Double]
  /// r_G [prompts × V^L].
  public let groundTruth: RewardTable
  /// r_RM [prompts × V^L].
  public let rewardModel: RewardTable
  /// λ ≥ 0.
  public let regularization: Double
  /// What is done to r_RM before it is maximised.
  public let normalization: RewardNormalization
  /// The prompts that are trained on, ascending.
  public let trainingPrompts: [Int]
  /// μ = E_x E_{π_init}[r_RM] and σ, its standard deviation over training prompts and outputs: what `whitened` takes.
  public let initialScale: RewardScale
  /// ln π_init of every token in every context [contexts × V].
  let initialLogProbabilities: [Double]
  /// π_init of every token in every context [contexts × V].
  let initialProbabilities: [Double]

  /// A problem.
  ///
  /// - Parameters:
  ///   - model: The policies; its tree gives prompts and outputs.
  ///   - initialParameters: θ₀ [P], all finite.
  ///   - groundTruth: r_G of the tree's prompts and outputs.
  ///   - rewardModel: r_RM of the same.
  ///   - regularization: λ ≥ 0.
  ///   - normalization: What is done to r_RM.
  ///   - trainingPrompts: The prompts that φ is the mean over, at least one, none twice; nil for all.
  public init(
    model: Model, initialParameters: [Double], groundTruth: RewardTable, rewardModel: RewardTable,
    regularization: Double = 0, normalization: RewardNormalization = .none,
    trainingPrompts: [Int]? = nil
  ) {
    let tree = model.tree
    precondition(
      initialParameters.count == model.parameterCount, "every parameter has its initial value")
    for reward in [groundTruth, rewardModel] {
      precondition(
        reward.promptCount == tree.promptCount && reward.outputCount == tree.outputCount,
        "model and rewards have the same prompts and outputs")
    }
    precondition(regularization >= 0, "the regularization is not negative")
    let training = Set(trainingPrompts ?? Array(0..<tree.promptCount)).sorted()
    precondition(
      !training.isEmpty && training.count == trainingPrompts?.count ?? tree.promptCount
        && training.allSatisfy { (0..<tree.promptCount).contains($0) },
      "the training prompts are prompts of the model, none of them twice")
    self.model = model
    self.initialParameters = initialParameters
    self.groundTruth = groundTruth
    self.rewardModel = rewardModel
    self.regularization = regularization
    self.normalization = normalization
    self.trainingPrompts = training
    let policy = EnumeratedPolicy(tree: tree, kernels: .selected)
    var workspace = model.makeWorkspace()
    model.computeLogits(initialParameters, into: policy.logits, &workspace)
    policy.normalise(writesLogarithms: true)
    let edges = tree.contextCount * tree.vocabularySize
    initialLogProbabilities = Array(
      UnsafeBufferPointer(start: policy.logProbabilities, count: edges))
    initialProbabilities = Array(UnsafeBufferPointer(start: policy.probabilities, count: edges))
    initialScale = RewardScale(of: rewardModel, over: training, under: policy)
  }

  /// N, training and held-out prompts.
  public var promptCount: Int { model.tree.promptCount }

  /// The prompts that are not trained on, ascending.
  public var heldOutPrompts: [Int] {
    (0..<promptCount).filter { !trainingPrompts.contains($0) }
  }

  /// The prompts of a set, ascending.
  public func prompts(of set: PromptSet) -> [Int] {
    set == .training ? trainingPrompts : heldOutPrompts
  }

  /// Whether there are prompts that are not trained on.
  public var hasHeldOutPrompts: Bool { trainingPrompts.count < promptCount }

  /// The sets of prompts that are not empty.
  public var promptSets: [PromptSet] { hasHeldOutPrompts ? [.training, .heldOut] : [.training] }

  /// Both rewards on every set of prompts that is not empty.
  public var watchedGains: [WatchedGain] {
    promptSets.flatMap { set in WatchedReward.allCases.map { WatchedGain($0, on: set) } }
  }

  /// r_RM less μ, over σ, where it is whitened; else as it is [prompts × V^L].
  var whitenedRewards: [Double] {
    guard normalization == .whitened else { return rewardModel.values }
    let (mean, deviation) = (initialScale.mean, initialScale.deviation)
    return rewardModel.values.map { deviation > 0 ? ($0 - mean) / deviation : 0 }
  }

  /// Memory and passes for evaluating the problem at many θ, standing at θ₀.
  public func makeEvaluator(kernels: Kernels = .selected) -> PolicyEvaluator<Model> {
    PolicyEvaluator(self, kernels: kernels)
  }
}

/// Mean and standard deviation of a reward over prompts and outputs.
public struct RewardScale: Sendable, Hashable {
  /// μ.
  public var mean: Double
  /// σ; 0 where the reward is constant.
  public var deviation: Double

  /// E_x E_π[r], and √(E_x E_π[(r − μ)²]) from the variance within prompts and that between them.
  init(of reward: RewardTable, over prompts: [Int], under policy: EnumeratedPolicy) {
    let values = TreeValues(tree: policy.tree, rewards: reward.values)
    values.compute(under: policy, TreeValues.Request(variances: true))
    let count = Double(prompts.count)
    // Relative to one of the means, so that the deviation of a constant reward is 0.
    let start = values.mean(ofPrompt: prompts[0])
    let offsets = prompts.map { values.mean(ofPrompt: $0) - start }
    let offset = compensatedSum(offsets) / count
    let within = compensatedSum(prompts.map { values.variance(ofPrompt: $0, under: policy) })
    let between = compensatedSum(offsets.map { ($0 - offset) * ($0 - offset) })
    mean = start + offset
    deviation = ((within + between) / count).squareRoot()
  }
}
