import FoundationEssentials
import NumericalMethods
import Results
import SystemPackage

/// The simulation workloads, every run a process of its own: its peak memory is that workload's alone.
///
/// The whole work is measured three times; a portion of it beside a baseline that does the same portion, whose
/// results must agree.
struct SimulationBenchmark: Benchmark {
  let name = "sim"
  let summary = "the simulation workloads s1 to s6, some against plain loops"

  private static let runs = 3

  func measure(_ options: BenchmarkOptions) throws -> [Measurement] {
    let scratch = try ScratchFolder()
    return try SimulationWorkload.all.filter {
      options.workloads.isEmpty || options.workloads.contains($0.group)
    }.flatMap { workload in
      let whole = try whole(workload, options.threads, scratch)
      guard let baseline = workload.baseline else { return [whole] }
      return try [whole, portion(workload, against: baseline, options.threads, scratch)]
    }
  }

  private func whole(_ workload: SimulationWorkload, _ threads: Int, _ scratch: ScratchFolder)
    throws -> Measurement
  {
    var results: SimulationWorkload.Results?
    var measurement = try Measurement(workload.name, runs: Self.runs) {
      let report = try run(workload, .whole, threads, scratch)
      results = report.results
      return report.cost
    }
    measurement.results = results
    measurement.threads = threads
    return measurement
  }

  private func portion(
    _ workload: SimulationWorkload, against baseline: SimulationWorkload.Baseline, _ threads: Int,
    _ scratch: ScratchFolder
  ) throws -> Measurement {
    var (ours, plain): (SimulationWorkload.Results, SimulationWorkload.Results) = ([:], [:])
    var measurement = try Measurement(
      "\(workload.name), \(baseline.portion)", against: baseline.name, pairs: Self.runs,
      {
        let report = try run(workload, .portion, threads, scratch)
        ours = report.results
        return report.cost
      },
      baseline: {
        let report = try run(workload, .plain, 1, scratch)
        plain = report.results
        return report.cost
      })
    try check(ours, against: plain, to: baseline.tolerance, of: workload.name)
    measurement.results = ours
    measurement.threads = threads
    return measurement
  }

  /// Both must have found the same numbers.
  private func check(
    _ ours: SimulationWorkload.Results, against plain: SimulationWorkload.Results,
    to tolerance: Double, of workload: String
  ) throws {
    for (name, expected) in plain {
      let actual = ours[name] ?? []
      let differences = zip(actual, expected).map { $0 == $1 ? 0 : abs($0 / $1 - 1) }
      let largest = actual.count == expected.count ? differences.max() ?? 0 : .infinity
      guard largest <= tolerance else {
        throw WorkloadFailure.resultsDiffer(workload: workload, name: name, by: largest)
      }
    }
  }

  private func run(
    _ workload: SimulationWorkload, _ part: WorkloadReport.Part, _ threads: Int,
    _ scratch: ScratchFolder
  ) throws -> WorkloadReport {
    let file = scratch.path.appending("report.json")
    let process = MeasuredProcess(
      program: MeasuredProcess.thisProgram?.string ?? "folio-bench", folder: scratch.path,
      log: scratch.path.appending("log"))
    try process.run(
      "--alone", workload.name, "--part", part.rawValue, "--threads", "\(threads)", "--json",
      file.string)
    return try JSONDecoder().decode(
      WorkloadReport.self, from: Data(try FileSystem.read(file)))
  }
}
