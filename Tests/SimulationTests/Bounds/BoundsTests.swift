import NumericalMethods
import Simulation
import Testing

@Suite struct BoundsTests {
  @Test func `gradient norms never exceed our bound, nor ours the authors'`() throws {
    for seed in 0..<300 {
      let stream = RandomStream(seed: UInt64(seed), path: ["bound"])
      let problem = try makeProblem(seed: UInt64(seed)) {
        $0.promptCount = seed % 4 + 1
        $0.outputCount = 2 + Int(stream.word(at: 0) % 30)
        $0.groundTruth = .uniform
        $0.initialPolicy = .normal
        $0.policyScale = [0.1, 1, 3, 10][seed % 4]
        $0.rewardFamily = [.scaled, .noisy, .twoCluster, .rare, .misranked][seed % 5]
        $0.rewardSettings.scale = [1, 0.1, 0.001][seed % 3]
      }
      let statistics = problem.initialStatistics
      let constants = PathConstants(problem, watching: .groundTruth)
      let variance = statistics.rewardVariance
      let ours = SquareRootBound.gradientNorm(variance: variance, constants)
      #expect(statistics.gradientNorm <= ours * (1 + 1e-12))
      #expect(ours <= CubeRootBound.gradientNorm(variance: variance, constants))
      // Step 3: the rate of the ground truth.
      let rate = 0.5 * constants.largestDeviation * variance.squareRoot()
      #expect(
        statistics.groundTruthRate * Double(problem.promptCount) <= rate * (1 + 1e-12))
    }
  }

  @Test(arguments: [0, 0.01]) func `no time is below any bound`(regularization: Double) throws {
    var reached = 0
    for seed in 0..<80 {
      let problem = try makeProblem(seed: UInt64(seed)) {
        $0.promptCount = [1, 1, 2, 5][seed % 4]
        $0.outputCount = [2, 3, 10, 20][seed / 4 % 4]
        $0.groundTruth = .uniform
        $0.initialPolicy = .normal
        $0.policyScale = [0.1, 1, 3][seed % 3]
        $0.rewardFamily = [.scaled, .noisy, .twoCluster, .banded, .power][seed % 5]
        $0.regularization = regularization
      }
      for gain in [0.05, 0.4] {
        let times = try GradientFlow(problem).timesToGain(gain)
        let start = problem.initialStatistics
        for (reward, time) in [
          (WatchedReward.rewardModel, times.rewardModel), (.groundTruth, times.groundTruth),
        ] {
          guard let time = time.time else { continue }
          reached += 1
          let constants = PathConstants(problem, watching: reward)
          let table = reward == .rewardModel ? problem.rewardModel : problem.groundTruth
          let squareRoot = SquareRootBound.time(
            toGain: gain, initialVariance: start.rewardVariance, constants)
          let cubeRoot = CubeRootBound.time(
            toGain: gain, initialVariance: start.rewardVariance, constants,
            regularization: regularization)
          let byPrompt = SquareRootBound.time(
            toGain: gain, promptVariances: start.promptVariances,
            largestDeviations: table.largestDeviations)
          #expect(time >= squareRoot && time >= cubeRoot && time >= byPrompt)
          #expect(cubeRoot <= squareRoot)
        }
      }
    }
    #expect(reached > 100)
  }

  @Test(arguments: [0, 0.02])
  func `the deviation along a flow grows no faster than the proof says`(regularization: Double)
    throws
  {
    for seed in 0..<20 {
      let problem = try randomProblem(
        seed: UInt64(seed), outputs: 10, regularization: regularization)
      let start = problem.initialStatistics.rewardVariance.squareRoot()
      try GradientFlow(problem).follow(at: [0.1, 0.5, 1, 2, 3]) { time, policy in
        guard start * time < 2 else { return }
        let row = problem.statistics(of: policy)
        let limit = start / (1 - start * time / 2)
        #expect(row.gradientNorm <= limit * 0.5.squareRoot() * (1 + 1e-9))
        if regularization == 0 {
          #expect(row.rewardVariance.squareRoot() <= limit * (1 + 1e-9))
        }
      }
    }
  }

  @Test func `the formulas give the numbers worked out by hand`() {
    let one = PathConstants()
    #expect(SquareRootBound.gradientNorm(variance: 0.25, one) == 0.5 * (0.5).squareRoot())
    #expect(
      relativeError(CubeRootBound.gradientNorm(variance: 0.001, one), 0.6) < 1e-15)
    // 2(1 − e^{−½})/0.1 and (1 − e^{−1/3})/(2√2·0.01^{1/3}).
    #expect(
      relativeError(
        SquareRootBound.time(toGain: 0.5, initialVariance: 0.01, one), 7.869386805747332) < 1e-14)
    #expect(
      relativeError(
        CubeRootBound.time(toGain: 0.5, initialVariance: 0.01, one), 0.4651861425058343) < 1e-14)
    let long = PathConstants(length: 4, jacobianNorm: 2, largestDeviation: 0.5)
    // 2(1 − e^{−2·0.5/0.5})/(8·4·0.1).
    #expect(
      relativeError(
        SquareRootBound.time(toGain: 0.5, initialVariance: 0.01, long), 0.540415447977117) < 1e-14)
    #expect(SquareRootBound.time(toGain: 0.5, initialVariance: 0, one) == .infinity)
    #expect(CubeRootBound.time(toGain: 0.5, initialVariance: 0, one) == .infinity)
  }

  @Test func `the bound by prompts equals the closed form for one prompt`() {
    let closed = SquareRootBound.time(
      toGain: 0.3, initialVariance: 0.04, PathConstants(largestDeviation: 0.7))
    let numeric = SquareRootBound.time(
      toGain: 0.3, promptVariances: [0.04], largestDeviations: [0.7])
    #expect(relativeError(numeric, closed) < 1e-13)
    let alike = SquareRootBound.time(
      toGain: 0.3, promptVariances: [0.04, 0.04, 0.04], largestDeviations: [0.7, 0.7, 0.7])
    #expect(relativeError(alike, 3 * closed) < 1e-13)
    #expect(
      SquareRootBound.time(toGain: 0.3, promptVariances: [0], largestDeviations: [1]) == .infinity)
  }
}
