import Results
import SystemPackage

/// `folio list`, `explain` and `clean --unused` in a repository whose store holds 10⁵ results: 2,000 of
/// one experiment, the others of what chapters asked for once.
enum StoredResultScale {
  private static let storedCount = 100_000
  private static let neededCount = 2_000

  static func measure(_ pairs: Int) throws -> [Measurement] {
    let scratch = try ScratchFolder()
    try scratch.write(chapter, to: "Chapters/01-sweep.md")
    let folio = MeasuredProcess.folio(in: scratch)
    try folio.run("build", "--quiet")
    try fill(ResultStore(at: scratch.path.appending(".folio").appending("store")))
    let limits = Measurement.Limits(wall: 0.3)
    return [
      try Measurement("list, 10⁵ results", runs: pairs, limits: limits) { try folio.run("list") },
      try Measurement("explain, 10⁵ results", runs: pairs, limits: limits) {
        try folio.run("explain", "sweep")
      },
      try Measurement("clean --unused --dry-run, 10⁵ results", runs: pairs) {
        try folio.run("clean", "--unused", "--dry-run")
      },
      try Measurement("clean --unused, 10⁵ results", runs: 1) {
        try folio.run("clean", "--unused")
      },
    ]
  }

  private static func fill(_ store: ResultStore) throws {
    let table = Table([Column("x", .numbers([1, 2, 3]))])
    for index in 0..<(storedCount - neededCount) {
      try store.store(table, for: Fingerprint(of: "unused \(index)"))
    }
  }

  private static var chapter: String {
    """
    # Many results

    ```experiment
    id: sweep
    run: training-curve
    with: {outputs: 2, duration: 1, points: 2}
    replicates: \(neededCount)
    ```

    """
  }
}
