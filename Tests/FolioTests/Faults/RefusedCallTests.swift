import Foundation
import TestSupport
import Testing

/// Full disks, failing devices and forbidden folders: every call that a build writes by is refused in its turn.
@Suite(.enabled(if: FaultShim.library != nil, "this needs a C compiler"))
struct RefusedCallTests {
  /// In a thorough run, every call; else some.
  @Test(arguments: [
    (number: ENOSPC, words: "the disk is full", isLasting: false),
    (number: EIO, words: "the device reports an input/output error", isLasting: true),
  ])
  func
    `Whichever write is refused, that is told, the report stays whole, and the next build is as if nothing had been`(
      number: Int32, words: String, isLasting: Bool
    ) throws
  {
    let report = try FaultReport.small.get()
    let calls = try report.changed.copy().faultCalls(of: ["build", "--jobs", "1"])
    let some = [5, calls.count / 2, calls.count - 8].map { isLasting ? $0 : $0 + 4 }
    for call in FaultReport.isThorough ? Array(calls.indices) : some {
      let test = try report.changed.copy()
      var shim = FaultShim(folder: test.root)
      shim.fault = .error(number)
      shim.calls = call..<(isLasting ? .max : call + 1)
      let outcome = try test.folio(["build", "--jobs", "1"], environment: shim.environment)
      let place = Comment(rawValue: "refused from \(calls[call]): \(outcome.errors)")
      let now = try test.contents(of: "Output")
      switch outcome.status {
      case 0: #expect(now == report.after, place)
      case 2:
        #expect(now == report.before, place)
        #expect(outcome.errors.contains("error: ") && outcome.errors.contains(words), place)
      default: Issue.record("status \(String(describing: outcome.status)), \(place)")
      }
      // A claim whose file could not be removed stays until something is built again.
      let next = try test.folio(outcome.status == 0 ? ["build", "--force"] : ["build"])
      #expect(next.status == 0 && next.errors.contains("warning") == false, place)
      #expect(try test.contents(of: "Output") == report.after, place)
      #expect(try test.litter() == [], place)
    }
  }

  /// The folders that a build writes into, and whether it can do without.
  @Test(
    arguments: [
      ("/.folio", 2), ("/Output", 2), ("/.folio/history", 0), ("/.folio/cache", 0),
      ("/.folio/stamps", 0), ("/.folio/running", 0), ("/claims", 0), ("/Chapters", 0),
    ] as [(String, Int32)])
  func `A folder that may not be written is told, or done without`(folder: String, status: Int32)
    throws
  {
    let report = try FaultReport.small.get()
    let test = try report.changed.copy()
    var shim = FaultShim(folder: test.root)
    shim.containing = folder
    shim.fault = .error(EACCES)
    shim.calls = 0..<Int.max
    let outcome = try test.folio(["build"], environment: shim.environment)
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(
      (outcome.errors.contains("permission denied"))
        == (status != 0 || ["/.folio/cache", "/.folio/stamps"].contains(folder)),
      "\(outcome.errors)")
    #expect(
      try test.contents(of: "Output") == (status == 0 ? report.after : report.before))
    #expect(try test.folio("build").status == 0)
    #expect(try test.contents(of: "Output") == report.after)
  }

  @Test
  func `Where folders cannot be exchanged there are two moves, and a report after one of them`()
    throws
  {
    let report = try FaultReport.small.get()
    let calls = try report.changed.copy().faultCalls(of: ["build", "--jobs", "1"])
    let exchange = try #require(calls.firstIndex { $0.hasPrefix("renameat2") })
    let test = try report.changed.copy()
    var shim = FaultShim(folder: test.root)
    shim.fault = .error(EINVAL)
    shim.calls = exchange..<exchange + 1
    let outcome = try test.folio(["build", "--jobs", "1"], environment: shim.environment)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try test.contents(of: "Output") == report.after)
    #expect(try test.litter() == [])

    // What a process killed between the two moves leaves.
    let killed = try report.changed.copy()
    let place = { killed.root.appendingPathComponent($0) }
    try FileManager.default.moveItem(at: place("Output"), to: place(".Output.old"))
    #expect(try killed.folio("build").status == 0)
    #expect(try killed.contents(of: "Output") == report.after)
    #expect(try killed.litter() == [])
  }

  @Test(arguments: [("/Chapters", 2), ("/Output", 0), ("/.folio/store", 2)] as [(String, Int32)])
  func `A file that cannot be read is told`(folder: String, status: Int32) throws {
    let report = try FaultReport.small.get()
    let test = try report.changed.copy()
    var shim = FaultShim(folder: test.root)
    shim.containing = folder
    shim.reads = true
    shim.fault = .error(EIO)
    shim.calls = 0..<Int.max
    let outcome = try test.folio(["build"], environment: shim.environment)
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.errors.contains("input/output error"), "\(outcome.errors)")
    #expect(try test.folio("build").status == 0)
    #expect(try test.contents(of: "Output") == report.after)
  }
}
