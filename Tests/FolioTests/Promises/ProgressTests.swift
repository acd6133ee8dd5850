import Foundation
import TestSupport
import Testing

/// “silent long runs”; “a 3,000-line log”: what builds write while they run, and where.
struct ProgressTests {
  @Test func `In a pipe progress is plain lines on standard error`() throws {
    let outcome = try SmallReport.repository().folio("build", environment: ["TERM": "xterm"])
    #expect(outcome.errors.wholeMatch(of: /runs: 5 in 0:\d\d \(5 computed\)\n/) != nil)
    #expect(!(outcome.output + outcome.errors).contains { $0 == "\r" || $0 == "\u{1B}" })
  }

  @Test(arguments: ["--quiet", "-q"])
  func `Quiet is silent when all is well`(option: String) throws {
    let outcome = try SmallReport.repository().folio("build", option)
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    #expect(outcome.errors == "")
  }

  @Test func `Quiet still tells what is wrong`() throws {
    let test = try SmallReport.repository()
    try test.replace("@cl-rise.", with: "@cl-rises.", in: SmallReport.curves)
    let outcome = try test.folio("build", "--quiet")
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("Chapters/01-curves.md:41:82: error: "))
  }

  @Test func `A run that takes long says how far it is`() throws {
    let outcome = try SlowReport.repository().folio("build")
    #expect(outcome.errors.contains(/runs: 24 in \d:\d\d \(24 computed\)\n/))
  }

  @Test func `Where nothing is to be run nothing is said of runs`() throws {
    #expect(try SmallReport.built().folio("build", "--force").errors == "")
  }

  @Test(arguments: ["0", "1025", "-1", "two"])
  func `A number of workers that makes no sense is refused`(jobs: String) throws {
    let test = try SmallReport.repository()
    let outcome = try test.folio("build", "--jobs=\(jobs)")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("jobs"))
    #expect(!test.exists("Output"))
  }
}

/// What a terminal sees; a terminal is made by `script`, without which the tests are skipped.
@Suite(.enabled(if: PseudoTerminal.isPossible, "a terminal needs the program ‘script’"))
struct TerminalProgressTests {
  @Test func `On a terminal a bar is redrawn in place and goes away`() throws {
    let seen = try PseudoTerminal.transcript(
      of: "build", in: SlowReport.repository(), ["TERM": "xterm", "NO_COLOR": ""])
    #expect(seen.contains("\r\u{1B}[Kruns  "))
    #expect(seen.contains("━") && seen.contains("/24  "))
    let last = try #require(seen.split(separator: "\u{1B}[K").last)
    #expect(last.contains("24 computed"))
  }

  @Test func `On a terminal mistakes are coloured, with NO_COLOR they are not`() throws {
    let test = try SmallReport.repository()
    try test.replace("@cl-rise.", with: "@cl-rises.", in: SmallReport.curves)
    let coloured = try PseudoTerminal.transcript(
      of: "check", in: test, ["TERM": "xterm", "NO_COLOR": ""])
    #expect(coloured.contains("\u{1B}[31;1merror:\u{1B}[0m nothing in the report"))
    for environment in [["TERM": "xterm", "NO_COLOR": "1"], ["TERM": "dumb", "NO_COLOR": ""]] {
      let plain = try PseudoTerminal.transcript(of: "check", in: test, environment)
      #expect(plain.contains("error: nothing in the report"))
      #expect(!plain.contains("\u{1B}"))
    }
  }
}
