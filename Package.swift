// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target of ours: Swift 6 with strict concurrency, no warning survives, and a
/// type of a dependency is visible in a public signature only where the file says so.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// Whether the driver of coverage-guided fuzzing is built; Sources/README.md tells how it is run.
let isFuzzed = Context.environment["FOLIO_FUZZ"] != nil

/// Settings of what runs in reports: `strict`, and for fuzzing the counting of the edges that an input takes.
let engine = strict + (isFuzzed ? [.unsafeFlags(["-sanitize=fuzzer"])] : [])

let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let arguments: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")
let system: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")

/// A target of ours below `Sources/`, importing the targets named.
func module(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: engine)
}

/// The tests of a target; every test target may use `TestSupport`.
func tests(
  of name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [],
  resources: [Resource] = []
) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name), "TestSupport"] + dependencies,
    exclude: exclude, resources: resources, swiftSettings: strict)
}

let package = Package(
  name: "Folio",
  products: [.executable(name: "folio", targets: ["folio"])],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
  ],
  targets: [
    // What the operating system provides.
    .systemLibrary(
      name: "CCairo",
      pkgConfig: "cairo-pdf cairo-svg cairo-png cairo-ft freetype2 libpng zlib"),
    .systemLibrary(name: "CPango", pkgConfig: "pangocairo harfbuzz harfbuzz-subset fontconfig"),
    .systemLibrary(name: "CQREncode", pkgConfig: "libqrencode"),
    .systemLibrary(name: "CCmark"),
    .systemLibrary(name: "CHyphen"),
    .systemLibrary(name: "CGLib", pkgConfig: "glib-2.0"),

    // From the chapter's text to the published report; a target imports only targets above it.
    .target(
      name: "CKernels",
      cSettings: [.unsafeFlags(["-O3", "-fno-math-errno", "-ffp-contract=off"])]),
    module("Mathematics", []),
    module("Manuscript", ["CCmark", yams, "Mathematics"]),
    module("NumericalMethods", ["CKernels"]),
    module("Simulation", ["NumericalMethods"]),
    module("LanguageModels", ["NumericalMethods", "Simulation"]),
    module("Results", ["NumericalMethods", "CGLib", system]),
    .target(
      name: "Experiments",
      dependencies: ["Manuscript", "Simulation", "LanguageModels", "Results", system],
      swiftSettings: engine, plugins: ["EngineFingerprints"]),
    module("Claims", ["Manuscript", "NumericalMethods", "Results"]),
    module("Drawing", ["CCairo", "CPango"]),
    module(
      "Typesetting", ["Mathematics", "Drawing", "CCairo", "CPango", "CHyphen"]),
    module("PageLayout", ["Drawing", "Typesetting"]),
    module(
      "Plotting",
      ["Mathematics", "Manuscript", "NumericalMethods", "Results", "Drawing", "Typesetting"]),
    module(
      "Publishing",
      [
        "Mathematics", "Manuscript", "Results", "Experiments", "Claims", "Drawing", "Typesetting",
        "PageLayout", "Plotting", "CQREncode", system,
      ]),
    module(
      "Comparison",
      ["Manuscript", "NumericalMethods", "Results", "Drawing", "Publishing", system]),

    // The commands.
    .executableTarget(
      name: "folio",
      dependencies: [
        "Manuscript", "Results", "Experiments", "Claims", "Drawing", "Plotting", "Publishing",
        "PageLayout", "Comparison", arguments, system,
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "folio-bench",
      dependencies: [
        "CCairo", "CCmark", "Mathematics", "NumericalMethods", "Simulation", "LanguageModels",
        "Manuscript", "Results", "Experiments", "Drawing", "Typesetting", "PageLayout", "Plotting",
        "Publishing", arguments, system,
      ],
      exclude: ["Baselines"], swiftSettings: strict),

    // Written at build time: which engine sources each simulation depends on, as digests.
    .target(
      name: "SourceAnalysis", dependencies: ["CGLib"], path: "Sources/EngineFingerprints/Analysis",
      swiftSettings: strict),
    .executableTarget(
      name: "fingerprint-sources", dependencies: ["SourceAnalysis"],
      path: "Sources/EngineFingerprints/Tool", swiftSettings: strict),
    .plugin(
      name: "EngineFingerprints", capability: .buildTool(),
      dependencies: ["fingerprint-sources"], path: "Sources/EngineFingerprints/Plugin"),

    .target(
      name: "TestSupport", dependencies: [system], path: "Tests/TestSupport",
      exclude: ["Formulas"], swiftSettings: strict),
    tests(of: "Mathematics", [system]),
    tests(of: "Manuscript", ["Mathematics"]),
    tests(
      of: "NumericalMethods",
      exclude: [
        "Elementary/reference_values.py", "Distributions/distributions_reference.py",
      ]),
    tests(of: "Simulation", ["NumericalMethods"]),
    tests(
      of: "LanguageModels", ["NumericalMethods", "Simulation"],
      exclude: [
        "Network/network_references.py", "PolicyGradient/Training/policy_gradient_reference.py",
        "Supervised/training_reference.py", "Checkpoints/safetensors_reference.py",
      ]),
    tests(
      of: "Results", [system],
      exclude: ["Statistics/references.csv", "Statistics/statistics_references.py"]),
    tests(of: "SourceAnalysis"),
    tests(
      of: "Experiments",
      ["Manuscript", "NumericalMethods", "Results", "Simulation", "LanguageModels", system]),
    tests(of: "Claims", ["Manuscript", "Results"]),
    tests(of: "Drawing", exclude: ["Bitmaps/picture_pairs_reference.py"]),
    tests(
      of: "Typesetting", ["Drawing", "Mathematics", system], exclude: ["Mathematics/Pictures"]),
    tests(of: "PageLayout", ["Drawing", "Typesetting"]),
    tests(
      of: "Plotting",
      ["Mathematics", "Manuscript", "Results", "Drawing", "Typesetting", system],
      exclude: [
        "References", "Transforms/transform_references.py", "Gallery/Specifications",
        "Gallery/gallery_facts.py",
      ]),
    tests(
      of: "Publishing",
      [
        "Mathematics", "Manuscript", "Results", "Experiments", "Claims", "Plotting", "Drawing",
        "PageLayout", system,
      ]),
    tests(of: "Comparison", ["Manuscript", "Results", "Drawing", "Publishing"]),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Mathematics", "Manuscript", "LanguageModels", "Results", "Claims", "Drawing",
        "Typesetting",
        "Plotting", "Publishing", "Comparison", system,
      ],
      path: "Tests/Fuzzing/Targets", swiftSettings: strict),
    .testTarget(
      name: "FuzzTargetsTests", dependencies: ["FuzzTargets", "TestSupport"],
      path: "Tests/Fuzzing/Tests", swiftSettings: strict),
    .testTarget(
      name: "FolioTests",
      dependencies: ["TestSupport", "folio", "Comparison", "Drawing", "Results", system],
      swiftSettings: strict),
  ]
)

if isFuzzed {
  package.targets.append(
    .executableTarget(
      name: "folio-fuzz", dependencies: ["FuzzTargets"], path: "Tests/Fuzzing/Driver",
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer"])]))
}
