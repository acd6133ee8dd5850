import Results

/// The separate values of a scale's domain in their order; finding one does not take longer the more
/// there are.
struct DiscreteDomain: Sendable {
  /// The values in order.
  let values: [Value]
  private let indices: [Value: Int]

  /// A domain of values.
  init(_ values: [Value]) {
    self.values = values
    indices = Dictionary(
      values.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Where a value stands; nil for one outside the domain.
  func index(of value: Value) -> Int? { indices[value] }
}
