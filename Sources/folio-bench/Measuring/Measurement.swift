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
  /// How many threads shared it; nil where one program decides.
  var threads: Int?
  /// What it is compared with, or nil.
  var baseline: Baseline?
  /// Results of the work, for comparison with other implementations.
  var results: [String: [Double]]?

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
  init(_ name: String, runs: Int, _ work: () throws -> Cost) rethrows {
    let costs = try (0..<runs).map { _ in try work() }
    self.init(name, costs)
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

  private init(_ name: String, _ costs: [Cost]) {
    self.init(
      name: name, wall: Timing(runs: costs.map(\.wall)),
      processor: Timing(runs: costs.map(\.processor)),
      peakMemory: costs.compactMap(\.peakMemory).max())
  }
}
