import Results

/// Slurm's programs, and the one way they are called: with lists of arguments, never through a shell.
struct SlurmClient: Sendable {
  /// A job array to be queued.
  struct Request {
    /// The name of its jobs.
    var name: String
    /// How many jobs it has.
    var count: Int
    /// Job arrays that must have ended before.
    var after: [String]
    /// Where the jobs' logs go.
    var logs: String
    /// The folder that the jobs start in.
    var folder: String
    /// What each job needs.
    var options: [String]
    /// The script, and what it is given.
    var command: [String]
  }

  /// The longest that a program may take to answer.
  ///
  /// `sbatch` itself tries for minutes where the controller is busy.
  private static let limit = Duration.seconds(30)
  /// Settings of the user's that would change the form of the answers, or leave jobs out.
  private static let hiddenPrefixes = ["SQUEUE_", "SACCT_", "SINFO_", "SCANCEL_"]

  private let environment: [String: String]

  /// The programs of an environment's search path.
  init(environment: [String: String]) {
    self.environment = environment.filter { name, _ in
      !Self.hiddenPrefixes.contains { name.hasPrefix($0) }
    }.merging(["LC_ALL": "C"]) { $1 }
  }

  /// Queues a job array; its number, and the cluster where Slurm names one.
  func submit(_ request: Request) throws(SlurmError) -> (job: String, cluster: String?) {
    let (status, output, errors) = try run("sbatch", Self.arguments(of: request))
    guard status == 0, let answer = SlurmAnswers.submission(output) else {
      throw SlurmError(refusal: errors.isEmpty ? output : errors)
    }
    return answer
  }

  /// The arguments of `sbatch`.
  static func arguments(of request: Request) -> [String] {
    // In names of logs `%` begins what Slurm replaces.
    let logs = request.logs.split(separator: "%", omittingEmptySubsequences: false)
      .joined(separator: "%%")
    let after =
      request.after.isEmpty
      ? [] : ["--dependency=afterany:" + request.after.joined(separator: ":")]
    return request.options
      + [
        "--parsable", "--no-requeue", "--job-name=\(request.name)",
        "--array=0-\(request.count - 1)", "--chdir=\(request.folder)",
        "--output=\(logs)/%A_%a.log", "--error=\(logs)/%A_%a.log",
      ] + after + request.command
  }

  /// The jobs that have one of these names, as far as the controller remembers them.
  func jobs(named names: [String], on cluster: String?) throws(SlurmError) -> [SlurmJob] {
    let (status, output, errors) = try run(
      "squeue",
      Self.choice(of: cluster) + [
        "--noheader", "--array", "--states=all", "--format=%F|%K|%T|%r|%N",
        "--name=" + names.joined(separator: ","),
      ])
    guard status == 0 else { throw SlurmError(refusal: errors) }
    return SlurmAnswers.jobs(output)
  }

  /// How jobs ended that the controller has forgotten, by the name of the job; empty where nobody keeps accounts.
  func accounts(of jobs: [String], on cluster: String?) -> [String: String] {
    let answer = try? run(
      "sacct",
      Self.choice(of: cluster) + [
        "--noheader", "--parsable2", "--allocations", "--format=JobID,State",
        "--jobs=" + jobs.joined(separator: ","),
      ])
    guard let answer, answer.status == 0 else { return [:] }
    return SlurmAnswers.accounts(answer.output)
  }

  /// Cancels job arrays, or those of their jobs that have not begun.
  func cancel(_ jobs: [String], pendingOnly: Bool = false, on cluster: String?) throws(SlurmError) {
    let (status, _, errors) = try run(
      "scancel",
      Self.choice(of: cluster) + ["--quiet"] + (pendingOnly ? ["--state=PENDING"] : []) + jobs)
    if status != 0, !errors.contains("Invalid job id") { throw SlurmError(refusal: errors) }
  }

