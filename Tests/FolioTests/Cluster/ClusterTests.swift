import Foundation
import TestSupport
import Testing

/// Builds on a cluster whose programs are stand-ins: the bytes of a local build, whatever happens to jobs.
@Suite(.serialized)
struct ClusterTests {
  private static let count = 5
  private static let undisturbed = Result {
    let test = try repository()
    let outcome = try test.folio("build")
    try #require(outcome.status == 0, "\(outcome.errors)")
    return try test.contents(of: "Output")
  }

  /// A report of a few short units.
  private static func repository(
    _ with: String = "outputs: 20", count: Int = count
  ) throws -> FolioTest {
    try FolioTest([
      "Chapters/01-short.md": """
      ---
      title: Short
      ---

      ```experiment
      id: short
      run: training-curve
      with: {\(with), points: 3, duration: 10}
      sweep:
        scale: [\((0..<count).map { "0.\(5 + $0)" }.joined(separator: ", "))]
      ```

      """
    ])
  }

  /// One whose units take long enough to be killed.
  private static func slowRepository(count: Int = count) throws -> FolioTest {
    try repository("prompts: 4000, outputs: 1000", count: count)
  }

  @Test func `The bytes of a local build, and nothing is left behind`() throws {
    let slurm = try FakeSlurm(Self.repository())
    let outcome = try slurm.build(
      "--max-jobs", "2", "--partition", "main", "--time", "1:00", "--mem", "1G", "--account", "a b",
      "--qos", "$(touch x)", "--sbatch=--constraint=big")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.runs("computed") == Self.count)
    #expect(outcome.errors.hasPrefix("2 jobs queued: 101\n"))
    #expect(try slurm.test.contents(of: "Output") == Self.undisturbed.get())
    #expect(slurm.batches == [])
    let call = try #require(slurm.calls(of: "sbatch").first)
    #expect(
      call.hasPrefix(
        "--partition=main --time=1:00 --mem=1G --account=a b --qos=$(touch x) --cpus-per-task=1 "
          + "--constraint=big --parsable --no-requeue --job-name=folio-batch-"))
    #expect(call.contains(" --array=0-1 "))
    #expect(!slurm.test.exists("x"))
    #expect(try slurm.build().output.hasPrefix("Output: nothing to do"))
    #expect(try slurm.calls(of: "sbatch").count == 1)
  }

  @Test func `Work of a job that was killed is queued again, and what it had stored is not`() throws
  {
    let slurm = try FakeSlurm(Self.repository("prompts: 40, outputs: 2000"))
    let build = try slurm.start("--max-jobs", "1")
    #expect(build.waits { slurm.test.storedResults().count >= 2 })
    let stored = try slurm.test.identities(of: ".folio/store").filter { $0.key.hasSuffix(".table") }
    try slurm.end("101_0", as: "NODE_FAIL")
    let outcome = try build.outcome()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("1 job queued: 102\n"))
    let after = try slurm.test.identities(of: ".folio/store")
    #expect(stored.allSatisfy { after[$0.key] == $0.value })
    #expect(outcome.runs("not done") == 0 && outcome.runs("failed") == 0)
  }

  @Test func `Work that is lost each time is reported with its log after the tries`() throws {
    let slurm = try FakeSlurm(Self.slowRepository(count: 1))
    let build = try slurm.start("--max-jobs", "1", "--retries", "1")
    for array in ["101", "102"] {
      #expect(
        build.waits {
          slurm.jobs("RUNNING") == ["\(array)_0"]
            && (try? slurm.journals().contains("started")) == true
        })
      try slurm.end("\(array)_0", as: "TIMEOUT")
      _ = build.waits { slurm.jobs("RUNNING") != ["\(array)_0"] && slurm.jobs("PENDING").isEmpty }
    }
    let outcome = try build.outcome()
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.contains(
        "‘training-curve’ failed at scale = 0.5: job 102_0 on n1, the last of 2 tries: "
          + "it reached its time limit"), "\(outcome.errors)")
    #expect(outcome.errors.contains("= ‘--time’ gives jobs more time\n"))
    let batch = try #require(slurm.batches.first)
    #expect(outcome.errors.contains("= the job's log is ‘.folio/slurm/\(batch)/logs/102_0.log’\n"))
    // The next build on the cluster removes the log, and tries again.
    try slurm.test.replace(
      "prompts: 4000", with: "prompts: 4", in: "Chapters/01-short.md")
    #expect(try slurm.build().status == 0)
    #expect(slurm.batches == [])
  }

  @Test func `Jobs that cannot begin come to an end, with the last lines of a log`() throws {
    let slurm = try FakeSlurm(Self.repository())
    try slurm.test.write("echo no such module; exit 7\n", to: "slurm/prelude")
    let outcome = try slurm.build("--max-jobs", "1", "--retries", "1")
    #expect(outcome.status == 2)
    #expect(try slurm.calls(of: "sbatch").count == 2)
    #expect(
      outcome.errors.contains("job 102_0 on n1, the last of 2 tries: it ended with an error"))
    #expect(outcome.errors.contains("= │ no such module\n"))
  }

  @Test func `Ctrl-C leaves the jobs alone, and the next build takes up what they give`() throws {
    let slurm = try FakeSlurm(Self.repository())
    try slurm.test.write("", to: "slurm/hold")
    let first = try slurm.start("--max-jobs", "2")
    #expect(first.waits { slurm.jobs("PENDING").count == 2 })
    first.send(SIGINT)
    let interrupted = try first.outcome()
    #expect(interrupted.status == 130)
    #expect(interrupted.errors.contains("1 job array goes on; the same command again takes up"))
    #expect(try slurm.calls(of: "scancel") == [])

    try slurm.test.remove("slurm/hold")
    let second = try slurm.build()
    #expect(second.status == 0, "\(second.errors)")
    #expect(try slurm.calls(of: "sbatch").count == 1)
    #expect(try slurm.test.contents(of: "Output") == Self.undisturbed.get())
    #expect(slurm.batches == [])
  }

  @Test func `A build that is killed is taken up by the next, its queued jobs included`() throws {
    let slurm = try FakeSlurm(Self.repository())
    try slurm.test.write("", to: "slurm/hold")
    let first = try slurm.start("--max-jobs", "1")
    #expect(first.waits { slurm.jobs("PENDING").count == 1 })
    first.send(SIGKILL)
    _ = try first.outcome()
    let second = try slurm.start("--max-jobs", "1")
    #expect(second.waits { (try? slurm.calls(of: "squeue").count >= 2) == true })
    try slurm.test.remove("slurm/hold")
    let outcome = try second.outcome()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("5 runs are queued already, by an earlier build\n"))
    #expect(try slurm.calls(of: "sbatch").count == 1)
  }

  @Test func `Ctrl-C cancels the jobs where that is asked for`() throws {
    let slurm = try FakeSlurm(Self.slowRepository())
    let build = try slurm.start("--max-jobs", "1", "--on-interrupt", "cancel")
    #expect(build.waits { slurm.jobs("RUNNING").count == 1 })
    build.send(SIGINT)
    let outcome = try build.outcome()
    #expect(outcome.status == 130)
    #expect(outcome.errors.contains("1 job array cancelled\n"))
    #expect(try slurm.calls(of: "scancel") == ["--quiet 101"])
    #expect(slurm.jobs("CANCELLED") == ["101_0"])
    #expect(slurm.batches == [])
  }

  @Test func `Where a limit is reached fewer jobs do all the work`() throws {
    let slurm = try FakeSlurm(Self.repository())
    try slurm.test.write("1", to: "slurm/limit")
    let outcome = try slurm.build("--max-jobs", "4")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("1 job instead of 4: QOSMaxSubmitJobPerUserLimit\n"))
    #expect(outcome.runs("computed") == Self.count)
  }

  @Test func `A limit that leaves no room is waited for`() throws {
    let slurm = try FakeSlurm(Self.repository())
    try slurm.test.write("0", to: "slurm/limit")
    let build = try slurm.start("--max-jobs", "1")
    #expect(build.waits { (try? slurm.calls(of: "sbatch").count >= 2) == true })
    try slurm.test.remove("slurm/limit")
    let outcome = try build.outcome()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("no more jobs are taken now (QOSMaxSubmitJobPerUserLimit); "))
  }

  @Test func `A controller that is down for a while is waited for`() throws {
    let slurm = try FakeSlurm(Self.repository())
    try slurm.test.write("", to: "slurm/down")
    let build = try slurm.start("--max-jobs", "1")
    #expect(build.waits { (try? slurm.calls(of: "sbatch").count >= 1) == true })
    try slurm.test.remove("slurm/down")
    let outcome = try build.outcome()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("the Slurm controller does not answer (Unable to contact"))
    #expect(outcome.errors.contains("the Slurm controller answers again\n"))
  }

  @Test func `Jobs that were queued although no answer came are found by their name`() throws {
    let slurm = try FakeSlurm(Self.repository())
    try slurm.test.write("", to: "slurm/deaf")
    let outcome = try slurm.build("--max-jobs", "1")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try slurm.calls(of: "sbatch").count == 1)
    #expect(outcome.runs("computed") == Self.count)
  }

  @Test func `An unknown partition is told, with the nearest name`() throws {
    let slurm = try FakeSlurm(Self.repository())
    try slurm.test.write(
      "sbatch: error: invalid partition specified: mian\n"
        + "sbatch: error: Batch job submission failed: Invalid partition name specified\n",
      to: "slurm/refusal")
    let outcome = try slurm.build("--partition", "mian")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.contains(
        """
        (5 not done)
        error: the cluster has no partition ‘mian’
              = did you mean ‘main’?
              = its partitions are ‘main’ and ‘short’

        """), "\(outcome.errors)")
    #expect(slurm.batches == [])
    #expect(!slurm.test.exists("Output"))
  }

  @Test func `Without Slurm's programs it is told where they are`() throws {
    let test = try Self.repository()
    let outcome = try test.folio(FakeSlurm.build, environment: ["PATH": "/nowhere"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("error: ‘sbatch’ is not on the search path\n"))
    #expect(outcome.errors.contains("= ‘--executor slurm’ works where jobs are submitted: "))
  }

  @Test(arguments: [
    (["--partition", "a"], "--partition is for jobs of a cluster: add --executor slurm."),
    (["--executor", "slurm", "--fresh"], "leave --executor slurm out."),
    (["--executor", "slurm", "--jobs", "2"], "with --executor slurm, say --max-jobs."),
    (["--executor", "slurm", "--time", "soon"], "not ‘soon’."),
    (["--executor", "slurm", "--max-jobs", "0"], "from 1 to 100000, not 0."),
    (["--executor", "slurm", "--sbatch=--wrap=x"], "Folio sets it itself."),
  ])
  func `Options that cannot be meant are refused`(options: [String], message: String) throws {
    let outcome = try FolioTest([:]).folio(["build"] + options)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }
}

extension FakeSlurm {
  /// What all jobs of the last batch have told.
  func journals() throws -> String {
    try batches.map { batch in
      try test.contents(of: ".folio/slurm/\(batch)/journal").values.map {
        String(decoding: $0, as: UTF8.self)
      }.joined()
    }.joined()
  }
}
