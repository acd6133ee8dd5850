/// Sixteen virtual lanes of floats: for single precision what Lanes.h is for double, under the same names.
///
/// A translation unit includes one of the two.
#ifndef FOLIO_LANES_H
#define FOLIO_LANES_H

#include <stdint.h>

#pragma STDC FP_CONTRACT OFF
#pragma clang diagnostic ignored "-Wpsabi"
#pragma clang diagnostic ignored "-Wunused-function"

#define INLINE static inline __attribute__((always_inline))

typedef float lanes __attribute__((vector_size(64)));
typedef int32_t lane_bits __attribute__((vector_size(64)));

INLINE lanes splat(float x) {
  return (lanes){x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x};
}
INLINE lane_bits splat_bits(int32_t x) {
  return (lane_bits){x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x};
}
INLINE lanes load(const float *x) {
  lanes y;
  __builtin_memcpy(&y, x, sizeof y);
  return y;
}
INLINE void store(float *x, lanes y) { __builtin_memcpy(x, &y, sizeof y); }

#if defined(LOAD_SOME_FLOATS)
INLINE lanes load_some(const float *x, long count, float fill) {
  return LOAD_SOME_FLOATS(x, count, splat(fill));
}
INLINE void store_some(float *x, long count, lanes y) { STORE_SOME_FLOATS(x, count, y); }
#else
/// The first `count` < 16 numbers at `x`, and `fill` in the other lanes.
INLINE lanes load_some(const float *x, long count, float fill) {
  lanes y = splat(fill);
  for (int i = 0; i < 15; i++) y[i] = i < count ? x[i] : fill;
  return y;
}
INLINE void store_some(float *x, long count, lanes y) {
  for (int i = 0; i < 15; i++)
    if (i < count) x[i] = y[i];
}
#endif

INLINE lanes load_first(const float *x, long count, float fill) {
  return count == 16 ? load(x) : load_some(x, count, fill);
}
INLINE void store_first(float *x, long count, lanes y) {
  if (count == 16) store(x, y);
  else store_some(x, count, y);
}
/// The sixteen numbers at place `i` of `x`; beyond the row's end, `fill`.
#define LOAD(x, i, fill) load_first((x) + (i), left_, fill)
#define STORE(x, i, y) store_first((x) + (i), left_, y)

INLINE lane_bits bits_of(lanes x) { return (lane_bits)x; }
INLINE lanes from_bits(lane_bits x) { return (lanes)x; }
INLINE lanes choose(lane_bits mask, lanes a, lanes b) {
  return from_bits((mask & bits_of(a)) | (~mask & bits_of(b)));
}
INLINE lanes larger(lanes a, lanes b) { return choose(a > b, a, b); }
INLINE lanes absolute(lanes x) { return from_bits(bits_of(x) & splat_bits(INT32_MAX)); }

/// The sum of the lanes: the upper half is added to the lower, and so on.
INLINE float total(lanes x) {
  typedef float eight __attribute__((vector_size(32)));
  typedef float four __attribute__((vector_size(16)));
  eight y = __builtin_shufflevector(x, x, 0, 1, 2, 3, 4, 5, 6, 7) +
            __builtin_shufflevector(x, x, 8, 9, 10, 11, 12, 13, 14, 15);
  four z = __builtin_shufflevector(y, y, 0, 1, 2, 3) + __builtin_shufflevector(y, y, 4, 5, 6, 7);
  return (z[0] + z[2]) + (z[1] + z[3]);
}
/// Lanes 0 … 7 of both in turn: a₀ b₀ a₁ b₁ …; and lanes 8 … 15.
INLINE lanes interleave_lower(lanes a, lanes b) {
  return __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}
INLINE lanes interleave_upper(lanes a, lanes b) {
  return __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15,
                                 31);
}
typedef float half_lanes __attribute__((vector_size(32)));

/// Two halves as one.
INLINE lanes joined(half_lanes a, half_lanes b) {
  return __builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
}

/// Lane 4i + j of the result is the sum of half i % 2 of x[2j + i / 2]: (0+4), (1+5) … are added first, then the upper
/// two of those to the lower two, then the second to the first.
INLINE lanes sums_of_halves(const lanes x[8]) {
  lanes fours[4], twos[2];
  for (int i = 0; i < 4; i++)
    fours[i] = __builtin_shufflevector(x[2 * i], x[2 * i + 1], 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18,
                                       19, 24, 25, 26, 27) +
               __builtin_shufflevector(x[2 * i], x[2 * i + 1], 4, 5, 6, 7, 12, 13, 14, 15, 20, 21,
                                       22, 23, 28, 29, 30, 31);
  for (int i = 0; i < 2; i++)
    twos[i] = __builtin_shufflevector(fours[2 * i], fours[2 * i + 1], 0, 1, 16, 17, 4, 5, 20, 21, 8,
                                      9, 24, 25, 12, 13, 28, 29) +
              __builtin_shufflevector(fours[2 * i], fours[2 * i + 1], 2, 3, 18, 19, 6, 7, 22, 23, 10,
                                      11, 26, 27, 14, 15, 30, 31);
  return __builtin_shufflevector(twos[0], twos[1], 0, 2, 16, 18, 4, 6, 20, 22, 8, 10, 24, 26, 12, 14,
                                 28, 30) +
         __builtin_shufflevector(twos[0], twos[1], 1, 3, 17, 19, 5, 7, 21, 23, 9, 11, 25, 27, 13, 15,
                                 29, 31);
}

/// The lower half of a and of b; their upper halves.
INLINE lanes lower_halves(lanes a, lanes b) {
  return __builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
}
INLINE lanes upper_halves(lanes a, lanes b) {
  return __builtin_shufflevector(a, b, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30,
                                 31);
}
/// The same within the halves.
INLINE lanes lower_quarters(lanes a, lanes b) {
  return __builtin_shufflevector(a, b, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27);
}
INLINE lanes upper_quarters(lanes a, lanes b) {
  return __builtin_shufflevector(a, b, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
}
/// Pairs of each quarter exchanged, and the numbers of each pair.
INLINE lanes pairs_exchanged(lanes x) {
  return __builtin_shufflevector(x, x, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13);
}
INLINE lanes neighbours_exchanged(lanes x) {
  return __builtin_shufflevector(x, x, 1, 0, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10, 13, 12, 15, 14);
}
/// A quarter in all four places.
INLINE lanes first_quarter(lanes x) {
  return __builtin_shufflevector(x, x, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3);
}
INLINE lanes second_quarter(lanes x) {
  return __builtin_shufflevector(x, x, 4, 5, 6, 7, 4, 5, 6, 7, 4, 5, 6, 7, 4, 5, 6, 7);
}
INLINE lanes third_quarter(lanes x) {
  return __builtin_shufflevector(x, x, 8, 9, 10, 11, 8, 9, 10, 11, 8, 9, 10, 11, 8, 9, 10, 11);
}
INLINE lanes fourth_quarter(lanes x) {
  return __builtin_shufflevector(x, x, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14, 15, 12, 13, 14,
                                 15);
}

INLINE float largest(lanes x) {
  lanes y = larger(x, __builtin_shufflevector(x, x, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5,
                                              6, 7));
  y = larger(y, __builtin_shufflevector(y, y, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11));
  y = larger(y, __builtin_shufflevector(y, y, 2, 3, 0, 1, 6, 7, 4, 5, 10, 11, 8, 9, 14, 15, 12, 13));
  return y[0] > y[1] ? y[0] : y[1];
}

#endif
