/// exp on eight lanes.
///
/// x = k ln 2 + r, |r| ≤ ½ ln 2, exp(r) = 1 + r + r²P(r), P of degree 10 (Chebyshev interpolation, error
/// below 4·10⁻¹⁹). k·ln 2's upper 42 bits is exact, so r loses nothing.
/// Source: ours; the reduction is W. J. Cody and W. Waite's, "Software Manual for the Elementary
/// Functions" (1980).
#ifndef FOLIO_EXPONENTIAL_H
#define FOLIO_EXPONENTIAL_H

#include "Lanes.h"

/// 1.5·2⁵²: adding it rounds to a whole number, whose value then stands in the lowest bits.
#define ROUNDING_SHIFT 0x1.8p52

/// P of exp(r) = 1 + r + r²P(r) on |r| ≤ ½ ln 2, by Estrin's scheme.
INLINE lanes exponential_polynomial(lanes r, lanes r2) {
  lanes p01 = fma8(splat(0x1.5555555555557p-3), r, splat(0x1.0p-1));
  lanes p23 = fma8(splat(0x1.11111111100dcp-7), r, splat(0x1.5555555555556p-5));
  lanes p45 = fma8(splat(0x1.a01a01abe7fe1p-13), r, splat(0x1.6c16c16c162d4p-10));
  lanes p67 = fma8(splat(0x1.71de0231960ebp-19), r, splat(0x1.a01a01a6d889cp-16));
  lanes p89 = fma8(splat(0x1.af4de97ca4194p-26), r, splat(0x1.27e4db646b17ep-22));
  lanes r4 = r2 * r2;
  lanes p03 = fma8(p23, r2, p01);
  lanes p47 = fma8(p67, r2, p45);
  lanes p8a = fma8(splat(0x1.1f730349868cep-29), r2, p89);
  return fma8(fma8(p8a, r4, p47), r4, p03);
}

/// The parts of exp(x) = 2ᵏ(upper + lower), |lower| ≤ ulp(upper); k as a lane of integers.
INLINE void exponential_parts(lanes x, lane_bits *k, lanes *upper, lanes *lower) {
  lanes shifted = fma8(x, splat(0x1.71547652b82fep+0), splat(ROUNDING_SHIFT));
  *k = bits_of(shifted) - bits_of(splat(ROUNDING_SHIFT));
  lanes whole = shifted - splat(ROUNDING_SHIFT);
  lanes rough = fma8(whole, splat(-0x1.62e42fefa3000p-1), x);
  lanes r = fma8(whole, splat(-0x1.3de6af278ece6p-42), rough);
  lanes rest = fma8(whole, splat(-0x1.3de6af278ece6p-42), rough - r);
  lanes r2 = r * r;
  lanes one = splat(1) + r;
  lanes lost = (splat(1) - one) + r;
  lanes tail = fma8(r2, exponential_polynomial(r, r2), rest + lost);
  *upper = one + tail;
  *lower = (one - *upper) + tail;
}

/// x·2ᵏ for −2000 < k < 2000, rounded once.
INLINE lanes scaled_by_power_of_two(lanes x, lane_bits k) {
  lane_bits half = (((k + splat_bits(4096)) >> 1) & splat_bits(0xffff)) - splat_bits(2048);
  lanes first = from_bits((half + splat_bits(1023)) << 52);
  lanes second = from_bits((k - half + splat_bits(1023)) << 52);
  return (x * first) * second;
}

/// exp(x) for any x.
INLINE lanes exponential(lanes x) {
  lanes inside = choose(x > splat(800), splat(800), choose(x < splat(-800), splat(-800), x));
  lane_bits k;
  lanes upper, lower;
  exponential_parts(inside, &k, &upper, &lower);
  return scaled_by_power_of_two(upper, k);
}

/// exp(x) for x ≤ 0 as softmax needs it: an error below 0.9 ulp, and 0 for x < −708.
INLINE lanes exponential_of_negative(lanes x) {
  lanes shifted = fma8(x, splat(0x1.71547652b82fep+0), splat(ROUNDING_SHIFT));
  lanes whole = shifted - splat(ROUNDING_SHIFT);
  lanes rough = fma8(whole, splat(-0x1.62e42fefa3000p-1), x);
  lanes r = fma8(whole, splat(-0x1.3de6af278ece6p-42), rough);
  lanes r2 = r * r;
  lanes y = splat(1) + fma8(r2, exponential_polynomial(r, r2), r);
  lanes scaled = from_bits(bits_of(y) + (bits_of(shifted) << 52));
  return from_bits(bits_of(scaled) & (x >= splat(-708)));
}

#endif
