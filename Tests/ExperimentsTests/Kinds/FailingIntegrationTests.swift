import Experiments
import Manuscript
import NumericalMethods
import Results
import Simulation
import Testing

/// A flow whose integration may take so many steps and no more.
private enum ShortFlow: SimulationKind {
  static let name = "short-flow"
  static let summary = "A gradient flow with a limit to its steps."
  static let steps = Parameter<Int>("steps", default: 1000, least: 1, "how many")
  static let parameters: [any ParameterDeclaration] = [steps]
  static let columns = [ResultColumn("time", .number, "time to gain a half")]

  static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    let problem = try ProblemRecipe().problem(context.instanceStream)
    let control = StepControl(
      relativeTolerance: 1e-11, absoluteTolerance: 1e-13, stepLimit: arguments[steps])
    let times = try GradientFlow(problem, control: control).timesToGain(0.5)
    return Table([Column("time", .numbers([times.groundTruth.time ?? .nan]))])
  }
}

@Suite struct FailingIntegrationTests {
  @Test func `an integration that fails is a diagnostic at its sweep point and no number`() throws {
    let planner = Planner(
      registry: SimulationRegistry([ShortFlow.self]) { _ in
        EngineFingerprint(digests: ["Simulation/ShortFlow.swift": String(repeating: "b", count: 64)]
        )
      }, dataFiles: NoDataFiles())
    let text = try ExperimentText("id: a\nrun: 1️⃣short-flow\nsweep: {steps: [400, 20, 10]}")
    let (plans, mistakes) = planner.plan([text.directive], profile: "full")
    #expect(mistakes == [])
    let report = try TemporaryStore().run(plans)
    let diagnostic = try #require(report.diagnostics.first)
    #expect(report.diagnostics.count == 1)
    #expect(
      diagnostic.message.hasPrefix(
        "‘short-flow’ failed at steps = 20: 20 steps reached t = "))
    #expect(diagnostic.message.contains(" only (step 0."))
    #expect(diagnostic.message.contains(", scaled error 0."))
    #expect(diagnostic.notes.count == 2)
    #expect(diagnostic.notes.first?.hasPrefix("at steps = 10: 10 steps reached t = ") == true)
    #expect(diagnostic.notes.last == "it failed in 2 of 3 runs; the others are stored")
    #expect(diagnostic.range?.start == text.marks.first)
    #expect(report.outcomes[0].table == nil)
  }
}
