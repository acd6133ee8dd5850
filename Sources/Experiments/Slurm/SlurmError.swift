/// What Slurm's programs refuse.
enum SlurmError: Error, Equatable {
  /// No such program on the search path.
  case programMissing(String)
  /// The controller does not answer now; what is said.
  case unreachable(String)
  /// As many jobs are queued as may be; what is said.
  case limitReached(String)
  /// There is no such partition; what is said.
  case unknownPartition(String)
  /// It will never be taken as it is; what is said.
  case refused(String)

  /// Words by which Slurm says that the controller cannot be reached now, or has no time.
  private static let unreachable = [
    "Unable to contact slurm controller", "Socket timed out", "Connection refused",
    "Connection timed out", "Zero Bytes were transmitted", "Unable to establish",
    "Transport endpoint is not connected", "Resource temporarily unavailable",
    "slurm_receive_msg", "in standby mode", "temporarily disabled",
  ]
  /// Words by which Slurm says that fewer jobs, or the same a while later, would be taken.
  private static let limits = [
    "MaxSubmit", "job submit limit", "MaxJobCount", "job queue full",
    "temporarily unable to accept job", "Invalid job array specification", "Job array too large",
  ]

  /// The kind of refusal that a program's complaint is.
  init(refusal text: String) {
    let message = Self.message(of: text)
    // Other limits than those of the number of jobs hold for ever, and are named on a line of their own.
    let named = text.split(whereSeparator: \.isNewline).first { line in
      line.contains("Limit") && (line.contains("QOS") || line.contains("Assoc"))
        && !line.contains("policy")
    }
    if text.contains("nvalid partition") {
      self = .unknownPartition(message)
    } else if Self.unreachable.contains(where: text.contains) {
      self = .unreachable(message)
    } else if Self.limits.contains(where: text.contains),
      named.map({ $0.contains("Submit") }) ?? true
    {
      self = .limitReached(named.map(Self.line) ?? message)
    } else {
      self = .refused(message)
    }
  }

  /// The complaint in one line: without the program's name, the most telling line first.
  private static func message(of text: String) -> String {
    let told = text.split(whereSeparator: \.isNewline).map(line).filter { !$0.isEmpty }
    return told.isEmpty ? "no reason was given" : told.joined(separator: "; ")
  }

  /// A line without the name of the program.
  private static func line(_ line: Substring) -> String {
    line.split(separator: ": ", omittingEmptySubsequences: false)
      .drop {
        ["sbatch", "squeue", "scancel", "error", "fatal", "slurm_load_jobs error"].contains($0)
      }
      .joined(separator: ": ")
  }
}
