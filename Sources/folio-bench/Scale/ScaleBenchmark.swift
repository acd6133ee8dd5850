import Results
import SystemPackage

/// What grows: work units, a report's figures and pages, stored results, rows of a table.
///
/// And the time from start to end where there is little to do. Every measurement is a process of its own.
struct ScaleBenchmark: Benchmark {
  let name = "scale"
  let summary = "start-up, 10⁶ work units, 1,000 figures on 300 pages, 10⁵ stored results, 10⁷ rows"

  func measure(_ options: BenchmarkOptions) throws -> [Measurement] {
    try StartScale.measure(options.pairs) + WorkUnitScale.measure()
      + StoredResultScale.measure(options.pairs) + LongTableScale.measure()
      + LargeReportScale.measure()
  }
}

extension MeasuredProcess {
  /// The program under test, built beside this one, started in a folder.
  static func folio(in folder: ScratchFolder) -> MeasuredProcess {
    let program = thisProgram?.removingLastComponent().appending("folio").string
    return MeasuredProcess(
      program: program ?? "folio", folder: folder.path,
      log: folder.path.appending(".folio-bench.log"))
  }
}
