import NumericalMethods

/// Proofs that an expected reward will stay below a level for all time to come, for policies that share parameters.
///
/// *Always.* A softmax policy gives every output some probability, so E_π[r] never reaches max r.
///
/// *On training prompts, λ = 0, raw or whitened rewards.* E_x E[r_RM] never falls (θ' is its gradient), so
/// D = E_x[max r_RM − E r_RM] never rises. With m_x the mass outside the best outputs and g_x the distance from
/// the best reward to the next, E_x[m_x g_x] ≤ D; hence E_x E[r_G] ≤ E_x[b_x] + the largest
/// E_x[m_x(t_x − b_x)] with 0 ≤ m_x ≤ 1, E_x[m_x g_x] ≤ D, where t_x is the largest r_G and b_x the largest among the
/// best outputs by r_RM. It is found by filling the m_x in the order of (t_x − b_x)/g_x.
///
/// *On training prompts, λ > 0, raw or whitened rewards.* φ never falls, and φ* − φ = λ E_x KL(π ‖ π*) with
/// π* ∝ π_init exp(r̃/λ), the maximum over all policies, whether the model has it or not. So D = E_x KL(π ‖ π*) never
/// rises, and by Pinsker's and Jensen's inequalities E_x E_π[g] ≤ E_x E_π*[g] + √(E_x ρ_x²)√(D/2), ρ_x the range of g.
///
/// On held-out prompts, and where rewards are divided per prompt, nothing but the first is known.
///
/// Source: ours; compare ``LimitCertificate``, whose prompts move independently.
struct PolicyLimitCertificate<Model: LogitModel> {
  private let problem: PolicyProblem<Model>
  private let prompts: [PromptLimit]

  init(_ evaluator: PolicyEvaluator<Model>) {
    let problem = evaluator.problem
    self.problem = problem
    prompts = (0..<problem.promptCount).map {
      PromptLimit(rewardModel: problem.rewardModel, groundTruth: problem.groundTruth, prompt: $0)
    }
  }

  /// Whether the expected reward is below the level at all times after the flow passes where the evaluator stands.
  func excludes(_ level: Double, of gain: WatchedGain, _ evaluator: PolicyEvaluator<Model>) -> Bool
  {
    let indices = problem.prompts(of: gain.prompts)
    guard !indices.isEmpty else { return false }
    let limits = indices.map { prompts[$0] }
    let best = mean(
      limits.map { gain.reward == .rewardModel ? $0.bestReward : $0.bestGroundTruth })
    if best <= level { return true }
    guard gain.prompts == .training, problem.normalization != .perPrompt else { return false }
    if problem.regularization > 0 { return ceiling(of: gain.reward, evaluator) < level }
    guard gain.reward == .groundTruth else { return false }
    let missing =
      mean(limits.map(\.bestReward))
      - evaluator.expectation(
        of: .rewardModel, on: .training)
    return mean(limits.map(\.groundTruthOfBest)) + largestRise(limits, missing: missing) < level
  }

  /// The largest E_x[m_x(t_x − b_x)] with 0 ≤ m_x ≤ 1 and E_x[m_x g_x] ≤ `missing`.
  private func largestRise(_ limits: [PromptLimit], missing: Double) -> Double {
    let rising = limits.filter { $0.groundTruthRise > 0 }
    let order = rising.sorted { $0.groundTruthRise / $0.gap > $1.groundTruthRise / $1.gap }
    var room = max(missing, 0) * Double(limits.count)
    var sum = 0.0
    for limit in order {
      let mass = min(1, room / limit.gap)
      sum += mass * limit.groundTruthRise
      room -= mass * limit.gap
    }
    return sum / Double(limits.count)
  }

  /// E_x E_π*[g] + √(E_x ρ_x²)√(D/2) on the training prompts.
  private func ceiling(of reward: WatchedReward, _ evaluator: PolicyEvaluator<Model>) -> Double {
    let table = reward == .rewardModel ? problem.rewardModel : problem.groundTruth
    let scale = problem.normalization == .whitened ? problem.initialScale.deviation : 1
    let outputs = TabularPolicy(
      promptCount: problem.promptCount, outputCount: problem.groundTruth.outputCount,
      logits: evaluator.outputLogProbabilities)
    let initial = zip(outputs.logits, evaluator.outputLogRatios).map { $0 - $1 }
    let factor = scale > 0 ? 1 / (scale * problem.regularization) : 0
    let limit = TabularPolicy(
      promptCount: outputs.promptCount, outputCount: outputs.outputCount,
      logits: zip(initial, problem.rewardModel.values).map { $0 + factor * $1 })
    let towards = TabularProblem(initialPolicy: limit, groundTruth: table, rewardModel: table)
    let (now, end) = (
      towards.moments(logits: outputs.logits), towards.moments(logits: limit.logits)
    )
    let training = problem.trainingPrompts
    let ranges = training.map { 2 * table.largestDeviations[$0] }
    let distance = mean(training.map { now[$0].divergence })
    return mean(training.map { end[$0].mean })
      + (mean(ranges.map { $0 * $0 }) * distance / 2).squareRoot()
  }

  private func mean(_ values: [Double]) -> Double {
    compensatedSum(values) / Double(values.count)
  }
}

extension PromptLimit {
  /// t_x − b_x: how much the best output by r_G is better than the best of those with the largest r_RM.
  fileprivate var groundTruthRise: Double { bestGroundTruth - groundTruthOfBest }
}
