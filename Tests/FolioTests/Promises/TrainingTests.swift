import Foundation
import TestSupport
import Testing

/// Training that several runs share: whatever happens to the build, each model is trained once, to the same bytes.
@Suite(.serialized)
struct TrainingTests {
  private static let undisturbed = Result { try TrainingReport.published() }

  @Test func `Two workers give the bytes of one`() throws {
    let test = try TrainingReport.repository()
    let outcome = try test.folio("build", "--jobs", "2")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try test.trained("shared").count == TrainingReport.trainingCount)
    #expect(try test.trained("unfinished").isEmpty)
    #expect(try test.contents(of: "Output") == Self.undisturbed.get())
  }

  /// How many results are stored when the build is killed, and at which stage of training it then is. Before a reward
  /// model preference pairs are drawn.
  @Test(arguments: [(0, 0, "1"), (2, 1, "1"), (3, 2, "1"), (0, 0, "2"), (4, 2, "2")])
  func `Killed at any stage, it goes on from what was kept, to the same bytes`(
    moment: Int, stage: Int, jobs: String
  ) throws {
    let test = try TrainingReport.repository()
    let build = try test.start("build", "--keep-every", "0", "--jobs", jobs)
    // States are kept after every step; the one seen second is not the first of its work.
    var first: [String: Int] = [:]
    #expect(
      try build.waits {
        guard try test.trained("shared").count >= moment else { return false }
        let kept = try test.trained("unfinished")
        defer { first = first.isEmpty ? kept : first }
        return !kept.isEmpty && !first.isEmpty && kept != first
      })
    build.send(SIGKILL)
    #expect(try build.outcome().status == nil)
    #expect(!test.exists("Output"))

    let trained = try test.trained("shared")
    let kept = try test.trained("unfinished")
    try #require(!kept.isEmpty)
    let resumed = try test.folio("build", "--jobs", jobs)
    #expect(resumed.status == 0, "\(resumed.errors)")
    // A model may have been stored and its state not yet forgotten when the build was killed.
    let unfinished = kept.keys.filter { trained[$0] == nil }
    #expect(resumed.resumptions.count == unfinished.count, "\(resumed.errors)")
    for resumption in resumed.resumptions {
      let stage = TrainingReport.stages.first { $0.activity == resumption.activity }
      #expect(resumption.count == stage?.steps)
      #expect((1...resumption.count).contains(resumption.step))
    }
    if moment == trained.count, jobs == "1" {
      #expect(
        resumed.resumptions.map(\.activity) == [TrainingReport.stages[stage].activity])
    }
    let after = try test.trained("shared")
    #expect(after.count == TrainingReport.trainingCount)
    #expect(trained.allSatisfy { after[$0.key] == $0.value }, "nothing was trained twice")
    #expect(try test.trained("unfinished").isEmpty)
    #expect(try test.contents(of: "Output") == Self.undisturbed.get())
  }

  @Test func `Killed again and again, it gets done, to the same bytes`() throws {
    let test = try TrainingReport.repository()
    var stored: [String: Int] = [:]
    var isDone = false
    for number in 0..<12 where !isDone {
      let build = try test.start(
        "build", "--keep-every", "0", "--jobs", number.isMultiple(of: 2) ? "1" : "2")
      let before = try test.trained("unfinished")
      _ = try build.waits {
        try test.trained("unfinished").contains { before[$0.key] != $0.value }
      }
      Thread.sleep(forTimeInterval: 0.03 * Double(number % 5))
      build.send(SIGKILL)
      isDone = try build.outcome().status == 0
      let now = try test.trained("shared")
      #expect(stored.allSatisfy { now[$0.key] == $0.value }, "nothing was trained twice")
      stored = now
    }
    if !isDone { #expect(try test.folio("build").status == 0) }
    #expect(try test.contents(of: "Output") == Self.undisturbed.get())
  }

  @Test(arguments: ["1", "2"])
  func `Ctrl-C in a long training stops within a second and keeps its state`(jobs: String) throws {
    let test = try TrainingReport.repository(policySteps: 1_000_000)
    let build = try test.start("build", "--keep-every", "0", "--jobs", jobs)
    // What is trained may not be forgotten yet as unfinished.
    #expect(
      try build.waits {
        let trained = try test.trained("shared")
        return try trained.count >= 2
          && test.trained("unfinished").contains { trained[$0.key] == nil }
      })
    let signal = ContinuousClock.now
    build.send(SIGINT)
    let outcome = try build.outcome()
    // A second on a machine to itself; the whole suite shares this one.
    #expect(signal.duration(to: .now) < .seconds(2))
    #expect(outcome.status == 130)
    #expect(
      outcome.output.hasSuffix(
        "experiments at hand; what is computed is kept, Output is as it was\n"))
    #expect(try !test.trained("unfinished").isEmpty)
    #expect(!test.exists("Output"))
  }

  @Test func `Progress tells step, rate and time left from the first training on`() throws {
    let test = try TrainingReport.repository(policySteps: 1500)
    let command = "'\(FolioTest.program.path)' build --jobs 2"
    let seen = try test.run(
      "script", ["-qec", "stty cols 200; \(command)", "/dev/null"], environment: ["TERM": "xterm"])
    let lines = seen.output.split(separator: "\r\u{1B}[K").filter { $0.hasPrefix("runs  ") }
    let training = lines.filter { $0.contains(/step \d+ of 1500, [0-9.]+\/s: training a policy/) }
    #expect(training.count > 5)
    #expect(training.allSatisfy { $0.contains(/\d+ %/) && $0.contains(/\d:\d\d left/) })
    let seconds = training.compactMap { line in
      line.firstMatch(of: /(\d+):(\d\d) left/).flatMap { match in
        Int(match.1).flatMap { minutes in Int(match.2).map { 60 * minutes + $0 } }
      }
    }
    // No estimate is far beyond the time that the whole took, however busy the machine was.
    #expect(seconds.count == training.count)
    #expect(seconds.allSatisfy { Double($0) <= 3 * seen.seconds + 5 })
    // From the middle on the time left falls.
    let tail = seconds.suffix(seconds.count / 2)
    #expect(tail.last.map { $0 <= (tail.first ?? 0) } == true)
  }
}
