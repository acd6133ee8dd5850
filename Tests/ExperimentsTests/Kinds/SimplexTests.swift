import Experiments
import Results
import Testing

@Suite struct SimplexTests {
  @Test func `a map has the rewards of its corners and is flat for equal rewards`() throws {
    let table = try run(
      SimplexLandscapeMap.self,
      ["rewards": .numbers([-0.5, 0.25, 0.75]), "resolution": .integer(30)])
    let (x, reward) = (try table.numbers("x"), try table.numbers("expected_reward"))
    let (third, inside) = (try table.numbers("third_probability"), try table.booleans("is_inside"))
    for row in x.indices where inside[row] {
      let second = x[row] - third[row] / 2
      let expected = -0.5 * (1 - second - third[row]) + 0.25 * second + 0.75 * third[row]
      #expect((reward[row] - expected).magnitude < 1e-14)
    }
    let flat = try run(SimplexLandscapeMap.self, ["rewards": .numbers([0.3, 0.3, 0.3])])
    #expect(try flat.numbers("gradient_norm").allSatisfy { $0 < 1e-15 })
  }

  @Test func `scaled rewards flow along the same line, slower by the scale`() throws {
    func line(_ scale: Double, _ duration: Double) throws -> Table {
      try run(
        SimplexFlowLine.self,
        [
          "groundTruth": .numbers([-1, 0.2, 1]), "initial": .numbers([5, 2, 1]),
          "scale": .number(scale), "duration": .number(duration), "marks": .integer(4),
          "pointsPerMark": .integer(3),
        ])
    }
    let (fast, slow) = (try line(1, 20), try line(0.1, 200))
    #expect(fast.rowCount == 13)
    #expect(
      try fast.booleans("is_mark") == (0...12).map { $0 > 0 && $0 % 3 == 0 })
    for column in ["x", "y", "expected_ground_truth", "path_length"] {
      let pairs = zip(try fast.numbers(column), try slow.numbers(column))
      #expect(pairs.allSatisfy { ($0 - $1).magnitude < 1e-9 }, "\(column)")
    }
    let truth = try fast.numbers("expected_ground_truth")
    #expect(zip(truth, truth.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func `lists of another length than three are a failure`() {
    for name in ["rewards", "initial", "groundTruth"] {
      #expect(
        throws: SimulationFailure("the list \(name) must have three numbers, not 2")
      ) {
        try run(SimplexLandscapeMap.self, [name: .numbers([0.5, 1])])
      }
    }
  }
}
