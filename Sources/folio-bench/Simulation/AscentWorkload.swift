import NumericalMethods
import Simulation

/// S2: 10,000 steps of gradient ascent with a pull to the initial policy, 512 prompts × 1,000 outputs.
extension SimulationWorkload {
  static let ascent = SimulationWorkload(
    name: "s2", summary: "10,000 ascent steps with KL, 512 prompts × 1,000 outputs",
    engine: { amount, workers, cost in
      let problem = try TabularInputs.problem(regularization: regularization)
      var ascent = GradientAscent(problem, stepSize: Double(problem.promptCount))
      ascent.workers = workers
      var end = problem.initialPolicy
      try cost.add {
        try ascent.follow(at: [amount == .whole ? 10_000 : portionSteps]) { end = $1 }
      }
      return results(of: end, in: problem)
    },
    baseline: Baseline(name: "plain loops", portion: "100 steps", tolerance: 1e-10) { cost in
      let problem = try TabularInputs.problem(regularization: regularization)
      var end = problem.initialPolicy
      cost.add { PlainAscent(problem: problem).climb(&end.logits, steps: portionSteps) }
      return results(of: end, in: problem)
    })

  private static let regularization = 0.05
  private static let portionSteps = 100

  private static func results(of policy: TabularPolicy, in problem: TabularProblem) -> Results {
    let statistics = problem.statistics(of: policy)
    return [
      "expected reward": [statistics.expectedReward],
      "expected ground truth": [statistics.expectedGroundTruth],
      "divergence": [statistics.divergence],
      "reward variance": [statistics.rewardVariance],
      "sum of squared logits": [dotProduct(policy.logits, policy.logits)],
    ]
  }
}
