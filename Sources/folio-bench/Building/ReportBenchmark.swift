import Results
import SystemPackage

/// The real `folio` as a process, on a small report in a git repository of its own: eight chapters, 24
/// experiments of five replicates, 24 figures, 8 tables; HTML and PDF included.
struct ReportBenchmark: Benchmark {
  let name = "report"
  let summary = "folio build and run on a report of 8 chapters, 24 figures"

  func measure(_ options: BenchmarkOptions) throws -> [Measurement] {
    let pairs = options.pairs
    let report = try ReportRepository()
    let cold = try cold(report, pairs)
    return [
      cold, try nothingChanged(report, pairs), try parameterChanged(report, pairs),
      try sentenceChanged(report, pairs), try captionChanged(report, pairs),
      try oneChapter(report, pairs), try engineChanged(report, pairs),
      try killed(report, pairs, after: cold.wall.median / 2),
    ]
  }

  /// What each case may take, in seconds on the wall's clock of two cores, and in memory.
  private func limits(_ wall: Double?) -> Measurement.Limits {
    Measurement.Limits(wall: wall, peakMemory: 80_000_000)
  }

  /// Everything from the chapters' text alone, against the simulations in this process.
  private func cold(_ report: ReportRepository, _ pairs: Int) throws -> Measurement {
    var measurement = try Measurement(
      "cold", against: "the ascents alone", pairs: pairs,
      {
        try report.forgetEverything()
        return try report.folio.run("build")
      },
      baseline: { try Cost.of { try AscentsAlone.run() } })
    measurement.limits = limits(0.8)
    return measurement
  }

  /// The same again, against reading and hashing what is published.
  private func nothingChanged(_ report: ReportRepository, _ pairs: Int) throws -> Measurement {
    try report.folio.run("build")
    var measurement = try Measurement(
      "nothing changed", against: "sha256sum", pairs: pairs, { try report.folio.run("build") },
      baseline: { try report.process("sh").run("-c", "sha256sum Chapters/* Output/*/*") })
    measurement.limits = limits(0.08)
    return measurement
  }

  /// A word of prose.
  private func sentenceChanged(_ report: ReportRepository, _ pairs: Int) throws -> Measurement {
    var number = 0
    return try Measurement("a sentence", runs: pairs, limits: limits(0.12)) {
      number += 1
      try report.replaceLine(
        startingWith: "@tbl-last-3", with: "@tbl-last-3 sums up, take \(number).", inChapter: 3)
      return try report.folio.run("build")
    }
  }

  /// A figure's caption.
  private func captionChanged(_ report: ReportRepository, _ pairs: Int) throws -> Measurement {
    var number = 0
    return try Measurement("a caption", runs: pairs, limits: limits(0.12)) {
      number += 1
      try report.replaceLine(
        startingWith: "caption: Distance", with: "caption: Distance, take \(number).", inChapter: 2)
      return try report.folio.run("build")
    }
  }

  /// The step size of one chapter's three experiments: 15 work units, three figures.
  private func parameterChanged(_ report: ReportRepository, _ pairs: Int) throws -> Measurement {
    var step = 30
    return try Measurement("a parameter", runs: pairs, limits: limits(0.2)) {
      step += 1
      try report.setStepSize(step, ofChapter: 5)
      return try report.folio.run("build")
    }
  }

  /// One chapter's experiments computed again.
  private func oneChapter(_ report: ReportRepository, _ pairs: Int) throws -> Measurement {
    try Measurement("run of a chapter", runs: pairs, limits: limits(0.2)) {
      try report.folio.run("run", "--fresh", "04-step-4")
    }
  }

  /// The whole report with a program that has another source of the engine: all runs are made again.
  private func engineChanged(_ report: ReportRepository, _ pairs: Int) throws -> Measurement {
    let changed = try report.folioWithAnotherSource("Simulation/Optimization/GradientAscent.swift")
    return try Measurement("an engine source", runs: pairs, limits: limits(nil)) {
      try report.forgetEverything()
      try report.folio.run("build")
      return try changed.run("build")
    }
  }

  /// A build that was killed half-way, started again: what is still to do.
  private func killed(
    _ report: ReportRepository, _ pairs: Int, after seconds: Double
  ) throws -> Measurement {
    try Measurement("killed half-way, again", runs: pairs, limits: limits(0.8)) {
      try report.forgetEverything()
      try report.folio.kill(after: seconds, "build")
      return try report.folio.run("build")
    }
  }
}
