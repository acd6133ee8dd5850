/// ln on eight lanes.
///
/// x = 2ᵏm, √½ ≤ m < √2, f = m − 1, s = f/(2 + f): ln m = 2 artanh s = 2s + s³R(s²), R of degree 7 (Chebyshev
/// interpolation, error below 2·10⁻¹⁸), arranged so that f itself, exact, carries the leading digits.
/// Source: ours; the arrangement is known from fdlibm's documentation (Sun Microsystems, 1993).
#ifndef FOLIO_LOGARITHM_H
#define FOLIO_LOGARITHM_H

#include "Exponential.h"

/// ln(x); −∞ at 0, NaN below it.
INLINE lanes natural_logarithm(lanes x) {
  lane_bits subnormal = x < splat(0x1p-1022);
  lanes normal = choose(subnormal, x * splat(0x1p54), x);
  lane_bits encoded = bits_of(normal) - splat_bits(0x3fe6a09e667f3bcd);  // √½
  // The exponent, by a logical shift of the biased value: AVX2 has no arithmetic one.
  lane_bits biased = ((encoded + (splat_bits(2048) << 52)) >> 52) & splat_bits(0xfff);
  lane_bits k = biased - splat_bits(2048);
  lanes m = from_bits(bits_of(normal) - (k << 52));
  lanes exponent = from_bits(k + bits_of(splat(ROUNDING_SHIFT))) - splat(ROUNDING_SHIFT);
  exponent = exponent - from_bits(subnormal & bits_of(splat(54)));

  lanes f = m - splat(1);
  lanes s = f / (splat(2) + f);
  lanes z = s * s;
  lanes w = z * z;
  lanes r01 = fma8(splat(0x1.9999999999a3ap-2), z, splat(0x1.5555555555555p-1));
  lanes r23 = fma8(splat(0x1.c71c7201f207cp-3), z, splat(0x1.2492492476765p-2));
  lanes r45 = fma8(splat(0x1.3b1c42e3df02cp-3), z, splat(0x1.745cf8c4c7bcap-3));
  lanes r67 = fma8(splat(0x1.0c1263e1bac13p-3), z, splat(0x1.0fbd2bafa02d6p-3));
  lanes r = fma8(fma8(fma8(r67, w, r45), w, r23), w, r01) * z;
  lanes half = splat(0.5) * f * f;
  lanes small = fma8(s, half + r, exponent * splat(0x1.3de6af278ece6p-42));
  lanes y = fma8(exponent, splat(0x1.62e42fefa3000p-1), f - (half - small));

  y = choose(x == splat(__builtin_inf()), x, y);
  y = choose(x == splat(0), splat(-__builtin_inf()), y);
  return choose((x < splat(0)) | (x != x), splat(__builtin_nan("")), y);
}

#endif
