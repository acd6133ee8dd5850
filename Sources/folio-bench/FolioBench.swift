import ArgumentParser
import FoundationEssentials

/// The program: measures what people wait for, each time beside a baseline run in the same session.
@main
struct FolioBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "folio-bench",
    abstract: "Measure the engine against baselines run beside it.",
    discussion: """
      Without names everything is measured. Times are medians of several runs with the least and the \
      greatest; ratios are medians over pairs of runs, one of ours and one of the baseline in turn, in \
      processor time, which other work on the machine disturbs least.

      NAMES
      \(Benchmarks.all.map { "  \($0.name.padded(to: 12))\($0.summary)" }.joined(separator: "\n"))

      AFTER SIM
      \(SimulationWorkload.all.map { "  \($0.name.padded(to: 10))\($0.summary)" }.joined(separator: "\n"))
      """)

  @Argument(
    help: "What to measure, after ‘sim’ also which workloads (s1, s2, …); everything when left out."
  )
  var names: [String] = []

  @Option(help: ArgumentHelp("Write the measurements to this file too.", valueName: "file"))
  var json: String?

  @Option(
    help: ArgumentHelp("How many pairs of runs each measurement takes.", valueName: "number"))
  var pairs = 5

  @Option(help: ArgumentHelp("How many threads share a simulation workload.", valueName: "number"))
  var threads = 1

  @Option(
    help: ArgumentHelp(
      "Compare with the programs of a folder made by Baselines/plots.sh or diff.sh.",
      valueName: "folder"))
  var peers: String?

  @Option(help: .private)
  var alone: String?

  @Option(help: .private)
  var part: WorkloadReport.Part = .whole

  func validate() throws {
    guard (1...1000).contains(pairs) else {
      throw ValidationError("--pairs takes a number from 1 to 1000, not \(pairs).")
    }
    guard (1...64).contains(threads) else {
      throw ValidationError("--threads takes a number from 1 to 64, not \(threads).")
    }
    let workloads = names.contains("sim") ? SimulationWorkload.groups : []
    for name in names
    where Benchmarks.all.allSatisfy({ $0.name != name }) && !workloads.contains(name) {
      let known = (Benchmarks.all.map(\.name) + workloads).joined(separator: ", ")
      throw ValidationError("there is no benchmark ‘\(name)’; there are \(known)")
    }
  }

  func run() throws {
    if let alone { return try runAlone(alone) }
    let workloads = SimulationWorkload.groups.filter(names.contains)
    let options = BenchmarkOptions(
      pairs: pairs, threads: threads, workloads: workloads, peers: peers)
    var measurements: [Measurement] = []
    for benchmark in Benchmarks.all where names.isEmpty || names.contains(benchmark.name) {
      let results = try benchmark.measure(options)
      print(MeasurementTable(title: benchmark.name, results).text)
      measurements += results
    }
    guard let json else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try encoder.encode(measurements).write(to: URL(filePath: json))
  }
}

extension FolioBench {
  /// What a process does that was started for one run of one workload.
  private func runAlone(_ name: String) throws {
    if let count = WorkUnitScale.count(alone: name) { return try WorkUnitScale.run(count) }
    guard let workload = SimulationWorkload.all.first(where: { $0.name == name }), let json else {
      throw ValidationError("--alone takes a workload, and --json a file.")
    }
    try WorkloadReport(of: workload, part, threads: threads).write(to: json)
  }
}

extension WorkloadReport.Part: ExpressibleByArgument {}

/// What a benchmark is asked for.
struct BenchmarkOptions: Sendable {
  /// How many pairs of runs each measurement takes.
  var pairs: Int
  /// How many threads share a simulation workload.
  var threads: Int
  /// Which simulation workloads; none for all.
  var workloads: [String]
  /// Where programs are that do the same; nil for none.
  var peers: String?
}

/// One thing to measure.
protocol Benchmark: Sendable {
  /// The name on the command line.
  var name: String { get }
  /// What is measured, in a line.
  var summary: String { get }
  /// Measures it.
  func measure(_ options: BenchmarkOptions) throws -> [Measurement]
}

/// Everything there is to measure.
enum Benchmarks {
  /// In the order in which they are run: those that start processes come first, while this process is
  /// small (a child's peak memory starts from its parent's).
  static let all: [any Benchmark] = [
    ReportBenchmark(), DiffBenchmark(), ScaleBenchmark(), SimulationBenchmark(), PlotBenchmark(),
    ParseBenchmark(),
    FormulaBenchmark(), TypesettingBenchmark(),
  ]
}
