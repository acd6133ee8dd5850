import Foundation
import TestSupport
import Testing

/// Builds that are killed, at moments drawn at random and at single calls of the system.
struct KillTests {
  /// Moments between the start of a build and a little after its end, the same in every run of the tests.
  private struct Moments {
    private var state: UInt64 = 20_261_123
    mutating func next(within seconds: Double) -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 33) / Double(1 << 31) * seconds * 1.05
    }
  }

  /// In a thorough run, 300 moments.
  @Test func `Killed at any moment, a build resumes to the same bytes and computes nothing twice`()
    throws
  {
    let report = try FaultReport(units: FaultReport.isThorough ? 400 : 20, figures: 1)
    let undisturbed = try report.changed.copy().folio("build").seconds
    var moments = Moments()
    var phases: [String: Int] = [:]
    for _ in 0..<(FaultReport.isThorough ? 300 : 2) {
      let test = try report.changed.copy()
      let moment = moments.next(within: undisturbed)
      let phase = try Self.killAndResume(test, report) { build in
        Thread.sleep(forTimeInterval: moment)
        build.send(SIGKILL)
      }
      phases[phase, default: 0] += 1
    }
    if FaultReport.isThorough { print("killed while:", phases) }
  }

  /// In a thorough run, at every call.
  @Test(.enabled(if: FaultShim.library != nil, "this needs a C compiler"))
  func `Killed at any call that writes, a build resumes to the same bytes and leaves nothing`()
    throws
  {
    let report = try FaultReport.small.get()
    let calls = try report.changed.copy().faultCalls(of: ["build", "--jobs", "1"])
    let exchange = try #require(calls.firstIndex { $0.hasPrefix("renameat2") })
    let some = [calls.count / 4, exchange + 2]
    for call in FaultReport.isThorough ? Array(calls.indices) : some {
      let test = try report.changed.copy()
      var shim = FaultShim(folder: test.root)
      shim.fault = .kill
      shim.calls = call..<call + 1
      _ = try Self.killAndResume(test, report, environment: shim.environment) { _ in }
      #expect(try test.litter() == [], "killed at \(calls[call])")
    }
  }

  /// Kills a build and builds again; says what the build was doing.
  private static func killAndResume(
    _ test: FolioTest, _ report: FaultReport, environment: [String: String] = [:],
    _ kill: (RunningProgram) -> Void
  ) throws -> String {
    let log = RunLog()
    defer { log.remove() }
    let arguments = ["build", "--jobs", environment.isEmpty ? "2" : "1", "--log", log.path]
    let build = try test.start(arguments, environment: environment)
    kill(build)
    let wasKilled = try build.outcome().status == nil
    let now = try test.contents(of: "Output")
    #expect(now == report.before || now == report.after, "the report is whole")
    let stored = try test.identities(of: ".folio/store").filter { $0.key.hasSuffix(".table") }
    let reported = (try? log.count(of: "stored")) ?? 0
    #expect(stored.count >= reported, "what is reported stored is stored")

    let resumed = try test.folio(["build", "--log", log.path])
    #expect(resumed.status == 0, "\(resumed.errors)")
    #expect(try test.contents(of: "Output") == report.after)
    #expect(try log.computedTwice() == [])
    let after = try test.identities(of: ".folio/store")
    #expect(stored.allSatisfy { after[$0.key] == $0.value }, "nothing stored was written again")
    if !wasKilled { return "it had ended" }
    if now == report.after { return "after publishing" }
    if reported == 0 { return "before the first result" }
    return (try? log.count(of: "done")) == 2 ? "computing" : "drawing and publishing"
  }
}
