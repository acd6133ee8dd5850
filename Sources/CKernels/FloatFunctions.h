/// exp, ln and the Gaussian error linear unit on sixteen lanes of floats.
///
/// The reductions are those of Exponential.h and Logarithm.h; the polynomials are weighted minimax ones (Remez),
/// of relative error below 0.06 ulp.
/// Source: ours.
#ifndef FOLIO_FLOAT_FUNCTIONS_H
#define FOLIO_FLOAT_FUNCTIONS_H

#include "FloatLanes.h"

/// 1.5·2²³: adding it rounds to a whole number, whose value then stands in the lowest bits.
#define FLOAT_ROUNDING_SHIFT 0x1.8p23f

INLINE lanes fma16(lanes a, lanes b, lanes c) { return __builtin_elementwise_fma(a, b, c); }

/// y of exp(x) = 2ᵏy for |x| < 200. k ln 2's upper 15 bits is exact.
INLINE lanes exponential_fraction(lanes x, lane_bits *k) {
  lanes shifted = fma16(x, splat(0x1.715476p+0f), splat(FLOAT_ROUNDING_SHIFT));
  *k = bits_of(shifted) - bits_of(splat(FLOAT_ROUNDING_SHIFT));
  lanes whole = shifted - splat(FLOAT_ROUNDING_SHIFT);
  lanes r = fma16(whole, splat(-0x1.62e4p-1f), x);
  r = fma16(whole, splat(-0x1.7f7d1cp-20f), r);
  lanes r2 = r * r;
  lanes p = fma16(splat(0x1.6a234ep-10f), r, splat(0x1.123a6cp-7f));
  p = fma16(p, r, splat(0x1.5558f4p-5f));
  p = fma16(p, r, splat(0x1.55549p-3f));
  p = fma16(p, r, splat(0x1.fffffcp-2f));
  return fma16(r2, p, r) + splat(1);
}

/// exp(x) for any x.
INLINE lanes exponential(lanes x) {
  lanes inside = choose(x > splat(120), splat(120), choose(x < splat(-120), splat(-120), x));
  lane_bits k;
  lanes y = exponential_fraction(inside, &k);
  lane_bits half = k >> 1;
  lanes first = from_bits((half + splat_bits(127)) << 23);
  return (y * first) * from_bits((k - half + splat_bits(127)) << 23);
}

/// exp(x) for x ≤ 8 and 0 for x < −87.
INLINE lanes exponential_of_negative(lanes x) {
  lane_bits k;
  lanes inside = choose(x < splat(-120), splat(-120), x);
  lanes y = exponential_fraction(inside, &k);
  return from_bits((bits_of(y) + (k << 23)) & ~(x < splat(-87)));
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

/// 2√(2/π), and that times 0.044715 and 3·0.044715.
#define FLOAT_GELU_LINEAR 0x1.988454p+0f
#define FLOAT_GELU_CUBIC 0x1.2444f2p-4f
#define FLOAT_GELU_SLOPE 0x1.b6676cp-3f

/// xσ(z), z = 2√(2/π)(x + 0.044715x³), and its derivative σ + xσ(1 − σ)z′; see GaussianErrorLinear.h. Beyond
/// |x| = 9.5, σ and z′ are those there: 1, or below 10⁻³³.
INLINE lanes gaussian_error_linear_of(lanes x, lanes *slope) {
  lanes inside = choose(x > splat(9.5f), splat(9.5f), choose(x < splat(-9.5f), splat(-9.5f), x));
  lanes square = inside * inside;
  lane_bits k;
  lanes z = inside * fma16(square, splat(FLOAT_GELU_CUBIC), splat(FLOAT_GELU_LINEAR));
  lanes y = exponential_fraction(-z, &k);
  lanes power = from_bits(bits_of(y) + (k << 23));
  lanes share = splat(1) / (splat(1) + power);
  lanes z_slope = fma16(square, splat(FLOAT_GELU_SLOPE), splat(FLOAT_GELU_LINEAR));
  *slope = fma16((inside * share) * (power * share), z_slope, share);
  return x * share;
}

#endif
