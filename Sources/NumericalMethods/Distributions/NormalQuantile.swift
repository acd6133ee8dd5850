/// The number below which a standard normal variable falls with probability p.
///
/// Rational approximations in three regions, relative error about 10⁻¹⁵. p = 0 gives −∞, p = 1 gives
/// ∞; outside [0, 1] NaN.
///
/// Source: M. J. Wichura, "Algorithm AS 241: the percentage points of the normal distribution",
/// Applied Statistics 37 (1988), PPND16.
public func normalQuantile(_ p: Double) -> Double {
  guard p > 0, p < 1 else { return p == 0 ? -.infinity : p == 1 ? .infinity : .nan }
  let q = p - 0.5
  if q.magnitude <= 0.425 {
    return q * ratio(central, at: 0.180_625 - q * q)
  }
  let tail = q < 0 ? p : 1 - p
  let r = (-logarithm(tail)).squareRoot()
  let size = r <= 5 ? ratio(middle, at: r - 1.6) : ratio(far, at: r - 5)
  return q < 0 ? -size : size
}

/// The coefficients of a rational function, constant terms first.
private struct Rational: Sendable {
  var numerator: [Double]
  var denominator: [Double]
}

private func ratio(_ rational: Rational, at x: Double) -> Double {
  func value(_ coefficients: [Double]) -> Double {
    coefficients.reversed().reduce(0) { $0 * x + $1 }
  }
  return value(rational.numerator) / value(rational.denominator)
}

private let central = Rational(
  numerator: [
    3.387_132_872_796_366_6080, 1.331_416_678_917_843_7745e2, 1.971_590_950_306_551_4427e3,
    1.373_169_376_550_946_1125e4, 4.592_195_393_154_987_1457e4, 6.726_577_092_700_870_0853e4,
    3.343_057_558_358_812_8105e4, 2.509_080_928_730_122_6727e3,
  ],
  denominator: [
    1, 4.231_333_070_160_091_1252e1, 6.871_870_074_920_579_0830e2, 5.394_196_021_424_751_1077e3,
    2.121_379_430_158_659_5867e4, 3.930_789_580_009_271_0610e4, 2.872_908_573_572_194_2674e4,
    5.226_495_278_852_854_5610e3,
  ])

private let middle = Rational(
  numerator: [
    1.423_437_110_749_683_57734, 4.630_337_846_156_545_29590, 5.769_497_221_460_691_40550,
    3.647_848_324_763_204_60504, 1.270_458_252_452_368_38258, 2.417_807_251_774_506_11770e-1,
    2.272_384_498_926_918_45833e-2, 7.745_450_142_783_414_07640e-4,
  ],
  denominator: [
    1, 2.053_191_626_637_758_82187, 1.676_384_830_183_803_84940, 6.897_673_349_851_000_04550e-1,
    1.481_039_764_274_800_74590e-1, 1.519_866_656_361_645_71966e-2,
    5.475_938_084_995_344_94600e-4, 1.050_750_071_644_416_84324e-9,
  ])

private let far = Rational(
  numerator: [
    6.657_904_643_501_103_77720, 5.463_784_911_164_114_36990, 1.784_826_539_917_291_33580,
    2.965_605_718_285_048_91230e-1, 2.653_218_952_657_612_30930e-2,
    1.242_660_947_388_078_43860e-3, 2.711_555_568_743_487_57815e-5,
    2.010_334_399_292_288_13265e-7,
  ],
  denominator: [
    1, 5.998_322_065_558_879_37690e-1, 1.369_298_809_227_358_05310e-1,
    1.487_536_129_085_061_48525e-2, 7.868_691_311_456_132_59100e-4,
    1.846_318_317_510_054_68180e-5, 1.421_511_758_316_445_88870e-7,
    2.044_263_103_389_939_78564e-15,
  ])
