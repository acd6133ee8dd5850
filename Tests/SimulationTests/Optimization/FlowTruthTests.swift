import NumericalMethods
import Simulation
import Testing

/// A flow with KL of four outputs against a solution by other means.
///
/// The numbers are from mpmath at 50 digits: Gauss collocation of eight stages (order 16) in ln(1 + t), Newton to
/// 10⁻²⁸ with an exact Jacobian, step 0.2; the steps 0.13 give the same 18 digits.
@Suite struct FlowTruthTests {
  private let states: [(time: Double, logits: [Double])] = [
    (
      10,
      [
        1.88623653832686606, 0.753194600701639452, -0.943407457998943572, -0.896023681029561939,
      ]
    ),
    (
      1e2,
      [4.29919609540672257, 0.0380407163180730472, -1.61885976180931824, -1.91837704991547737]
    ),
    (
      1e4,
      [7.37828503247281192, -0.499542338866635764, -2.76948505424249796, -3.30925763936367819]
    ),
    (
      1e6,
      [9.28217671335475665, 1.55935073547108298, -4.64873371784116957, -5.39279373098467006]
    ),
    (
      1e9,
      [12.4818105054394349, 4.7817907739512432, -7.64317565425005065, -8.82042562514062746]
    ),
    (
      1e12,
      [15.1736242858784211, 7.47362427512734607, -9.42931745999522015, -12.4179311010105471]
    ),
  ]
  private let gains: [(gain: Double, time: Double)] = [
    (0.1, 0.43302587639860452653), (0.5, 2.6241258516850729753), (0.9, 8.3003415479765209913),
    (0.95, 9.7533515678497707867),
  ]

  private func problem() throws -> TabularProblem {
    let reward = try RewardTable(promptCount: 1, outputCount: 4, values: [1, 0.6, -0.2, -1])
    return TabularProblem(
      initialPolicy: TabularPolicy(promptCount: 1, outputCount: 4, logits: [0, 0.3, -0.5, 1]),
      groundTruth: reward, rewardModel: reward, regularization: 0.05)
  }

  private func expectNear(_ found: [Double], _ truth: [Double], _ tolerance: Double) {
    for (x, y) in zip(found, truth) { #expect(relativeError(x, y) < tolerance) }
  }

  @Test func `the flow is there at all times up to 1e12`() throws {
    var place = 0
    try GradientFlow(try problem()).follow(at: states.map(\.time)) { time, policy in
      #expect(time == states[place].time)
      expectNear(policy.logits, states[place].logits, 1e-9)
      place += 1
    }
    #expect(place == 6)
  }

  @Test func `implicit steps alone are there, and explicit ones as far as they get`() throws {
    let problem = try problem()
    let (flow, control) = (TabularFlow(problem: problem), GradientFlow.fineControl)
    var implicit = try RadauIIA(flow, from: problem.initialPolicy.logits, control: control)
    var explicit = try DormandPrince(flow, from: problem.initialPolicy.logits, control: control)
    for (time, logits) in states {
      while implicit.time < time { try implicit.step(until: time) }
      expectNear(implicit.state, logits, 1e-9)
      guard time <= 1e4 else { continue }
      while explicit.time < time { try explicit.step(until: time) }
      expectNear(explicit.state, logits, 1e-9)
    }
    #expect(implicit.acceptedSteps < 250)
  }

  @Test func `gains come at their times, by each method`() throws {
    let problem = try problem()
    let (flow, control) = (TabularFlow(problem: problem), GradientFlow.fineControl)
    for (gain, time) in gains {
      let found = try GradientFlow(problem).timesToGain(gain).rewardModel.time
      #expect(relativeError(try #require(found), time) < 1e-9)
      var implicit = try RadauIIA(flow, from: problem.initialPolicy.logits, control: control)
      let level = implicit.observables[0] + gain
      var event: Double?
      while event == nil {
        try implicit.step()
        event = try implicit.time(whenReaching: level, observable: 0)
      }
      #expect(relativeError(try #require(event), time) < 1e-9)
    }
  }

  @Test func `fixed steps of either method come nearer as they shrink`() throws {
    let problem = try problem()
    let flow = TabularFlow(problem: problem)
    let truth = states[0].logits
    func error(_ logits: [Double]) -> Double {
      zip(logits, truth).map { ($0 - $1).magnitude }.max() ?? 0
    }
    let explicit = [500, 1000, 2000].map { count in
      var fixed = RungeKutta4(flow, from: problem.initialPolicy.logits)
      for _ in 0..<count { fixed.step(10 / Double(count)) }
      return (step: 10 / Double(count), error: error(fixed.state))
    }
    let implicit = try [4, 6, 8].map { count in
      var fixed = try RadauIIA(
        flow, from: problem.initialPolicy.logits, control: GradientFlow.fineControl)
      for _ in 0..<count { try fixed.takeStep(10 / Double(count)) }
      return (step: 10 / Double(count), error: error(fixed.state))
    }
    #expect((order(explicit) - 4).magnitude < 0.2)
    #expect((order(implicit) - 9).magnitude < 1.5)
    #expect(explicit[2].error < 1e-10 && implicit[2].error < 1e-10)
  }

  /// The order that the first and the last error tell.
  private func order(_ points: [(step: Double, error: Double)]) -> Double {
    let last = points.count - 1
    return logarithm(points[0].error / points[last].error)
      / logarithm(points[0].step / points[last].step)
  }

  @Test(arguments: [0.005, 0.02, 0.1], [RewardNormalization.none, .whitened, .perPrompt])
  func `gains near the limit come at the same times by both methods`(
    regularization: Double, normalization: RewardNormalization
  ) throws {
    let problem = try makeProblem {
      $0.regularization = regularization
      $0.normalization = normalization
    }
    let (flow, control) = (TabularFlow(problem: problem), GradientFlow.fineControl)
    var implicit = try RadauIIA(flow, from: problem.initialPolicy.logits, control: control)
    var explicit = try DormandPrince(flow, from: problem.initialPolicy.logits, control: control)
    for gain in [0.01, 0.3, 0.7, 0.9] {
      let level = problem.initialStatistics.expectedReward + gain
      var times: [Double?] = [nil, nil]
      while times[0] == nil {
        try implicit.step()
        times[0] = try implicit.time(whenReaching: level, observable: 0)
      }
      while times[1] == nil {
        try explicit.step()
        times[1] = explicit.time(whenReaching: level, observable: 0)
      }
      #expect(relativeError(try #require(times[0]), try #require(times[1])) < 1e-9)
      implicit = try RadauIIA(flow, from: problem.initialPolicy.logits, control: control)
      explicit = try DormandPrince(flow, from: problem.initialPolicy.logits, control: control)
    }
  }
}
