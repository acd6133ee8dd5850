import ArgumentParser
import Experiments
import Glibc
import Publishing
import Results
import SystemPackage

/// `folio work`: what jobs of a cluster run; not for people.
struct WorkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "work",
    abstract: "Compute queued work units, as a job that ‘--executor slurm’ has queued.",
    shouldDisplay: false)

  @Argument(help: "The name of a batch in ‘.folio/slurm’.")
  var batch: String

  @Argument(help: "The number of a stage of it.")
  var stage: Int

  @OptionGroup var workspace: WorkspaceOptions

  func validate() throws {
    guard batch.hasPrefix("batch-"), !batch.contains("/") else {
      throw ValidationError("‘\(batch)’ is no batch.")
    }
  }

  func run() throws {
    let variables = Environment.current
    guard let array = variables["SLURM_ARRAY_JOB_ID"], let task = variables["SLURM_ARRAY_TASK_ID"]
    else { throw ValidationError("only jobs of Slurm do this work.") }
    Interruption.listen()
    try reportingErrors {
      let repository = try workspace.open()
      let worker = SlurmWorker(
        batch: batch, in: repository.batches, store: ResultStore(at: repository.store),
        dataFiles: RepositoryDataFiles(root: repository.root), cancellation: Interruption.flag)
      try worker.run(stage: stage, as: "\(array)_\(task)")
    }
  }

  /// The path of this program, for jobs.
  static func program() throws -> String {
    guard let path = realpath("/proc/self/exe", nil) else { throw UnknownProgram() }
    defer { free(path) }
    return String(cString: path)
  }

  private struct UnknownProgram: Error, CustomStringConvertible {
    let description = "the path of this program cannot be found out"
  }
}
