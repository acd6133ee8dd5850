/// The probability that a Student variable with ν degrees of freedom is at most t.
///
/// ½ I_{ν/(ν+t²)}(ν/2, ½) for t ≤ 0, and one minus it beyond.
public func studentTDistribution(_ t: Double, degreesOfFreedom freedom: Double) -> Double {
  let tail = upperTail(t.magnitude, freedom)
  return t <= 0 ? tail : 1 - tail
}

/// The t below which a Student variable with ν > 0 degrees of freedom falls with probability p.
///
/// A bracketing root finder on the logarithm of the tail; relative error about 10⁻¹². p = 0 gives −∞,
/// p = 1 gives ∞; NaN for ν ≤ 0 or p outside [0, 1].
public func studentTQuantile(_ p: Double, degreesOfFreedom freedom: Double) -> Double {
  guard freedom > 0, p >= 0, p <= 1 else { return .nan }
  if p == 0.5 { return 0 }
  if p == 0 || p == 1 { return p == 0 ? -.infinity : .infinity }
  let target = min(p, 1 - p)
  var high = 1.0
  while upperTail(high, freedom) > target, high < 1e300 { high *= 2 }
  // On a logarithmic scale the tail falls nearly straight, so the root finder needs few steps.
  let logarithmOfTarget = logarithm(target)
  let root = BracketedRoot.find(between: 0, and: high, residualTolerance: 0) { t in
    logarithm(upperTail(t, freedom)) - logarithmOfTarget
  }
  return p < 0.5 ? -root : root
}

/// P(T > t) for t ≥ 0.
private func upperTail(_ t: Double, _ freedom: Double) -> Double {
  let square = t * t
  if square > freedom {
    return 0.5 * regularizedIncompleteBeta(freedom / (freedom + square), freedom / 2, 0.5)
  }
  return 0.5 * (1 - regularizedIncompleteBeta(square / (freedom + square), 0.5, freedom / 2))
}
