import Experiments
import Results
import Testing

struct RewardTableKindsTests {
  /// Runs a kind on a table in memory.
  private func run(
    _ kind: any SimulationKind.Type, _ table: String, path: String = "Chapters/t.csv",
    _ changes: [String: ArgumentValue] = [:]
  ) throws -> Table {
    var values: [String: ArgumentValue] = ["file": .string("t.csv"), "rewardModel": .string("rm")]
    for parameter in kind.parameters where values[parameter.name] == nil {
      values[parameter.name] = parameter.defaultArgument
    }
    values.merge(changes) { $1 }
    let context = WorkContext(
      seed: 0, replicate: 0, point: 0, services: SharedInMemory(), isCancelled: { false })
    let file = DataFile(path: path, contents: Array(table.utf8))
    return try kind.run(Arguments(values, files: ["file": file]), context)
  }

  /// One prompt with the numbers of a worked example: p = (½, ¼, ¼).
  private let table = """
    prompt,output,ground_truth,rm,w
    q,a,-1,0.2,2
    q,b,0,-0.5,1
    q,c,1,0.9,1

    """

  private let example: [String: ArgumentValue] = [
    "weights": .numbers([2, 1, 1]), "groundTruth": .numbers([-1, 0, 1]),
    "first": .numbers([0.2, -0.5, 0.9]), "second": .numbers([-1, 0, 1]),
  ]
  private let raw: [String: ArgumentValue] = [
    "weight": .string("w"), "normalization": .string("none"),
  ]

  @Test func `statistics are those of the worked example with the same numbers`() throws {
    let own = try run(RewardTableStatistics.self, table, raw)
    let worked = try ExperimentsTests.run(TabularStatistics.self, example)
    for name in [
      "accuracy", "on_policy_accuracy", "reward_variance", "expected_reward",
      "expected_ground_truth", "initial_reward_rate", "initial_ground_truth_rate",
    ] {
      let (mine, theirs) = (try own.numbers(name)[0], try worked.numbers(name)[0])
      #expect((mine - theirs).magnitude < 1e-14, "\(name)")
    }
    #expect(try own.numbers("prompts") == [1])
    #expect(try own.numbers("accuracy_error")[0].isNaN)
  }

  @Test func `times are those of the worked example with the same numbers`() throws {
    // E r_G = −¼, so that a fifth of the largest gain is ¼.
    let own = try run(
      RewardTableTimeToGain.self, table, raw.merging(["share": .number(0.2)]) { $1 })
    let worked = try ExperimentsTests.run(
      TabularTimes.self, example.merging(["gain": .number(0.25)]) { $1 })
    let (mine, theirs) = (
      try own.numbers("time_to_ground_truth")[0], try worked.numbers("time_to_ground_truth")[0]
    )
    #expect((mine / theirs - 1).magnitude < 1e-9)
    for bound in ["prompt_bound", "square_root_bound", "cube_root_bound"] {
      #expect(try own.numbers(bound)[0] <= mine)
    }
  }

  @Test func `a curve starts at the table's means and at the predicted rate`() throws {
    let curve = try run(
      RewardTableTrainingCurve.self, table,
      ["weight": .string("w"), "duration": .number(1e-3), "points": .integer(2)])
    let truth = try curve.numbers("expected_ground_truth")
    let predicted = try curve.numbers("predicted_ground_truth")
    #expect((truth[0] + 0.25).magnitude < 1e-15 && predicted[0] == truth[0])
    #expect(((truth[1] - truth[0]) / (predicted[1] - predicted[0]) - 1).magnitude < 1e-3)
    #expect(try curve.numbers("divergence")[0] == 0)
  }

