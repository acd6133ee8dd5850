import Foundation
import TestSupport
import Testing

/// Builds on a real Slurm of several nodes, with everything that happens to jobs on one.
@Suite(.serialized, .enabled(if: RealSlurm.isAvailable, RealSlurm.reason))
struct RealClusterTests {
  /// A report whose units take so long, in prompts of a thousand outputs.
  private static func repository(prompts: Int, count: Int) throws -> FolioTest {
    try FolioTest([
      "Chapters/01-x.md": """
      ---
      title: Cluster
      ---

      ```experiment
      id: x
      run: training-curve
      with: {prompts: \(prompts), outputs: 1000, points: 3, duration: 100000}
      sweep:
        scale: {from: 0.5, to: 1, count: \(count)}
      ```

      """
    ])
  }

  private static func local(_ test: FolioTest) throws -> [String: Data] {
    let copy = try FolioTest(["Chapters/01-x.md": test.read("Chapters/01-x.md")])
    try #require(try copy.folio("build").status == 0)
    return try copy.contents(of: "Output")
  }

  @Test func `The bytes of a local build, within the limit of jobs that are taken`() throws {
    let slurm = try RealSlurm(Self.repository(prompts: 40, count: 12))
    let outcome = try slurm.start("--max-jobs", "8").outcome()
    #expect(outcome.status == 0, "\(outcome.errors)")
    // MaxArraySize is 4.
    #expect(outcome.errors.contains("4 jobs instead of 8: "))
    #expect(try slurm.test.contents(of: "Output") == Self.local(slurm.test))
    #expect(
      try FileManager.default.contentsOfDirectory(
        atPath: slurm.test.root.appendingPathComponent(".folio/slurm").path) == [])
  }

  @Test func `Networks are trained once, in jobs that others wait for`() throws {
    let slurm = try RealSlurm(TrainingReport.repository())
    let outcome = try slurm.start("--max-jobs", "3").outcome()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try slurm.test.trained("shared").count == TrainingReport.trainingCount)
    let local = try TrainingReport.repository()
    try local.folio("build")
    #expect(try slurm.test.contents(of: "Output") == local.contents(of: "Output"))
  }

  @Test
  func `Nodes that fail or are drained, jobs that are killed, and a controller that restarts`()
    throws
  {
    let slurm = try RealSlurm(Self.repository(prompts: 400, count: 9))
    let build = try slurm.start("--max-jobs", "3", "--retries", "3")
    #expect(try build.waits { try slurm.running().count == 3 })
    let first = try slurm.running()
    try slurm.output(
      "scontrol", "update", "nodename=\(first[0].node)", "state=down", "reason=test")
    try slurm.output("scontrol", "update", "nodename=n3", "state=drain", "reason=test")
    if let other = first.last { try slurm.output("scancel", "--signal=KILL", other.job) }
    try slurm.restartController(after: 3)
    try slurm.output("scontrol", "update", "nodename=\(first[0].node)", "state=resume")
    let outcome = try build.outcome()
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.errors.contains("queued again"))
    #expect(outcome.errors.contains("the Slurm controller answers again"))
    #expect(try slurm.test.contents(of: "Output") == Self.local(slurm.test))
  }

  @Test func `Jobs that reach their time limit are tried again, and reported with their log`()
    throws
  {
    let slurm = try RealSlurm(Self.repository(prompts: 100_000, count: 1))
    let outcome = try slurm.start("--time", "1", "--retries", "0").outcome()
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("it reached its time limit"), "\(outcome.errors)")
    #expect(outcome.errors.contains("DUE TO TIME LIMIT ***"))
  }

  @Test func `Ctrl-C leaves real jobs alone, and the next build takes up what they give`() throws {
    let slurm = try RealSlurm(Self.repository(prompts: 200, count: 6))
    let first = try slurm.start("--max-jobs", "2")
    #expect(try first.waits { try !slurm.running().isEmpty })
    first.send(SIGINT)
    let interrupted = try first.outcome()
    #expect(interrupted.status == 130)
    #expect(try !slurm.running().isEmpty)
    let second = try slurm.start("--max-jobs", "2").outcome()
    #expect(second.status == 0, "\(second.errors)")
    #expect(!second.errors.contains("queued:"))
    #expect(try slurm.test.contents(of: "Output") == Self.local(slurm.test))
  }
}
