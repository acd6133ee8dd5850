/// exp, ln and the Gaussian error linear unit on sixteen lanes of floats.
///
/// The reductions are those of Exponential.h and Logarithm.h; the polynomials are weighted minimax ones (Remez),
/// of relative error below 0.06 ulp.
/// Source: ours.
#ifndef FOLIO_FLOAT_FUNCTIONS_H
#define FOLIO_FLOAT_FUNCTIONS_H

#include "FloatLanes.h"

INLINE lanes fma16(lanes a, lanes b, lanes c) { return __builtin_elementwise_fma(a, b, c); }

/// 1.5·2²³ + 127: adding it rounds to a whole number k, and k + 127 then stands in the lowest bits: the exponent of 2ᵏ.
#define FLOAT_ROUNDING_SHIFT (0x1.8p23f + 127)

/// 2ᵏ, −127 < k < 128, from k + FLOAT_ROUNDING_SHIFT.
INLINE lanes shifted_power(lanes shifted) { return from_bits(bits_of(shifted) << 23); }

/// y of exp(x) = 2ᵏy for |x| < 200, and k + FLOAT_ROUNDING_SHIFT. k ln 2's upper 15 bits is exact.
INLINE lanes exponential_fraction(lanes x, lanes *shifted) {
  *shifted = fma16(x, splat(0x1.715476p+0f), splat(FLOAT_ROUNDING_SHIFT));
  lanes whole = *shifted - splat(FLOAT_ROUNDING_SHIFT);
  lanes r = fma16(whole, splat(-0x1.62e4p-1f), x);
  r = fma16(whole, splat(-0x1.7f7d1cp-20f), r);
  lanes p = fma16(splat(0x1.6ae696p-10f), r, splat(0x1.12682ep-7f));
  p = fma16(p, r, splat(0x1.555826p-5f));
  p = fma16(p, r, splat(0x1.555418p-3f));
  p = fma16(p, r, splat(0x1.fffffcp-2f));
  p = fma16(p, r, splat(1));
  return fma16(p, r, splat(1));
}

/// exp(x) for any x.
INLINE lanes exponential(lanes x) {
  lanes inside = choose(x > splat(120), splat(120), choose(x < splat(-120), splat(-120), x));
  lanes shifted, y = exponential_fraction(inside, &shifted);
  lane_bits k = bits_of(shifted) - bits_of(splat(FLOAT_ROUNDING_SHIFT)), half = k >> 1;
  lanes first = from_bits((half + splat_bits(127)) << 23);
  return (y * first) * from_bits((k - half + splat_bits(127)) << 23);
}

/// exp(x) for x ≤ 8 and 0 for x < −87.
INLINE lanes exponential_of_negative(lanes x) {
  lanes shifted, y = exponential_fraction(x, &shifted);
  return from_bits(bits_of(y * shifted_power(shifted)) & ~(x < splat(-87)));
}

/// Functions of several vectors at once do each of their steps for all before the next: a CPU looks ahead less far
/// than one vector's chain of steps is long.
#define EACH_OF(count) for (int i = 0; i < (count); i++)
#define MOST_VECTORS 8

/// x ← 2ˣ for |x| < 126, `count` ≤ MOST_VECTORS vectors.
INLINE void binary_powers(int count, lanes *x) {
  static const float p[5] = {0x1.5f3f3p-10f, 0x1.3b2d5p-7f, 0x1.c6aee6p-5f, 0x1.ebfbdcp-3f,
                             0x1.62e43p-1f};
  lanes shifted[MOST_VECTORS], y[MOST_VECTORS];
  EACH_OF(count) shifted[i] = x[i] + splat(FLOAT_ROUNDING_SHIFT);
  EACH_OF(count) y[i] = shifted[i] - splat(FLOAT_ROUNDING_SHIFT);
  EACH_OF(count) x[i] = x[i] - y[i];
  EACH_OF(count) y[i] = fma16(splat(0x1.41fb34p-13f), x[i], splat(p[0]));
  for (int k = 1; k < 5; k++) EACH_OF(count) y[i] = fma16(y[i], x[i], splat(p[k]));
  EACH_OF(count) y[i] = fma16(y[i], x[i], splat(1));
  EACH_OF(count) x[i] = y[i] * shifted_power(shifted[i]);
}

