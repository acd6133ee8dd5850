import Glibc
import Results
import SystemPackage

/// A table of 10⁷ rows: read from CSV, summarised and drawn by `folio plot`.
enum LongTableScale {
  private static let rowCount = 10_000_000

  static func measure() throws -> [Measurement] {
    let scratch = try ScratchFolder()
    let data = scratch.path.appending("rows.csv")
    try write(to: data)
    try scratch.write(specification, to: "rows.vl.json")
    let folio = MeasuredProcess.folio(in: scratch)
    let limits = Measurement.Limits(wall: 3, peakMemory: 1_000_000_000)
    return [
      try Measurement("10⁷ rows: read, summarised, drawn", runs: 3, limits: limits) {
        try folio.run("plot", "rows.vl.json", "-o", "rows.png")
      }
    ]
  }

  /// Row by row: a child's peak memory starts from that of this process.
  private static func write(to path: FilePath) throws {
    guard let file = fopen(path.string, "w") else { throw Errno(rawValue: errno) }
    defer { fclose(file) }
    fputs("step,run,reward\n", file)
    for row in 0..<rowCount {
      let noise = Int(SplitMixInputs.word(901, row) % 1000)
      fputs("\(row / 10_000),\(row % 10),0.\(row / 20_000)\(100 + noise % 900)\n", file)
    }
  }

  private static let specification = """
    {
      "data": {"url": "rows.csv"},
      "mark": "line",
      "encoding": {
        "x": {"field": "step", "type": "quantitative"},
        "y": {"field": "reward", "type": "quantitative", "aggregate": "mean"},
        "color": {"field": "run", "type": "nominal"}
      }
    }

    """
}
