import NumericalMethods
import Simulation
import Testing

@Suite struct RewardFamilyTests {
  private func values(
    _ family: RewardFamily, outputs: Int = 5,
    _ change: (inout RewardFamily.Settings) -> Void = { _ in }
  ) throws -> [Double] {
    try makeProblem {
      $0.outputCount = outputs
      $0.rewardFamily = family
      change(&$0.rewardSettings)
    }.rewardModel.values
  }

  @Test func `each family has the values it declares`() throws {
    #expect(try values(.scaled) { $0.scale = 0.5 } == [-0.5, -0.25, 0, 0.25, 0.5])
    #expect(try values(.compressed) { $0.scale = 0.5 } == [-0.25, 0, 0.25, 0.5, 0.75])
    #expect(try values(.banded, outputs: 6) { $0.bands = 3 } == [-1, -1, 0, 0, 1, 1])
    #expect(try values(.twoCluster) == [-1, -1, 1, 1, 1])
    #expect(try values(.power) { $0.exponent = 3 } == [-1, -0.125, 0, 0.125, 1])
    #expect(try values(.rare) == [-1, -1, -1, -1, 1])
    #expect(try values(.bestOnly) == [-0.99, -0.9925, -0.995, -0.9975, 1])
    #expect(try values(.noisy) { $0.noise = 0 } == [-1, -0.5, 0, 0.5, 1])
    #expect(
      zip(try values(.lowerSpread, outputs: 4), [-1, 0.8, 0.95, 1])
        .allSatisfy { ($0 - $1).magnitude < 1e-15 })
    #expect(
      try values(.upperSpread, outputs: 6)
        == values(.lowerSpread, outputs: 6).reversed().map { -$0 })
  }

  @Test func `swaps exchange pairs and nothing else`() throws {
    let swapped = try values(.misranked, outputs: 20) { $0.swapped = 0.5 }
    let plain = try values(.scaled, outputs: 20)
    #expect(swapped.sorted() == plain)
    #expect(zip(swapped, plain).filter { $0 != $1 }.count == 10)
  }

  @Test func `clusters and near ties keep the order at every width`() throws {
    #expect(
      try values(.clustered, outputs: 6) {
        $0.clusters = 3
        $0.spread = 0
      } == values(.banded, outputs: 6) { $0.bands = 3 })
    // Centres ±0.75, width 0.5: (i + ½)/3 of it.
    let two = try values(.clustered, outputs: 6) {
      $0.clusters = 2
      $0.spread = 0.5
    }
    for (value, third) in zip(two, [-1.0, 0, 1, -1, 0, 1]) {
      let centre = value < 0 ? -0.75 : 0.75
      #expect((value - centre - third / 6).magnitude < 1e-15)
    }
    #expect(
      zip(
        try values(.nearTies, outputs: 5) { $0.tieWidth = 0.5 }, [-0.875, -0.625, 0.125, 0.375, 1]
      )
      .allSatisfy { ($0 - $1).magnitude < 1e-15 })
    for width in [1e-9, 0.3, 1] {
      for (family, outputs) in [(RewardFamily.clustered, 7), (.nearTies, 7), (.clustered, 20)] {
        let row = try values(family, outputs: outputs) {
          $0.clusters = 3
          $0.spread = width
          $0.tied = 3
          $0.tieWidth = width
        }
        #expect(zip(row, row.dropFirst()).allSatisfy { $0 < $1 })
        #expect(row.allSatisfy { $0.magnitude <= 1 })
      }
    }
    #expect(
      try values(.nearTies) {
        $0.tied = 3
        $0.tieWidth = 1
      } == values(.scaled))
  }

  @Test func `a Kendall distance is met to the pair, for every number of pairs`() throws {
    for pairs in 0...45 {
      let problem = try makeProblem(seed: UInt64(pairs)) {
        $0.promptCount = 2
        $0.outputCount = 10
        $0.groundTruth = .uniform
        $0.rewardFamily = .kendall
        $0.rewardSettings.distance = Double(pairs) / 45
      }
      let (reward, truth) = (problem.rewardModel, problem.groundTruth)
      let accuracy = accuracy(of: reward, against: truth, pairs: .uniform)
      #expect((accuracy - (1 - Double(pairs) / 45)).magnitude < 1e-15)
      for prompt in 0..<2 { #expect(reward.row(prompt).sorted() == truth.row(prompt).sorted()) }
    }
    // One permutation at every scale.
    let whole = try values(.kendall, outputs: 20)
    #expect(try values(.kendall, outputs: 20) { $0.scale = 0.5 } == whole.map { 0.5 * $0 })
  }

  @Test func `prompts differ in scale by geometric steps, at a target variance too`() throws {
    let problem = try makeProblem {
      $0.promptCount = 3
      $0.outputCount = 3
      $0.rewardSettings.promptRange = 0.01
    }
    let expected = [-1, 0, 1, -0.1, 0, 0.1, -0.01, 0, 0.01]
    for (value, expected) in zip(problem.rewardModel.values, expected) {
      #expect((value - expected).magnitude < 1e-15)
    }
    for family in [RewardFamily.rare, .noisy] {
      let target = try makeProblem {
        $0.promptCount = 3
        $0.rewardFamily = family
        $0.rewardSettings.promptRange = 0.1
        $0.targetVariance = 0.01
      }
      #expect(relativeError(target.initialStatistics.rewardVariance, 0.01) < 1e-10)
    }
  }

  @Test func `rewards outside −1 … 1 are refused`() {
    #expect(throws: SimulationError.rewardOutOfRange(-1.5)) {
      try values(.scaled) { $0.scale = 1.5 }
    }
    #expect(throws: SimulationError.self) {
      try RewardTable(promptCount: 1, outputCount: 1, values: [.nan])
    }
  }

  @Test(arguments: RewardFamily.allCases, [1e-4, 1e-2, 0.08])
  func `a target variance is met to ten digits`(family: RewardFamily, variance: Double) throws {
    guard family != .power else { return }
    let problem = try makeProblem {
      $0.promptCount = 2
      $0.groundTruth = .uniform
      $0.initialPolicy = .normal
      $0.rewardFamily = family
      $0.targetVariance = variance
    }
    #expect(relativeError(problem.initialStatistics.rewardVariance, variance) < 1e-10)
  }

  @Test(arguments: [0.11, 0.25, 0.5, 0.8])
  func `a target variance of powers is met by the exponent`(variance: Double) throws {
    let problem = try makeProblem {
      $0.rewardFamily = .power
      $0.targetVariance = variance
    }
    #expect(relativeError(problem.initialStatistics.rewardVariance, variance) < 1e-10)
    #expect(accuracy(of: problem.rewardModel, against: problem.groundTruth, pairs: .uniform) == 1)
  }

  @Test func `a variance that no member has is refused with the range`() throws {
    #expect {
      try makeProblem { $0.targetVariance = 0.5 }
    } throws: { error in
      guard
        case .varianceOutOfReach("scaled", 0.5, 0, let greatest) = error as? SimulationError
      else { return false }
      return (greatest - 7.0 / 19).magnitude < 1e-15 && "\(error)".contains("no scaled reward")
    }
  }
}
