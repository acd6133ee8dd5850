/// How well two columns of numbers agree on the order of their rows.
///
/// Source: the definition of accuracy of Razin et al. (2025), section 2; counted as in W. R. Knight, "A computer method
/// for calculating Kendall's tau" (1966), with a binary indexed tree for the merge sort.
package struct WeightedAgreement: Hashable {
  /// Σ over pairs i < j of wᵢwⱼ with sign(xᵢ − xⱼ) = sign(yᵢ − yⱼ).
  package let agreeing: Double
  /// Σ over pairs i < j of wᵢwⱼ.
  package let all: Double

  /// The share of pairs that agree, or nil where there is no pair.
  var share: Double? { all > 0 ? min(agreeing / all, 1) : nil }

  /// Compares x and y, equally long, with weights of the rows that are not negative.
  ///
  /// Two equal values have sign 0 and agree with two equal values alone. Exact where the weights are whole
  /// and the sums below 2⁵³.
  ///
  /// - Complexity: O(n log n).
  package init(_ x: [Double], _ y: [Double], weights: [Double]) {
    let order = x.indices.sorted { (y[$0], x[$0], $0) < (y[$1], x[$1], $1) }
    let ranks = Self.ranks(of: x)
    var below = PrefixSums(count: (ranks.max() ?? 0) + 1)
    var (agreeing, all, seen) = (0.0, 0.0, 0.0)
    var start = 0
    while start < order.count {
      // Rows of one ground truth: equal rewards among them agree; all of them are compared with those before.
      var end = start
      var tied = 0.0
      while end < order.count, y[order[end]] == y[order[start]] {
        let row = order[end]
        let continues = end > start && x[order[end - 1]] == x[row]
        tied = continues ? tied : 0
        agreeing += weights[row] * (tied + below.sum(before: ranks[row]))
        all += weights[row] * seen
        tied += weights[row]
        seen += weights[row]
        end += 1
      }
      for row in order[start..<end] { below.add(weights[row], at: ranks[row]) }
      start = end
    }
    self.agreeing = agreeing
    self.all = all
  }

  /// For each number how many different ones are less.
  private static func ranks(of x: [Double]) -> [Int] {
    let order = x.indices.sorted { x[$0] < x[$1] }
    var ranks = [Int](repeating: 0, count: x.count)
    for (previous, row) in zip(order, order.dropFirst()) {
      ranks[row] = ranks[previous] + (x[previous] < x[row] ? 1 : 0)
    }
    return ranks
  }
}

/// Sums of the first of a row of numbers that grow: a binary indexed tree.
private struct PrefixSums {
  private var sums: [Double]

  init(count: Int) { sums = [Double](repeating: 0, count: count + 1) }

  mutating func add(_ value: Double, at index: Int) {
    var node = index + 1
    while node < sums.count {
      sums[node] += value
      node += node & -node
    }
  }

  func sum(before index: Int) -> Double {
    var (node, sum) = (index, 0.0)
    while node > 0 {
      sum += sums[node]
      node &= node - 1
    }
    return sum
  }
}
