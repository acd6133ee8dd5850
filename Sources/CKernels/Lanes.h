/// Eight virtual lanes of doubles, and the few operations that the kernels are made of.
///
/// A register of the CPU holds 2, 4 or 8 of them; no result depends on which. Functions are always
/// inlined, so that no vector crosses a call.
#ifndef FOLIO_LANES_H
#define FOLIO_LANES_H

#include <stdint.h>

#pragma STDC FP_CONTRACT OFF
#pragma clang diagnostic ignored "-Wpsabi"
#pragma clang diagnostic ignored "-Wunused-function"

#define INLINE static inline __attribute__((always_inline))

typedef double lanes __attribute__((vector_size(64)));
typedef int64_t lane_bits __attribute__((vector_size(64)));

INLINE lanes splat(double x) { return (lanes){x, x, x, x, x, x, x, x}; }
INLINE lane_bits splat_bits(int64_t x) { return (lane_bits){x, x, x, x, x, x, x, x}; }
INLINE lanes load(const double *x) {
  lanes y;
  __builtin_memcpy(&y, x, sizeof y);
  return y;
}
INLINE void store(double *x, lanes y) { __builtin_memcpy(x, &y, sizeof y); }

/// The first `count` < 8 numbers at `x`, and `fill` in the other lanes.
INLINE lanes load_some(const double *x, long count, double fill) {
  lanes y = splat(fill);
  for (int i = 0; i < 7; i++) y[i] = i < count ? x[i] : fill;
  return y;
}
INLINE void store_some(double *x, long count, lanes y) {
  for (int i = 0; i < 7; i++)
    if (i < count) x[i] = y[i];
}

/// Runs the statements for each eight places `i` of a row of `count`: whole eights first, in a loop
/// without a condition, then what is left. Inside, LOAD and STORE know which.
#define EACH_EIGHT(i, count, ...)              \
  do {                                         \
    const long places_ = (count);              \
    long i = 0;                                \
    _Pragma("clang loop unroll_count(2)")      \
    for (; i + 8 <= places_; i += 8) {         \
      const long left_ = 8;                    \
      __VA_ARGS__                              \
    }                                          \
    if (i < places_) {                         \
      const long left_ = places_ - i;          \
      __VA_ARGS__                              \
    }                                          \
  } while (0)
/// The eight numbers at place `i` of `x`; beyond the row's end, `fill`.
#define LOAD(x, i, fill) load_first((x) + (i), left_, fill)
#define STORE(x, i, y) store_first((x) + (i), left_, y)
/// Whether the eight places at hand reach beyond the row's end.
#define IS_LAST_PART (left_ < 8)

INLINE lanes load_first(const double *x, long count, double fill) {
  return count == 8 ? load(x) : load_some(x, count, fill);
}
INLINE void store_first(double *x, long count, lanes y) {
  if (count == 8) store(x, y);
  else store_some(x, count, y);
}

INLINE lanes fma8(lanes a, lanes b, lanes c) { return __builtin_elementwise_fma(a, b, c); }
INLINE lane_bits bits_of(lanes x) { return (lane_bits)x; }
INLINE lanes from_bits(lane_bits x) { return (lanes)x; }
INLINE lanes choose(lane_bits mask, lanes a, lanes b) {
  return from_bits((mask & bits_of(a)) | (~mask & bits_of(b)));
}
INLINE lanes larger(lanes a, lanes b) { return choose(a > b, a, b); }
INLINE lanes absolute(lanes x) { return from_bits(bits_of(x) & splat_bits(INT64_MAX)); }

/// The sum of the lanes: ((0+4)+(2+6)) + ((1+5)+(3+7)).
INLINE double total(lanes x) {
  return ((x[0] + x[4]) + (x[2] + x[6])) + ((x[1] + x[5]) + (x[3] + x[7]));
}
INLINE double largest(lanes x) {
  lanes y = larger(x, __builtin_shufflevector(x, x, 4, 5, 6, 7, 0, 1, 2, 3));
  y = larger(y, __builtin_shufflevector(y, y, 2, 3, 0, 1, 6, 7, 4, 5));
  return y[0] > y[1] ? y[0] : y[1];
}

#endif
