import NumericalMethods
import Simulation

/// The problem of a recipe with changes, its random streams named under a seed.
func makeProblem(seed: UInt64 = 1, _ change: (inout ProblemRecipe) -> Void) throws -> TabularProblem
{
  var recipe = ProblemRecipe()
  change(&recipe)
  return try recipe.problem { RandomStream(seed: seed, path: [$0]) }
}

/// A problem of one prompt with everything random.
func randomProblem(seed: UInt64, outputs: Int, prompts: Int = 1, regularization: Double = 0) throws
  -> TabularProblem
{
  try makeProblem(seed: seed) {
    $0.promptCount = prompts
    $0.outputCount = outputs
    $0.groundTruth = .uniform
    $0.initialPolicy = .normal
    $0.rewardFamily = .noisy
    $0.regularization = regularization
  }
}

/// x / y − 1 in magnitude.
func relativeError(_ x: Double, _ y: Double) -> Double { (x / y - 1).magnitude }
