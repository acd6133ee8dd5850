public import Results

/// What an execution has still to do, as far as it is known before it begins; reaches no result.
public struct WorkForecast: Sendable, Hashable {
  /// A shared computation whose result is not at hand.
  public struct Shared: Sendable, Hashable {
    /// The key of its result.
    public var key: Fingerprint
    /// The computation's name.
    public var computation: String
    /// How much there is to compute, roughly and in multiplications.
    public var effort: Double

    /// A computation to be done.
    public init(key: Fingerprint, computation: String, effort: Double) {
      self.key = key
      self.computation = computation
      self.effort = effort
    }
  }

  /// The number of units of each experiment that have no result, by the experiment's id.
  public var units: [String: Int]
  /// The experiments whose units need shared computations, stored or not.
  public var sharing: Set<String>
  /// The shared computations that these units need and that are not at hand, each once.
  public var shared: [Shared]

  /// A forecast.
  public init(units: [String: Int] = [:], sharing: Set<String> = [], shared: [Shared] = []) {
    self.units = units
    self.sharing = sharing
    self.shared = shared
  }
}

/// What tells a need from another before its files are digested again.
struct SharedNeedName: Hashable {
  private let computation: String
  private let arguments: [String: ArgumentValue]
  private let seed: UInt64
  private let replicate: Int

  /// The name of a need; `arguments` are the computation's own.
  init(
    _ computation: any SharedComputation.Type, _ arguments: Arguments, seed: UInt64, replicate: Int
  ) {
    self.computation = computation.name
    self.arguments = arguments.values
    self.seed = seed
    self.replicate = replicate
  }
}

/// Makes a forecast, need by need.
struct WorkForecaster {
  private(set) var forecast = WorkForecast()
  private let shared: SharedResults
  private var seen: Set<SharedNeedName> = []
  private var keys: Set<Fingerprint> = []

  init(_ shared: SharedResults) {
    self.shared = shared
  }

  /// Adds a unit without a result.
  mutating func add(_ unit: WorkUnit, of plan: ExperimentPlan) {
    guard case .simulation(let kind) = plan.source else { return }
    forecast.units[plan.id, default: 0] += 1
    let needs = kind.needs(plan.arguments(of: unit))
    if !needs.isEmpty { forecast.sharing.insert(plan.id) }
    for need in needs {
      add(need, seed: UInt64(plan.ingredients.seed), replicate: unit.replicate)
    }
  }

  private mutating func add(_ need: SharedNeed, seed: UInt64, replicate: Int) {
    let computation = need.computation
    let own = need.arguments.restricted(to: computation.parameters)
    let name = SharedNeedName(computation, own, seed: seed, replicate: replicate)
    guard seen.insert(name).inserted else { return }
    let key = shared.key(of: computation, own, seed: seed, replicate: replicate)
    guard !shared.isStored(key), keys.insert(key).inserted else { return }
    forecast.shared.append(
      WorkForecast.Shared(
        key: key, computation: computation.name, effort: computation.effort(own)))
    for need in computation.needs(own) { add(need, seed: seed, replicate: replicate) }
  }
}
