import Experiments
import Results
import Testing

@Suite struct GainInTimeTests {
  @Test func `the gains are the differences of a training curve`() throws {
    let problem: [String: ArgumentValue] = [
      "policy": .string("normal"), "reward": .string("noisy"), "duration": .number(25),
      "regularization": .number(0.01), "prompts": .integer(2),
    ]
    let row = try run(GainInTime.self, problem)
    let curve = try run(
      TrainingCurve.self, problem.merging(["points": .integer(2)]) { first, _ in first })
    for (gain, column) in [
      ("reward_gain", "expected_reward"), ("ground_truth_gain", "expected_ground_truth"),
      ("divergence", "divergence"),
    ] {
      let values = try curve.numbers(column)
      #expect((try row.numbers(gain)[0] - (values[1] - values[0])).magnitude < 1e-12, "\(column)")
    }
    #expect(try row.numbers("reward_variance")[0] == curve.numbers("reward_variance")[0])
  }

  @Test func `the covariance of a reward with itself is its variance`() throws {
    let row = try run(GainInTime.self, ["policy": .string("normal"), "prompts": .integer(3)])
    let (covariance, variance) = (
      try row.numbers("reward_covariance")[0], try row.numbers("reward_variance")[0]
    )
    #expect((covariance / variance - 1).magnitude < 1e-13)
    // Evenly spaced r_G over 20 outputs: the variance of the discrete uniform distribution.
    let uniform = try run(GainInTime.self, ["scale": .number(0.5)])
    #expect((try uniform.numbers("reward_covariance")[0] - 0.5 * 399 / 1083).magnitude < 1e-15)
  }
}
