/// sin x, with an error below 1 ulp for every finite x, the same on every CPU; NaN for ±∞.
public func sine(_ x: Double) -> Double {
  guard x.magnitude >= 0x1p-27 else { return x }
  let (quadrant, rest) = reduced(x)
  let value = quadrant & 1 == 0 ? sineNearZero(rest) : cosineNearZero(rest)
  return quadrant & 2 == 0 ? value : -value
}

/// cos x, with an error below 1 ulp for every finite x, the same on every CPU; NaN for ±∞.
public func cosine(_ x: Double) -> Double {
  let (quadrant, rest) = reduced(x)
  let value = quadrant & 1 == 0 ? cosineNearZero(rest) : sineNearZero(rest)
  return (quadrant + 1) & 2 == 0 ? value : -value
}

/// tan x, with an error below 2 ulp for every finite x, the same on every CPU; NaN for ±∞.
public func tangent(_ x: Double) -> Double {
  guard x.magnitude >= 0x1p-27 else { return x }
  let (quadrant, rest) = reduced(x)
  let (s, c) = (sineNearZero(rest), cosineNearZero(rest))
  return quadrant & 1 == 0 ? s / c : -c / s
}

/// x less the nearest multiple of π/2, in two parts, and which multiple, modulo 4.
private func reduced(_ x: Double) -> (quadrant: Int, rest: DoubleDouble) {
  guard x.isFinite else { return (0, DoubleDouble(.nan)) }
  guard x.magnitude > 0.785_398_163_397_448_3 else { return (0, DoubleDouble(x)) }
  guard x.magnitude < 0x1p20 else { return largeReduced(x) }
  let k = (x * 0x1.45f306dc9c883p-1).rounded()
  // π/2 in parts of 33 bits, so that their products with k are exact.
  let first = DoubleDouble.sum(x - k * 0x1.921fb54400000p+0, -(k * 0x1.0b4611a600000p-34))
  let second = DoubleDouble.sum(first.upper, -(k * 0x1.3198a2e000000p-69))
  let tail = first.lower + second.lower - k * 0x1.b839a252049c1p-104
  return (Int(k) & 3, DoubleDouble.sum(second.upper, tail))
}

/// The reduction of large numbers: x · 2/π modulo 4 in whole numbers.
///
/// Source: M. Payne and R. Hanek, "Radian reduction for trigonometric functions", ACM SIGNUM
/// Newsletter 18 (1983).
private func largeReduced(_ x: Double) -> (quadrant: Int, rest: DoubleDouble) {
  let m = UInt64(x.significandBitPattern | 1 << 52)
  // |x| = m·2ˢ: bits of 2/π that give multiples of 4 are left out.
  let skipped = Int(x.exponent) - 52 - 2
  let words = (0..<3).map { twoOverPi(from: skipped + 64 * $0) }
  let low = m.multipliedFullWidth(by: words[2])
  let middle = m.multipliedFullWidth(by: words[1])
  let (second, carry) = middle.low.addingReportingOverflow(low.high)
  let first = m &* words[0] &+ middle.high &+ (carry ? 1 : 0)
  // Two bits before the point, 128 after it, those a signed number: the nearest multiple.
  let upper = first << 2 | second >> 62
  let lower = second << 2 | low.low >> 62
  let fraction = Int128(Int64(bitPattern: upper)) << 64 | Int128(lower)
  let quadrant = Int(first >> 62) + (fraction < 0 ? 1 : 0)
  let whole = Double(fraction)
  let rest =
    DoubleDouble(whole * 0x1p-128, Double(fraction - Int128(whole)) * 0x1p-128)
    * DoubleDouble(0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54)
  guard x < 0 else { return (quadrant & 3, rest) }
  return (-quadrant & 3, DoubleDouble(-rest.upper, -rest.lower))
}

/// 64 bits of 2/π from a place after the point; places before it are 0.
private func twoOverPi(from place: Int) -> UInt64 {
  let index = place >> 6
  let shift = UInt64(place & 63)
  func word(_ index: Int) -> UInt64 {
    twoOverPiWords.indices.contains(index) ? twoOverPiWords[index] : 0
  }
  return shift == 0 ? word(index) : word(index) << shift | word(index + 1) >> (64 - shift)
}

/// The first 1280 bits of 2/π after the point.
private let twoOverPiWords: [UInt64] = [
  0xa2f9_836e_4e44_1529, 0xfc27_57d1_f534_ddc0, 0xdb62_9599_3c43_9041, 0xfe51_63ab_debb_c561,
  0xb724_6e3a_424d_d2e0, 0x0649_2eea_09d1_921c, 0xfe1d_eb1c_b129_a73e, 0xe882_35f5_2ebb_4484,
  0xe99c_7026_b45f_7e41, 0x3991_d639_8353_39f4, 0x9c84_5f8b_bdf9_283b, 0x1ff8_97ff_de05_980f,
  0xef2f_118b_5a0a_6d1f, 0x6d36_7ecf_27cb_09b7, 0x4f46_3f66_9e5f_ea2d, 0x7527_bac7_ebe5_f17b,
  0x3d07_39f7_8a52_92ea, 0x6bfb_5fb1_1f8d_5d08, 0x5603_3046_fc7b_6bab, 0xf0cf_bc20_9af4_361d,
]

/// sin(r + ρ) for r + ρ of at most π/4, by its Taylor series.
private func sineNearZero(_ x: DoubleDouble) -> Double {
  let r = x.upper
  let square = r * r
  var series = 1 / 121_645_100_408_832_000.0
  for factorial in sineFactorials { series = (1 / factorial).addingProduct(-series, square) }
  // r − r³·series(…) + ρ cos r
  return r + (x.lower * (1 - square / 2) - r * square * series)
}

/// 17!, 15! … 3!.
private let sineFactorials = [
  355_687_428_096_000.0, 1_307_674_368_000, 6_227_020_800, 39_916_800, 362_880, 5040, 120, 6,
]

/// cos(r + ρ) for r + ρ of at most π/4, by its Taylor series.
private func cosineNearZero(_ x: DoubleDouble) -> Double {
  let r = x.upper
  let square = r * r
  var series = 1 / 2_432_902_008_176_640_000.0
  for factorial in cosineFactorials { series = (1 / factorial).addingProduct(-series, square) }
  let half = square / 2
  let whole = 1 - half
  // What 1 − r²/2 and r² rounded away, the rest of the series, − ρ sin r.
  let lost = (1 - whole) - half
  let squareRest = (-square).addingProduct(r, r) / 2
  return whole + (lost - squareRest + square * square * series - x.lower * r)
}

/// 18!, 16! … 4!.
private let cosineFactorials = [
  6_402_373_705_728_000.0, 20_922_789_888_000, 87_178_291_200, 479_001_600, 3_628_800, 40320, 720,
  24,
]