  /// The names of all partitions; empty where they cannot be found out.
  func partitions() -> [String] {
    guard let answer = try? run("sinfo", ["--noheader", "--format=%R"]), answer.status == 0 else {
      return []
    }
    return answer.output.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  private static func choice(of cluster: String?) -> [String] {
    cluster.map { ["--clusters=\($0)"] } ?? []
  }

  private func run(
    _ program: String, _ arguments: [String]
  ) throws(SlurmError) -> (status: Int32, output: String, errors: String) {
    guard let path = SearchPath.program(named: program, environment: environment) else {
      throw .programMissing(program)
    }
    do throws(ProcessFailure) {
      let process = try ChildProcess(
        executable: path, arguments: arguments, environment: environment)
      do throws(ProcessFailure) {
        let (output, status) = try process.finish(within: Self.limit)
        return (status, String(decoding: output, as: UTF8.self), process.errorText)
      } catch {
        guard error == .timedOut else { throw error }
        // It may have said what it waits for.
        let told = process.errorText
        let silence = "‘\(program)’ did not answer in \(Int(Self.limit / .seconds(1))) s"
        return told.isEmpty ? (1, "", "Socket timed out: \(silence)") : (1, "", told)
      }
    } catch {
      throw .refused("‘\(program)’ cannot be run: \(error.message)")
    }
  }
}

/// A job of an array, as `squeue` shows it.
struct SlurmJob: Sendable, Equatable {
  /// How far a job is.
  enum State: Sendable, Equatable {
    /// It waits.
    case pending
    /// It runs.
    case running
    /// It has ended; Slurm's word for how.
    case ended(String)

    /// The state that Slurm's word stands for.
    init(_ word: Substring) {
      switch word {
      case "PENDING", "REQUEUED", "REQUEUE_HOLD", "REQUEUE_FED", "RESV_DEL_HOLD", "SPECIAL_EXIT":
        self = .pending
      case "RUNNING", "CONFIGURING", "COMPLETING", "SUSPENDED", "STOPPED", "RESIZING",
        "SIGNALING", "STAGE_OUT":
        self = .running
      default: self = .ended(String(word))
      }
    }
  }

  /// The array's number.
  var array: String
  /// Its own number in the array.
  var index: Int
  /// How far it is.
  var state: State
  /// Why it waits or ended, in Slurm's word; empty for nothing.
  var reason: String
  /// The node; empty where it has none.
  var node: String

  /// The name under which it keeps its journal and its log.
  var task: String { "\(array)_\(index)" }
}

/// Reads what Slurm's programs print.
enum SlurmAnswers {
  /// `sbatch --parsable`: a number, and after `;` the cluster.
  static func submission(_ output: String) -> (job: String, cluster: String?)? {
    // What sites add (messages of the day) stands on other lines.
    for line in output.split(whereSeparator: \.isNewline).reversed() {
      let parts = line.split(separator: ";", maxSplits: 1)
      guard let job = parts.first, !job.isEmpty,
        job.utf8.allSatisfy({ (48...57).contains($0) })
      else { continue }
      return (String(job), parts.count == 2 ? String(parts[1]) : nil)
    }
    return nil
  }

  /// `squeue --format=%F|%K|%T|%r|%N`, a job a line.
  static func jobs(_ output: String) -> [SlurmJob] {
    output.split(whereSeparator: \.isNewline).compactMap { line in
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      guard fields.count == 5, let index = Int(fields[1]) else { return nil }
      return SlurmJob(
        array: String(fields[0]), index: index, state: SlurmJob.State(fields[2]),
        reason: fields[3] == "None" ? "" : String(fields[3]), node: String(fields[4]))
    }
  }

  /// `sacct --format=JobID,State`, a job a line: `10_3|CANCELLED by 0`.
  static func accounts(_ output: String) -> [String: String] {
    var states: [String: String] = [:]
    for line in output.split(whereSeparator: \.isNewline) {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      guard fields.count == 2, let word = fields[1].split(separator: " ").first else { continue }
      states[String(fields[0])] = String(word)
    }
    return states
  }
}
