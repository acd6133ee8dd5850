/// The sources of every simulation, and of everything that simulations share, with their digests, as Swift text.
package struct FingerprintReport {
  /// The digest of each file that some simulation depends on, by path.
  package private(set) var sources: [String: String] = [:]
  /// The paths that each simulation and each shared computation depends on, by name, sorted.
  package private(set) var simulations: [String: [String]] = [:]

  /// The report on all simulations and shared computations named by files of `module`.
  ///
  /// - Throws: `FingerprintError` where two files give simulations the same name.
  package init(on files: [SourceFile], simulationsIn module: String) throws {
    let files = files.sorted { $0.path < $1.path }
    let closure = DependencyClosure(of: files)
    var digests: [String: String] = [:]
    for file in files { digests[file.path] = file.digest }
    for file in files where file.module == module {
      guard case .swift(let outline) = file.outline else { continue }
      for name in outline.simulationNames {
        guard simulations[name] == nil else {
          throw FingerprintError.duplicateName(name, file.path)
        }
        let paths = closure.files(reachedFrom: file.path)
        simulations[name] = paths
        for path in paths { sources[path] = digests[path] }
      }
    }
  }

  /// The Swift file that gives the report to the engine.
  package var swiftText: String {
    var lines = [
      "// Written by fingerprint-sources before every compilation that needs it.", "",
      "extension EngineFingerprint {",
      "  /// The SHA-256 of every source that some simulation depends on, by its path.",
      "  package static let sources: [String: String] = [",
    ]
    for (path, digest) in sources.sorted(by: { $0.key < $1.key }) {
      lines.append("    \(path.debugDescription): \(digest.debugDescription),")
    }
    if sources.isEmpty { lines.append("    :") }
    lines += [
      "  ]", "", "  /// The paths of the sources that each simulation depends on, sorted.",
      "  package static let sourcePaths: [String: [String]] = [",
    ]
    for (name, paths) in simulations.sorted(by: { $0.key < $1.key }) {
      lines.append("    \(name.debugDescription): [")
      for path in paths { lines.append("      \(path.debugDescription),") }
      lines.append("    ],")
    }
    if simulations.isEmpty { lines.append("    :") }
    return (lines + ["  ]", "}", ""]).joined(separator: "\n")
  }
}

/// Why no report can be written.
package enum FingerprintError: Error, CustomStringConvertible {
  /// A second file gives its simulation a name that is taken.
  case duplicateName(String, String)

  /// The sentence for the build's log.
  package var description: String {
    switch self {
    case .duplicateName(let name, let path):
      "\(path): the simulation name ‘\(name)’ is given twice"
    }
  }
}
