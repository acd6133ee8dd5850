extension Statistics {
  /// The quantile at a level from 0 to 1, interpolated linearly between order statistics.
  ///
  /// With the values sorted as x₀ … xₙ₋₁ and h = (n − 1)·level, it is x₍⌊h⌋₎ + (h − ⌊h⌋)(x₍⌊h⌋₊₁₎ − x₍⌊h⌋₎):
  /// type 7 of Hyndman and Fan, the default of R, NumPy and Julia.
  public static func quantile(
    _ values: [Double], at level: Double
  ) throws(StatisticsError) -> Double {
    try require(values, atLeast: 1)
    guard level >= 0, level <= 1 else { throw .levelOutOfRange(level) }
    let sorted = values.sorted()
    let height = Double(sorted.count - 1) * level
    let below = Int(height.rounded(.down))
    guard below + 1 < sorted.count else { return sorted[sorted.count - 1] }
    let fraction = height - Double(below)
    return sorted[below] + fraction * (sorted[below + 1] - sorted[below])
  }

  /// The median: the middle value, or the mean of the two middle ones.
  public static func median(_ values: [Double]) throws(StatisticsError) -> Double {
    try quantile(values, at: 0.5)
  }
}
