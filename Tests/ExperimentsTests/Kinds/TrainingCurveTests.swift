import Experiments
import Results
import Testing

@Suite struct TrainingCurveTests {
  @Test func `times are spaced as asked`() throws {
    let linear = try run(
      TrainingCurve.self, ["points": .integer(5), "duration": .number(8)])
    #expect(try linear.numbers("time") == [0, 2, 4, 6, 8])
    let log = try run(
      TrainingCurve.self,
      [
        "points": .integer(3), "duration": .number(100), "spacing": .string("log"),
        "firstTime": .number(1),
      ])
    #expect(
      zip(try log.numbers("time"), [1, 10, 100]).allSatisfy { ($0 / $1 - 1).magnitude < 1e-14 })
  }

  @Test func `the reward rises from its initial value and the divergence from 0`() throws {
    let table = try run(TrainingCurve.self)
    let rewards = try table.numbers("expected_reward")
    #expect(rewards[0].magnitude < 1e-15)
    #expect(zip(rewards, rewards.dropFirst()).allSatisfy { $0 < $1 })
    #expect(try table.numbers("divergence")[0] == 0)
  }

  @Test func `ascent in small steps follows the flow`() throws {
    let arguments: [String: ArgumentValue] = ["points": .integer(3), "duration": .number(10)]
    let flow = try run(TrainingCurve.self, arguments)
    let ascent = try run(
      TrainingCurve.self,
      arguments.merging(["method": .string("ascent"), "stepSize": .number(0.01)]) { $1 })
    #expect(try ascent.numbers("time") == flow.numbers("time"))
    for (x, y) in zip(
      try flow.numbers("expected_reward"), try ascent.numbers("expected_reward"))
    {
      #expect((x - y).magnitude < 1e-3)
    }
  }

  @Test func `a first time after the end is a failure`() {
    #expect(
      throws: SimulationFailure("firstTime 20.0 must be before the end of the training, 10.0")
    ) {
      try run(
        TrainingCurve.self,
        ["spacing": .string("log"), "firstTime": .number(20), "duration": .number(10)])
    }
  }
}
