public import NumericalMethods

/// ‖g‖ = √Σg², the sum in one fixed order; ∞ or not a number where g is not finite.
public func globalNorm<Scalar: KernelScalar>(of gradient: [Scalar]) -> Double {
  gradient.withUnsafeBufferPointer { gradient in
    guard let start = gradient.baseAddress else { return 0 }
    return Double(Scalar.sumOfSquares(start, count: gradient.count)).squareRoot()
  }
}

/// min(1, c/‖g‖): what shortens a gradient longer than c to that length and leaves others as they are.
///
/// - Parameters:
///   - limit: c, above 0; nil where gradients are not clipped.
///   - norm: ‖g‖ of all parameters together, finite.
///
/// Source: Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks" (2013),
/// algorithm 1.
public func clippingFactor(limit: Double?, norm: Double) -> Double {
  guard let limit, norm > limit else { return 1 }
  precondition(limit > 0, "a limit of a norm is above 0")
  return limit / norm
}
