extension Statistics {
  /// Pearson's correlation coefficient of pairs, from −1 to 1.
  public static func pearson(
    _ first: [Double], _ second: [Double]
  ) throws(StatisticsError) -> Double {
    let sums = try CenteredSums(explained: first, from: second)
    guard sums.xx > 0 else { throw .constantX }
    guard sums.yy > 0 else { throw .constantY }
    return max(-1, min(1, sums.xy / (sums.xx.squareRoot() * sums.yy.squareRoot())))
  }

  /// Spearman's rank correlation of pairs: Pearson's of their ranks, equal values sharing the mean of
  /// theirs.
  public static func spearman(
    _ first: [Double], _ second: [Double]
  ) throws(StatisticsError) -> Double {
    try pearson(ranks(of: first), ranks(of: second))
  }

  /// The rank of each value, from 1; equal values share the mean of their ranks.
  public static func ranks(of values: [Double]) -> [Double] {
    let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for index in order[start..<end] { ranks[index] = Double(start + 1 + end) / 2 }
      start = end
    }
    return ranks
  }
}

/// Sums of squares and products of pairs about their means.
struct CenteredSums {
  let count: Int
  let meanX: Double
  let meanY: Double
  let xx: Double
  let yy: Double
  let xy: Double

  /// The sums of pairs of an explained value and the value it is explained from; at least two pairs.
  init(explained: [Double], from values: [Double]) throws(StatisticsError) {
    precondition(explained.count == values.count, "pairs have two members")
    try Statistics.require(values, atLeast: 2)
    let meanX = try Statistics.mean(values)
    let meanY = try Statistics.mean(explained)
    let x = values.map { $0 - meanX }
    let y = explained.map { $0 - meanY }
    count = values.count
    self.meanX = meanX
    self.meanY = meanY
    // Equal values differ from their mean by rounding alone, which must not pass for variation.
    let isConstantX = values.allSatisfy { $0 == values[0] }
    let isConstantY = explained.allSatisfy { $0 == explained[0] }
    xx = isConstantX ? 0 : Statistics.sum(x.lazy.map { $0 * $0 })
    yy = isConstantY ? 0 : Statistics.sum(y.lazy.map { $0 * $0 })
    xy = isConstantX || isConstantY ? 0 : Statistics.sum(zip(x, y).lazy.map { $0 * $1 })
  }
}
