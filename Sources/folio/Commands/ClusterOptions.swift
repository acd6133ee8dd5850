public import ArgumentParser
public import Experiments
import Glibc
import Publishing

/// Where work units are computed.
enum ExecutorChoice: String, ExpressibleByArgument, CaseIterable {
  case local
  case slurm
}

extension SlurmSettings.OnInterrupt: ExpressibleByArgument {}

/// How experiments are run on a cluster.
struct ClusterOptions: ParsableArguments {
  @Option(help: "Compute on this machine, or in jobs of a Slurm cluster that shares the folder.")
  var executor: ExecutorChoice = .local

  @Option(help: ArgumentHelp("The partition of jobs on the cluster.", valueName: "name"))
  var partition: String?

  @Option(help: ArgumentHelp("The time limit of a job, as 30 or 1:30:00.", valueName: "time"))
  var time: String?

  @Option(help: ArgumentHelp("The memory of a job, as 4G.", valueName: "size"))
  var mem: String?

  @Option(help: ArgumentHelp("The processors of a job; 1 when left out.", valueName: "number"))
  var cpus: Int?

  @Option(help: ArgumentHelp("The account that is charged.", valueName: "name"))
  var account: String?

  @Option(help: ArgumentHelp("The quality of service.", valueName: "name"))
  var qos: String?

  @Option(
    help: ArgumentHelp(
      "Another option of ‘sbatch’, as --sbatch=--constraint=avx512; may be repeated.",
      valueName: "option"))
  var sbatch: [String] = []

  @Option(
    help: ArgumentHelp(
      "How many jobs an array has at most; 100 when left out.", valueName: "number"))
  var maxJobs: Int?

  @Option(
    help: ArgumentHelp(
      "How often a run whose job was lost is tried again; 2 when left out.", valueName: "number"))
  var retries: Int?

  @Option(
    help: ArgumentHelp(
      "How often the queue is asked; every 5 seconds when left out.", valueName: "seconds"))
  var pollEvery: Double?

  @Option(
    help: ArgumentHelp(
      "What Ctrl-C does to the jobs: detach leaves them to the next build (a second Ctrl-C cancels them).",
      valueName: "detach|cancel"))
  var onInterrupt: SlurmSettings.OnInterrupt?

  /// The options of `sbatch` that are ours to set.
  private static let reserved = [
    "array", "a", "chdir", "D", "dependency", "d", "error", "e", "job-name", "J", "output", "o",
    "parsable", "requeue", "no-requeue", "wait", "W", "wrap", "test-only", "clusters", "M",
  ]

  /// Checks what the options say, with those of the command that matter.
  func check(isFresh: Bool, jobs: Int?) throws {
    try checkNumbers()
    guard executor == .slurm else {
      if let name = clusterOption {
        throw ValidationError("--\(name) is for jobs of a cluster: add --executor slurm.")
      }
      return
    }
    if isFresh {
      throw ValidationError(
        "--fresh compares with what is stored, on this machine; leave --executor slurm out.")
    }
    if jobs != nil {
      throw ValidationError("--jobs is for this machine; with --executor slurm, say --max-jobs.")
    }
    try checkTexts()
  }

  /// The first option given that means nothing on this machine.
  private var clusterOption: String? {
    let given = [
      ("partition", partition != nil), ("time", time != nil), ("mem", mem != nil),
      ("cpus", cpus != nil), ("account", account != nil), ("qos", qos != nil),
      ("sbatch", !sbatch.isEmpty), ("max-jobs", maxJobs != nil), ("retries", retries != nil),
      ("poll-every", pollEvery != nil), ("on-interrupt", onInterrupt != nil),
    ]
    return given.first { $0.1 }?.0
  }

  private func checkNumbers() throws {
    if let cpus, !(1...1024).contains(cpus) {
      throw ValidationError("--cpus takes a number from 1 to 1024, not \(cpus).")
    }
    if let maxJobs, !(1...100_000).contains(maxJobs) {
      throw ValidationError("--max-jobs takes a number from 1 to 100000, not \(maxJobs).")
    }
    if let retries, !(0...1000).contains(retries) {
      throw ValidationError("--retries takes a number from 0 to 1000, not \(retries).")
    }
    if let pollEvery, !(0.05...3600).contains(pollEvery) {
      throw ValidationError("--poll-every takes a number from 0.05 to 3600, not \(pollEvery).")
    }
  }

  private func checkTexts() throws {
    if let time, SlurmTimeLimit(time) == nil {
      throw ValidationError(
        "--time takes minutes, or hours as 1:30:00, or days as 2-12, not ‘\(time)’.")
    }
    for option in sbatch {
      let name = option.drop { $0 == "-" }.prefix { $0 != "=" }
      guard option.hasPrefix("-"), !name.isEmpty else {
        throw ValidationError("--sbatch takes an option with its dashes, not ‘\(option)’.")
      }
      if Self.reserved.contains(String(name)) {
        throw ValidationError("‘\(option)’ of sbatch is not for --sbatch: Folio sets it itself.")
      }
    }
  }

  /// The jobs that are asked for; nil where this machine computes.
  func request(keepingInterval: Duration) throws -> ClusterRequest? {
    guard executor == .slurm else { return nil }
    var settings = SlurmSettings()
    settings.partition = partition
    settings.timeLimit = time.flatMap { SlurmTimeLimit($0) }
    settings.memory = mem
    settings.account = account
    settings.qualityOfService = qos
    settings.processors = cpus ?? settings.processors
    settings.otherOptions = sbatch
    settings.maximumJobs = maxJobs ?? settings.maximumJobs
    settings.retries = retries ?? settings.retries
    settings.onInterrupt = onInterrupt ?? settings.onInterrupt
    settings.pollingInterval = pollEvery.map { .seconds($0) } ?? settings.pollingInterval
    settings.keepingInterval = keepingInterval
    settings.gracePeriod = Terminal(.errors).isInteractive ? .seconds(3) : .zero
    let program = try reportingErrors { try WorkCommand.program() }
    return ClusterRequest(
      settings, command: [program, "work"], environment: Environment.current)
  }
}
