import NumericalMethods
import Simulation

/// The simulations of the small report and nothing else: a floor for its cold build.
enum AscentsAlone {
  /// Climbs all 24 × 5 runs, one after the other, taking the policy's statistics at 101 times.
  static func run() throws {
    for (chapter, step) in SmallReport.stepSizes.enumerated() {
      for scale in SmallReport.scales {
        for replicate in 0..<SmallReport.replicates {
          try climb(chapter: chapter, scale: scale, stepSize: Double(step), replicate: replicate)
        }
      }
    }
  }

  private static func climb(
    chapter: Int, scale: Int, stepSize: Double, replicate: Int
  ) throws {
    var recipe = ProblemRecipe()
    recipe.outputCount = 100
    recipe.groundTruth = .uniform
    recipe.initialPolicy = .normal
    recipe.policyScale = Double(scale)
    let problem = try recipe.problem { name in
      RandomStream(seed: UInt64(chapter), path: ["\(scale)", "\(replicate)", name])
    }
    let steps = (0...100).map { Int(exponential(logarithm(2000) * Double($0) / 100).rounded()) }
    try GradientAscent(problem, stepSize: stepSize).follow(at: steps) { _, policy in
      _ = problem.statistics(of: policy)
    }
  }
}
