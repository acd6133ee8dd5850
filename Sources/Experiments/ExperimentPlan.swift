public import Manuscript
public import Results

/// What an experiment will run: its simulation, every argument, every work unit and their keys.
public struct ExperimentPlan: Sendable {
  /// Where the result comes from.
  enum Source: Sendable {
    /// A simulation.
    case simulation(any SimulationKind.Type)
    /// A file, read already.
    case file(Table)
  }

  /// The column that tells replicates apart, where there are several.
  public static let replicateColumn = ResultColumn(
    "replicate", .integer, "the repetition, from 0")

  /// The experiment's id.
  public var id: String { directive.id.value }
  /// The directive.
  public let directive: ExperimentDirective
  /// Everything that the result depends on.
  public let ingredients: Ingredients
  /// The columns of the result: swept parameters, the replicate where there are several, the
  /// simulation's own.
  public let columns: [ResultColumn]
  /// The work units, replicates of a point together, points in the order of the sweep.
  public let units: [WorkUnit]
  /// The digest of everything that the result depends on; the experiment's id, chapter and caption are
  /// no part of it.
  public let key: Fingerprint
  let source: Source
  /// The files that parameters name.
  private let files: NamedFiles

  /// The plan of a simulation's runs.
  init(
    _ directive: ExperimentDirective, kind: any SimulationKind.Type, settings: Settings,
    engine: EngineFingerprint
  ) {
    self.directive = directive
    source = .simulation(kind)
    ingredients = Ingredients(
      simulation: kind.name, sources: engine.digests, parameters: settings.arguments,
      sweep: settings.sweep, seed: settings.seed, replicates: settings.replicates,
      dataFiles: settings.files.values.reduce(into: [:]) { $0[$1.path] = $1.digest })
    columns = Self.columns(of: kind, settings)
    files = NamedFiles(settings.files, for: kind.parameters)
    units = ingredients.units(engine: engine, files: files)
    key = Self.key(of: units, columns: columns)
  }

  /// Part of an experiment, for whoever knows its ingredients alone: the units at some places.
  init(
    _ directive: ExperimentDirective, kind: any SimulationKind.Type, ingredients: Ingredients,
    files: NamedFiles, places: [Int]
  ) {
    self.directive = directive
    source = .simulation(kind)
    self.ingredients = ingredients
    columns = kind.columns
    self.files = files
    units = ingredients.units(
      engine: EngineFingerprint(digests: ingredients.sources), files: files, places: places)
    key = Self.key(of: units, columns: columns)
  }

  /// The plan of an import.
  init(_ directive: ExperimentDirective, table: Table, ingredients: Ingredients) {
    self.directive = directive
    self.ingredients = ingredients
    source = .file(table)
    columns = table.columns.map {
      ResultColumn($0.name, $0.kind, "a column of the file")
    }
    files = NamedFiles([:], for: [])
    units = []
    key = ingredients.importKey
  }

  /// The arguments of a unit.
  package func arguments(of unit: WorkUnit) -> Arguments {
    let values = ingredients.arguments(at: unit.point)
    return Arguments(values, files: files.files(of: values))
  }

  private static func columns(
    of kind: any SimulationKind.Type, _ settings: Settings
  ) -> [ResultColumn] {
    let swept = settings.sweep.parameters.compactMap { name in
      kind.parameters.first { $0.name == name }.map {
        ResultColumn($0.name, $0.columnKind, $0.meaning)
      }
    }
    return swept + (settings.replicates > 1 ? [replicateColumn] : []) + kind.columns
  }

  private static func key(of units: [WorkUnit], columns: [ResultColumn]) -> Fingerprint {
    var builder = FingerprintBuilder("folio experiment")
    builder.add("columns", columns.map(\.name))
    builder.add("kinds", columns.map(\.kind.rawValue))
    builder.add("units", bytes: units.flatMap(\.key.bytes))
    return builder.fingerprint
  }
}

extension Ingredients {
  /// The arguments at a sweep point.
  func arguments(at point: Int) -> [String: ArgumentValue] {
    var arguments = parameters
    for (name, value) in zip(sweep.parameters, sweep.values(at: point)) { arguments[name] = value }
    return arguments
  }

  /// The work units of a simulation, keyed: all, or those at some places, ascending.
  func units(
    engine: EngineFingerprint, files: NamedFiles, places: [Int]? = nil
  ) -> [WorkUnit] {
    let shared = UnitIngredients(simulation: simulation, engine: engine, seed: seed).builder()
    var point: (number: Int, builder: FingerprintBuilder)?
    func unit(at place: Int) -> WorkUnit {
      let (number, replicate) = place.quotientAndRemainder(dividingBy: replicates)
      if point?.number != number {
        var builder = shared
        let arguments = arguments(at: number)
        builder.add(arguments)
        builder.add(digests: files.digests(of: arguments))
        point = (number, builder)
      }
      var builder = point?.builder ?? shared
      builder.add("replicate", replicate)
      return WorkUnit(key: builder.fingerprint, point: number, replicate: replicate)
    }
    return places.map { $0.map(unit) } ?? (0..<sweep.count * replicates).map(unit)
  }

  /// The key of an import: what was read, and the sources that read it.
  var importKey: Fingerprint {
    var builder = UnitIngredients(
      simulation: simulation, engine: EngineFingerprint(digests: sources), seed: seed
    ).builder()
    for (_, digest) in dataFiles.sorted(by: { $0.key < $1.key }) { builder.add("file", digest) }
    return builder.fingerprint
  }
}