  @Test func `a gain in time is where the curve ends, beside the statistics`() throws {
    let options: [String: ArgumentValue] = ["weight": .string("w"), "duration": .number(3)]
    let gain = try run(RewardTableGainInTime.self, table, options)
    let curve = try run(RewardTableTrainingCurve.self, table, options)
    let statistics = try run(RewardTableStatistics.self, table, ["weight": .string("w")])
    for name in ["reward_rise", "ground_truth_rise", "divergence"] {
      let (end, last) = (try gain.numbers(name)[0], try #require(curve.numbers(name).last))
      #expect((end - last).magnitude < 1e-9, "\(name)")
    }
    let rate = try statistics.numbers("initial_ground_truth_rate")
    #expect(try gain.numbers("initial_ground_truth_rate") == rate)
    #expect(try gain.numbers("predicted_rise") == rate.map { 3 * $0 })
    #expect(try gain.numbers("whitened_variance") == statistics.numbers("whitened_variance"))
  }

  @Test func `rows with gaps, repeated outputs and lonely prompts are counted`() throws {
    let messy = """
      {"question": "1", "response": "a", "gold": 1, "rm": -12.3, "other": 1}
      {"question": "1", "response": "a", "gold": 1, "rm": -12.5, "other": 2}
      {"question": "1", "response": "b", "gold": 0, "rm": 3.25, "other": 3}
      {"question": "1", "response": "c", "gold": 0, "rm": null, "other": 4}
      {"question": "2", "response": "a", "gold": 0, "rm": 2, "other": 5}
      {"question": "3", "response": "a", "gold": 0.5, "rm": 1, "other": 6}
      {"question": "3", "response": "b", "gold": true, "rm": 2}
      {"question": "3", "response": "c", "gold": "0.25", "rm": 3, "other": 7}
      """
    let path = "Chapters/t.jsonl"
    let own = try run(RewardTableStatistics.self, messy, path: path)
    for (name, count) in [
      ("prompts", 2.0), ("outputs", 5), ("skipped_prompts", 1), ("incomplete_rows", 1),
      ("repeated_rows", 1), ("disagreeing_outputs", 1),
    ] {
      #expect(try own.numbers(name) == [count], "\(name)")
    }
    let compared = try run(
      RewardTableStatistics.self, messy, path: path, ["comparedWith": .string("rm , other")])
    #expect(try compared.numbers("incomplete_rows") == [2])
    #expect(try compared.numbers("outputs") == [4])
  }

  @Test func `names of columns may differ in case, spaces and hyphens, if only one does`() throws {
    let table = "Prompt,Model Output,Ground-Truth,RM\nq,a,1,0.5\nq,b,0,0.25\n"
    let options: [String: ArgumentValue] = ["output": .string("model_output")]
    #expect(try run(RewardTableStatistics.self, table, options).numbers("accuracy") == [1])
    let ambiguous = "prompt,output,R_M,r-m\nq,a,1,0.5\nq,b,0,0.25\n"
    #expect(throws: SimulationFailure("‘Chapters/t.csv’ has no column ‘r_m’")) {
      try run(RewardTableStatistics.self, ambiguous, ["rewardModel": .string("r_m")])
    }
  }

  @Test func `a table without ground truth has variance and curves of the reward`() throws {
    let blind = "prompt,rm\np,-3\np,4\np,7\n"
    let options: [String: ArgumentValue] = ["output": .string("none")]
    let statistics = try run(RewardTableStatistics.self, blind, options)
    #expect(try statistics.numbers("accuracy")[0].isNaN)
    #expect((try statistics.numbers("reward_variance")[0] - 158.0 / 9).magnitude < 1e-12)
    #expect((try statistics.numbers("sample_variance")[0] - 79.0 / 3).magnitude < 1e-12)
    #expect((try statistics.numbers("whitened_variance")[0] - 1).magnitude < 1e-14)
    let times = try run(RewardTableTimeToGain.self, blind, options)
    #expect(try times.booleans("reward_reached") == [true])
    #expect(try times.numbers("time_to_ground_truth")[0].isNaN)
    let curve = try run(RewardTableTrainingCurve.self, blind, options)
    #expect(try #require(curve.numbers("reward_rise").last) > 0.5)
  }

  @Test func `a constant column is a result, not a failure`() throws {
    let flat = "prompt,output,ground_truth,rm\np,a,1,-7\np,b,0,-7\np,c,0.5,-7\n"
    for normalization in ["none", "whitened", "per-prompt"] {
      let options: [String: ArgumentValue] = ["normalization": .string(normalization)]
      let statistics = try run(RewardTableStatistics.self, flat, options)
      #expect(try statistics.numbers("reward_variance") == [0])
      let times = try run(RewardTableTimeToGain.self, flat, options)
      #expect(try times.booleans("never_reached") == [true])
      #expect(try times.booleans("reward_reached") == [false])
      let curve = try run(RewardTableTrainingCurve.self, flat, options)
      #expect(try curve.numbers("expected_ground_truth").allSatisfy { $0 == 0.5 })
    }
  }
}
