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

/// The bits of 2^{j/16}, j = 0 … 15, less j where the shift below adds it.
static const int64_t sixteenth_powers[16] = {
  0x3ff0000000000000, 0x3fefb5586cf9890f, 0x3fef72b83c7d517b, 0x3fef387a6e756238,
  0x3fef06fe0a31b715, 0x3feedea64c123422, 0x3feebfdad5362a27, 0x3feeab07dd485429,
  0x3feea09e667f3bcd, 0x3feea11473eb0187, 0x3feeace5422aa0db, 0x3feec49182a3f090,
  0x3feee89f995ad3ad, 0x3fef199bdd85529c, 0x3fef5818dcfba487, 0x3fefa4afa2a490da,
};

/// 2^{n/16} for the whole number n in the lowest bits of each lane.
INLINE lanes power_of_sixteenths(lane_bits n) {
  lane_bits fraction;
#if defined(LOOK_UP_SIXTEEN)
  fraction = LOOK_UP_SIXTEEN(sixteenth_powers, n);
#else
  for (int lane = 0; lane < 8; lane++) fraction[lane] = sixteenth_powers[n[lane] & 15];
#endif
  return from_bits(fraction + (n << 48));
}

/// What the powers of a row are relative to: 2^{m/16}, m whole, m ln 2/16 near the row's largest number.
typedef struct {
  lanes shift;  // ROUNDING_SHIFT − m
  lanes least;  // below this, powers are 0
} exponential_unit;

INLINE exponential_unit exponential_unit_near(double top) {
  double m = (top * 0x1.71547652b82fep+4 + ROUNDING_SHIFT) - ROUNDING_SHIFT;
  return (exponential_unit){splat(ROUNDING_SHIFT - m), splat(top - 708)};
}

/// exp(x)/2^{m/16} for x at most 8 above the number that the unit is near: what softmax needs, as m
/// leaves with the normaliser. The error is below 1.25 ulp + |x|/300 ulp; far below the unit, 0.
///
/// x = n ln 2/16 + r, |r| ≤ ln 2/32, exp(x) = 2^{n/16}(1 + r + r²P(r)), P of degree 4 (weighted minimax, error
/// 0.11 ulp). The powers of 2 come from a table that fits two wide registers. P may take r without its last
/// digits, which shortens the chain of dependent operations.
INLINE lanes exponential_relative(lanes x, exponential_unit unit) {
  lanes shifted = fma8(x, splat(0x1.71547652b82fep+4), unit.shift);
  lanes whole = shifted - unit.shift;
  lanes r = fma8(whole, splat(-0x1.62e42fefa39efp-5), x);
  lanes exact = fma8(whole, splat(-0x1.abc9e3b39803fp-60), r);
  lanes r2 = r * r;
  lanes p01 = fma8(splat(0x1.555555548f860p-3), r, splat(0x1.0000000000005p-1));
  lanes p23 = fma8(splat(0x1.11123ab03505dp-7), r, splat(0x1.555555545eaf9p-5));
  lanes p = fma8(fma8(splat(0x1.6c185de9b6e47p-10), r2, p23), r2, p01);
  lanes power = power_of_sixteenths(bits_of(shifted));
  lanes y = fma8(power, fma8(r2, p, exact), power);
  return from_bits(bits_of(y) & (x >= unit.least));
}

/// exp(x) for x ≤ 8 and 0 for x < −708.
INLINE lanes exponential_of_negative(lanes x) {
  return exponential_relative(x, (exponential_unit){splat(ROUNDING_SHIFT), splat(-708)});
}

#endif
