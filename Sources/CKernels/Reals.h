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

#if !REAL_IS_FLOAT
INLINE lanes interleave_lower(lanes a, lanes b) {
  return __builtin_shufflevector(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
}
INLINE lanes interleave_upper(lanes a, lanes b) {
  return __builtin_shufflevector(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
}
#endif

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
