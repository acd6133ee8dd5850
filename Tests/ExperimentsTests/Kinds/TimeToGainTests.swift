import Experiments
import Results
import Testing

@Suite struct TimeToGainTests {
  @Test func `the variance asked for is the variance reached, above both bounds`() throws {
    for family in ["scaled", "banded", "two-cluster", "rare", "noisy"] {
      let table = try run(
        TimeToGain.self, ["reward": .string(family), "variance": .number(0.01)])
      let time = try table.numbers("time_to_ground_truth")[0]
      #expect((try table.numbers("reward_variance")[0] - 0.01).magnitude < 1e-12)
      #expect(try table.booleans("ground_truth_reached") == [true])
      for bound in ["square_root_bound", "cube_root_bound", "prompt_bound"] {
        #expect(try table.numbers(bound)[0] < time)
      }
    }
  }

  @Test func `a gain that never comes has no time and says that it never comes`() throws {
    let table = try run(TimeToGain.self, ["regularization": .number(10)])
    #expect(table["time_to_ground_truth"]?[0] == .missing)
    #expect(try table.booleans("ground_truth_reached") == [false])
    #expect(try table.booleans("never_reached") == [true])
  }

  @Test func `a gain later than the longest time is not called impossible`() throws {
    let table = try run(TimeToGain.self, ["longestTime": .number(1)])
    #expect(table["time_to_ground_truth"]?[0] == .missing)
    #expect(try table.booleans("never_reached") == [false])
  }

  @Test func `an impossible variance is a failure that names the range`() {
    #expect {
      try run(TimeToGain.self, ["variance": .number(0.9)])
    } throws: { error in
      let message = (error as? SimulationFailure)?.message ?? ""
      return message.hasPrefix("no scaled reward with values in [−1, 1] has variance 0.9")
        && message.contains("from 0.0 to 0.368421")
    }
  }
}
