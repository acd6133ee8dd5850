import FoundationEssentials
import Results
import SystemPackage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The folder of a batch, on the file system that the cluster shares: all that builds and jobs tell each
/// other goes through it.
///
/// ```
/// batch.json                 the work; written once, before anything is queued
/// job.sh                     what Slurm starts
/// submissions/STAGE.json     the job array of a stage
/// taken/STAGE-CHUNK          made by the job that takes a chunk
/// journal/JOB_TASK.jsonl     what happened in a job, a line each
/// logs/JOB_TASK.log          what a job wrote
/// owner                      locked by the build that looks after it
/// finished                   made when nobody needs it but for its logs
/// ```
struct SlurmBatchFolder: Sendable, Hashable {
  /// A job array that was handed to Slurm, or is about to be.
  struct Submission: Codable, Sendable {
    /// The name of the jobs, which no others have.
    var name: String
    /// The stage it does.
    var stage: Int
    /// How many jobs it has.
    var count: Int
    /// Its number; nil until Slurm has answered.
    var job: String?
    /// The cluster, where Slurm names one.
    var cluster: String?
  }

  /// What every job runs: the program and the arguments that follow.
  ///
  /// No text of a user is ever read by a shell.
  static let script = "#!/bin/sh\nexec \"$@\"\n"

  /// The folder.
  let path: FilePath

  /// The batch's name.
  var name: String { path.lastComponent?.string ?? "" }

  /// The script that Slurm starts.
  var script: FilePath { path.appending("job.sh") }

  /// The folder of the jobs' logs.
  var logs: FilePath { path.appending("logs") }

  /// A new folder's place, which no other build uses.
  static func new(in folder: FilePath) -> SlurmBatchFolder {
    let token = String(UInt64.random(in: .min ... .max), radix: 36)
    return SlurmBatchFolder(path: folder.appending("batch-\(token)"))
  }

  /// The batches in a folder.
  static func all(in folder: FilePath) -> [SlurmBatchFolder] {
    let names = (try? FileSystem.names(in: folder)) ?? []
    return names.filter { $0.hasPrefix("batch-") }
      .map { SlurmBatchFolder(path: folder.appending($0)) }
  }

  // MARK: What builds write

  /// Writes a batch; nothing may be queued before.
  func create(_ batch: SlurmBatch) throws(FileError) {
    for name in ["submissions", "taken", "journal", "logs"] {
      try FileSystem.createFolders(at: path.appending(name))
    }
    try FileSystem.write(Self.script, to: script)
    try FileSystem.write(Self.encoded(batch), to: path.appending("batch.json"))
  }

  /// The batch, or nil where it cannot be read.
  func batch() -> SlurmBatch? {
    guard let batch: SlurmBatch = Self.decoded(path.appending("batch.json")),
      batch.format == SlurmBatch.currentFormat
    else { return nil }
    return batch
  }

  /// Whether it is still there.
  var exists: Bool { FileSystem.exists(path.appending("batch.json")) }

  /// Notes a job array.
  func record(_ submission: Submission) throws(FileError) {
    try FileSystem.write(
      Self.encoded(submission), to: path.appending("submissions/\(submission.stage).json"))
  }

  /// Forgets a job array that Slurm did not take.
  func forgetSubmission(of stage: Int) {
    try? FileSystem.remove(path.appending("submissions/\(stage).json"))
  }

  /// The job array of a stage.
  func submission(of stage: Int) -> Submission? {
    Self.decoded(path.appending("submissions/\(stage).json"))
  }

  /// Notes that nobody needs the batch but for its logs.
  func finish() { try? FileSystem.write("", to: path.appending("finished")) }

  /// Whether nobody needs it but for its logs.
  var isFinished: Bool { FileSystem.exists(path.appending("finished")) }

  /// Removes it; where a job still writes its log on another machine, something may remain.
  func remove() { try? FileSystem.remove(path) }

  /// The lock of the build that looks after it; nil where another has it.
  func own() -> FileDescriptor? {
    let lock = try? FileDescriptor.open(
      path.appending("owner"), .writeOnly, options: [.create, .closeOnExec],
      permissions: .ownerReadWrite)
    guard let lock else { return nil }
    if flock(lock.rawValue, LOCK_EX | LOCK_NB) == 0 { return lock }
    // Where locks do not work everyone looks after it: work may be queued twice, and is computed once.
    if errno != EWOULDBLOCK { return lock }
    try? lock.close()
    return nil
  }

  // MARK: What jobs write

  /// Takes a chunk; false where another job has it.
  ///
  /// - Throws: `FileError` where that cannot be found out.
  func take(chunk: Int, of stage: Int, as task: String) throws(FileError) -> Bool {
    let place = path.appending("taken/\(stage)-\(chunk)")
    do {
      let file = try FileDescriptor.open(
        place, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: .ownerReadWrite)
      try file.closeAfter { _ = try file.writeAll(Array(task.utf8)) }
      return true
    } catch Errno.fileExists {
      return false
    } catch let error as Errno {
      throw FileError(.write, place, error)
    } catch {
      preconditionFailure("opening and writing throw the system's errors alone")
    }
  }

  /// The chunks of a stage that are taken.
  func takenChunks(of stage: Int) -> Set<Int> {
    let names = (try? FileSystem.names(in: path.appending("taken"))) ?? []
    let prefix = "\(stage)-"
    return Set(names.filter { $0.hasPrefix(prefix) }.compactMap { Int($0.dropFirst(prefix.count)) })
  }

  /// The journal of a job.
  func journal(of task: String) -> FilePath { path.appending("journal/\(task).jsonl") }

  /// The jobs that have a journal.
  var journals: [String] {
    let names = (try? FileSystem.names(in: path.appending("journal"))) ?? []
    return names.filter { $0.hasSuffix(".jsonl") }.map { String($0.dropLast(6)) }
  }

  /// The log of a job.
  func log(of task: String) -> FilePath { logs.appending("\(task).log") }

  private static func encoded(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let data = try? encoder.encode(value) else {
      preconditionFailure("arguments are finite numbers and texts")
    }
    return Array(data)
  }

  private static func decoded<Value: Decodable>(_ path: FilePath) -> Value? {
    guard let bytes = try? FileSystem.readIfPresent(path) else { return nil }
    return try? JSONDecoder().decode(Value.self, from: Data(bytes))
  }
}
