import NumericalMethods
import Simulation
import Testing

/// Flows with a KL penalty near their limit, and over long times.
@Suite struct StiffFlowTests {
  private func evenProblem(_ regularization: Double) throws -> TabularProblem {
    try makeProblem { $0.regularization = regularization }
  }

  private func states(of problem: TabularProblem, at times: [Double]) throws -> (
    explicit: [[Double]], implicit: [[Double]], switching: [[Double]]
  ) {
    let (flow, start) = (TabularFlow(problem: problem), problem.initialPolicy.logits)
    let control = GradientFlow.fineControl
    var explicit = try DormandPrince(flow, from: start, control: control)
    var implicit = try RadauIIA(flow, from: start, control: control)
    var switching = try SwitchingIntegrator(flow, from: start, control: control)
    var result: (explicit: [[Double]], implicit: [[Double]], switching: [[Double]]) = ([], [], [])
    for time in times {
      while explicit.time < time { try explicit.step(until: time) }
      while implicit.time < time { try implicit.step(until: time) }
      while switching.time < time { try switching.step(until: time) }
      result.explicit.append(explicit.state)
      result.implicit.append(implicit.state)
      result.switching.append(switching.state)
    }
    return result
  }

  private func normalized(_ problem: TabularProblem, _ normalization: RewardNormalization)
    -> TabularProblem
  {
    TabularProblem(
      initialPolicy: problem.initialPolicy, groundTruth: problem.groundTruth,
      rewardModel: problem.rewardModel, regularization: problem.regularization,
      normalization: normalization)
  }

  @Test(arguments: [0, 0.02, 0.3], RewardNormalization.allCases)
  func `explicit and implicit steps give the same policies`(
    regularization: Double, normalization: RewardNormalization
  ) throws {
    let problem = try normalized(
      randomProblem(seed: 3, outputs: 11, prompts: 3, regularization: regularization),
      normalization)
    let found = try states(of: problem, at: [1, 30, 1000, 20_000])
    for (one, others) in zip(found.explicit, zip(found.implicit, found.switching)) {
      for (x, (y, z)) in zip(one, zip(others.0, others.1)) {
        #expect((x - y).magnitude < 1e-9 * max(1, x.magnitude))
        #expect((x - z).magnitude < 1e-9 * max(1, x.magnitude))
      }
    }
  }

  @Test(arguments: [0.005, 0.02, 0.05, 0.3, 1])
  func `a flow with KL reaches 1e12 in under 2,000 steps`(regularization: Double) throws {
    let problem = try evenProblem(regularization)
    var integrator = try GradientFlow(problem).integrator()
    while integrator.time < 1e12 { try integrator.step(until: 1e12) }
    #expect(integrator.acceptedSteps + integrator.rejectedSteps < 2000)
    #expect(integrator.time == 1e12)
  }

  @Test(arguments: [0.3, 1]) func `the limit is π_init exp(r∕λ), to the last digits`(
    regularization: Double
  ) throws {
    let problem = try evenProblem(regularization)
    let limit = problem.limitPolicy.logProbabilities(prompt: 0)
    try GradientFlow(problem).follow(at: [1e8, 1e12, 1e15]) { _, policy in
      for (x, y) in zip(policy.logProbabilities(prompt: 0), limit) {
        #expect((x - y).magnitude < 1e-13)
      }
    }
  }

  /// J's solutions at once: x − ζJx against b, with Jx by central differences.
  @Test(arguments: [0.0, 0.4], RewardNormalization.allCases)
  func `the Jacobian is that of the field`(
    regularization: Double, normalization: RewardNormalization
  ) throws {
    let problem = try normalized(
      randomProblem(seed: 12, outputs: 9, prompts: 2, regularization: regularization),
      normalization)
    let flow = TabularFlow(problem: problem)
    var stream = RandomStream(seed: 2, path: ["side"])
    for block in 0..<2 {
      let logits = (0..<9).map { _ in stream.normal() }
      let side = (0..<9).map { _ in stream.normal() }
      var jacobian = [Double](repeating: 0, count: flow.jacobianLength)
      flow.linearize(block: block, at: 0, state: logits, jacobian: &jacobian)
      var real = side
      var imaginary = [Double](repeating: 0, count: 9)
      let factor = 3.0
      flow.solve(
        jacobian: &jacobian, factor: ComplexNumber(factor), real: &real, imaginary: &imaginary)
      func slope(_ size: Double) -> [Double] {
        var result = [Double](repeating: 0, count: 9)
        flow.evaluate(
          block: block, at: 0, state: zip(logits, real).map { $0 + size * $1 },
          derivative: &result, observables: nil)
        return result
      }
      let width = 1e-5
      for (index, rise) in zip(slope(width), slope(-width)).map({ $0 - $1 }).enumerated() {
        let product = rise / (2 * width)
        #expect((real[index] - factor * product - side[index]).magnitude < 1e-9)
      }
    }
  }
}
