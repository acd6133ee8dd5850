/// Sums, Runge–Kutta stages and softmax rows; one accumulator of eight lanes for each sum.
#ifndef FOLIO_ROWS_H
#define FOLIO_ROWS_H

#include "CKernels.h"
#include "ErrorFunction.h"
#include "Exponential.h"
#include "HyperbolicTangent.h"
#include "Logarithm.h"

#define EACH_EIGHT(i, count) for (long i = 0; i < (count); i += 8)

// MARK: Sums

INLINE double row_sum(long count, const double *x) {
  // Neumaier's compensation in each lane, then over the lanes.
  lanes sum = splat(0), rest = splat(0);
  EACH_EIGHT(i, count) {
    lanes value = load_at(x, i, count, 0);
    lanes next = sum + value;
    lane_bits sum_larger = absolute(sum) >= absolute(value);
    lanes big = choose(sum_larger, sum, value), small = choose(sum_larger, value, sum);
    rest += (big - next) + small;
    sum = next;
  }
  double whole = 0, lost = 0;
  for (int lane = 0; lane < 8; lane++) {
    double value = sum[lane], next = whole + value;
    lost += __builtin_fabs(whole) >= __builtin_fabs(value) ? (whole - next) + value
                                                           : (value - next) + whole;
    whole = next;
  }
  return whole + (lost + total(rest));
}

INLINE double row_dot(long count, const double *x, const double *y) {
  lanes sum = splat(0);
  EACH_EIGHT(i, count) sum = fma8(load_at(x, i, count, 0), load_at(y, i, count, 0), sum);
  return total(sum);
}

// MARK: Runge–Kutta

INLINE lanes weighted_stages(long i, long count, long stages, const double *const *k,
                             const double *coefficients) {
  lanes sum = splat(coefficients[0]) * load_at(k[0], i, count, 0);
  for (long j = 1; j < stages; j++)
    sum = fma8(splat(coefficients[j]), load_at(k[j], i, count, 0), sum);
  return sum;
}

INLINE lanes weighted_stages_inside(long i, long stages, const double *const *k,
                                    const double *coefficients) {
  lanes sum = splat(coefficients[0]) * load(k[0] + i);
  for (long j = 1; j < stages; j++) sum = fma8(splat(coefficients[j]), load(k[j] + i), sum);
  return sum;
}

/// `combine` for a number of stages known to the compiler, so that the inner loop unrolls.
INLINE void combine_stages(long count, const double *x, long stages, const double *const *k,
                           const double *c, double *y) {
  long i = 0;
  for (; i + 8 <= count; i += 8) store(y + i, load(x + i) + weighted_stages_inside(i, stages, k, c));
  if (i < count)
    store_some(y + i, count - i,
               load_some(x + i, count - i, 0) + weighted_stages(i, count, stages, k, c));
}

INLINE void row_combine(long count, const double *x, long stages, const double *const *k,
                        const double *c, double *y) {
  switch (stages) {
    case 1: combine_stages(count, x, 1, k, c, y); break;
    case 2: combine_stages(count, x, 2, k, c, y); break;
    case 3: combine_stages(count, x, 3, k, c, y); break;
    case 4: combine_stages(count, x, 4, k, c, y); break;
    case 5: combine_stages(count, x, 5, k, c, y); break;
    case 6: combine_stages(count, x, 6, k, c, y); break;
    default: combine_stages(count, x, stages, k, c, y);
  }
}

INLINE double row_squared_error(long count, const double *x, const double *y, long stages,
                                const double *const *k, const double *c, double least,
                                double relative) {
  lanes sum = splat(0);
  EACH_EIGHT(i, count) {
    lanes error = weighted_stages(i, count, stages, k, c);
    lanes size = larger(absolute(load_at(x, i, count, 0)), absolute(load_at(y, i, count, 0)));
    lanes scaled = error / fma8(splat(relative), size, splat(least));
    if (i + 8 > count) {  // a lane beyond the end may be 0/0
      double part[8];
      store(part, scaled);
      for (long lane = count - i; lane < 8; lane++) part[lane] = 0;
      scaled = load(part);
    }
    sum = fma8(scaled, scaled, sum);
  }
  return total(sum);
}

// MARK: Softmax

INLINE double row_largest(long count, const double *x) {
  lanes top = splat(-__builtin_inf());
  EACH_EIGHT(i, count) top = larger(load_at(x, i, count, -__builtin_inf()), top);
  return largest(top);
}

/// The first place of the value `x` in a row, or 0.
INLINE long first_place(long count, const double *row, double x) {
  for (long i = 0; i < count; i += 8) {
    lane_bits same = load_at(row, i, count, __builtin_nan("")) == splat(x);
    if (!__builtin_reduce_or(same)) continue;
    for (int lane = 0; lane < 8; lane++)
      if (same[lane]) return i + lane;
  }
  return 0;
}

/// e = exp(logits − largest); their sum is the result.
INLINE double row_exponentials(long count, const double *logits, double top, double *e) {
  lanes sum = splat(0);
  EACH_EIGHT(i, count) {
    lanes power =
        exponential_of_negative(load_at(logits, i, count, -__builtin_inf()) - splat(top));
    store_at(e, i, count, power);
    sum += power;
  }
  return total(sum);
}

INLINE double scalar_logarithm(double x) { return natural_logarithm(splat(x))[0]; }

INLINE double row_softmax(long count, const double *logits, double *p) {
  double top = row_largest(count, logits);
  double sum = row_exponentials(count, logits, top, p);
  double scale = 1 / sum;
  EACH_EIGHT(i, count) store_at(p, i, count, load_at(p, i, count, 0) * splat(scale));
  return top + scalar_logarithm(sum);
}

#endif
