import Experiments
import Results
import Testing

@Suite struct KindsTests {
  private static let kinds: [any SimulationKind.Type] =
    SimulationRegistry.standard.names.compactMap { SimulationRegistry.standard[$0] }

  @Test func `the simulations that chapters run are registered`() {
    #expect(
      SimulationRegistry.standard.names == [
        "accuracy-pair", "best-of-n", "derivation-steps", "gain-in-time", "gradient-bound",
        "language-model-training", "language-samples", "objective-landscape", "pair-accuracy",
        "policy-gain-in-time", "policy-gradient", "policy-statistics", "policy-time-to-gain",
        "policy-training-curve", "reward-model-statistics", "reward-model-training",
        "reward-statistics", "reward-table", "reward-table-gain-in-time",
        "reward-table-statistics", "reward-table-time-to-gain", "reward-table-training-curve",
        "simplex-flow", "simplex-landscape", "tabular-outputs", "tabular-statistics",
        "tabular-times", "time-to-gain", "training-curve",
      ])
  }

  @Test func `every kind runs with its defaults and delivers what it declares`() throws {
    let trainsNetworks = Set(LanguageKindsTests.kinds.map { $0.name })
    for kind in Self.kinds
    where !trainsNetworks.contains(kind.name)
      && kind.parameters.allSatisfy({ $0.defaultArgument != nil })
    {
      let table = try run(kind)
      #expect(table.columns.map(\.name) == kind.columns.map(\.name))
      #expect(table.rowCount > 0)
      for (column, declared) in zip(table.columns, kind.columns) {
        #expect(column.values.kind == declared.kind, "\(kind.name).\(column.name)")
      }
    }
  }

  @Test func `no column has the name of a parameter or of the replicate`() {
    for kind in Self.kinds {
      let parameters = Set(kind.parameters.map(\.name))
      #expect(parameters.count == kind.parameters.count)
      for column in kind.columns {
        #expect(!parameters.contains(column.name) && column.name != "replicate")
      }
    }
  }

  @Test func `defaults are allowed values`() {
    for kind in Self.kinds {
      for parameter in kind.parameters {
        if let argument = parameter.defaultArgument { #expect(parameter.accepts(argument)) }
      }
    }
  }

  @Test func `the same arguments give the same table, another replicate another one`() throws {
    let random: [String: ArgumentValue] = [
      "groundTruth": .string("uniform"), "policy": .string("normal"), "reward": .string("noisy"),
    ]
    let first = try run(RewardStatistics.self, random)
    #expect(try run(RewardStatistics.self, random) == first)
    #expect(try run(RewardStatistics.self, random, replicate: 1) != first)
    #expect(try run(RewardStatistics.self, random, seed: 2) != first)
    #expect(try run(GradientBound.self) == run(GradientBound.self))
  }

  @Test func `a stopped build stops every long kind`() {
    for kind in [
      TimeToGain.self, TrainingCurve.self, ObjectiveLandscapeGrid.self, GradientBound.self,
      SimplexLandscapeMap.self, SimplexFlowLine.self, GainInTime.self,
      PolicyGainInTime.self, PolicyTimeToGain.self, PolicyTrainingCurve.self, DerivationSteps.self,
    ]
      as [any SimulationKind.Type]
    {
      #expect(throws: CancellationError.self) { try run(kind, isCancelled: { true }) }
    }
  }
}

extension Column.Values {
  /// The kind of the values.
  fileprivate var kind: Column.Kind {
    switch self {
    case .booleans: .boolean
    case .integers: .integer
    case .numbers: .number
    case .strings: .string
    }
  }
}
