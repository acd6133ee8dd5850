import NumericalMethods
import Simulation
import Testing

@Suite struct AccuracyPairTests {
  private func pair(
    _ problem: TabularProblem, _ change: (inout AccuracyPair.Request) -> Void = { _ in }
  ) throws -> AccuracyPair {
    var request = AccuracyPair.Request()
    change(&request)
    return try AccuracyPair(
      for: request, groundTruth: problem.groundTruth, initialPolicy: problem.initialPolicy)
  }

  private func time(_ reward: RewardTable, _ problem: TabularProblem, gain: Double = 0.5) throws
    -> GainTime
  {
    try GradientFlow(
      TabularProblem(
        initialPolicy: problem.initialPolicy, groundTruth: problem.groundTruth,
        rewardModel: reward)
    ).timesToGain(gain, watching: [.groundTruth]).groundTruth
  }

  @Test func `from the uniform policy it is the pair that was measured independently`() throws {
    let uniform = try makeProblem { _ in }
    let bestOnly = try makeProblem { $0.rewardFamily = .bestOnly }
    for scale in [1, 0.1, 0.01, 1e-3, 1e-4] {
      let pair = try pair(uniform) { $0.slowScale = scale }
      #expect(pair.fast == bestOnly.rewardModel)
      #expect(pair.slow.values == uniform.groundTruth.values.map { scale * $0 })
      let slow = try #require(try time(pair.slow, uniform).time)
      let fast = try #require(try time(pair.fast, uniform).time)
      #expect((slow * scale * 100).rounded() == 2478)
      #expect((fast * 100).rounded() == 1202)
      #expect((slow / fast * scale * 100).rounded() == 206)
      #expect(fast <= pair.fastTimeBound && pair.fastTimeBound < 3 * fast)
      #expect(pair.isGainPossible && pair.leastAccuracy == 15.0 / 190)
    }
  }

  @Test func `every number of agreeing pairs is met exactly with every target it allows`() throws {
    for count in [2, 3, 6] {
      let truth = Array(0..<count).map { Double($0) }
      for pairs in 0...count * (count - 1) / 2 {
        for target in TargetedRanking.targets(outputCount: count, agreeingPairs: pairs) {
          let ranking = TargetedRanking(
            outputCount: count, agreeingPairs: pairs, target: target)
          #expect(ranking.ranks[target] == count - 1 && ranking.ranks.sorted() == Array(0..<count))
          var agreeing = 0
          for i in truth.indices {
            for j in 0..<i where ranking.ranks[i] > ranking.ranks[j] { agreeing += 1 }
          }
          #expect(agreeing == pairs)
        }
      }
    }
  }

  @Test func `both accuracies are those asked for, to the nearest pair, for any policy`() throws {
    for (policy, seed) in zip(
      [InitialPolicy.uniform, .normal, .lowReward, .highReward], UInt64(1)...)
    {
      let problem = try makeProblem(seed: seed) {
        $0.outputCount = 9
        $0.groundTruth = .uniform
        $0.initialPolicy = policy
        $0.policyScale = 2
      }
      for slow in 0...4 {
        for fast in 0...4 {
          let pair = try pair(problem) {
            $0.slowAccuracy = Double(slow) / 4
            $0.fastAccuracy = Double(fast) / 4
            $0.gain = 0.1
          }
          for (reward, quarters) in [(pair.slow, slow), (pair.fast, fast)] {
            let met = accuracy(of: reward, against: problem.groundTruth, pairs: .uniform)
            #expect(met == (Double(quarters) * 9).rounded() / 36)
          }
        }
      }
    }
  }

  @Test func `for any policy the fast one is in time and the slow one above its bound`() throws {
    for seed in 0..<40 {
      let problem = try makeProblem(seed: UInt64(seed)) {
        $0.promptCount = [1, 1, 2][seed % 3]
        $0.outputCount = [3, 8, 20][seed / 3 % 3]
        $0.groundTruth = seed % 2 == 0 ? .evenlySpaced : .uniform
        $0.initialPolicy = [.uniform, .normal, .lowReward, .lowerHalf][seed % 4]
        $0.policyScale = 2
        $0.policyMass = 0.99
      }
      let gain = 0.05
      let pair = try pair(problem) {
        $0.fastAccuracy = 2 / Double(problem.outputCount)
        $0.gain = gain
        $0.slowScale = 1e-3
      }
      guard pair.fastTimeBound < .infinity else { continue }
      let fast = try #require(try time(pair.fast, problem, gain: gain).time)
      #expect(fast <= pair.fastTimeBound)
      let slowProblem = TabularProblem(
        initialPolicy: problem.initialPolicy, groundTruth: problem.groundTruth,
        rewardModel: pair.slow)
      let slow = try #require(try time(pair.slow, problem, gain: gain).time)
      #expect(
        slow
          >= SquareRootBound.time(
            toGain: gain, initialVariance: slowProblem.initialStatistics.rewardVariance,
            PathConstants(slowProblem, watching: .groundTruth)))
    }
  }

  @Test
  func `below the least accuracy nothing gains from the uniform policy, at it something does`()
    throws
  {
    let problem = try makeProblem { $0.outputCount = 5 }
    let truth = problem.groundTruth
    let least = try #require(
      UniformPolicyLimit.leastAccuracy(
        groundTruth: truth, initialPolicy: problem.initialPolicy, gain: 0.3))
    #expect(try pair(problem) { $0.gain = 0.3 }.leastAccuracy == least)
    // All orders of five outputs, by what their upper sets are worth.
    for order in permutations(of: 5) {
      var agreeing = 0
      for i in 0..<5 { for j in 0..<i where order[i] > order[j] { agreeing += 1 } }
      let byReward = (0..<5).sorted { order[$0] > order[$1] }.map { truth.values[$0] }
      let best = (1...5).map { byReward[..<$0].reduce(0, +) / Double($0) }.max() ?? 0
      if Double(agreeing) / 10 < least { #expect(best < 0.3) }
      guard agreeing < 4 else { continue }
      let reward = try RewardTable(
        promptCount: 1, outputCount: 5, values: order.map { 0.5 * Double($0) - 1 })
      let time = try time(reward, problem, gain: 0.3)
      if Double(agreeing) / 10 < least { #expect(time == .never) }
    }
  }

  @Test func `away from the uniform policy even accuracy 0 can teach`() throws {
    let truth = try RewardTable(promptCount: 1, outputCount: 3, values: [-1, 0.9, 1])
    let reward = try RewardTable(promptCount: 1, outputCount: 3, values: [1, 0.99, -1])
    let policy = TabularPolicy(weights: [1, 3, 1])
    let problem = TabularProblem(initialPolicy: policy, groundTruth: truth, rewardModel: reward)
    #expect(accuracy(of: reward, against: truth, pairs: .uniform) == 0)
    #expect(try GradientFlow(problem).timesToGain(0.2).groundTruth.time != nil)
    #expect(
      UniformPolicyLimit.leastAccuracy(groundTruth: truth, initialPolicy: policy, gain: 0.2) == nil)
  }

  private func permutations(of count: Int) -> [[Int]] {
    guard count > 0 else { return [[]] }
    return permutations(of: count - 1).flatMap { rest in
      (0...rest.count).map { place in
        Array(rest[..<place]) + [count - 1] + Array(rest[place...])
      }
    }
  }
}
