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
      \(Benchmarks.all.map { "  \($0.name.padded(to: 10))\($0.summary)" }.joined(separator: "\n"))
      """)

  @Argument(help: "What to measure; everything when left out.")
  var names: [String] = []

  @Option(help: ArgumentHelp("Write the measurements to this file too.", valueName: "file"))
  var json: String?

  @Option(
    help: ArgumentHelp("How many pairs of runs each measurement takes.", valueName: "number"))
  var pairs = 5

  func validate() throws {
    guard (1...1000).contains(pairs) else {
      throw ValidationError("--pairs takes a number from 1 to 1000, not \(pairs).")
    }
    for name in names where Benchmarks.all.allSatisfy({ $0.name != name }) {
      let known = Benchmarks.all.map(\.name).joined(separator: ", ")
      throw ValidationError("there is no benchmark ‘\(name)’; there are \(known)")
    }
  }

  func run() throws {
    var measurements: [Measurement] = []
    for benchmark in Benchmarks.all where names.isEmpty || names.contains(benchmark.name) {
      let results = try benchmark.measure(pairs: pairs)
      print(MeasurementTable(title: benchmark.name, results).text)
      measurements += results
    }
    guard let json else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try encoder.encode(measurements).write(to: URL(filePath: json))
  }
}

/// One thing to measure.
protocol Benchmark: Sendable {
  /// The name on the command line.
  var name: String { get }
  /// What is measured, in a line.
  var summary: String { get }
  /// Measures it.
  func measure(pairs: Int) throws -> [Measurement]
}

/// Everything there is to measure.
enum Benchmarks {
  /// In the order in which they are run: those that start processes come first, while this process is
  /// small (a child's peak memory starts from its parent's).
  static let all: [any Benchmark] = [
    BuildBenchmark(), ParseBenchmark(), FigureBenchmark(), FlowBenchmark(),
    TransformerBenchmark(),
  ]
}
