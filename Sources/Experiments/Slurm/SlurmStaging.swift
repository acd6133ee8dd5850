import Results

/// Divides work into stages and chunks.
///
/// A stage is a job array. What shared computations give is there before a stage that needs it begins:
/// Slurm holds the stage back until the other has ended, also when nobody watches. Units without open
/// needs wait for nothing. In a stage, jobs take chunks as they come to them, so there are several
/// chunks to a job; work that was lost before is a chunk of its own, so that it takes nothing else with
/// it when it is lost again.
struct SlurmStaging {
  /// How many chunks there are to a job, where there are units enough.
  private static let chunksPerJob = 8

  private let workload: SlurmWorkload
  private let plans: [ExperimentPlan]
  private let settings: SlurmSettings
  private var experiments: [SlurmBatch.Experiment] = []
  private var places: [Int: Int] = [:]
  private var stages: [SlurmBatch.Stage] = []
  private var keys: [[[Fingerprint]]] = []

  /// The batch for some work, and the keys of its chunks by stage.
  static func batch(
    of work: [Fingerprint], in workload: SlurmWorkload, plans: [ExperimentPlan],
    _ settings: SlurmSettings
  ) -> (batch: SlurmBatch, keys: [[[Fingerprint]]]) {
    var staging = SlurmStaging(workload: workload, plans: plans, settings: settings)
    staging.divide(work)
    let batch = SlurmBatch(
      experiments: staging.experiments, stages: staging.stages, processors: settings.processors,
      timeLimit: settings.timeLimit?.seconds,
      keepingInterval: settings.keepingInterval / .seconds(1))
    return (batch, staging.keys)
  }

  private init(workload: SlurmWorkload, plans: [ExperimentPlan], settings: SlurmSettings) {
    self.workload = workload
    self.plans = plans
    self.settings = settings
  }

  private mutating func divide(_ work: [Fingerprint]) {
    let depths = workload.depths(of: work)
    var previous: Int?
    for depth in 0...(depths.values.max() ?? 0) {
      let here = work.filter { depths[$0] == depth }
      let shared = here.filter { workload.open[$0]?.job == nil }
      let units = here.filter { workload.open[$0]?.job != nil }
      if !units.isEmpty { add(units, after: previous) }
      if !shared.isEmpty {
        add(shared, after: previous)
        previous = stages.count - 1
      }
    }
  }

  private mutating func add(_ work: [Fingerprint], after previous: Int?) {
    let wanted = max(settings.maximumJobs * Self.chunksPerJob, 1)
    let size = max((work.count + wanted - 1) / wanted, settings.processors)
    var chunks: [(chunk: SlurmBatch.Chunk, keys: [Fingerprint])] = []
    var isOpen = false
    for key in work {
      guard let item = workload.open[key] else { continue }
      let experiment = experiment(item.plan)
      let isAlone = item.job == nil || item.losses > 0
      if isOpen, !isAlone, let last = chunks.last, last.chunk.experiment == experiment,
        last.keys.count < size
      {
        chunks[chunks.count - 1].chunk.append(item.place)
        chunks[chunks.count - 1].keys.append(key)
      } else {
        let chunk = SlurmBatch.Chunk(
          experiment: experiment, units: [SlurmBatch.Run(first: item.place, count: 1)],
          need: item.need)
        chunks.append((chunk, [key]))
      }
      isOpen = !isAlone
    }
    stages.append(
      SlurmBatch.Stage(
        after: previous, chunks: chunks.map(\.chunk), jobs: min(chunks.count, settings.maximumJobs))
    )
    keys.append(chunks.map(\.keys))
  }

  private mutating func experiment(_ plan: Int) -> Int {
    if let place = places[plan] { return place }
    let place = experiments.count
    places[plan] = place
    let plan = plans[plan]
    experiments.append(
      SlurmBatch.Experiment(
        id: plan.id, ingredients: plan.ingredients, firstKey: plan.units[0].key))
    return place
  }
}

extension SlurmBatch.Chunk {
  /// Adds a place behind the others.
  fileprivate mutating func append(_ place: Int) {
    if let last = units.last, last.first + last.count == place {
      units[units.count - 1].count += 1
    } else {
      units.append(SlurmBatch.Run(first: place, count: 1))
    }
  }
}
