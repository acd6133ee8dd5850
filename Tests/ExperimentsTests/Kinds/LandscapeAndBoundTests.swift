import Experiments
import Results
import Testing

@Suite struct LandscapeAndBoundTests {
  @Test func `the grid is symmetric and its middle is the initial policy`() throws {
    let table = try run(
      ObjectiveLandscapeGrid.self, ["points": .integer(3), "extent": .number(2)])
    #expect(try table.numbers("along_gradient") == [-2, -2, -2, 0, 0, 0, 2, 2, 2])
    #expect(try table.numbers("across") == [-2, 0, 2, -2, 0, 2, -2, 0, 2])
    #expect(try table.numbers("objective_change")[4] == 0)
    let change = try table.numbers("objective_change")
    #expect(change[7] > 0 && change[1] < 0)
  }

  @Test func `a landscape without a plane is a failure`() {
    #expect(
      throws: SimulationFailure(
        "the two directions of the landscape are parallel, so they span no plane")
    ) {
      try run(ObjectiveLandscapeGrid.self, ["second": .string("objective")])
    }
  }

  @Test func `no instance exceeds a bound and some come near ours`() throws {
    let table = try run(GradientBound.self, ["instances": .integer(300)])
    #expect(table.rowCount == 300)
    #expect(try table.numbers("cube_root_share").allSatisfy { $0 < 1 })
    let shares = try table.numbers("square_root_share")
    #expect(shares.allSatisfy { $0 <= 1 + 1e-12 })
    #expect(shares.contains { $0 > 0.8 })
  }
}
