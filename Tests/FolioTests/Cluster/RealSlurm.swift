import Foundation
import TestSupport
import Testing

/// A Slurm of three nodes on this machine, below a repository, with settings, keys and ports of its own.
///
/// Its daemons are children of the test and are ended by their process identifiers.
final class RealSlurm {
  struct NotStarted: Error {
    var log: String
  }

  /// Set by whoever wants these tests: they take minutes, and need the daemons installed.
  private static let variable = "FOLIO_REAL_SLURM"

  /// Whether the tests are wanted and can be run.
  static var isAvailable: Bool {
    ProcessInfo.processInfo.environment[variable] != nil
      && ["munged", "slurmctld", "slurmd", "sbatch"].allSatisfy { path(of: $0) != nil }
  }

  /// Why they are not run.
  static let reason: Comment =
    "set FOLIO_REAL_SLURM=1 where munged, slurmctld, slurmd and sbatch are installed (slurm-wlm and munge in Debian)"

  /// The names of the nodes.
  static let nodes = ["n1", "n2", "n3"]

  /// The repository that jobs work on.
  let test: FolioTest
  private let folder: URL
  private var daemons: [String: Process] = [:]

  /// Starts all daemons and waits until the nodes are idle.
  init(_ test: FolioTest) throws {
    self.test = test
    folder = test.root.appendingPathComponent("slurm")
    let key = Data((0..<128).map { _ in UInt8.random(in: 0 ... .max) })
    try test.write(key, to: "slurm/munge.key")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o600], ofItemAtPath: folder.appendingPathComponent("munge.key").path)
    try test.write(Self.configuration(in: folder), to: "slurm/slurm.conf")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("state"), withIntermediateDirectories: true)
    try start(
      "munged",
      ["--foreground", "--force"]
        + [
          "socket=munge.sock", "key-file=munge.key", "pid-file=munged.pid", "log-file=munged.log",
          "seed-file=munge.seed",
        ].map { option in
          let parts = option.split(separator: "=")
          return "--\(parts[0])=\(folder.appendingPathComponent(String(parts[1])).path)"
        })
    try wait("munged") { test.exists("slurm/munge.sock") }
    try start("slurmctld", ["-D"])
    for node in Self.nodes { try start("slurmd", ["-D", "-N", node], as: node) }
    try wait("the nodes") { try self.output("sinfo", "--noheader", "--format=%T") == "idle\n" }
  }

  deinit {
    for (name, daemon) in daemons where name != "munged" { daemon.terminate() }
    for (name, daemon) in daemons where name != "munged" { daemon.waitUntilExit() }
    daemons["munged"]?.terminate()
    daemons["munged"]?.waitUntilExit()
  }

  /// The variables of a process that talks to this Slurm.
  var environment: [String: String] {
    ["SLURM_CONF": folder.appendingPathComponent("slurm.conf").path]
  }

  /// Begins to build on the cluster.
  func start(_ arguments: String...) throws -> RunningProgram {
    try test.start(
      ["build", "--executor", "slurm", "--poll-every", "1"] + arguments, environment: environment)
  }

  /// What a program of Slurm's prints.
  @discardableResult
  func output(_ program: String, _ arguments: String...) throws -> String {
    try test.run(program, arguments, environment: environment).output
  }

  /// The jobs that run, with their nodes: `12_0 n1`.
  func running() throws -> [(job: String, node: String)] {
    try output("squeue", "--noheader", "--array", "--states=RUNNING", "--format=%F_%K %N")
      .split(separator: "\n").map { line in
        let fields = line.split(separator: " ").map(String.init)
        return (fields[0], fields.count > 1 ? fields[1] : "")
      }
  }

  /// Ends the controller, and starts it again after a while.
  func restartController(after pause: TimeInterval) throws {
    daemons["slurmctld"]?.terminate()
    daemons["slurmctld"]?.waitUntilExit()
    Thread.sleep(forTimeInterval: pause)
    try start("slurmctld", ["-D"])
  }

  private func start(_ program: String, _ arguments: [String], as name: String? = nil) throws {
    guard let path = Self.path(of: program) else { throw NotStarted(log: "no \(program)") }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    daemons[name ?? program] = process
  }

  private func wait(_ what: String, until condition: () throws -> Bool) throws {
    let end = Date().addingTimeInterval(90)
    while try !condition() {
      guard Date() < end else {
        throw NotStarted(log: "\(what): \((try? test.read("slurm/slurmctld.log")) ?? "")")
      }
      Thread.sleep(forTimeInterval: 0.1)
    }
  }

  private static func path(of program: String) -> String? {
    ["/usr/sbin", "/usr/bin", "/usr/local/sbin", "/usr/local/bin"].map { "\($0)/\(program)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private static func configuration(in folder: URL) -> String {
    let host = ProcessInfo.processInfo.hostName.prefix { $0 != "." }
    let port = Int.random(in: 20_000...29_000)
    let nodes = nodes.enumerated().map { number, node in
      "NodeName=\(node) NodeHostname=\(host) NodeAddr=127.0.0.1 Port=\(port + 1 + number) CPUs=2 RealMemory=1000"
    }
    return """
      ClusterName=folio
      SlurmctldHost=\(host)(127.0.0.1)
      SlurmctldPort=\(port)
      SlurmUser=\(NSUserName())
      SlurmdUser=\(NSUserName())
      AuthType=auth/munge
      AuthInfo=socket=\(folder.path)/munge.sock
      CredType=cred/munge
      StateSaveLocation=\(folder.path)/state
      SlurmdSpoolDir=\(folder.path)/spool.%n
      SlurmctldPidFile=\(folder.path)/slurmctld.pid
      SlurmdPidFile=\(folder.path)/slurmd.%n.pid
      SlurmctldLogFile=\(folder.path)/slurmctld.log
      SlurmdLogFile=\(folder.path)/slurmd.%n.log
      ProctrackType=proctrack/pgid
      TaskPlugin=task/none
      JobAcctGatherType=jobacct_gather/none
      AccountingStorageType=accounting_storage/none
      SelectType=select/cons_tres
      SelectTypeParameters=CR_CPU
      SchedulerParameters=sched_interval=1,bf_interval=1
      ReturnToService=2
      SlurmdTimeout=30
      KillWait=1
      MessageTimeout=5
      MaxArraySize=4
      MailProg=/bin/true
      MpiDefault=none
      \(nodes.joined(separator: "\n"))
      PartitionName=main Nodes=ALL Default=YES MaxTime=INFINITE State=UP

      """
  }
}
