import Manuscript

/// What an experiment asks for under one profile: the directive with the profile's overrides merged
/// over it, key by key.
struct ProfiledDirective {
  /// The entries of `with`.
  var parameters: [YAMLNode.Entry]
  /// The entries of `sweep`.
  var sweep: [YAMLNode.Entry]
  /// The place of `sweep`, where there is one.
  var sweepRange: SourceRange?
  /// How many repetitions.
  var replicates: Sourced<Int>?
  /// What is wrong with the shape of the sweeps.
  var diagnostics: [Diagnostic] = []

  /// A directive under a profile.
  init(_ directive: ExperimentDirective, profile: String) {
    parameters = directive.parameters
    sweep = []
    sweepRange = directive.sweep?.range
    replicates = directive.replicates
    sweep = entries(of: directive.sweep)
    guard let override = directive.profiles[profile] else { return }
    parameters = Self.merge(override.parameters, over: parameters)
    sweep = Self.merge(entries(of: override.sweep), over: sweep)
    sweepRange = override.sweep?.range ?? sweepRange
    replicates = override.replicates ?? replicates
  }

  private mutating func entries(of sweep: YAMLNode?) -> [YAMLNode.Entry] {
    guard let sweep else { return [] }
    guard let entries = sweep.entries else {
      diagnostics.append(PlanningMessages.sweepNeedsMapping(sweep))
      return []
    }
    if entries.isEmpty { diagnostics.append(PlanningMessages.emptySweeps(sweep)) }
    return entries
  }

  /// The entries below, those of the same key replaced in place, new ones at the end.
  private static func merge(
    _ above: [YAMLNode.Entry], over below: [YAMLNode.Entry]
  ) -> [YAMLNode.Entry] {
    var merged = below
    for entry in above {
      if let index = merged.firstIndex(where: { $0.key.value == entry.key.value }) {
        merged[index] = entry
      } else {
        merged.append(entry)
      }
    }
    return merged
  }
}
