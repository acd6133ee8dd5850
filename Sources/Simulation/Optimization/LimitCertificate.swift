import NumericalMethods

/// Proofs that an expected reward will stay below a level for all time to come.
///
/// The prompts of a tabular policy move independently, each up its own objective, so what is left
/// to rise bounds what can still change.
///
/// *λ = 0.* E[r_RM] of a prompt never falls, so m = (max r_RM − E r_RM)/(max r_RM − second largest)
/// bounds the mass outside the best outputs from now on: E[r_G] ≤ g_b + m(g_max − g_b), with g_b the
/// largest r_G among the best outputs.
///
/// *λ > 0.* The maximum is π* ∝ π_init exp(r_RM/λ) and φ* − φ(θ) = λ KL(π_θ ‖ π*), so the
/// divergence D of a prompt never grows; by Pinsker's inequality
/// |E_π g − E_π* g| ≤ (g_max − g_min)√(D/2).
///
/// *Normalised rewards.* Whitened, the same holds with λσ for λ: only the clock differs. Divided prompt by prompt
/// with λ = 0, each prompt runs its plain flow under a clock of its own, so the first proof holds. With λ > 0
/// there is no objective that rises, and only max r is a ceiling.
///
/// Source: ours; the closed form of π* is in Korbak et al., "RL with KL penalties is better viewed
/// as Bayesian inference" (2022).
struct LimitCertificate {
  private let problem: TabularProblem
  private let prompts: [PromptLimit]

  init(_ problem: TabularProblem) {
    self.problem = problem
    prompts = (0..<problem.promptCount).map { PromptLimit(problem, prompt: $0) }
  }

  /// Whether the expected reward is below the level at all times after the flow passes the logits.
  func excludes(_ level: Double, of reward: WatchedReward, after logits: [Double]) -> Bool {
    let ceiling = compensatedSum(ceilings(of: reward, after: logits)) / Double(prompts.count)
    return isApproached(reward) ? ceiling <= level : ceiling < level
  }

  /// Whether the ceilings are never reached themselves, only approached.
  func isApproached(_ reward: WatchedReward) -> Bool {
    if problem.regularization > 0 { return problem.normalization == .perPrompt }
    return reward == .rewardModel
  }

  /// What the expected reward of each prompt stays below at all times after the flow passes the logits.
  func ceilings(of reward: WatchedReward, after logits: [Double]) -> [Double] {
    if problem.regularization > 0, problem.normalization == .perPrompt {
      return prompts.map(reward == .rewardModel ? \.bestReward : \.bestGroundTruth)
    }
    if problem.regularization > 0 { return regularizedCeilings(of: reward, after: logits) }
    if reward == .rewardModel { return prompts.map(\.bestReward) }
    let moments = problem.moments(logits: logits, keepsInitial: false)
    return zip(prompts, moments).map { $0.groundTruthCeiling(expectedReward: $1.mean) }
  }

  private func regularizedCeilings(of reward: WatchedReward, after logits: [Double]) -> [Double] {
    let limit = problem.limitPolicy
    let towards = TabularProblem(
      initialPolicy: limit, groundTruth: problem.groundTruth, rewardModel: problem.rewardModel)
    let atLimit = towards.moments(logits: limit.logits)
    let now = towards.moments(logits: logits)
    let deviations =
      (reward == .rewardModel ? problem.rewardModel : problem.groundTruth).largestDeviations
    return prompts.indices.map { prompt in
      let mean = reward == .rewardModel ? atLimit[prompt].mean : atLimit[prompt].secondMean
      let greatest =
        reward == .rewardModel ? prompts[prompt].bestReward : prompts[prompt].bestGroundTruth
      let reach = 2 * deviations[prompt] * (now[prompt].divergence / 2).squareRoot()
      return min(mean + reach, greatest)
    }
  }
}

/// What the rewards of one prompt allow in the limit without regularization.
struct PromptLimit {
  let bestReward: Double
  let gap: Double
  let groundTruthOfBest: Double
  let bestGroundTruth: Double

  init(_ problem: TabularProblem, prompt: Int) {
    self.init(rewardModel: problem.rewardModel, groundTruth: problem.groundTruth, prompt: prompt)
  }

  init(rewardModel: RewardTable, groundTruth: RewardTable, prompt: Int) {
    var (best, second) = (-Double.infinity, -Double.infinity)
    var (truthOfBest, bestTruth) = (-Double.infinity, -Double.infinity)
    for (reward, truth) in zip(rewardModel.row(prompt), groundTruth.row(prompt)) {
      if reward > best {
        (best, second, truthOfBest) = (reward, best, truth)
      } else if reward == best {
        truthOfBest = max(truthOfBest, truth)
      } else {
        second = max(second, reward)
      }
      bestTruth = max(bestTruth, truth)
    }
    (bestReward, gap) = (best, best - second)
    (groundTruthOfBest, bestGroundTruth) = (truthOfBest, bestTruth)
  }

  func groundTruthCeiling(expectedReward: Double) -> Double {
    let outside = min(max((bestReward - expectedReward) / gap, 0), 1)
    return groundTruthOfBest + outside * (bestGroundTruth - groundTruthOfBest)
  }
}

extension TabularProblem {
  /// π* ∝ π_init exp(r_RM/λ), the maximum of the objective for λ > 0; whitened, with λσ for λ.
  ///
  /// There is no such formula for rewards divided prompt by prompt.
  public var limitPolicy: TabularPolicy {
    precondition(regularization > 0, "without regularization the maximum is at infinity")
    precondition(normalization != .perPrompt, "a field that is no gradient has no maximum")
    let scale = plainRegularization
    let logits = zip(initialPolicy.logits, rewardModel.values).map { $0 + $1 / scale }
    return TabularPolicy(promptCount: promptCount, outputCount: outputCount, logits: logits)
  }
}
