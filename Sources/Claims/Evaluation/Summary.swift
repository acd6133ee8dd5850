import Results

/// An aggregate over the values of one group.
///
/// Missing values are left out (of pairs, where either is missing), except by `all` and `any`, which
/// are undecided when a missing outcome could change theirs, and `max_by` and `min_by`, which never
/// take another row for the one chosen because a value is missing there. Nothing left is a failure, except for
/// `count`, which then is 0.
struct Summary {
  /// Why a summary has no value.
  enum Failure: Error {
    /// There is no value to take it of.
    case nothing
    /// Conditions are missing in so many rows.
    case undecided(Int)
    /// In the rows chosen by the second column the first is missing.
    case missingChoice
    /// So many rows are chosen alike, and their values differ and have no mean.
    case ambiguousChoice(Int)
    /// The value is too large for a number.
    case notFinite
    /// The statistic is not defined on these values.
    case statistic(StatisticsError)
  }

  var function: Function
  var columns: [Column.Values]
  var level: Double

  /// The value.
  func value() throws(Failure) -> Value {
    switch function {
    case .count: .integer(count)
    case .first, .last: try edge()
    case .all, .any: .boolean(try quantified())
    case .min, .max: try extreme()
    case .sum: try sum()
    case .maxBy, .minBy: try choice()
    case .mean: .number(try statistic { (x) throws(StatisticsError) in try Statistics.mean(x) })
    case .median: .number(try statistic { (x) throws(StatisticsError) in try Statistics.median(x) })
    case .variance:
      .number(try statistic { (x) throws(StatisticsError) in try Statistics.variance(x) })
    case .stdev:
      .number(try statistic { (x) throws(StatisticsError) in try Statistics.standardDeviation(x) })
    case .quantile:
      .number(
        try statistic { (x) throws(StatisticsError) in try Statistics.quantile(x, at: level) })
    default: .number(try ofPairs())
    }
  }

  func numbers(_ column: Int) -> [Double] {
    Column("", columns[column]).doubles ?? Array(repeating: .nan, count: columns[column].count)
  }

  /// True conditions, or values present.
  private var count: Int {
    if case .booleans(let booleans) = columns[0] { return booleans.count { $0 == true } }
    return (0..<columns[0].count).count { columns[0][$0] != .missing }
  }

  private func edge() throws(Failure) -> Value {
    let places = Array(0..<columns[0].count)
    let ordered = function == .first ? places : places.reversed()
    guard let place = ordered.first(where: { columns[0][$0] != .missing }) else { throw .nothing }
    return columns[0][place]
  }

  private func quantified() throws(Failure) -> Bool {
    guard columns[0].count > 0 else { throw .nothing }
    guard case .booleans(let booleans) = columns[0] else { throw .undecided(columns[0].count) }
    let deciding = function == .any
    if booleans.contains(deciding) { return deciding }
    let missing = booleans.count { $0 == nil }
    if missing > 0 { throw .undecided(missing) }
    return !deciding
  }

  private func extreme() throws(Failure) -> Value {
    if case .integers(let integers) = columns[0] {
      guard let extreme = function == .min ? integers.min() : integers.max() else { throw .nothing }
      return .integer(extreme)
    }
    let present = numbers(0).filter { !$0.isNaN }
    guard let extreme = function == .min ? present.min() : present.max() else { throw .nothing }
    return .number(extreme)
  }

  private func sum() throws(Failure) -> Value {
    if case .integers(let integers) = columns[0], !integers.isEmpty {
      var total = 0
      var isWhole = true
      for integer in integers where isWhole {
        let (sum, overflow) = total.addingReportingOverflow(integer)
        total = sum
        isWhole = !overflow
      }
      if isWhole { return .integer(total) }
    }
    let present = numbers(0).filter { !$0.isNaN }
    guard !present.isEmpty else { throw .nothing }
    return .number(Statistics.sum(present))
  }

  private func statistic(
    _ body: ([Double]) throws(StatisticsError) -> Double
  ) throws(Failure) -> Double {
    let present = numbers(0).filter { !$0.isNaN }
    guard !present.isEmpty else { throw .nothing }
    do {
      return try body(present)
    } catch {
      throw .statistic(error)
    }
  }

  /// The statistics of pairs: what is explained, and what explains it.
  private func ofPairs() throws(Failure) -> Double {
    let pairs = zip(numbers(0), numbers(1)).filter { !$0.isNaN && !$1.isNaN }
    guard !pairs.isEmpty else { throw .nothing }
    do {
      return try Self.statistic(function, pairs.map(\.0), pairs.map(\.1))
    } catch {
      throw .statistic(error)
    }
  }

  private static func statistic(
    _ function: Function, _ y: [Double], _ x: [Double]
  ) throws(StatisticsError) -> Double {
    switch function {
    case .pearson: return try Statistics.pearson(y, x)
    case .spearman: return try Statistics.spearman(y, x)
    default: break
    }
    let line = try Regression(explaining: y, from: x)
    switch function {
    case .slope: return line.slope
    case .intercept: return line.intercept
    case .slopeLow: return try line.slopeInterval().lowerBound
    case .slopeHigh: return try line.slopeInterval().upperBound
    default:
      guard let determination = line.determination else { throw .constantY }
      return determination
    }
  }
}
