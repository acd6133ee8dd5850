import Experiments
import Testing

struct EngineFingerprintTests {
  @Test func `editing a simulation's own file reruns what that simulation feeds, and nothing else`()
  {
    let paths = EngineFingerprint.sourcePaths
    #expect(
      paths.keys.filter { paths[$0, default: []].contains("Experiments/Kinds/TrainingCurve.swift") }
        == ["training-curve"])
    #expect(
      paths.keys.filter { paths[$0, default: []].contains("Experiments/Kinds/TimeToGain.swift") }
        == ["time-to-gain"])
  }

  @Test(arguments: SimulationRegistry.standard.names)
  func `a simulation depends on its kernels, not on planning, execution, texts or pictures`(
    name: String
  ) throws {
    let paths = try #require(EngineFingerprint.sourcePaths[name])
    let foreign = [
      "Experiments/Planning/", "Experiments/Execution/", "Experiments/Listing/",
      "Experiments/Importing/", "Experiments/ExperimentPlan.swift", "Manuscript/", "Results/Store/",
      "Results/Files/", "Claims/", "Drawing/", "Plotting/", "Publishing/", "Comparison/", "folio/",
    ]
    #expect(paths.filter { path in foreign.contains { path.hasPrefix($0) } } == [])
    for needed in [
      "Experiments/SimulationKind.swift", "Experiments/WorkContext.swift", "Results/Table.swift",
      "NumericalMethods/Elementary/Elementary.swift", "CKernels/include/CKernels.h",
      "CKernels/Exponential.h", "CKernels/KernelsDefault.c",
    ] {
      #expect(paths.contains(needed), "\(needed)")
    }
    #expect(paths == paths.sorted())
    for path in paths { #expect(EngineFingerprint.sources[path]?.utf8.count == 64) }
  }

  @Test func `an edit of policy gradient leaves initial policies and reward models as they are`() {
    let paths = EngineFingerprint.sourcePaths
    let training = "LanguageModels/PolicyGradient/Training/PolicyGradientTraining.swift"
    let network = "LanguageModels/Network/ForwardPass.swift"
    let bradleyTerry = "LanguageModels/RewardModels/BradleyTerryTraining.swift"
    func depend(on path: String) -> [String] {
      ["initial-policy", "reward-model", "trained-policy", "tabular-outputs"].filter {
        paths[$0, default: []].contains(path)
      }
    }
    #expect(depend(on: training) == ["trained-policy"])
    #expect(depend(on: network) == ["initial-policy", "reward-model", "trained-policy"])
    #expect(depend(on: bradleyTerry).contains("reward-model"))
  }

  @Test func `a name that no source registers has no fingerprint`() {
    #expect(EngineFingerprint(ofSimulation: "nothing") == nil)
    #expect(EngineFingerprint(ofSimulation: "import") != nil)
  }
}
