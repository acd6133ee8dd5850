import NumericalMethods
import Testing

@Suite struct BracketedRootTests {
  @Test func `finds a root to the last digit in few evaluations`() {
    var evaluations = 0
    let root = BracketedRoot.find(between: 0, and: 3, residualTolerance: 0) { x in
      evaluations += 1
      return x * x - 2
    }
    #expect((root - (2.0).squareRoot()).magnitude <= 2.3e-16)
    #expect(evaluations < 15)
  }

  @Test func `a step function costs a bisection at most`() {
    var evaluations = 0
    let root = BracketedRoot.find(between: 0, and: 1, residualTolerance: 0) { x in
      evaluations += 1
      return x < 0.3 ? -1 : 1
    }
    #expect((root - 0.3).magnitude < 1e-15)
    #expect(evaluations < 120)
  }

  @Test func `a zero at an end is the root`() {
    #expect(BracketedRoot.find(between: 0, and: 1, residualTolerance: 0) { $0 } == 0)
    #expect(BracketedRoot.find(between: 0, and: 1, residualTolerance: 0) { $0 - 1 } == 1)
  }
}
