/// The scalar type that a table of network kernels is compiled for, and its lanes.
///
/// The including file defines REAL_IS_FLOAT as 1 or 0. `real` is float or double; LANES numbers fill 64 bytes.
#ifndef FOLIO_REALS_H
#define FOLIO_REALS_H

#if REAL_IS_FLOAT
#include "FloatLanes.h"
#include "FloatFunctions.h"
typedef float real;
#define LANES 16
#else
#include "Exponential.h"
#include "GaussianErrorLinear.h"
#include "HyperbolicTangent.h"
#include "Lanes.h"
#include "Logarithm.h"
typedef double real;
#define LANES 8
#endif

INLINE lanes fma_lanes(lanes a, lanes b, lanes c) { return __builtin_elementwise_fma(a, b, c); }
INLINE lanes square_root(lanes x) { return __builtin_elementwise_sqrt(x); }
INLINE real square_root_of(real x) { return __builtin_elementwise_sqrt(x); }

#if !REAL_IS_FLOAT
/// See FloatLanes.h.
INLINE lanes interleave_lower(lanes a, lanes b) {
  return __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
}
INLINE lanes interleave_upper(lanes a, lanes b) {
  return __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
}

typedef double half_lanes __attribute__((vector_size(32)));

/// Two halves as one.
INLINE lanes joined(half_lanes a, half_lanes b) {
  return __builtin_shufflevector(a, b, 0, 1, 2, 3, 4, 5, 6, 7);
}

/// Lane 2i + j of the result is the sum of half i % 2 of x[2j + i / 2]: (0+2) and (1+3) are added first.
INLINE lanes sums_of_halves(const lanes x[4]) {
  lanes twos[2];
  for (int i = 0; i < 2; i++)
    twos[i] = __builtin_shufflevector(x[2 * i], x[2 * i + 1], 0, 1, 4, 5, 8, 9, 12, 13) +
              __builtin_shufflevector(x[2 * i], x[2 * i + 1], 2, 3, 6, 7, 10, 11, 14, 15);
  return __builtin_shufflevector(twos[0], twos[1], 0, 8, 2, 10, 4, 12, 6, 14) +
         __builtin_shufflevector(twos[0], twos[1], 1, 9, 3, 11, 5, 13, 7, 15);
}
#endif

#if !REAL_IS_FLOAT
/// See FloatLanes.h.
INLINE lanes lower_halves(lanes a, lanes b) {
  return __builtin_shufflevector(a, b, 0, 1, 2, 3, 8, 9, 10, 11);
}
INLINE lanes upper_halves(lanes a, lanes b) {
  return __builtin_shufflevector(a, b, 4, 5, 6, 7, 12, 13, 14, 15);
}
INLINE lanes lower_quarters(lanes a, lanes b) {
  return __builtin_shufflevector(a, b, 0, 1, 4, 5, 8, 9, 12, 13);
}
INLINE lanes upper_quarters(lanes a, lanes b) {
  return __builtin_shufflevector(a, b, 2, 3, 6, 7, 10, 11, 14, 15);
}
INLINE lanes neighbours_exchanged(lanes x) {
  return __builtin_shufflevector(x, x, 1, 0, 3, 2, 5, 4, 7, 6);
}
INLINE lanes first_quarter(lanes x) { return __builtin_shufflevector(x, x, 0, 1, 0, 1, 0, 1, 0, 1); }
INLINE lanes second_quarter(lanes x) { return __builtin_shufflevector(x, x, 2, 3, 2, 3, 2, 3, 2, 3); }
INLINE lanes third_quarter(lanes x) { return __builtin_shufflevector(x, x, 4, 5, 4, 5, 4, 5, 4, 5); }
INLINE lanes fourth_quarter(lanes x) { return __builtin_shufflevector(x, x, 6, 7, 6, 7, 6, 7, 6, 7); }
#endif

#if !REAL_IS_FLOAT
/// See FloatFunctions.h.
#define SCORE_UNIT 1
#define MOST_VECTORS 8
INLINE void score_powers(int count, lanes *x) {
  for (int i = 0; i < count; i++) x[i] = exponential_of_negative(x[i]);
}
INLINE void gaussian_error_linears(int count, lanes *x, lanes *slopes) {
  for (int i = 0; i < count; i++) x[i] = gaussian_error_linear_of(x[i], slopes + i);
}
#endif

/// Lanes of a half vector.
#define HALF (LANES / 2)
/// The half of 2·HALF places whose sum `sums_of_halves` puts into a lane: half (lane / JUMP) % 2 of vector
/// 2·(lane % JUMP) + lane / (2·JUMP).
#define JUMP (LANES / 4)

/// 0, 1, 2 …
INLINE lane_bits lane_numbers(void) {
  lane_bits numbers;
  for (int lane = 0; lane < LANES; lane++) numbers[lane] = lane;
  return numbers;
}

/// Exchanges the rows and columns of a square of numbers: as many perfect shuffles as LANES has halvings.
INLINE void transpose_square(lanes x[LANES]) {
  for (int step = 1; step < LANES; step *= 2) {
    lanes y[LANES];
    for (int i = 0; i < LANES / 2; i++) {
      y[2 * i] = interleave_lower(x[i], x[i + LANES / 2]);
      y[2 * i + 1] = interleave_upper(x[i], x[i + LANES / 2]);
    }
    for (int i = 0; i < LANES; i++) x[i] = y[i];
  }
}

#if REAL_IS_FLOAT
#define COMBINE_WITHIN_QUARTERS(COMBINE, x) \
  x = COMBINE(x, pairs_exchanged(x));       \
  x = COMBINE(x, neighbours_exchanged(x));
#else
#define COMBINE_WITHIN_QUARTERS(COMBINE, x) x = COMBINE(x, neighbours_exchanged(x));
#endif
/// The lanes of each of four vectors combined, in the order of `total` and `largest`: quarter i of the result is
/// that of vector i.
#define COMBINE_LANES_OF_FOUR(NAME, COMBINE)                                            \
  INLINE lanes NAME(const lanes x[4]) {                                                 \
    lanes first = COMBINE(lower_halves(x[0], x[1]), upper_halves(x[0], x[1]));          \
    lanes second = COMBINE(lower_halves(x[2], x[3]), upper_halves(x[2], x[3]));         \
    lanes all = COMBINE(lower_quarters(first, second), upper_quarters(first, second));  \
    COMBINE_WITHIN_QUARTERS(COMBINE, all)                                               \
    return all;                                                                         \
  }
INLINE lanes sum_of(lanes a, lanes b) { return a + b; }
COMBINE_LANES_OF_FOUR(totals_of_four, sum_of)
COMBINE_LANES_OF_FOUR(largest_of_four, larger)

/// Each quarter as a vector.
INLINE void spread_quarters(lanes quarters, lanes x[4]) {
  x[0] = first_quarter(quarters);
  x[1] = second_quarter(quarters);
  x[2] = third_quarter(quarters);
  x[3] = fourth_quarter(quarters);
}

/// Runs the statements for each LANES places `i` of a row of `count`; inside, LOAD and STORE know whether
/// it is the last, partial one.
#define EACH_LANES(i, count, ...)                  \
  do {                                             \
    const long places_ = (count);                  \
    long i = 0;                                    \
    for (; i + LANES <= places_; i += LANES) {     \
      const long left_ = LANES;                    \
      __VA_ARGS__                                  \
    }                                              \
    if (i < places_) {                             \
      const long left_ = places_ - i;              \
      __VA_ARGS__                                  \
    }                                              \
  } while (0)

#endif
