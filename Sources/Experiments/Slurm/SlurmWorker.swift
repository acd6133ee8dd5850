public import Results
public import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a job does: it takes chunks of a stage, one after the other, until none is left, and stores their
/// results.
///
/// So small units fill a job, long ones spread over all jobs, and fewer jobs than were wanted still do
/// everything.
public struct SlurmWorker: Sendable {
  private let store: ResultStore
  private let folder: SlurmBatchFolder
  private let registry: SimulationRegistry
  private let dataFiles: any DataFiles
  private let cancellation: CancellationFlag
  /// The fingerprint of the engine sources behind a shared computation, by name.
  var engine: @Sendable (String) -> EngineFingerprint? = EngineFingerprint.init(ofSimulation:)

  /// A worker.
  ///
  /// - Parameters:
  ///   - batch: The name of a batch in `folder`.
  ///   - folder: Where batches are kept.
  ///   - store: Where results are kept.
  ///   - dataFiles: The files that arguments name.
  ///   - cancellation: Asks the worker to stop.
  public init(
    batch: String, in folder: FilePath, store: ResultStore,
    registry: SimulationRegistry = .standard, dataFiles: any DataFiles,
    cancellation: CancellationFlag = CancellationFlag()
  ) {
    self.folder = SlurmBatchFolder(path: folder.appending(batch))
    self.store = store
    self.registry = registry
    self.dataFiles = dataFiles
    self.cancellation = cancellation
  }

  /// Works on a stage until nothing is left of it, or time is up.
  ///
  /// - Parameter task: The job's name: its array's number, `_` and its own.
  /// - Throws: ``SlurmWorkerError`` where it cannot go on; the journal says so too.
  public func run(stage: Int, as task: String) throws(SlurmWorkerError) {
    let start = ContinuousClock.now
    guard let batch = folder.batch(), batch.stages.indices.contains(stage) else {
      throw .noBatch(folder.path.string)
    }
    let journal = SlurmJournal(at: folder.journal(of: task))
    defer { journal.flush() }
    let work = SlurmChunkWork(
      batch, store: store, registry: registry, dataFiles: dataFiles,
      LocalExecutor.Configuration(
        workers: max(batch.processors, 1), cancellation: cancellation, engine: engine,
        keepingInterval: .seconds(batch.keepingInterval)), journal: journal)
    var time = SlurmTimeBudget(limit: batch.timeLimit.map { .seconds($0) }, start: start)
    do throws(SlurmWorkerError) {
      var taken = folder.takenChunks(of: stage)
      for (place, chunk) in batch.stages[stage].chunks.enumerated() where !taken.contains(place) {
        if cancellation.isCancelled { throw .stopped }
        if !time.isEnoughForMore { throw .shortOfTime }
        let computation = try work.prepare(chunk)
        guard try take(place, of: stage, as: task) else {
          taken = folder.takenChunks(of: stage)
          continue
        }
        journal.write(.took(chunk: place))
        try time.measuring { () throws(SlurmWorkerError) in try computation.run() }
      }
    } catch {
      journal.write(.ended(reason: error.description))
      if error == .shortOfTime { return }
      throw error
    }
  }

  private func take(
    _ chunk: Int, of stage: Int, as task: String
  ) throws(SlurmWorkerError) -> Bool {
    do {
      return try folder.take(chunk: chunk, of: stage, as: task)
    } catch {
      throw .storeFailed("\(error)")
    }
  }
}

/// How long a job may go on taking work.
struct SlurmTimeBudget {
  /// The share of the limit that is used; the rest is for what takes longer than what came before.
  private static let usedShare = 0.9

  private let limit: Duration?
  private let start: ContinuousClock.Instant
  private var longest = Duration.zero

  init(limit: Duration?, start: ContinuousClock.Instant) {
    self.limit = limit
    self.start = start
  }

  /// Whether there is time for as much as the longest so far; the first is always tried.
  var isEnoughForMore: Bool {
    guard let limit, longest > .zero else { return true }
    return start.duration(to: .now) + longest < limit * Self.usedShare
  }

  /// Notes how long something takes.
  mutating func measuring<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) {
    let start = ContinuousClock.now
    defer { longest = max(longest, start.duration(to: .now)) }
    try body()
  }
}

/// Why a worker ends before all is done.
public enum SlurmWorkerError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There is no such batch: it was cancelled, or the folder is not shared.
  case noBatch(String)
  /// This program is not the one that queued the work.
  case otherEngine(simulation: String)
  /// A data file is not what it was.
  case otherFile(name: String)
  /// The batch asks for something that it does not describe.
  case damaged
  /// Results cannot be read or kept.
  case storeFailed(String)
  /// It was asked to stop, as Slurm does at the time limit.
  case stopped
  /// What is left of the time limit is too short for more.
  case shortOfTime

  /// What happened, in a sentence.
  public var description: String {
    switch self {
    case .noBatch(let path):
      "‘\(path)’ holds no work: it was cancelled, or this machine does not share the folder"
    case .otherEngine(let simulation):
      "the program has changed since the work was queued: ‘\(simulation)’ has other sources"
    case .otherFile(let name): "the data file ‘\(name)’ has changed since the work was queued"
    case .damaged: "the batch was changed since the work was queued"
    case .storeFailed(let reason): reason
    case .stopped: "the job was asked to stop"
    case .shortOfTime: "the time left is too short for more"
    }
  }
}
