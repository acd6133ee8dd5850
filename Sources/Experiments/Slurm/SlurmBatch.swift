import Manuscript
import Results

/// Work for the jobs of a cluster, as it stands in a file that all of them read.
///
/// It holds ingredients, not results: whoever reads it makes the same plans of them, with the same keys,
/// or notices that its own engine or files are others.
struct SlurmBatch: Codable, Sendable {
  /// An experiment that work belongs to.
  struct Experiment: Codable, Sendable {
    /// The experiment's id.
    var id: String
    /// Everything that its results depend on.
    var ingredients: Ingredients
    /// The key of its first unit, to notice a reader that makes other keys.
    var firstKey: Fingerprint
  }

  /// Places of units that follow each other.
  struct Run: Codable, Sendable, Hashable {
    /// The first place.
    var first: Int
    /// How many there are.
    var count: Int
  }

  /// What a job takes at a time: units of an experiment, or one shared computation that a unit needs.
  struct Chunk: Codable, Sendable, Hashable {
    /// The experiment's place in the batch.
    var experiment: Int
    /// The places of the units, ascending; of one unit alone for a shared computation.
    var units: [Run]
    /// Which need of the unit is meant, then which need of that one, and so on; empty for units themselves.
    var need: [Int]

    /// The places of the units.
    var places: [Int] { units.flatMap { Array($0.first..<$0.first + $0.count) } }
  }

  /// Work that one job array does.
  struct Stage: Codable, Sendable {
    /// The stage that must have ended before; what is needed is computed there.
    var after: Int?
    /// What jobs take, one after the other.
    var chunks: [Chunk]
    /// How many jobs are wanted.
    var jobs: Int
  }

  /// The version of this form.
  static let currentFormat = 1

  /// The version it was written in.
  var format = currentFormat
  /// The experiments.
  var experiments: [Experiment]
  /// The stages; each comes after those that it waits for.
  var stages: [Stage]
  /// How many units a job runs at a time.
  var processors: Int
  /// How long a job may take, in seconds, where that is known.
  var timeLimit: Int?
  /// How often long work keeps its state, in seconds.
  var keepingInterval: Double
}

/// An experiment of a batch, with the simulation and the files of this program and this machine.
struct SlurmExperiment: Sendable {
  private let ingredients: Ingredients
  private let kind: any SimulationKind.Type
  private let files: NamedFiles
  private let directive: ExperimentDirective

  /// Finds what an experiment is made of.
  ///
  /// - Throws: ``SlurmMismatch`` where this engine or the data files are not those of the batch.
  init(
    _ experiment: SlurmBatch.Experiment, registry: SimulationRegistry, dataFiles: any DataFiles
  ) throws(SlurmMismatch) {
    let simulation = experiment.ingredients.simulation
    guard let kind = registry[simulation],
      registry.fingerprint(of: simulation)?.digests == experiment.ingredients.sources
    else { throw .engine(simulation: simulation) }
    ingredients = experiment.ingredients.typed(as: kind.parameters)
    self.kind = kind
    files = NamedFiles(
      try Self.files(of: kind, ingredients, dataFiles), for: kind.parameters)
    let origin = SourceLocation(line: 1, column: 1)
    let range = SourceRange(file: experiment.id, start: origin, end: origin)
    directive = ExperimentDirective(
      id: Sourced(experiment.id, at: range), run: Sourced(kind.name, at: range), range: range)
    guard plan(of: [0]).units.first?.key == experiment.firstKey else {
      throw .engine(simulation: simulation)
    }
  }

  /// The plan of some of its units.
  func plan(of places: [Int]) -> ExperimentPlan {
    ExperimentPlan(
      directive, kind: kind, ingredients: ingredients, files: files, places: places)
  }

  /// The files that its arguments name, whose contents must be those of the batch.
  private static func files(
    of kind: any SimulationKind.Type, _ ingredients: Ingredients, _ dataFiles: any DataFiles
  ) throws(SlurmMismatch) -> [String: DataFile] {
    var files: [String: DataFile] = [:]
    for case let parameter as FileParameter in kind.parameters {
      for case .string(let name) in ingredients.values(of: parameter.name)
      where name != FileParameter.nothing && files[name] == nil {
        guard let file = try? dataFiles.file(named: name),
          ingredients.dataFiles[file.path] == file.digest
        else { throw .file(name: name) }
        files[name] = file
      }
    }
    return files
  }
}

extension Ingredients {
  /// The same ingredients with numbers where parameters are numbers: a file writes 1.0 as 1.
  fileprivate func typed(as parameters: [any ParameterDeclaration]) -> Ingredients {
    let numbers = Set(parameters.filter { $0.columnKind == .number }.map(\.name))
    func typed(_ name: String, _ value: ArgumentValue) -> ArgumentValue {
      guard numbers.contains(name), case .integer(let integer) = value else { return value }
      return .number(Double(integer))
    }
    var typedIngredients = self
    for (name, value) in self.parameters { typedIngredients.parameters[name] = typed(name, value) }
    typedIngredients.sweep = Sweep(
      axes: sweep.axes.map { axis in
        SweepAxis(
          parameters: axis.parameters,
          points: axis.points.map { point in zip(axis.parameters, point).map { typed($0, $1) } })
      })
    return typedIngredients
  }

  /// The values that a parameter has, at any sweep point.
  fileprivate func values(of parameter: String) -> [ArgumentValue] {
    if let value = parameters[parameter] { return [value] }
    for axis in sweep.axes {
      guard let column = axis.parameters.firstIndex(of: parameter) else { continue }
      return axis.points.map { $0[column] }
    }
    return []
  }
}

/// Why a batch cannot be computed here.
enum SlurmMismatch: Error, Equatable {
  /// The engine sources behind the simulation are others.
  case engine(simulation: String)
  /// The data file is not there, or is another.
  case file(name: String)
}
