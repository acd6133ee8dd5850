public import Manuscript
import Results

/// Turns the directives of experiments into plans: typed, checked, defaults filled in, keyed.
///
/// Planning runs nothing.
public struct Planner: Sendable {
  /// The profiles that directives can override: `quick` and `full`.
  public static let profiles = ProfileNames.all

  /// The simulations that can be asked for.
  public let registry: SimulationRegistry
  /// The files that imports and parameters of simulations read.
  public let dataFiles: any DataFiles
  /// The most points that a sweep may have, and the most runs that an experiment may have.
  public let maximumPointCount: Int

  /// A planner.
  ///
  /// - Parameters:
  ///   - registry: The simulations that can be asked for.
  ///   - dataFiles: The files that imports and parameters of simulations read.
  ///   - maximumPointCount: The most points that a sweep may have.
  public init(
    registry: SimulationRegistry = .standard, dataFiles: any DataFiles,
    maximumPointCount: Int = 1_000_000
  ) {
    self.registry = registry
    self.dataFiles = dataFiles
    self.maximumPointCount = maximumPointCount
  }

  /// The plans of all directives without mistakes under the profile, in their order, and all that is
  /// wrong.
  ///
  /// Overrides of the other profiles are checked too, so that a build of one profile tells the mistakes
  /// of all.
  ///
  /// - Precondition: `profile` is one of ``profiles``.
  public func plan(
    _ directives: [ExperimentDirective], profile: String
  ) -> (plans: [ExperimentPlan], diagnostics: [Diagnostic]) {
    precondition(Self.profiles.contains(profile), "the profile is one of \(Self.profiles)")
    var (plans, diagnostics): ([ExperimentPlan], [Diagnostic]) = ([], [])
    for directive in directives {
      if let plan = plan(directive, profile: profile, &diagnostics) { plans.append(plan) }
    }
    return (plans, diagnostics)
  }

  private func plan(
    _ directive: ExperimentDirective, profile: String, _ diagnostics: inout [Diagnostic]
  ) -> ExperimentPlan? {
    diagnostics += unknownProfiles(of: directive)
    if directive.run.value == ImportedFile.name {
      var reader = ImportReader(directive: directive, profile: profile, dataFiles: dataFiles)
      let plan = reader.plan(fingerprint: EngineFingerprint(ofSimulation: ImportedFile.name))
      diagnostics += reader.diagnostics
      return plan
    }
    guard let kind = registry[directive.run.value],
      let fingerprint = registry.fingerprint(of: directive.run.value)
    else {
      let known = (registry.names + [ImportedFile.name]).sorted()
      diagnostics.append(PlanningMessages.unknownSimulation(directive.run, known: known))
      return nil
    }
    var reader = SettingsReader(
      kind: kind, directive: directive, maximumPointCount: maximumPointCount,
      dataFiles: dataFiles)
    let settings = reader.settings(profile: profile)
    let mistakes = reader.diagnostics
    let overridden = Self.profiles.filter { $0 != profile && directive.profiles[$0] != nil }
    for other in overridden { _ = reader.settings(profile: other) }
    diagnostics += reader.diagnostics.uniqued()
    guard mistakes.isEmpty else { return nil }
    return ExperimentPlan(
      directive, kind: kind, settings: settings, engine: fingerprint)
  }

  private func unknownProfiles(of directive: ExperimentDirective) -> [Diagnostic] {
    directive.profiles.keys.sorted().filter { !Self.profiles.contains($0) }.map {
      PlanningMessages.unknownProfile($0, at: directive.range, known: Self.profiles)
    }
  }
}

extension Sequence where Element: Hashable {
  /// The elements in their order, each once.
  func uniqued() -> [Element] {
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
