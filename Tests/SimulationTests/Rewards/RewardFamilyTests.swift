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
