public import Results

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Gives a network that an experiment trains as a checkpoint: taken from what is stored, or trained now.
public struct NetworkExport: Sendable {
  private let plan: ExperimentPlan
  private let kind: any NetworkExporting.Type
  private let unit: WorkUnit
  /// The name of the network.
  public let network: String

  /// One network of one run.
  ///
  /// - Parameters:
  ///   - plan: The experiment.
  ///   - network: The network's name; nil for the first of those that the experiment trains.
  ///   - point: Values of swept parameters as the chapter writes them, enough to single out a sweep point.
  ///   - replicate: The repetition, from 0.
  /// - Throws: ``NetworkExportError`` where this is no run, or it trains no such network.
  public init(
    of plan: ExperimentPlan, network: String?, point: [(name: String, value: String)],
    replicate: Int
  ) throws(NetworkExportError) {
    guard case .simulation(let source) = plan.source,
      let kind = source as? any NetworkExporting.Type
    else { throw .trainsNone(experiment: plan.id, simulation: plan.ingredients.simulation) }
    guard let network = network ?? kind.networks.first, kind.networks.contains(network) else {
      throw .unknownNetwork(network ?? "", known: kind.networks)
    }
    guard (0..<plan.ingredients.replicates).contains(replicate) else {
      throw .noReplicate(replicate, count: plan.ingredients.replicates)
    }
    let place = try Self.place(of: point, in: plan.ingredients.sweep)
    unit = plan.units[place * plan.ingredients.replicates + replicate]
    self.plan = plan
    self.kind = kind
    self.network = network
  }

  /// The checkpoint, a safetensors file.
  ///
  /// What another process trains is waited for.
  ///
  /// - Parameters:
  ///   - store: Where what is shared between runs is kept.
  ///   - configuration: How it is run; the number of workers does not matter.
  ///   - observer: Told what is trained.
  /// - Throws: `SimulationFailure`, `ResultStoreError`, `CancellationError`.
  public func bytes(
    store: ResultStore, _ configuration: LocalExecutor.Configuration,
    observer: any ExecutionObserver
  ) throws -> [UInt8] {
    let shared = SharedResults(store, configuration, observer)
    let arguments = plan.arguments(of: unit)
    let flag = configuration.cancellation
    while true {
      let context = WorkContext(
        seed: UInt64(plan.ingredients.seed), replicate: unit.replicate,
        point: UnitRunner.point(of: arguments), services: UnitServices(of: unit.key, shared),
        isCancelled: { flag.isCancelled })
      do {
        let bytes = try kind.checkpoint(of: network, arguments, context)
        shared.prune()
        return bytes
      } catch let postponement as SharedResults.Postponement {
        while !shared.isSettled(postponement.key) {
          if flag.isCancelled { throw CancellationError() }
          usleep(Self.pause)
        }
      }
    }
  }

  /// How long to wait, in microseconds, between two looks at what another process trains.
  private static let pause: UInt32 = 10_000

  private static func place(
    of point: [(name: String, value: String)], in sweep: Sweep
  ) throws(NetworkExportError) -> Int {
    var places = Array(0..<sweep.count)
    for (name, value) in point {
      guard let column = sweep.parameters.firstIndex(of: name) else {
        throw .notSwept(name, swept: sweep.parameters)
      }
      let matching = places.filter { "\(sweep.values(at: $0)[column])" == value }
      guard !matching.isEmpty else {
        let values = places.map { "\(sweep.values(at: $0)[column])" }.uniqued()
        throw .noPoint(name, value, values: values)
      }
      places = matching
    }
    guard places.count == 1, let place = places.first else {
      throw .ambiguous(
        sweep.parameters.filter { name in !point.contains { $0.name == name } },
        count: places.count)
    }
    return place
  }
}

/// Why there is no network to export.
public enum NetworkExportError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The simulation trains no network.
  case trainsNone(experiment: String, simulation: String)
  /// It trains no network of that name.
  case unknownNetwork(String, known: [String])
  /// There are fewer replicates.
  case noReplicate(Int, count: Int)
  /// The parameter is not swept.
  case notSwept(String, swept: [String])
  /// No sweep point has that value.
  case noPoint(String, String, values: [String])
  /// Several sweep points are left; these parameters tell them apart.
  case ambiguous([String], count: Int)

  /// What is wrong and what there is, in a sentence.
  public var description: String {
    switch self {
    case .trainsNone(let experiment, let simulation):
      "‘\(experiment)’ runs ‘\(simulation)’, which trains no network that can be exported"
    case .unknownNetwork(let name, let known):
      "there is no network ‘\(name)’; the experiment trains \(PlanningMessages.list(known))"
    case .noReplicate(let replicate, let count):
      "there is no replicate \(replicate); "
        + (count == 1 ? "the experiment has replicate 0 alone" : "they are 0 to \(count - 1)")
    case .notSwept(let name, let swept):
      "‘\(name)’ is not swept; "
        + (swept.isEmpty ? "nothing is" : "swept are \(PlanningMessages.list(swept))")
    case .noPoint(let name, let value, let values):
      "no sweep point has ‘\(name)’ \(value); its values are \(values.joined(separator: ", "))"
    case .ambiguous(let names, let count):
      "\(count) sweep points are meant; single one out by \(PlanningMessages.list(names))"
    }
  }
}