/// What scores are multiplied by before `score_powers`: log₂ e.
#define SCORE_UNIT 0x1.71547652b82fep+0
/// x ← 2ˣ for x ≤ 0 and 0 for x < −125.
INLINE void score_powers(int count, lanes *x) {
  lane_bits kept[MOST_VECTORS];
  EACH_OF(count) kept[i] = ~(x[i] < splat(-125));
  binary_powers(count, x);
  EACH_OF(count) x[i] = from_bits(bits_of(x[i]) & kept[i]);
}

/// ln(x); −∞ at 0, NaN below it. x = 2ᵏm, √½ ≤ m < √2, f = m − 1, ln m = f − f²/2 + f³Q(f).
INLINE lanes natural_logarithm(lanes x) {
  lane_bits subnormal = x < splat(0x1p-126f);
  lanes normal = choose(subnormal, x * splat(0x1p25f), x);
  lane_bits k = (bits_of(normal) - bits_of(splat(0x1.6a09e6p-1f))) >> 23;
  lanes f = from_bits(bits_of(normal) - (k << 23)) - splat(1);
  lanes exponent = __builtin_convertvector(k, lanes);
  exponent = exponent - from_bits(subnormal & bits_of(splat(25)));
  lanes f2 = f * f;
  lanes q = splat(0x1.145742p-4f);
  q = fma16(q, f, splat(-0x1.de3b96p-4f));
  q = fma16(q, f, splat(0x1.e6f054p-4f));
  q = fma16(q, f, splat(-0x1.fc221cp-4f));
  q = fma16(q, f, splat(0x1.23376cp-3f));
  q = fma16(q, f, splat(-0x1.555c4cp-3f));
  q = fma16(q, f, splat(0x1.99a4b6p-3f));
  q = fma16(q, f, splat(-0x1.000006p-2f));
  q = fma16(q, f, splat(0x1.555548p-2f));
  lanes small = fma16(f2, fma16(f, q, splat(-0.5f)), exponent * splat(0x1.7f7d1cp-20f));
  lanes y = fma16(exponent, splat(0x1.62e4p-1f), f + small);
  y = choose(x == splat(__builtin_inff()), x, y);
  y = choose(x == splat(0), splat(-__builtin_inff()), y);
  return choose((x < splat(0)) | (x != x), splat(__builtin_nanf("")), y);
}

/// 2√(2/π) and that times 3·0.044715; −2√(2/π) log₂ e and that times 0.044715.
#define FLOAT_GELU_LINEAR 0x1.988454p+0f
#define FLOAT_GELU_SLOPE 0x1.b6676cp-3f
#define FLOAT_GELU_POWER (-0x1.26aec2p+1f)
#define FLOAT_GELU_CUBIC_POWER (-0x1.a5a7dp-4f)

/// x ← xσ(z), z = 2√(2/π)(x + 0.044715x³), and its derivative σ + xσ(1 − σ)z′; see GaussianErrorLinear.h. Beyond
/// |x| = 9.5, σ and z′ are those there: 1, or below 10⁻³³.
INLINE void gaussian_error_linears(int count, lanes *x, lanes *slopes) {
  lanes inside[MOST_VECTORS], square[MOST_VECTORS], power[MOST_VECTORS], share[MOST_VECTORS];
  EACH_OF(count) inside[i] = choose(x[i] > splat(9.5f), splat(9.5f), x[i]);
  EACH_OF(count) inside[i] = choose(inside[i] < splat(-9.5f), splat(-9.5f), inside[i]);
  EACH_OF(count) square[i] = inside[i] * inside[i];
  EACH_OF(count)
  power[i] = fma16(square[i], splat(FLOAT_GELU_CUBIC_POWER), splat(FLOAT_GELU_POWER));
  EACH_OF(count) power[i] = power[i] * inside[i];
  binary_powers(count, power);
  EACH_OF(count) share[i] = splat(1) / (splat(1) + power[i]);
  EACH_OF(count) square[i] = fma16(square[i], splat(FLOAT_GELU_SLOPE), splat(FLOAT_GELU_LINEAR));
  EACH_OF(count) power[i] = power[i] * share[i];
  EACH_OF(count) x[i] = x[i] * share[i];
  EACH_OF(count) square[i] = square[i] * power[i];
  EACH_OF(count) slopes[i] = fma16(x[i], square[i], share[i]);
}

#endif
