/// What was found out about one thing.
struct Measurement: Codable, Sendable {
  /// What was measured: the benchmark's name and the case.
  var name: String
  /// Seconds on the wall's clock.
  var wall: Timing
  /// Seconds of processor time.
  var processor: Timing
  /// The greatest memory of a child process in bytes, over all runs.
  var peakMemory: Int?
  /// The size of the file it makes, in bytes.
  var fileSize: Int?
  /// What it may cost; nil where nothing is asked.
  var limits: Limits?
  /// How many threads shared it; nil where one program decides.
  var threads: Int?
  /// What it is compared with, or nil.
  var baseline: Baseline?
  /// Results of the work, for comparison with other implementations.
  var results: [String: [Double]]?

  /// What something may cost; nil where nothing is asked.
  struct Limits: Codable, Sendable {
    /// Seconds on the wall's clock.
    var wall: Double?
    /// Seconds of processor time.
    var processor: Double?
    /// The greatest memory of a process in bytes.
    var peakMemory: Int?
    /// The size of a file in bytes.
    var fileSize: Int?
    /// Processor time over that of the baseline.
    var ratio: Double?
  }

  /// Whether all limits are kept; nil where there are none.
  var keepsLimits: Bool? {
    guard let limits else { return nil }
    let checks: [(value: Double?, limit: Double?)] = [
      (wall.median, limits.wall), (processor.median, limits.processor),
      (peakMemory.map(Double.init), limits.peakMemory.map(Double.init)),
      (fileSize.map(Double.init), limits.fileSize.map(Double.init)),
      (baseline?.ratio.median, limits.ratio),
    ]
    let known = checks.compactMap { check in
      check.value.flatMap { value in check.limit.map { value <= $0 } }
    }
    return known.isEmpty ? nil : known.allSatisfy(\.self)
  }

  /// What something is compared with.
  struct Baseline: Codable, Sendable {
    /// What it is.
    var name: String
    /// Seconds on the wall's clock.
    var wall: Timing
    /// Seconds of processor time.
    var processor: Timing
    /// Processor time of ours over that of the baseline, pair by pair.
    var ratio: Timing
  }
}

extension Measurement {
  /// Runs a thing several times.
  init(
    _ name: String, runs: Int, limits: Limits? = nil, _ work: () throws -> Cost
  ) rethrows {
    let costs = try (0..<runs).map { _ in try work() }
    self.init(name, costs)
    self.limits = limits
  }

  /// Runs a thing and its baseline in turn, each first in every other pair.
  init(
    _ name: String, against baseline: String, pairs: Int, _ work: () throws -> Cost,
    baseline other: () throws -> Cost
  ) rethrows {
    var (ours, theirs): ([Cost], [Cost]) = ([], [])
    for pair in 0..<pairs {
      if pair.isMultiple(of: 2) { ours.append(try work()) }
      theirs.append(try other())
      if !pair.isMultiple(of: 2) { ours.append(try work()) }
    }
    self.init(name, ours)
    self.baseline = Baseline(
      name: baseline, wall: Timing(runs: theirs.map(\.wall)),
      processor: Timing(runs: theirs.map(\.processor)),
      ratio: Timing(runs: zip(ours, theirs).map { $0.processor / $1.processor }))
  }

  /// Compares with processor times that were measured elsewhere, run by run.
  mutating func compare(with name: String, processor seconds: [Double]) {
    baseline = Baseline(
      name: name, wall: Timing(runs: []), processor: Timing(runs: seconds),
      ratio: Timing(runs: zip(processor.runs, seconds).map { $0 / $1 }))
  }

  private init(_ name: String, _ costs: [Cost]) {
    self.init(
      name: name, wall: Timing(runs: costs.map(\.wall)),
      processor: Timing(runs: costs.map(\.processor)),
      peakMemory: costs.compactMap(\.peakMemory).max())
  }
}
