/// The real `folio diff` and `folio history` as processes: 24 figures in two commits, and long histories,
/// in which memory must not grow.
struct DiffBenchmark: Benchmark {
  let name = "diff"
  let summary = "folio diff of 24 figures, and history and diff over up to 5,000 commits"

  /// The lengths of the histories.
  private static let lengths = [50, 500, 5000]
  /// A figure that no commit of the histories changes, and one that all change.
  private static let (quiet, loud) = ("fig-ascent-1-1", "fig-ascent-5-1")
  /// The memory that a commit of a history may take, in bytes.
  private static let bytesPerCommit = 256
  /// By how much the memory of equal runs may differ, in bytes.
  private static let noise = 4_000_000

  func measure(_ options: BenchmarkOptions) throws -> [Measurement] {
    let repository = try ComparedRepository(peers: options.peers)
    var measurements: [Measurement] = []
    for comparison in ComparedRepository.comparisons {
      measurements.append(try measure(comparison, in: repository, options.pairs))
      if let dvc = repository.dvc {
        measurements.append(try measure(comparison, in: repository, against: dvc, options.pairs))
      }
    }
    return try measurements + histories(in: repository, options.pairs)
  }

  private func measure(
    _ comparison: ComparedRepository.Comparison, in repository: ComparedRepository, _ pairs: Int
  ) throws -> Measurement {
    try Measurement(
      comparison.name, against: "git diff --stat", pairs: pairs,
      { try diff(comparison, in: repository) },
      baseline: {
        try repository.report.git.run("diff", "--stat", comparison.from, comparison.to)
      })
  }

  /// The page of pictures, against DVC's page of plots.
  private func measure(
    _ comparison: ComparedRepository.Comparison, in repository: ComparedRepository,
    against dvc: MeasuredProcess, _ pairs: Int
  ) throws -> Measurement {
    try Measurement(
      "\(comparison.name), as a page", against: "dvc plots diff", pairs: pairs,
      { try diff(comparison, in: repository, "--html", ".folio/compared.html") },
      baseline: { try DVCPlots.compare(comparison.from, comparison.to, with: dvc) })
  }

  private func diff(
    _ comparison: ComparedRepository.Comparison, in repository: ComparedRepository,
    _ options: String...
  ) throws -> Cost {
    try repository.report.folio.run(
      arguments: ["diff", comparison.from, comparison.to] + options,
      expecting: [comparison.status])
  }

  /// The history of a figure that no commit changes and of one that all change, and the difference of
  /// the first and the last commit.
  private func histories(
    in repository: ComparedRepository, _ pairs: Int
  ) throws -> [Measurement] {
    var measurements: [Measurement] = []
    let cases: [(name: String, status: Int32, arguments: (String, Int) -> [String])] = [
      ("history, never changed", 0, { branch, _ in ["history", Self.quiet, "--until", branch] }),
      ("history, always changed", 0, { branch, _ in ["history", Self.loud, "--until", branch] }),
      ("diff A..B", 1, { branch, count in ["diff", "\(branch)~\(count - 1)..\(branch)"] }),
    ]
    let branches = try Self.lengths.map { try repository.branch(ofCommits: $0) }
    for one in cases {
      var shortest: Int?
      for (count, branch) in zip(Self.lengths, branches) {
        // A long history is measured well enough by one run.
        let runs = count > 1000 ? 1 : pairs
        var measurement = try Measurement("\(one.name), \(count) commits", runs: runs) {
          try repository.report.folio.run(
            arguments: one.arguments(branch, count), expecting: [one.status])
        }
        if let shortest {
          measurement.limits = .init(
            peakMemory: shortest + Self.noise + Self.bytesPerCommit * count)
        }
        shortest = shortest ?? measurement.peakMemory
        measurements.append(measurement)
      }
    }
    return measurements
  }
}
