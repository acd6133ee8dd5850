import Foundation
import TestSupport
import Testing

/// “killed at 28 of 36, start from zero”; “half-written outputs after an abort”; “races between two”.
@Suite(.serialized)
struct InterruptionTests {
  private static let undisturbed = Result { try SlowReport.published() }

  @Test(arguments: [1, 8, 20])
  func `A build killed at any moment resumes where it stopped, with the same bytes`(
    stored: Int
  ) throws {
    let test = try SlowReport.repository()
    let first = try test.start("build")
    #expect(first.waits { test.storedResults().count >= stored })
    first.send(SIGKILL)
    #expect(try first.outcome().status == nil)
    #expect(!test.exists("Output"))

    let kept = try test.identities(of: ".folio/store").filter { $0.key.hasSuffix(".table") }
    #expect(kept.count >= stored)
    let resumed = try test.folio("build")
    #expect(resumed.status == 0)
    #expect(resumed.runs("at hand") == kept.count)
    #expect(resumed.runs("computed") == SlowReport.unitCount - kept.count)
    let after = try test.identities(of: ".folio/store")
    #expect(kept.allSatisfy { after[$0.key] == $0.value }, "nothing stored was written again")
    #expect(try test.contents(of: "Output") == Self.undisturbed.get())
  }

  @Test func `A build killed again and again gets done, with the same bytes`() throws {
    let test = try SlowReport.repository()
    for _ in 0..<100 {
      let build = try test.start("build")
      let before = test.storedResults().count
      let isStopped = build.waits { test.storedResults().count >= before + 5 }
      build.send(SIGKILL)
      let outcome = try build.outcome()
      if !isStopped, outcome.status == 0 { break }
    }
    #expect(try test.contents(of: "Output") == Self.undisturbed.get())
    let entries = try FileManager.default.contentsOfDirectory(
      atPath: test.root.appendingPathComponent(".folio").path)
    #expect(!entries.contains { $0.hasPrefix("publishing") })
  }

  @Test func `A build killed while it publishes leaves the old report or the new one, whole`()
    throws
  {
    let old = try SmallReport.built()
    let before = try old.contents(of: "Output")
    try old.replace("duration: 2", with: "duration: 3", in: SmallReport.curves)
    let reference = try SmallReport.repository()
    try reference.replace("duration: 2", with: "duration: 3", in: SmallReport.curves)
    try reference.folio("build")
    let after = try reference.contents(of: "Output")
    #expect(before != after)
    for _ in 0..<8 {
      let build = try old.start("build", "--force")
      _ = build.waits { old.exists(".folio/publishing-full") }
      build.send(SIGKILL)
      _ = try build.outcome()
      let now = try old.contents(of: "Output")
      #expect(now == before || now == after)
    }
    #expect(try old.folio("build").status == 0)
    #expect(try old.contents(of: "Output") == after)
    #expect(!old.exists(".folio/publishing-full"))
  }

  @Test func `Ctrl-C stops within a second, exits with 130 and keeps what is done`() throws {
    let test = try SlowReport.endless()
    let build = try test.start("build")
    #expect(build.waits { !test.storedResults().isEmpty })
    let signal = ContinuousClock.now
    build.send(SIGINT)
    let outcome = try build.outcome()
    // A second on a machine to itself; the whole suite shares this one.
    #expect(signal.duration(to: .now) < .seconds(2))
    #expect(outcome.status == 130)
    let stored = test.storedResults().count
    #expect(stored >= 1)
    let runs = stored == 1 ? "1 run" : "\(stored) runs"
    #expect(
      outcome.output
        == "stopped: \(runs) computed, 0 experiments at hand; what is computed is kept, Output is as it was\n"
    )
    #expect(!test.exists("Output"))
    #expect(
      try test.folio("explain", "slow").output.contains("\(stored) of 16 runs are stored"))
  }

  @Test func `Two builds at once both succeed, share the work and give the same bytes`() throws {
    let test = try SlowReport.repository()
    let builds = try (0..<2).map { _ in try test.start("build") }
    let outcomes = try builds.map { try $0.outcome() }
    for outcome in outcomes { #expect(outcome.status == 0, "\(outcome.errors)") }
    #expect(outcomes.map { $0.runs("computed") }.reduce(0, +) == SlowReport.unitCount)
    #expect(try test.contents(of: "Output") == Self.undisturbed.get())
  }

  @Test func `A build of the quick and one of the full profile do not disturb each other`() throws {
    let test = try SmallReport.repository()
    let builds = try [test.start("build"), test.start("build", "--profile", "quick")]
    for build in builds { #expect(try build.outcome().status == 0) }
    let reference = try SmallReport.built()
    try reference.folio("build", "--profile", "quick")
    for folder in ["Output", ".folio/quick"] {
      #expect(try test.contents(of: folder) == reference.contents(of: folder))
    }
  }
}
