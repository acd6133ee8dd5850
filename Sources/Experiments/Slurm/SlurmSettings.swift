/// What jobs on a cluster are asked for, and how they are looked after.
public struct SlurmSettings: Sendable, Hashable {
  /// What becomes of jobs when the build is interrupted.
  public enum OnInterrupt: String, Sendable, Hashable, CaseIterable {
    /// They go on, and the next build takes up what they give.
    case detach
    /// They are cancelled; what is computed is kept.
    case cancel
  }

  /// The partition; the cluster's own choice where nil.
  public var partition: String?
  /// The time limit of a job, as Slurm writes it.
  public var timeLimit: SlurmTimeLimit?
  /// The memory of a job, as Slurm writes it: `4G`.
  public var memory: String?
  /// The account that is charged.
  public var account: String?
  /// The quality of service.
  public var qualityOfService: String?
  /// The processors of a job; so many work units run in it at a time.
  public var processors = 1
  /// Options handed to `sbatch` as they are.
  public var otherOptions: [String] = []
  /// How many jobs are queued at most for one stage of the work.
  public var maximumJobs = 100
  /// How often a unit whose job was lost is tried again.
  public var retries = 2
  /// What becomes of jobs when the build is interrupted.
  public var onInterrupt = OnInterrupt.detach
  /// How long an interrupted build waits for a second request, which cancels the jobs.
  public var gracePeriod = Duration.zero
  /// How often the queue is asked.
  public var pollingInterval = Duration.seconds(5)
  /// How long a controller may be out of reach.
  public var patience = Duration.seconds(1800)
  /// How often long work keeps its state, to go on from there in another job.
  public var keepingInterval = Duration.seconds(10)

  /// Settings that leave everything to the cluster.
  public init() {}

  /// The arguments of `sbatch` that say what a job needs.
  var arguments: [String] {
    let choices = [
      ("partition", partition), ("time", timeLimit?.text), ("mem", memory), ("account", account),
      ("qos", qualityOfService),
    ]
    return choices.compactMap { name, value in value.map { "--\(name)=\($0)" } }
      + ["--cpus-per-task=\(processors)"] + otherOptions
  }
}

/// A time limit as Slurm writes it: `30`, `30:00`, `1:30:00`, `2-12`, `2-12:30`, `2-12:30:00`.
public struct SlurmTimeLimit: Sendable, Hashable {
  /// The text.
  public let text: String
  /// How long it is, in seconds; at least 1.
  public let seconds: Int

  /// The limit that a text says, or nil where it says none.
  public init?(_ text: String) {
    let halves = text.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...2).contains(halves.count), let clock = halves.last else { return nil }
    let fields = clock.split(separator: ":", omittingEmptySubsequences: false).map(Self.number)
    let numbers = fields.compactMap(\.self)
    guard numbers.count == fields.count, (1...3).contains(numbers.count) else { return nil }
    let units: [Int]
    var seconds = 0
    if halves.count == 2 {
      guard let days = Self.number(halves[0]) else { return nil }
      seconds = days * 86_400
      units = [3600, 60, 1]
    } else {
      units = numbers.count == 3 ? [3600, 60, 1] : [60, 1]
    }
    for (number, unit) in zip(numbers, units) { seconds += number * unit }
    guard seconds >= 1 else { return nil }
    self.text = text
    self.seconds = seconds
  }

  private static func number(_ digits: Substring) -> Int? {
    guard (1...6).contains(digits.utf8.count), digits.utf8.allSatisfy({ (48...57).contains($0) })
    else { return nil }
    return Int(digits)
  }
}
