import Experiments
import Results
import Testing

@Suite struct PolicyKindsTests {
  private static let models = [
    "tabular", "log-linear", "autoregressive-log-linear", "transformer",
  ]

  private func small(_ model: String, _ changes: [String: ArgumentValue] = [:]) -> [String:
    ArgumentValue]
  {
    let plain: [String: ArgumentValue] = [
      "model": .string(model), "vocabulary": .integer(3), "length": .integer(2),
      "prompts": .integer(2), "heldOut": .integer(1), "width": .integer(8),
      "features": .integer(4), "reward": .string("noisy"), "variance": .number(0.01),
    ]
    return plain.merging(changes) { $1 }
  }

  @Test(arguments: models) func `times lie above both bounds, which know the policy's own Γ`(
    model: String
  ) throws {
    let row = try run(
      PolicyTimeToGain.self, small(model, ["gain": .number(0.1), "reward": .string("scaled")]))
    let time = try row.numbers("time_to_ground_truth")[0]
    #expect(try row.booleans("ground_truth_reached") == [true])
    #expect(try time > row.numbers("square_root_bound")[0])
    #expect(try time > row.numbers("cube_root_bound")[0])
    // Missing where the scaled reward's range is too small for the gain.
    let rewardTime = try row.numbers("time_to_reward")[0]
    #expect(try !(rewardTime <= row.numbers("square_root_reward_bound")[0]))
    #expect(try (row.numbers("reward_variance")[0] / 0.01 - 1).magnitude < 1e-12)
    let gammas = try (row.numbers("jacobian_norm")[0], row.numbers("largest_jacobian_norm")[0])
    if model == "tabular" { #expect(gammas == (1, 1)) }
    #expect(gammas.1 >= gammas.0)
    #expect((gammas.1 == gammas.0) == (model != "transformer"))
  }

  @Test(arguments: models) func `scaled rewards take time in proportion to Var^(−1/2)`(
    model: String
  ) throws {
    func time(_ variance: Double) throws -> Double {
      try run(
        PolicyTimeToGain.self,
        small(
          model,
          ["variance": .number(variance), "gain": .number(0.1), "reward": .string("scaled")])
      ).numbers("time_to_ground_truth")[0]
    }
    #expect(try (time(1e-4) / time(1e-2) - 10).magnitude < 1e-6)
  }

  @Test(arguments: models) func `statistics, curve and gains tell the same story`(model: String)
    throws
  {
    let changes: [String: ArgumentValue] = ["duration": .number(3), "variance": .number(0)]
    let statistics = try run(PolicyWorth.self, small(model, ["variance": .number(0)]))
    let gains = try run(PolicyGainInTime.self, small(model, changes))
    let curve = try run(
      PolicyTrainingCurve.self,
      small(model, changes.merging(["points": .integer(4)]) { $1 }))
    #expect(curve.rowCount == 4)
    for column in ["reward_variance", "gradient_norm", "jacobian_norm"] {
      #expect(try statistics.numbers(column)[0] == curve.numbers(column)[0], "\(column)")
      #expect(try statistics.numbers(column) == gains.numbers(column), "\(column)")
    }
    for (gain, column) in [
      ("reward_gain", "expected_reward"), ("ground_truth_gain", "expected_ground_truth"),
      ("held_out_reward_gain", "held_out_reward"),
      ("held_out_ground_truth_gain", "held_out_ground_truth"),
    ] {
      let values = try curve.numbers(column)
      #expect((try gains.numbers(gain)[0] - (values[3] - values[0])).magnitude < 1e-9, "\(gain)")
    }
    let rate = try statistics.numbers("initial_reward_rate")[0]
    let norm = try statistics.numbers("gradient_norm")[0]
    #expect((rate / (norm * norm) - 1).magnitude < 1e-12)
    // Tabular policies share nothing.
    let heldOut = try gains.numbers("held_out_ground_truth_gain")[0]
    #expect((heldOut == 0) == (model == "tabular"))
  }

  @Test func `small steps of ascent follow the flow`() throws {
    func end(_ changes: [String: ArgumentValue]) throws -> Double {
      let plain: [String: ArgumentValue] = [
        "duration": .number(2), "points": .integer(3), "variance": .number(0),
      ]
      return try run(
        PolicyTrainingCurve.self,
        small("autoregressive-log-linear", plain.merging(changes) { $1 })
      ).numbers("expected_reward")[2]
    }
    let flow = try end([:])
    func error(_ step: Double) throws -> Double {
      try end(["method": .string("ascent"), "stepSize": .number(step)]) - flow
    }
    let ratio = try error(0.01) / error(0.005)
    #expect((ratio - 2).magnitude < 0.05)
  }

  @Test(arguments: models, [0, 0.1]) func `every step of the derivation holds`(
    model: String, regularization: Double
  ) throws {
    let table = try run(
      DerivationSteps.self,
      small(
        model, ["instances": .integer(4), "regularization": .number(regularization)]))
    #expect(try table.numbers("excess").allSatisfy { $0 < 1e-9 })
    #expect(Set(try table.numbers("instance")) == [1, 2, 3, 4])
    #expect(table.rowCount == 4 * (17 + 8))
  }

  @Test func `what cannot be built is a failure in words`() {
    #expect(
      throws: SimulationFailure("3 heads cannot share a width of 8 evenly")
    ) {
      try run(PolicyWorth.self, small("transformer", ["heads": .integer(3)]))
    }
    #expect(
      throws: SimulationFailure(
        "the outputs of all prompts are more than 16777216, too many to enumerate")
    ) {
      try run(PolicyWorth.self, small("tabular", ["length": .integer(16)]))
    }
    #expect(
      throws: SimulationFailure("the derivation is not for rewards divided per prompt")
    ) {
      try run(DerivationSteps.self, small("tabular", ["normalization": .string("per-prompt")]))
    }
  }
}
