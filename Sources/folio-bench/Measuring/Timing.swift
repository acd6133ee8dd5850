import Glibc

/// What runs of one thing took, in seconds.
struct Timing: Codable, Sendable {
  /// Every run, in the order they were made.
  var runs: [Double]

  /// The middle run; of an even number the mean of the two in the middle.
  var median: Double {
    let sorted = runs.sorted()
    guard !sorted.isEmpty else { return .nan }
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }

  /// The shortest run.
  var least: Double { runs.min() ?? .nan }

  /// The longest run.
  var greatest: Double { runs.max() ?? .nan }
}

/// What one run took.
struct Cost: Codable, Sendable {
  /// Seconds on the wall's clock.
  var wall: Double
  /// Seconds of processor time, of all threads together.
  var processor: Double
  /// The greatest memory of a child process in bytes; nil for work in this process.
  var peakMemory: Int?

  /// Runs work in this process and says what it took.
  static func of(_ work: () throws -> Void) rethrows -> Cost {
    let (wall, processor) = (seconds(CLOCK_MONOTONIC), seconds(CLOCK_PROCESS_CPUTIME_ID))
    try work()
    return Cost(
      wall: seconds(CLOCK_MONOTONIC) - wall,
      processor: seconds(CLOCK_PROCESS_CPUTIME_ID) - processor)
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
