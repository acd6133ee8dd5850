import NumericalMethods
import Simulation
import Testing

/// Several threads inside one computation: the same bits as one.
@Suite struct ThreadedFlowTests {
  @Test(arguments: [0, 0.05])
  func `a flow has the same bits with two threads as with one`(regularization: Double) throws {
    // Two portions of blocks and a part of a third.
    let problem = try randomProblem(
      seed: 5, outputs: 1003, prompts: 37, regularization: regularization)
    let control = StepControl(relativeTolerance: 1e-8, absoluteTolerance: 1e-10)
    func logits(_ threadCount: Int) throws -> [Double] {
      var flow = GradientFlow(problem, control: control)
      flow.workers = WorkerTeam(threadCount: threadCount)
      var result: [Double] = []
      try flow.follow(at: [40, 200]) { result += $1.logits }
      let times = try flow.timesToGain(0.05, watching: [.rewardModel])
      return result + [try #require(times.rewardModel.time), Double(times.rejectedSteps)]
    }
    let single = try logits(1)
    #expect(try logits(2) == single)
    #expect(try logits(3) == single)
  }

  @Test(arguments: [0, 0.05])
  func `an ascent has the same bits with two threads as with one`(regularization: Double) throws {
    let problem = try randomProblem(
      seed: 6, outputs: 101, prompts: 9, regularization: regularization)
    func logits(_ threadCount: Int) throws -> [Double] {
      var ascent = GradientAscent(problem, stepSize: 9)
      ascent.workers = WorkerTeam(threadCount: threadCount)
      var result: [Double] = []
      try ascent.follow(at: [10, 300]) { result += $1.logits }
      return result
    }
    let single = try logits(1)
    #expect(try logits(2) == single)
    #expect(try logits(4) == single)
  }

  @Test func `a cancelled ascent and a cancelled flow end, on all threads`() throws {
    let problem = try randomProblem(seed: 7, outputs: 50, prompts: 400)
    var ascent = GradientAscent(problem, stepSize: 1)
    ascent.workers = WorkerTeam(threadCount: 2)
    #expect(throws: CancellationError.self) {
      try ascent.follow(at: [100_000_000], isCancelled: { true }, { _, _ in })
    }
    var flow = GradientFlow(problem)
    flow.workers = WorkerTeam(threadCount: 2)
    #expect(throws: CancellationError.self) {
      try flow.follow(at: [1e6], isCancelled: { true }, { _, _ in })
    }
  }
}
