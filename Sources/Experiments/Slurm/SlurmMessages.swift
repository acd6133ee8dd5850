import Manuscript

/// The wording of what happens on a cluster.
enum SlurmMessages {
  /// What the controller refused, and what can be done.
  static func failure(
    _ error: SlurmError, settings: SlurmSettings, partitions: [String] = []
  ) -> (message: String, notes: [String]) {
    switch error {
    case .programMissing(let program):
      return (
        "‘\(program)’ is not on the search path",
        [
          "‘--executor slurm’ works where jobs are submitted: on a login node of a cluster",
          "without it the work runs on this machine",
        ]
      )
    case .unknownPartition(let reason):
      let name = settings.partition ?? ""
      guard !partitions.isEmpty else { return ("Slurm refuses the jobs: \(reason)", []) }
      let nearest = NearestName.nearest(to: name, among: partitions)
      return (
        "the cluster has no partition ‘\(name)’",
        (nearest.map { ["did you mean ‘\($0)’?"] } ?? [])
          + ["its partitions are \(PlanningMessages.list(partitions))"]
      )
    case .unreachable(let reason):
      let minutes = Int((settings.patience / .seconds(60)).rounded(.up))
      return (
        "the Slurm controller has not answered for \(minutes) min: \(reason)",
        ["jobs that are queued go on; ‘--executor slurm’ again takes up what they give"]
      )
    case .limitReached(let reason), .refused(let reason):
      return (
        "Slurm refuses the jobs: \(reason)",
        [
          "‘--partition’, ‘--time’, ‘--mem’, ‘--account’, ‘--qos’ and ‘--sbatch’ say what is asked for"
        ]
      )
    }
  }

  /// The controller cannot be reached.
  static func waitsForController(_ reason: String, patience: Duration) -> String {
    let minutes = Int((patience / .seconds(60)).rounded(.up))
    return "the Slurm controller does not answer (\(reason)); trying again for \(minutes) min"
  }

  /// The controller answers again.
  static let controllerIsBack = "the Slurm controller answers again"

  /// Not one more job is taken now.
  static func waitsForRoom(_ reason: String) -> String {
    "no more jobs are taken now (\(reason)); waiting for others to end"
  }

  /// Fewer jobs are taken than were wanted.
  static func fewerJobs(_ count: Int, than wanted: Int, _ reason: String) -> String {
    "\(jobs(count)) instead of \(wanted): \(reason)"
  }

  /// Work of an earlier build goes on.
  static func takenUp(_ units: Int) -> String {
    "\(units == 1 ? "1 run is" : "\(units) runs are") queued already, by an earlier build"
  }

  /// A job array was queued.
  static func queued(_ count: Int, job: String) -> String {
    "\(jobs(count)) queued: \(job)"
  }

  /// A job was lost with work that is tried again.
  static func lost(_ task: String, _ reason: String, count: Int) -> String {
    "job \(task): \(reason); \(count == 1 ? "1 run is" : "\(count) runs are") queued again"
  }

  /// What jobs wait for: “12 jobs wait (Priority), 3 run”.
  static func waiting(pending: Int, running: Int, reason: String) -> String {
    var parts: [String] = []
    if pending > 0 {
      let verb = pending == 1 ? "waits" : "wait"
      parts.append("\(jobs(pending)) \(verb)\(reason.isEmpty ? "" : " (\(reason))")")
    }
    if running > 0 {
      parts.append(
        pending > 0 ? "\(running) run" : "\(jobs(running)) run\(running == 1 ? "s" : "")")
    }
    return parts.joined(separator: ", ")
  }

  /// Why jobs that wait will wait for ever, or until someone does something; nil for reasons that pass.
  static func advice(onReason reason: String) -> String? {
    switch reason {
    case "PartitionTimeLimit": "‘--time’ asks for more than the partition allows"
    case "PartitionNodeLimit", "BadConstraints", "ReqNodeNotAvail, UnavailableNodes:":
      "no node has what is asked for"
    case "PartitionDown", "PartitionInactive": "the partition takes no jobs"
    case let reason where reason.contains("DRAINED") || reason.contains("DOWN"):
      "the nodes are down or drained"
    case let reason where reason.hasPrefix("JobHeld"): "the jobs are held"
    case let reason where reason.contains("PerJob"): "the limits of a job are exceeded"
    default: nil
    }
  }

  /// A reason to wait that does not pass by itself.
  static func stuck(_ reason: String, _ advice: String) -> String {
    "jobs wait: \(advice) (\(reason))"
  }

  /// How a job ended, in words.
  static func ending(_ word: String) -> String {
    switch word {
    case "TIMEOUT", "DEADLINE": "it reached its time limit"
    case "NODE_FAIL", "BOOT_FAIL", "LAUNCH_FAILED", "RECONFIG_FAIL": "its node failed"
    case "OUT_OF_MEMORY": "it needed more memory than it had"
    case "CANCELLED", "REVOKED", "PREEMPTED": "it was \(word.lowercased())"
    case "FAILED": "it ended with an error"
    case "COMPLETED": "it ended without the result"
    case "": "it is gone"
    default: "it ended as \(word)"
    }
  }

  /// What can be done about it; nil where nothing is known.
  static func advice(onEnding word: String) -> String? {
    switch word {
    case "TIMEOUT", "DEADLINE": "‘--time’ gives jobs more time"
    case "OUT_OF_MEMORY": "‘--mem’ gives jobs more memory"
    default: nil
    }
  }

  /// Why a unit has no result.
  static func reason(job task: String, on node: String, _ ending: String, attempts: Int) -> String {
    let place = node.isEmpty ? "" : " on \(node)"
    let tries = attempts == 1 ? "" : ", the last of \(attempts) tries"
    return "job \(task)\(place)\(tries): \(ending)"
  }

  /// Jobs do not find what is stored.
  static func needsUnseen(attempts: Int) -> String {
    "what it needs is stored, and jobs did not find it\(attempts == 1 ? "" : " in \(attempts) tries"); do the nodes "
      + "share the folder?"
  }

  /// The jobs go on.
  static func detached(_ count: Int) -> String {
    "\(count == 1 ? "1 job array goes" : "\(count) job arrays go") on; the same command again takes up "
      + "what they give"
  }

  /// Ctrl-C may be pressed again.
  static let mayCancel = "stopping; the jobs go on, unless Ctrl-C is pressed again now"

  /// The jobs were cancelled.
  static func cancelled(_ count: Int) -> String {
    "\(count == 1 ? "1 job array" : "\(count) job arrays") cancelled"
  }

  /// Jobs could not be cancelled.
  static func notCancelled(_ jobs: [String]) -> String {
    "the jobs could not be cancelled: scancel \(jobs.joined(separator: " "))"
  }

  private static func jobs(_ count: Int) -> String { count == 1 ? "1 job" : "\(count) jobs" }
}
