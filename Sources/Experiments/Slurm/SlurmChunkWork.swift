import Results

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Computes chunks of a batch in a job.
final class SlurmChunkWork {
  /// A chunk that can be computed here.
  struct Computation {
    fileprivate let work: SlurmChunkWork
    fileprivate let plan: ExperimentPlan
    fileprivate let experiment: SlurmExperiment
    fileprivate let chunk: SlurmBatch.Chunk

    /// Computes it.
    func run() throws(SlurmWorkerError) {
      if chunk.need.isEmpty { return try work.compute(plan, of: experiment, chunk) }
      try work.computeNeed(at: chunk.need, of: plan)
    }
  }

  private let batch: SlurmBatch
  private let store: ResultStore
  private let registry: SimulationRegistry
  private let dataFiles: any DataFiles
  private let configuration: LocalExecutor.Configuration
  private let journal: SlurmJournal
  private let shared: SharedResults
  private let needs: SlurmNeeds
  private var experiments: [Int: SlurmExperiment] = [:]

  init(
    _ batch: SlurmBatch, store: ResultStore, registry: SimulationRegistry,
    dataFiles: any DataFiles, _ configuration: LocalExecutor.Configuration, journal: SlurmJournal
  ) {
    self.batch = batch
    self.store = store
    self.registry = registry
    self.dataFiles = dataFiles
    self.journal = journal
    var configuration = configuration
    configuration.isPart = true
    self.configuration = configuration
    shared = SharedResults(store, configuration, journal)
    needs = SlurmNeeds(shared)
  }

  /// Finds what a chunk is made of.
  func prepare(_ chunk: SlurmBatch.Chunk) throws(SlurmWorkerError) -> Computation {
    let experiment = try experiment(chunk.experiment)
    return Computation(
      work: self, plan: experiment.plan(of: chunk.places), experiment: experiment, chunk: chunk)
  }

  private func experiment(_ place: Int) throws(SlurmWorkerError) -> SlurmExperiment {
    if let known = experiments[place] { return known }
    guard batch.experiments.indices.contains(place) else { throw .damaged }
    do {
      let experiment = try SlurmExperiment(
        batch.experiments[place], registry: registry, dataFiles: dataFiles)
      experiments[place] = experiment
      return experiment
    } catch {
      switch error {
      case .engine(let simulation): throw .otherEngine(simulation: simulation)
      case .file(let name): throw .otherFile(name: name)
      }
    }
  }

  // MARK: Units

  /// Computes the units whose needs are there; others would train what another job trains.
  private func compute(
    _ plan: ExperimentPlan, of experiment: SlurmExperiment, _ chunk: SlurmBatch.Chunk
  ) throws(SlurmWorkerError) {
    var ready: [Int] = []
    for (place, unit) in zip(chunk.places, plan.units) {
      if needs.areStored(needs.needs(of: unit, in: plan)) {
        ready.append(place)
      } else {
        journal.write(.unready(key: unit.key))
      }
    }
    guard !ready.isEmpty else { return }
    let part = ready.count == plan.units.count ? plan : experiment.plan(of: ready)
    let executor = LocalExecutor(store: store, configuration: configuration)
    switch executor.run([part], observer: journal).interruption {
    case .cancelled: throw .stopped
    case .storeFailed(let error): throw .storeFailed("\(error)")
    case .clusterFailed, nil: break
    }
  }

  // MARK: Shared computations

  private func computeNeed(
    at path: [Int], of plan: ExperimentPlan
  ) throws(SlurmWorkerError) {
    guard let unit = plan.units.first, let need = needs.need(at: path, of: unit, in: plan) else {
      throw .damaged
    }
    guard needs.areStored(needs.needs(of: need, SlurmNeeds.Owner(unit, of: plan))) else {
      return journal.write(.unready(key: need.key))
    }
    let isComputed = !shared.isStored(need.key)
    let start = ContinuousClock.now
    journal.write(.started(key: need.key))
    do {
      while try !attempt(need, for: unit, of: plan) { usleep(Self.pauseForOthers) }
      let seconds = start.duration(to: .now) / .seconds(1)
      journal.write(.stored(key: need.key, seconds: seconds, isComputed: isComputed))
    } catch let failure as SimulationFailure {
      journal.write(.failed(key: need.key, reason: failure.message))
    } catch is CancellationError {
      throw .stopped
    } catch let error as ResultStoreError {
      throw .storeFailed("\(error)")
    } catch {
      journal.write(.failed(key: need.key, reason: "\(error)"))
    }
  }

  /// How long to wait, in microseconds, between two looks at what another process computes.
  private static let pauseForOthers: UInt32 = 100_000

  /// Computes a shared result; false where another process is computing it.
  private func attempt(
    _ need: SlurmNeeds.Need, for unit: WorkUnit, of plan: ExperimentPlan
  ) throws -> Bool {
    let flag = configuration.cancellation
    let services = UnitServices(of: need.key, shared)
    let context = WorkContext(
      seed: UInt64(plan.ingredients.seed), replicate: unit.replicate,
      point: UnitRunner.point(of: need.need.arguments), services: services,
      isCancelled: { flag.isCancelled })
    do {
      _ = try services.result(of: need.need.computation, need.need.arguments, for: context)
      return true
    } catch let postponement as SharedResults.Postponement {
      if flag.isCancelled { throw CancellationError() }
      return shared.isSettled(postponement.key) && shared.isStored(need.key)
    }
  }
}
