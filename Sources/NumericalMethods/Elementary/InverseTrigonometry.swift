/// arctan x, from −π/2 to π/2, with an error below 1.5 ulp, the same on every CPU.
public func arctangent(_ x: Double) -> Double {
  guard x.magnitude >= 0x1p-27 else { return x }
  guard x.magnitude > 1 else { return x < 0 ? -positiveArctangent(-x) : positiveArctangent(x) }
  let size = (0x1.921fb54442d18p+0 - positiveArctangent(1 / x.magnitude)) + 0x1.1a62633145c07p-54
  return x < 0 ? -size : x.isNaN ? x : size
}

/// The angle of the point (x, y) with the x axis, from −π to π, with an error below 2.5 ulp.
///
/// For y = 0: 0 on the positive half axis and at the origin, π on the negative one.
public func arctangent(_ y: Double, over x: Double) -> Double {
  guard !x.isNaN, !y.isNaN else { return .nan }
  if y == 0 { return x < 0 || x.sign == .minus && x == 0 ? signed(Double.pi, like: y) : y }
  if x.isInfinite, y.isInfinite { return signed(x > 0 ? .pi / 4 : 3 * .pi / 4, like: y) }
  if y.isInfinite || x == 0 { return signed(.pi / 2, like: y) }
  let angle = arctangent(y.magnitude / x.magnitude)
  guard x < 0 else { return signed(angle, like: y) }
  return signed((0x1.921fb54442d18p+1 - angle) + 0x1.1a62633145c07p-53, like: y)
}

/// arcsin x, from −π/2 to π/2, with an error below 3 ulp; NaN outside [−1, 1].
public func arcsine(_ x: Double) -> Double {
  x.magnitude > 1 ? .nan : arctangent(x, over: ((1 - x) * (1 + x)).squareRoot())
}

/// arccos x, from 0 to π, with an error below 3 ulp; NaN outside [−1, 1].
public func arccosine(_ x: Double) -> Double {
  x.magnitude > 1 ? .nan : arctangent(((1 - x) * (1 + x)).squareRoot(), over: x)
}

private func signed(_ size: Double, like other: Double) -> Double {
  other.sign == .minus ? -size : size
}

/// arctan x for 0 ≤ x ≤ 1: arctan c + arctan((x − c)/(1 + xc)) with c the nearest eighth.
private func positiveArctangent(_ x: Double) -> Double {
  let eighth = (x * 8).rounded()
  let c = eighth / 8
  let u = (x - c) / (1.0).addingProduct(x, c)
  let square = u * u
  var series = 1 / 15.0
  for denominator in stride(from: 13.0, through: 3, by: -2) {
    series = (1 / denominator).addingProduct(-series, square)
  }
  let known = arctangentsOfEighths[Int(eighth)]
  return known.upper + (u + (known.lower - u * square * series))
}

/// arctan(k/8) for k from 0 to 8.
private let arctangentsOfEighths = [
  DoubleDouble(0), DoubleDouble(0x1.fd5ba9aac2f6ep-4, -0x1.cd37686760c17p-59),
  DoubleDouble(0x1.f5b75f92c80ddp-3, 0x1.8ab6e3cf7afbdp-57),
  DoubleDouble(0x1.6f61941e4def1p-2, -0x1.c63aae6f6e918p-56),
  DoubleDouble(0x1.dac670561bb4fp-2, 0x1.a2b7f222f65e2p-56),
  DoubleDouble(0x1.1e00babdefeb4p-1, -0x1.928df287a668fp-58),
  DoubleDouble(0x1.4978fa3269ee1p-1, 0x1.2419a87f2a458p-56),
  DoubleDouble(0x1.700a7c5784634p-1, -0x1.8c34d25aadef6p-56),
  DoubleDouble(0x1.921fb54442d18p-1, 0x1.1a62633145c07p-55),
]
