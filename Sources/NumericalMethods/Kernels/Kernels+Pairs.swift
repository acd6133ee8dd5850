import CKernels

extension Kernels {
  /// Σ over pairs i < j of wᵢwⱼ where sign(xᵢ − xⱼ) = sign(yᵢ − yⱼ), for numbers in ascending order of y.
  ///
  /// Two equal values have sign 0 and agree with two equal values alone. Exact where the weights are
  /// whole and the sum is below 2⁵³. n(n − 1)/2 comparisons, eight at a time.
  ///
  /// - Parameters:
  ///   - count: n.
  ///   - x: x in the order of y [count].
  ///   - weights: w in that order [count].
  ///   - ends: For each place the first after the last that has the same y, ascending [count].
  public func orderedAgreement(
    count: Int, _ x: UnsafePointer<Double>, weights: UnsafePointer<Double>,
    ends: UnsafePointer<Int32>
  ) -> Double {
    table.pointee.ordered_agreement(count, x, weights, ends)
  }
}
