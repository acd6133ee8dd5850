extension DirectiveReader {
  private static let replicateLimits = 1...1_000_000

  /// Reads `experiment`.
  mutating func experiment(_ node: YAMLNode) -> ExperimentDirective? {
    var reader = keys(of: node, "an experiment")
    let id = reader.requiredIdentifier(prefix: nil)
    let run = reader.requiredText("run")
    let parameters = reader.mapping("with")?.entries ?? []
    let sweep = reader.mapping("sweep")
    let replicates = reader.integer("replicates", in: Self.replicateLimits)
    let seed = reader.integer("seed", in: 0 ... .max)
    let profiles = reader.mapping("profiles")
    let caption = reader.text("caption")
    let tolerance = reader.tolerance()
    finish(&reader)
    let overrides = profiles.map { self.overrides($0) } ?? [:]
    guard let id, let run else { return nil }
    return ExperimentDirective(
      id: id, run: run, parameters: parameters, sweep: sweep, replicates: replicates, seed: seed,
      profiles: overrides, caption: caption, tolerance: tolerance, range: range)
  }

  private mutating func overrides(_ node: YAMLNode) -> [String: ExperimentDirective.Override] {
    var reader = MappingReader(node, of: "the profiles")
    var overrides: [String: ExperimentDirective.Override] = [:]
    for name in ProfileNames.all {
      if let profile = reader.mapping(name) { overrides[name] = override(profile) }
    }
    finish(&reader)
    return overrides
  }

  private mutating func override(_ node: YAMLNode) -> ExperimentDirective.Override {
    var reader = MappingReader(node, of: "a profile")
    let override = ExperimentDirective.Override(
      parameters: reader.mapping("with")?.entries ?? [], sweep: reader.mapping("sweep"),
      replicates: reader.integer("replicates", in: Self.replicateLimits))
    finish(&reader)
    return override
  }
}
