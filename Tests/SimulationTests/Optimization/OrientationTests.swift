import NumericalMethods
import Simulation
import Testing

/// Values measured by independent code: uniform π_init or as said, K = 20, r_G evenly spaced, exact
/// flow.
@Suite struct OrientationTests {
  private func groundTruthTime(
    _ gain: Double, _ change: (inout ProblemRecipe) -> Void
  ) throws -> Double {
    let times = try GradientFlow(try makeProblem(change)).timesToGain(
      gain, watching: [.groundTruth])
    return try #require(times.groundTruth.time)
  }

  private func rounded(_ x: Double, _ digits: Int) -> Double {
    let factor = power(10, digits)
    return (x * factor).rounded() / factor
  }

  @Test(arguments: [1, 0.1, 0.01, 1e-3, 1e-4])
  func `the perfectly accurate scaled model takes 24.78 over its scale`(scale: Double) throws {
    let time = try groundTruthTime(0.5) { $0.rewardSettings.scale = scale }
    #expect(rounded(time * scale, 2) == 24.78)
  }

  @Test func `the inaccurate model with one high reward takes 12.02 at variance 0.189`() throws {
    let problem = try makeProblem { $0.rewardFamily = .bestOnly }
    let times = try GradientFlow(problem).timesToGain(0.5, watching: [.groundTruth])
    #expect(rounded(try #require(times.groundTruth.time), 2) == 12.02)
    #expect(rounded(problem.initialStatistics.rewardVariance, 3) == 0.189)
    #expect(
      (accuracy(of: problem.rewardModel, against: problem.groundTruth, pairs: .uniform) - 0.1)
        .magnitude < 1e-15)
  }

  @Test(arguments: [
    (InitialPolicy.lowerHalf, RewardFamily.lowerSpread, 0.1, 13.6, 1),
    (.lowerHalf, .upperSpread, 0.1, 275.6, 1), (.upperHalf, .lowerSpread, 0.1, 267.5, 1),
    (.upperHalf, .upperSpread, 0.1, 13.5, 1), (.lowerHalf, .lowerSpread, 0.01, 12.4, 1),
    (.lowerHalf, .upperSpread, 0.01, 4078, 0), (.upperHalf, .lowerSpread, 0.01, 2477, 0),
    (.upperHalf, .upperSpread, 0.01, 12.3, 1),
  ])
  func `the better of two accurate models swaps with the initial policy`(
    policy: InitialPolicy, family: RewardFamily, squeeze: Double, expected: Double, digits: Int
  ) throws {
    let time = try groundTruthTime(0.25) {
      $0.initialPolicy = policy
      $0.policyMass = 0.999
      $0.rewardFamily = family
      $0.rewardSettings.squeeze = squeeze
    }
    #expect(rounded(time, digits) == expected)
  }

  @Test(arguments: [RewardFamily.scaled, .banded, .twoCluster])
  func `families of one shape have time ∝ Var^(−1/2)`(family: RewardFamily) throws {
    #expect(rounded(try slope(family), 3) == -0.500)
  }

  @Test func `a rare high reward has time nearly ∝ 1/Var`() throws {
    #expect(rounded(try slope(.rare, between: 1e-5, and: 1e-3), 3) == -0.999)
  }

  @Test func `at variance 1e-4 scaled rewards need about 1.5e3 and rare ones 1.9e4`() throws {
    let scaled = try groundTruthTime(0.5) { $0.targetVariance = 1e-4 }
    let rare = try groundTruthTime(0.5) {
      $0.rewardFamily = .rare
      $0.targetVariance = 1e-4
    }
    #expect(rounded(scaled / 1e3, 1) == 1.5)
    #expect(rounded(rare / 1e4, 1) == 1.9)
  }

  @Test func `rank-preserving powers move the variance from 0.37 to 0.10 and the time hardly`()
    throws
  {
    let one = try makeProblem { $0.rewardFamily = .power }
    let high = try makeProblem {
      $0.rewardFamily = .power
      $0.targetVariance = 0.105
    }
    #expect(rounded(one.initialStatistics.rewardVariance, 2) == 0.37)
    #expect((high.initialStatistics.rewardVariance - 0.105).magnitude < 1e-12)
    let a = try GradientFlow(one).timesToGain(0.5).groundTruth.time
    let b = try GradientFlow(high).timesToGain(0.5).groundTruth.time
    let ratio = try #require(b) / #require(a)
    #expect(ratio > 0.5 && ratio < 1.5)
  }

  @Test(arguments: [(0.5, 1.0005, 0.787), (0.1, 0.2000, 0.190), (0.01, 0.0200, 0.0199)])
  func `with two outputs the bound's constant is nearly attained`(
    gain: Double, least: Double, bound: Double
  ) throws {
    // Rewards ±1, initial logit x for the better one; the least of t·w₀ over x.
    func product(_ x: Double) throws -> Double {
      let reward = try RewardTable(promptCount: 1, outputCount: 2, values: [-1, 1])
      let policy = TabularPolicy(promptCount: 1, outputCount: 2, logits: [0, x])
      let problem = TabularProblem(
        initialPolicy: policy, groundTruth: reward, rewardModel: reward)
      let time = try #require(try GradientFlow(problem).timesToGain(gain).groundTruth.time)
      return time * problem.initialStatistics.rewardVariance.squareRoot()
    }
    var best = Double.infinity
    for step in 0...80 { best = min(best, try product(-1 + 0.02 * Double(step))) }
    #expect((best - least).magnitude < 1e-4)
    let computed = SquareRootBound.time(
      toGain: gain, initialVariance: 1, PathConstants(largestDeviation: 1))
    #expect(relativeError(computed, bound) < 3e-3)
    #expect(best >= computed)
  }

  /// The slope of ln t against ln Var between two variances.
  private func slope(
    _ family: RewardFamily, between least: Double = 1e-4, and greatest: Double = 1e-2
  ) throws -> Double {
    func time(_ variance: Double) throws -> Double {
      try groundTruthTime(0.5) {
        $0.rewardFamily = family
        $0.targetVariance = variance
      }
    }
    return logarithm(try time(least) / time(greatest)) / logarithm(least / greatest)
  }
}
