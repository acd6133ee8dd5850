import NumericalMethods
import Simulation
import Testing

@Suite struct GradientAscentTests {
  @Test(arguments: [0, 0.05]) func `steps are η times the gradient`(regularization: Double) throws {
    let problem = try randomProblem(
      seed: 2, outputs: 11, prompts: 3, regularization: regularization)
    var policy = problem.initialPolicy
    for _ in 0..<20 {
      let gradient = problem.gradient(of: policy)
      for index in gradient.indices { policy.logits[index] += 0.7 * gradient[index] }
    }
    try GradientAscent(problem, stepSize: 0.7).follow(at: [5, 20]) { step, result in
      guard step == 20 else { return }
      for (x, y) in zip(result.logits, policy.logits) { #expect((x - y).magnitude < 1e-14) }
    }
  }

  @Test func `small steps approach the flow at first order`() throws {
    let problem = try randomProblem(seed: 3, outputs: 7)
    var exact: [Double] = []
    try GradientFlow(problem).follow(at: [8]) { exact = $1.logits }
    let errors = try [0.1, 0.05, 0.025].map { size in
      var error = 0.0
      try GradientAscent(problem, stepSize: size).follow(at: [Int((8 / size).rounded())]) {
        error = zip($1.logits, exact).map { ($0 - $1).magnitude }.max() ?? 0
      }
      return error
    }
    #expect((errors[0] / errors[1] - 2).magnitude < 0.1)
    #expect((errors[1] / errors[2] - 2).magnitude < 0.05)
  }
}
