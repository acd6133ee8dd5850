import Foundation
import TestSupport
import Testing

/// “figures stale without a word after the simulation's source changed”: editing a source reruns what
/// it feeds and nothing else. The tool that the build runs on the engine's sources is run here on a
/// copy of them.
struct EngineSourcesTests {
  /// The sources that this test was compiled with.
  private static let sources = URL(fileURLWithPath: #filePath)
    .appendingPathComponent("../../../../Sources").standardizedFileURL

  /// What the tool says: the digests of each simulation's sources, by simulation and path.
  private func fingerprints(editing edited: String? = nil) throws -> [String: [String: String]] {
    let test = try FolioTest([:])
    let copy = test.root.appendingPathComponent("Sources")
    try FileManager.default.copyItem(at: Self.sources, to: copy)
    if let edited {
      try test.write(try test.read("Sources/\(edited)") + "\n// edited\n", to: "Sources/\(edited)")
    }
    let modules = [
      "Experiments", "Manuscript", "Simulation", "Results", "NumericalMethods", "CKernels",
    ]
    let tool = FolioTest.program.deletingLastPathComponent()
      .appendingPathComponent("fingerprint-sources")
    let outcome = try test.run(
      tool.path, ["report.swift", copy.path + "/"] + modules.map { "\($0)=\($0)" })
    try #require(outcome.status == 0, "\(outcome.errors)\(outcome.output)")
    return Self.digests(in: try test.read("report.swift"))
  }

  /// Reads the two tables of the report: the digest of each source, the sources of each simulation.
  private static func digests(in report: String) -> [String: [String: String]] {
    var digests: [String: String] = [:]
    var simulations: [String: [String: String]] = [:]
    var simulation: String?
    for line in report.split(separator: "\n") {
      let quoted = line.matches(of: /"([^"]*)"/).map { String($0.1) }
      if let match = line.firstMatch(of: /"([^"]+)": "([0-9a-f]{64})"/) {
        digests[String(match.1)] = String(match.2)
      } else if line.contains("\": ["), let name = quoted.first {
        simulation = name
        for path in quoted.dropFirst() { simulations[name, default: [:]][path] = digests[path] }
      } else if let simulation {
        for path in quoted { simulations[simulation, default: [:]][path] = digests[path] }
      }
    }
    return simulations
  }

  private func changed(by edited: String) throws -> [String] {
    let (before, after) = try (fingerprints(), fingerprints(editing: edited))
    #expect(before.count >= 7 && before.keys == after.keys)
    return before.keys.filter { before[$0] != after[$0] }.sorted()
  }

  @Test func `Every simulation depends on its own file and on the kernels`() throws {
    let all = try fingerprints()
    let times = try #require(all["time-to-gain"])
    #expect(times.keys.contains("Experiments/Kinds/TimeToGain.swift"))
    #expect(times.keys.contains { $0.hasPrefix("CKernels/") })
    #expect(!times.keys.contains("Experiments/Kinds/TrainingCurve.swift"))
    #expect(times.values.allSatisfy { $0.count == 64 })
  }

  @Test(arguments: [
    ("Experiments/Kinds/TimeToGain.swift", ["time-to-gain"]),
    ("Experiments/Kinds/TrainingCurve.swift", ["training-curve"]),
    ("Experiments/Kinds/GradientBound.swift", ["gradient-bound"]),
    ("Experiments/Kinds/ObjectiveLandscapeGrid.swift", ["objective-landscape"]),
  ])
  func `Editing a simulation's source changes that simulation and no other`(
    path: String, simulations: [String]
  ) throws {
    #expect(try changed(by: path) == simulations)
  }

  @Test(arguments: [
    "Plotting/Scales/ColorSchemes.swift", "Publishing/HTML/HTMLWriter.swift",
    "Publishing/Build/Build.swift", "Drawing/Frame.swift", "Claims/Evaluation/Evaluator.swift",
    "Comparison/Report/DifferenceReport.swift", "folio/Folio.swift",
    "Experiments/Execution/LocalExecutor.swift", "Results/Store/ResultStore.swift",
  ])
  func `Editing a plotting, publishing or executing source changes no simulation`(
    path: String
  ) throws {
    #expect(try changed(by: path) == [])
  }

  @Test func `Editing a kernel changes every simulation that uses it`() throws {
    let kernels = try #require(
      try FileManager.default.contentsOfDirectory(
        atPath: Self.sources.appendingPathComponent("CKernels").path
      ).sorted().first { $0.hasSuffix(".c") })
    #expect(try !changed(by: "CKernels/\(kernels)").isEmpty)
  }
}
