import Results
import SystemPackage

/// The real `folio` as a process, on a small report in a git repository of its own: eight chapters, 24
/// experiments of five replicates, 24 figures, 8 tables.
struct BuildBenchmark: Benchmark {
  let name = "build"
  let summary = "folio build and run on a report of 8 chapters, 24 figures"

  func measure(_ options: BenchmarkOptions) throws -> [Measurement] {
    let pairs = options.pairs
    let report = try ReportRepository()
    return [
      try start(report, pairs), try cold(report, pairs), try nothingChanged(report, pairs),
      try sentenceChanged(report, pairs), try captionChanged(report, pairs),
      try parameterChanged(report, pairs),
      try oneChapter(report, pairs),
    ]
  }

  /// Starting the program and printing its help, against starting a program that does nothing.
  private func start(_ report: ReportRepository, _ pairs: Int) throws -> Measurement {
    try Measurement(
      "folio --help", against: "true", pairs: pairs, { try report.folio.run("--help") },
      baseline: { try report.process("true").run() })
  }

  /// Everything from the chapters' text alone, against the simulations in this process.
  private func cold(_ report: ReportRepository, _ pairs: Int) throws -> Measurement {
    try Measurement(
      "cold", against: "the ascents alone", pairs: pairs,
      {
        try report.forgetEverything()
        return try report.folio.run("build")
      },
      baseline: { try Cost.of { try AscentsAlone.run() } })
  }

  /// The same again, against reading and hashing what is published.
  private func nothingChanged(_ report: ReportRepository, _ pairs: Int) throws -> Measurement {
    try report.folio.run("build")
    return try Measurement(
      "nothing changed", against: "sha256sum", pairs: pairs, { try report.folio.run("build") },
      baseline: { try report.process("sh").run("-c", "sha256sum Chapters/* Output/*/*") })
  }

  /// A word of prose.
  private func sentenceChanged(_ report: ReportRepository, _ pairs: Int) throws -> Measurement {
    var number = 0
    return try Measurement("a sentence", runs: pairs) {
      number += 1
      try report.replaceLine(
        startingWith: "@tbl-last-3", with: "@tbl-last-3 sums up, take \(number).", inChapter: 3)
      return try report.folio.run("build")
    }
  }

  /// A figure's caption.
  private func captionChanged(_ report: ReportRepository, _ pairs: Int) throws -> Measurement {
    var number = 0
    return try Measurement("a caption", runs: pairs) {
      number += 1
      try report.replaceLine(
        startingWith: "caption: Distance", with: "caption: Distance, take \(number).", inChapter: 2)
      return try report.folio.run("build")
    }
  }

  /// The step size of one chapter's three experiments: 15 work units, three figures.
  private func parameterChanged(_ report: ReportRepository, _ pairs: Int) throws -> Measurement {
    var step = 30
    return try Measurement("a parameter", runs: pairs) {
      step += 1
      try report.setStepSize(step, ofChapter: 5)
      return try report.folio.run("build")
    }
  }

  /// One chapter's experiments computed again.
  private func oneChapter(_ report: ReportRepository, _ pairs: Int) throws -> Measurement {
    try Measurement("run of a chapter", runs: pairs) {
      try report.folio.run("run", "--fresh", "04-step-4")
    }
  }
}
