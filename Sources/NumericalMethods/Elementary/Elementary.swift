/// eˣ, with an error below 0.75 ulp (1 ulp where the result is subnormal), the same on every CPU.
///
/// exp(−∞) = 0, exp(∞) = ∞, exp(NaN) = NaN; above 709.78… the result is ∞.
public func exponential(_ x: Double) -> Double { Kernels.selected.exponential(x) }

/// The natural logarithm, with an error below 0.85 ulp, the same on every CPU.
///
/// ln 0 = −∞, ln of a negative number is NaN.
public func logarithm(_ x: Double) -> Double { Kernels.selected.logarithm(x) }

/// tanh x, with an error below 0.75 ulp, the same on every CPU.
public func hyperbolicTangent(_ x: Double) -> Double { Kernels.selected.hyperbolicTangent(x) }

/// erf x = 2/√π ∫₀ˣ e^{−t²} dt, with an error below 0.9 ulp, the same on every CPU.
public func errorFunction(_ x: Double) -> Double { Kernels.selected.errorFunction(x) }

/// eˣ for each element.
public func exponential(_ x: [Double]) -> [Double] { Kernels.selected.exponential(x) }

/// The natural logarithm of each element.
public func logarithm(_ x: [Double]) -> [Double] { Kernels.selected.logarithm(x) }

/// tanh of each element.
public func hyperbolicTangent(_ x: [Double]) -> [Double] { Kernels.selected.hyperbolicTangent(x) }

/// erf of each element.
public func errorFunction(_ x: [Double]) -> [Double] { Kernels.selected.errorFunction(x) }

/// ln(1 + x) without loss for small x.
///
/// With u = 1 + x rounded, ln u · x/(u − 1) undoes the rounding of u. Error: a few ulp.
///
/// Source: W. Kahan's identity, in N. J. Higham, "Accuracy and Stability of Numerical Algorithms"
/// (2002), section 1.14.1.
public func logarithmOfOnePlus(_ x: Double) -> Double {
  let u = 1 + x
  guard u != 1, u.isFinite else { return x }
  return u == 0 ? -.infinity : logarithm(u) * (x / (u - 1))
}

/// eˣ − 1 without loss for small x.
///
/// With u = eˣ rounded, (u − 1) · x/ln u undoes the rounding of u. Error: a few ulp.
///
/// Source: as ``logarithmOfOnePlus(_:)``.
public func exponentialMinusOne(_ x: Double) -> Double {
  let u = exponential(x)
  if u == 1 { return x }
  let difference = u - 1
  if difference == -1 || !u.isFinite { return difference }
  return difference * (x / logarithm(u))
}
