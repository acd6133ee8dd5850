import Manuscript

/// What an experiment asks a simulation for, read and checked: fixed arguments with defaults filled
/// in, the sweep, the replicates and the seed.
struct Settings {
  /// The arguments that are the same at every sweep point.
  var arguments: [String: ArgumentValue] = [:]
  /// The sweep.
  var sweep = Sweep()
  /// How many repetitions each sweep point has.
  var replicates = 1
  /// The seed.
  var seed = 0
  /// The files that arguments and sweep name, by their names as written.
  var files: [String: DataFile] = [:]
}

/// Reads the settings of one directive under one profile.
struct SettingsReader {
  /// The simulation asked for.
  let kind: any SimulationKind.Type
  /// The directive.
  let directive: ExperimentDirective
  /// The most points that a sweep may have.
  let maximumPointCount: Int
  /// Where files that parameters name are found.
  let dataFiles: any DataFiles
  /// What is wrong.
  private(set) var diagnostics: [Diagnostic] = []

  init(
    kind: any SimulationKind.Type, directive: ExperimentDirective, maximumPointCount: Int,
    dataFiles: any DataFiles
  ) {
    self.dataFiles = dataFiles
    self.kind = kind
    self.directive = directive
    self.maximumPointCount = maximumPointCount
  }

  /// The settings under a profile; what is wrong is left in `diagnostics`.
  mutating func settings(profile: String) -> Settings {
    let profiled = ProfiledDirective(directive, profile: profile)
    diagnostics += profiled.diagnostics
    var reader = ParameterReader(
      simulation: kind.name, declarations: kind.parameters, dataFiles: dataFiles)
    var settings = Settings()
    var given: [String: SourceRange] = [:]
    for entry in profiled.parameters {
      guard let parameter = reader.declaration(named: entry.key) else { continue }
      given[parameter.name] = entry.key.range
      settings.arguments[parameter.name] = reader.argument(entry.value, for: parameter)
    }
    var sweepReader = SweepReader(reader: reader, maximumPointCount: maximumPointCount)
    settings.sweep = sweepReader.sweep(profiled.sweep)
    diagnostics += sweepReader.reader.diagnostics
    settings.files = sweepReader.reader.files
    checkSweep(profiled, given: given)
    fillDefaults(&settings, mentioned: mentioned(in: profiled, given: given))
    readReplicates(profiled.replicates, into: &settings)
    readSeed(into: &settings)
    checkSize(settings, at: profiled.sweepRange)
    if diagnostics.isEmpty, let kind = kind as? any ArgumentChecking.Type {
      let check = ArgumentCheck(kind: kind, profiled: profiled, runRange: directive.run.range)
      diagnostics += check.diagnostics(of: settings)
    }
    return settings
  }

  /// The parameters that the author gave or sweeps, rightly or wrongly.
  private func mentioned(
    in profiled: ProfiledDirective, given: [String: SourceRange]
  ) -> Set<String> {
    Set(given.keys).union(sweptKeys(profiled).map(\.value))
  }

  private func sweptKeys(_ profiled: ProfiledDirective) -> [Sourced<String>] {
    SweepReader.parameterEntries(profiled.sweep).map(\.key)
  }

  private mutating func checkSweep(
    _ profiled: ProfiledDirective, given: [String: SourceRange]
  ) {
    let taken = Set(kind.columns.map(\.name)).union([ExperimentPlan.replicateColumn.name])
    for key in sweptKeys(profiled) {
      if given[key.value] != nil {
        diagnostics.append(PlanningMessages.givenAndSwept(key.value, at: key.range))
      }
      if taken.contains(key.value) {
        diagnostics.append(
          PlanningMessages.columnTaken(key.value, by: directive.run, at: key.range))
      }
    }
  }

  private mutating func fillDefaults(_ settings: inout Settings, mentioned: Set<String>) {
    for parameter in kind.parameters where !mentioned.contains(parameter.name) {
      if let argument = parameter.defaultArgument {
        settings.arguments[parameter.name] = argument
      } else {
        diagnostics.append(PlanningMessages.missingParameter(parameter, of: directive.run))
      }
    }
  }

  private mutating func readReplicates(_ replicates: Sourced<Int>?, into settings: inout Settings) {
    guard let replicates else { return }
    if replicates.value < 1 {
      diagnostics.append(PlanningMessages.invalidReplicates(replicates))
    } else {
      settings.replicates = replicates.value
    }
  }

  private mutating func readSeed(into settings: inout Settings) {
    guard let seed = directive.seed else { return }
    if seed.value < 0 {
      diagnostics.append(PlanningMessages.invalidSeed(seed))
    } else {
      settings.seed = seed.value
    }
  }

  private mutating func checkSize(_ settings: Settings, at range: SourceRange?) {
    let range = range ?? directive.run.range
    let points = settings.sweep.axes.reduce(1.0) { $0 * Double($1.points.count) }
    if points > Double(maximumPointCount) {
      diagnostics.append(
        PlanningMessages.tooManyPoints(points, limit: maximumPointCount, at: range))
    } else if points * Double(settings.replicates) > Double(maximumPointCount) {
      diagnostics.append(
        PlanningMessages.tooManyUnits(
          points: Int(points), replicates: settings.replicates, limit: maximumPointCount, at: range)
      )
    }
  }
}
