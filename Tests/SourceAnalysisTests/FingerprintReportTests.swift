import SourceAnalysis
import Testing

struct FingerprintReportTests {
  /// A small engine: two simulations, one of which uses the exponential function.
  private static let engine: [(module: String, path: String, text: String)] = [
    (
      "Experiments", "Experiments/Kinds/Flow.swift",
      """
      import Simulation
      struct Flow: SimulationKind {
        static let name = "flow"
        func run() { let policy = Policy(size: 3); policy.rise(1) }
      }
      """
    ),
    (
      "Experiments", "Experiments/Kinds/Ascent.swift",
      """
      import Simulation
      struct Ascent: SimulationKind {
        static var name: String { "ascent" }
        func run() { print(rewards.map(\\.size)) }
      }
      """
    ),
    (
      "Experiments", "Experiments/SimulationKind.swift",
      "protocol SimulationKind { static var name: String { get } }"
    ),
    ("Experiments", "Experiments/Planner.swift", "struct Planner { var flow = Flow() }"),
    (
      "Simulation", "Simulation/Policy.swift",
      "import NumericalMethods\npublic struct Policy { let p: Distribution; init(size: Int) {} }"
    ),
    (
      "Simulation", "Simulation/Policy+Rise.swift",
      "import NumericalMethods\nextension Policy { public func rise(_ t: Double) { exponential(t) } }"
    ),
    (
      "Simulation", "Simulation/Policy+Fall.swift",
      "import NumericalMethods\nextension Policy { public func fall(_ t: Double) { logarithm(t) } }"
    ),
    ("Simulation", "Simulation/Rewards.swift", "public let rewards = [Reward()]"),
    ("Simulation", "Simulation/Reward.swift", "public struct Reward { let size = 1 }"),
    (
      "Simulation", "Simulation/Reward+Coding.swift", "extension Reward: Codable {}"
    ),
    (
      "NumericalMethods", "NumericalMethods/Exponential.swift",
      "import CKernels\npublic func exponential(_ x: Double) -> Double { folio_exp(x) }"
    ),
    (
      "NumericalMethods", "NumericalMethods/Logarithm.swift",
      "import CKernels\npublic func logarithm(_ x: Double) -> Double { folio_log(x) }"
    ),
    (
      "NumericalMethods", "NumericalMethods/Distribution.swift",
      "public struct Distribution { let values: [Double]; var mean: Double { values ⊕ 1 } }"
    ),
    (
      "NumericalMethods", "NumericalMethods/Array+Mean.swift",
      "extension Array where Element == Double { static func ⊕ (a: Self, b: Double) -> Double { b } }"
    ),
    (
      "NumericalMethods", "NumericalMethods/Unused.swift",
      "public func unused() -> Distribution { fatalError() }"
    ),
    (
      "CKernels", "CKernels/include/CKernels.h",
      "#include <stddef.h>\ndouble folio_exp(double x);\ndouble folio_log(double x);"
    ),
    (
      "CKernels", "CKernels/Exponential.c",
      "#include \"CKernels.h\"\n#include \"Shared.h\"\ndouble folio_exp(double x) { return half(x); }"
    ),
    (
      "CKernels", "CKernels/Logarithm.c",
      "#include \"CKernels.h\"\n/* folio_exp */ double folio_log(double x) { return x; }"
    ),
    ("CKernels", "CKernels/Shared.h", "static inline double half(double x) { return x / 2; }"),
  ]

  private func report(editing edited: String? = nil) throws -> FingerprintReport {
    let files = Self.engine.compactMap { file in
      SourceFile(
        module: file.module, path: file.path,
        bytes: Array((file.text + (file.path == edited ? "\n// edited" : "")).utf8))
    }
    return try FingerprintReport(on: files, simulationsIn: "Experiments")
  }

  @Test func `follows names, extensions, operators and kernels, and nothing else`() throws {
    let report = try report()
    #expect(
      report.simulations == [
        "flow": [
          "CKernels/Exponential.c", "CKernels/Shared.h", "CKernels/include/CKernels.h",
          "Experiments/Kinds/Flow.swift", "Experiments/SimulationKind.swift",
          "NumericalMethods/Array+Mean.swift", "NumericalMethods/Distribution.swift",
          "NumericalMethods/Exponential.swift", "Simulation/Policy+Rise.swift",
          "Simulation/Policy.swift",
        ],
        "ascent": [
          "Experiments/Kinds/Ascent.swift", "Experiments/SimulationKind.swift",
          "Simulation/Reward+Coding.swift", "Simulation/Reward.swift", "Simulation/Rewards.swift",
        ],
      ])
  }

  @Test(arguments: Self.engine.map(\.path))
  func `editing a file changes the digests of its dependents and of no others`(
    path: String
  ) throws {
    let (before, after) = try (report(), report(editing: path))
    #expect(before.simulations == after.simulations)
    for (name, paths) in before.simulations {
      let isChanged = paths.contains { before.sources[$0] != after.sources[$0] }
      #expect(isChanged == paths.contains(path), "\(name)")
    }
  }

  @Test func `names pasted together make every kernel a definition`() throws {
    let files = [
      (
        "Experiments", "Experiments/A.swift",
        "import K\nenum A { static let name = \"a\"; let f = k_exp }"
      ),
      ("K", "K/include/K.h", "double k_exp(double);"),
      ("K", "K/Fast.c", "#define NAME(x) k_ ## x\ndouble NAME(exp)(double x) { return x; }"),
    ].compactMap { SourceFile(module: $0, path: $1, bytes: Array($2.utf8)) }
    let report = try FingerprintReport(on: files, simulationsIn: "Experiments")
    #expect(report.simulations["a"] == ["Experiments/A.swift", "K/Fast.c", "K/include/K.h"])
  }

  @Test func `a name of which the module is not imported leads nowhere`() throws {
    let files = [
      (
        "Experiments", "Experiments/A.swift",
        "import M\nenum A { static let name = \"a\"; let t = Text() }"
      ),
      ("Other", "Other/Text.swift", "public struct Text {}"),
      ("M", "M/M.swift", "struct Unrelated {}"),
    ].compactMap { SourceFile(module: $0, path: $1, bytes: Array($2.utf8)) }
    let report = try FingerprintReport(on: files, simulationsIn: "Experiments")
    #expect(report.simulations["a"] == ["Experiments/A.swift"])
  }

  @Test func `a name given twice is refused`() {
    let files = ["A", "B"].compactMap {
      SourceFile(
        module: "Experiments", path: "Experiments/\($0).swift",
        bytes: Array("enum \($0) { static let name = \"a\" }".utf8))
    }
    #expect(throws: FingerprintError.self) {
      try FingerprintReport(on: files, simulationsIn: "Experiments")
    }
  }

  @Test func `digests are SHA-256 and the text is sorted`() throws {
    #expect(
      SHA256.hexadecimal(of: Array("abc".utf8))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let files = [
      SourceFile(
        module: "E", path: "E/A.swift", bytes: Array("enum A { static let name = \"a\" }".utf8))
    ].compactMap { $0 }
    let text = try FingerprintReport(on: files, simulationsIn: "E").swiftText
    let digest = files[0].digest
    #expect(
      text == """
        // Written by fingerprint-sources before every compilation that needs it.

        extension EngineFingerprint {
          /// The SHA-256 of every source that some simulation depends on, by its path.
          package static let sources: [String: String] = [
            "E/A.swift": "\(digest)",
          ]

          /// The paths of the sources that each simulation depends on, sorted.
          package static let sourcePaths: [String: [String]] = [
            "a": [
              "E/A.swift",
            ],
          ]
        }

        """)
  }
}
