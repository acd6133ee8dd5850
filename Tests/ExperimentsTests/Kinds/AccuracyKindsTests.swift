import Experiments
import Results
import Testing

@Suite struct AccuracyKindsTests {
  @Test func `the pair of the theorem has its accuracies, times and bounds`() throws {
    let table = try run(AccuracyPairTimes.self, ["slowScale": .number(0.1)])
    #expect(try table.numbers("slow_met") == [1])
    #expect(try table.numbers("fast_met") == [0.1])
    let (slow, fast) = (try table.numbers("slow_time")[0], try table.numbers("fast_time")[0])
    #expect((slow * 10).rounded() == 2478 && (fast * 100).rounded() == 1202)
    #expect(try table.numbers("time_ratio") == [slow / fast])
    #expect(try table.numbers("slow_lower_bound")[0] < slow)
    #expect(try table.numbers("fast_upper_bound")[0] > fast)
    #expect(try table.booleans("gain_possible") == [true])
    #expect(try table.numbers("impossible_below") == [15.0 / 190])
    #expect(
      try table.numbers("construction_least_accuracy") == table.numbers("impossible_below"))
  }

  @Test func `an accuracy too low to gain anything is proved never to`() throws {
    let table = try run(AccuracyPairTimes.self, ["fastAccuracy": .number(0.05)])
    #expect(try table.booleans("fast_possible") == [false])
    #expect(try table.booleans("fast_never") == [true])
    #expect(table["time_ratio"]?[0] == .missing)
    let impossible = try run(
      AccuracyPairTimes.self,
      ["policy": .string("upper-half"), "gain": .number(1), "longestTime": .number(10)])
    #expect(try impossible.booleans("gain_possible") == [false])
    #expect(impossible["construction_least_accuracy"]?[0] == .missing)
    #expect(impossible["impossible_below"]?[0] == .missing)
  }

  @Test func `best of N rises with N and sees the order alone`() throws {
    var last = -1.0
    for samples in [1, 4, 64, 4096] {
      let table = try run(BestOfNRewards.self, ["samples": .integer(samples)])
      let truth = try table.numbers("expected_ground_truth")[0]
      #expect(truth > last)
      last = truth
      let squeezed = try run(
        BestOfNRewards.self,
        [
          "samples": .integer(samples), "reward": .string("compressed"),
          "scale": .number(1e-6),
        ])
      #expect(try squeezed.numbers("expected_ground_truth") == [truth])
      #expect(
        try table.numbers("divergence")[0] <= table.numbers("divergence_bound")[0])
    }
    #expect(try run(BestOfNRewards.self, ["samples": .integer(1)]).numbers("divergence") == [0])
  }

  @Test func `accuracies of one model differ with where the pairs come from`() throws {
    let arguments: [String: ArgumentValue] = [
      "reward": .string("two-cluster"), "policy": .string("lower-half"),
      "pairPolicy": .string("upper-half"), "outputs": .integer(4),
    ]
    let table = try run(PairAccuracy.self, arguments)
    // Pairs within a half are ties to the model; those across are right.
    #expect((try table.numbers("accuracy")[0] - 4.0 / 6).magnitude < 1e-15)
    let (on, off) = (
      try table.numbers("on_policy_accuracy")[0], try table.numbers("off_policy_accuracy")[0]
    )
    // 0.999/2 each: 0.4995² for the pair within, 4·0.4995·0.0005 across, 0.0005² in the other half.
    let across = 4 * 0.4995 * 0.0005
    let expected = across / (0.4995 * 0.4995 + across + 0.0005 * 0.0005)
    #expect((on - expected).magnitude < 1e-12 && (off - expected).magnitude < 1e-12)
    #expect(try table.numbers("mixed_accuracy")[0] > 0.99)
  }

  @Test func `a worked example tells each model's time`() throws {
    let table = try run(
      TabularTimes.self,
      [
        "weights": .numbers([1, 3, 1]), "groundTruth": .numbers([-1, 0.9, 1]),
        "first": .numbers([1, 0.99, -1]), "second": .numbers([1, 0, -1]),
        "gain": .number(0.2),
      ])
    #expect(try table.numbers("accuracy") == [0, 0])
    #expect(try table.booleans("ground_truth_reached") == [true, false])
    #expect(try table.booleans("never_reached") == [false, true])
  }

  @Test func `whitened times do not depend on the scale, and have a bound`() throws {
    for normalization in ["whitened", "per-prompt"] {
      let times = try [1, 0.001].map { scale in
        try run(
          TimeToGain.self,
          ["normalization": .string(normalization), "scale": .number(scale)])
      }
      let (large, small) = (
        try times[0].numbers("time_to_ground_truth")[0],
        try times[1].numbers("time_to_ground_truth")[0]
      )
      #expect((small / large - 1).magnitude < 1e-9)
      let bound = try times[0].numbers("square_root_bound")[0]
      #expect(normalization == "whitened" ? bound < large : bound.isNaN)
    }
  }
}
