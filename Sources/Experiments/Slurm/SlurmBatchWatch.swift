import Results
import SystemPackage

/// What a build knows of a batch that is queued.
final class SlurmBatchWatch {
  /// What is known of one job.
  struct Task {
    /// The stage it works on.
    var stage: Int
    /// The chunks it took.
    var chunks: [Int] = []
    /// What it is computing.
    var active: Set<Fingerprint> = []
    /// How far Slurm says it is; nil before Slurm was asked.
    var state: SlurmJob.State?
    /// Why it waits, in Slurm's word.
    var reason = ""
    /// Where it runs or ran.
    var node = ""
    /// What it said last.
    var lastWords: String?
    /// When it was first seen to have ended.
    var end: ContinuousClock.Instant?
    /// Whether what it left undone is known.
    var isSettled = false
  }

  /// Its folder.
  let folder: SlurmBatchFolder
  /// The work.
  let batch: SlurmBatch
  /// The keys of its work, by stage and chunk; empty where this engine cannot tell them.
  let keys: [[[Fingerprint]]]
  /// The job arrays by stage.
  var submissions: [Int: SlurmBatchFolder.Submission] = [:]
  /// The jobs by name.
  var tasks: [String: Task] = [:]
  /// The stages of which nothing more is to be expected.
  var closedStages: Set<Int> = []
  /// The stages whose waiting jobs were cancelled because all is taken.
  var trimmedStages: Set<Int> = []
  /// Whether a log is worth keeping.
  var hasFailures = false
  /// Whether it holds work that this build has no use for.
  var isForeign = false
  /// When a stage may be handed to Slurm again.
  var nextSubmission: ContinuousClock.Instant?
  private var lock: FileDescriptor?
  private var readers: [String: SlurmJournalReader] = [:]

  init(_ folder: SlurmBatchFolder, _ batch: SlurmBatch, keys: [[[Fingerprint]]]) {
    self.folder = folder
    self.batch = batch
    self.keys = keys
    for stage in batch.stages.indices {
      submissions[stage] = folder.submission(of: stage)
    }
  }

  deinit { try? lock?.close() }

  /// Whether this build looks after it; asks for that where no other build does.
  var isOurs: Bool {
    if lock == nil { lock = folder.own() }
    return lock != nil
  }

  /// Whether nothing more is to be expected of it.
  var isOver: Bool { closedStages.count == batch.stages.count }

  /// The numbers of the job arrays that may still have jobs.
  var liveJobs: [String] {
    submissions.values.filter { !closedStages.contains($0.stage) }.compactMap(\.job).sorted()
  }

  /// The cluster its jobs are on, where Slurm names one.
  var cluster: String? { submissions.values.lazy.compactMap(\.cluster).first }

  /// What jobs have told since the last time.
  func newEntries() -> [(task: String, entries: [SlurmJournalEntry])] {
    for task in folder.journals where readers[task] == nil {
      readers[task] = SlurmJournalReader(at: folder.journal(of: task))
    }
    var found: [(task: String, entries: [SlurmJournalEntry])] = []
    for task in readers.keys.sorted() where tasks[task]?.isSettled != true {
      let entries = readers[task]?.newEntries() ?? []
      if !entries.isEmpty { found.append((task, entries)) }
    }
    return found
  }

  /// The stage that a job works on, by its array's number.
  func stage(of task: String) -> Int? {
    let array = task.prefix { $0 != "_" }
    return submissions.values.first { $0.job.map { $0 == array } ?? false }?.stage
  }
}
