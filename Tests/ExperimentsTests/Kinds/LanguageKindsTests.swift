import Experiments
import Results
import Testing

struct LanguageKindsTests {
  /// Settings so small that all training together takes a moment.
  static let tiny: [String: ArgumentValue] = [
    "supervisedPrompts": .integer(24), "referencesPerPrompt": .integer(1),
    "feedbackPrompts": .integer(16), "policyGradientShare": .number(0.5),
    "testPrompts": .integer(4), "vocabulary": .integer(96), "width": .integer(8),
    "layers": .integer(1), "heads": .integer(2), "trainingSteps": .integer(4),
    "trainingEvaluations": .integer(2), "batchSize": .integer(4), "responseLength": .integer(6),
    "contextLength": .integer(128), "pairsPerPrompt": .integer(1),
    "rewardTrainingSteps": .integer(3),
    "rewardBatchSize": .integer(4), "steps": .integer(2), "promptsPerStep": .integer(4),
    "samplesPerPrompt": .integer(2), "evaluationInterval": .integer(1),
    "evaluationPrompts": .integer(4), "evaluationSamples": .integer(2),
    "statisticsSamples": .integer(3), "statisticsPairs": .integer(3), "tableSamples": .integer(2),
    "promptCount": .integer(2),
  ]

  static let kinds: [any SimulationKind.Type] = [
    LanguageSamples.self, LanguageModelCurve.self, RewardModelCurve.self,
    RewardModelStatistics.self, PolicyGradientCurve.self, SampledRewardTable.self,
  ]

  /// The table of a kind under tiny settings, with changes.
  private func table(
    _ kind: any SimulationKind.Type, _ changes: [String: ArgumentValue] = [:], seed: UInt64 = 1,
    services: any WorkServices = SharedInMemory()
  ) throws -> Table {
    let names = Set(kind.parameters.map(\.name))
    let settings = Self.tiny.merging(changes) { $1 }.filter { names.contains($0.key) }
    return try run(kind, settings, seed: seed, services: services)
  }

  @Test func `every kind runs and delivers what it declares`() throws {
    let services = SharedInMemory()
    for kind in Self.kinds {
      let table = try table(kind, services: services)
      #expect(table.columns.map(\.name) == kind.columns.map(\.name))
      #expect(table.rowCount > 0, "\(kind.name)")
    }
  }
}
