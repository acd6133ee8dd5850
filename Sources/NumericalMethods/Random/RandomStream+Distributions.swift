extension RandomStream {
  /// A number from [0, 1), a multiple of 2⁻⁵³; takes one word.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number from [−1, 1), a multiple of 2⁻⁵²; takes one word.
  public mutating func symmetricUniform() -> Double { 2 * uniform() - 1 }

  /// A standard normal number, by the inverse distribution function; takes one word.
  public mutating func normal() -> Double {
    // The centre of one of 2⁵² equal cells of (0, 1): never 0 or 1, and symmetric about ½.
    normalQuantile((Double(next() >> 12) + 0.5) * 0x1p-52)
  }

  /// A whole number from 0 ..< bound, each equally likely.
  ///
  /// Source: D. Lemire, "Fast random integer generation in an interval", ACM TOMACS 29 (2019).
  public mutating func index(below bound: Int) -> Int {
    precondition(bound > 0, "an index needs at least one place")
    let range = UInt64(bound)
    let leastAccepted = (0 &- range) % range
    while true {
      let product = next().multipliedFullWidth(by: range)
      if product.low >= leastAccepted { return Int(product.high) }
    }
  }

  /// Puts the elements into an order that is equally likely to be any.
  ///
  /// Source: R. A. Fisher and F. Yates, in R. Durstenfeld's form (CACM algorithm 235, 1964).
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, index(below: last + 1))
    }
  }

  /// The numbers 0 ..< count in random order.
  public mutating func permutation(of count: Int) -> [Int] {
    var order = Array(0..<count)
    shuffle(&order)
    return order
  }
}
