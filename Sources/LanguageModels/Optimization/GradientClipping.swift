import NumericalMethods

/// ‖g‖ = √Σg², the sum in one fixed order with terms and sums in double precision.
public func globalNorm<Scalar: BinaryFloatingPoint>(of gradient: [Scalar]) -> Double {
  var sum = 0.0
  for slope in gradient { sum += Double(slope) * Double(slope) }
  return sum.squareRoot()
}

/// Shortens a gradient that is longer than a limit to that length: g ← g · min(1, c/‖g‖).
///
/// - Parameters:
///   - gradient: g, of all parameters together; left as it is where ‖g‖ ≤ c or is not finite.
///   - limit: c, above 0.
/// - Returns: ‖g‖ before; see ``globalNorm(of:)``.
///
/// Source: Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks" (2013),
/// algorithm 1.
@discardableResult
public func clip<Scalar: BinaryFloatingPoint>(_ gradient: inout [Scalar], toNorm limit: Double)
  -> Double
{
  precondition(limit > 0, "a limit of a norm is above 0")
  let norm = globalNorm(of: gradient)
  if norm.isFinite, norm > limit {
    let factor = Scalar(limit / norm)
    for place in gradient.indices { gradient[place] *= factor }
  }
  return norm
}
