import NumericalMethods

/// Finds the member of a reward family that has a given variance under the initial policy.
///
/// What is moved depends on the family: the exponent of `power`, the best outputs' initial
/// probability for `rare` (so there the policy changes and not the reward), the scale c for all
/// others.
struct VarianceTarget {
  let family: RewardFamily
  let settings: RewardFamily.Settings
  let groundTruth: RewardTable
  let policy: TabularPolicy
  let stream: RandomStream

  /// The reward of the settings and the policy as they are.
  func untouched() throws(SimulationError) -> (RewardTable, TabularPolicy) {
    (try family.reward(for: groundTruth, settings: settings, stream: stream), policy)
  }

  /// The reward and the policy with E_x Var_{π_init}[r_RM] = `variance`, to ten digits or better.
  ///
  /// - Throws: `SimulationError.varianceOutOfReach`.
  func solve(_ variance: Double) throws(SimulationError) -> (RewardTable, TabularPolicy) {
    switch family {
    case .power: return try solveExponent(variance)
    case .rare: return try solveProbability(variance)
    default: return try solveScale(variance)
    }
  }

  /// Var(c·r) = c² Var(r), as far as c·r stays within [−1, 1].
  private func solveScale(_ variance: Double) throws(SimulationError) -> (
    RewardTable, TabularPolicy
  ) {
    var settings = settings
    settings.scale = 1
    let shape = try family.reward(for: groundTruth, settings: settings, stream: stream)
    let size = shape.values.map(\.magnitude).max() ?? 0
    let largestScale = family == .compressed || size == 0 ? 1 : 1 / size
    let variancePerSquare = self.variance(of: shape, under: policy)
    let greatest = variancePerSquare * largestScale * largestScale
    guard variance <= greatest * (1 + 1e-12), variance > 0 else {
      throw outOfReach(variance, 0, greatest)
    }
    settings.scale = min((variance / variancePerSquare).squareRoot(), largestScale)
    return (try family.reward(for: groundTruth, settings: settings, stream: stream), policy)
  }

  /// Bisection on ln a between 1 and the end of the range on the right side of the target.
  private func solveExponent(_ target: Double) throws(SimulationError)
    -> (RewardTable, TabularPolicy)
  {
    let reach = logarithm(4096)
    let least = try variance(exponent: exponential(reach))
    let middle = try variance(exponent: 1)
    let greatest = try variance(exponent: exponential(-reach))
    guard (min(least, greatest)...max(least, greatest)).contains(target) else {
      throw outOfReach(target, min(least, greatest), max(least, greatest))
    }
    let upwards = (target - middle) * (target - least) <= 0
    var (inner, outer) = (0.0, upwards ? reach : -reach)
    let innerIsBelow = middle < target
    for _ in 0..<80 {
      let place = (inner + outer) / 2
      if (try variance(exponent: exponential(place)) < target) == innerIsBelow {
        inner = place
      } else {
        outer = place
      }
    }
    var settings = settings
    settings.exponent = exponential(outer)
    return (try family.reward(for: groundTruth, settings: settings, stream: stream), policy)
  }

  private func variance(exponent: Double) throws(SimulationError) -> Double {
    var settings = settings
    settings.exponent = exponent
    return variance(
      of: try family.reward(for: groundTruth, settings: settings, stream: stream), under: policy)
  }

  /// Var = 4p(1 − p) with p the best outputs' probability: p = v/(2(1 + √(1 − v))); times the mean square of
  /// the prompts' scales.
  private func solveProbability(_ requested: Double) throws(SimulationError)
    -> (RewardTable, TabularPolicy)
  {
    let prompts = groundTruth.promptCount
    let scales = (0..<prompts).map { settings.scale(ofPrompt: $0, of: prompts) }
    let greatest = dotProduct(scales, scales) / Double(prompts)
    let target = requested / greatest
    guard target > 0, target <= 1, groundTruth.outputCount > 1 else {
      throw outOfReach(requested, 0, groundTruth.outputCount > 1 ? greatest : 0)
    }
    let probability = target / (2 * (1 + (1 - target).squareRoot()))
    return (
      try family.reward(for: groundTruth, settings: settings, stream: stream),
      policy.settingProbability(probability, of: groundTruth.bestOutputs)
    )
  }

  private func variance(of reward: RewardTable, under policy: TabularPolicy) -> Double {
    TabularProblem(initialPolicy: policy, groundTruth: groundTruth, rewardModel: reward)
      .initialStatistics.rewardVariance
  }

  private func outOfReach(_ requested: Double, _ least: Double, _ greatest: Double)
    -> SimulationError
  {
    .varianceOutOfReach(
      family: family.rawValue, requested: requested, least: least, greatest: greatest)
  }
}
