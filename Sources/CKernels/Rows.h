/// Sums, Runge–Kutta stages and softmax rows; one accumulator of eight lanes for each sum.
#ifndef FOLIO_ROWS_H
#define FOLIO_ROWS_H

#include "CKernels.h"
#include "ErrorFunction.h"
#include "Exponential.h"
#include "HyperbolicTangent.h"
#include "Logarithm.h"

// MARK: Sums

INLINE double row_sum(long count, const double *x) {
  // Neumaier's compensation in each lane, then over the lanes.
  lanes sum = splat(0), rest = splat(0);
  EACH_EIGHT(i, count, {
    lanes value = LOAD(x, i, 0);
    lanes next = sum + value;
    lane_bits sum_larger = absolute(sum) >= absolute(value);
    lanes big = choose(sum_larger, sum, value);
    lanes small = choose(sum_larger, value, sum);
    rest += (big - next) + small;
    sum = next;
  });
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
  EACH_EIGHT(i, count, sum = fma8(LOAD(x, i, 0), LOAD(y, i, 0), sum););
  return total(sum);
}

// MARK: Runge–Kutta

/// `combine` for a number of stages known to the compiler; pointers and coefficients are copied, so
/// that they stay in registers.
INLINE void combine_stages(long count, const double *x, int stages, const double *const *k,
                           const double *coefficients, double *y) {
  const double *slopes[6];
  lanes weights[6];
  for (int j = 0; j < stages; j++) {
    slopes[j] = k[j];
    weights[j] = splat(coefficients[j]);
  }
  EACH_EIGHT(i, count, {
    lanes sum = weights[0] * LOAD(slopes[0], i, 0);
    for (int j = 1; j < stages; j++) sum = fma8(weights[j], LOAD(slopes[j], i, 0), sum);
    STORE(y, i, LOAD(x, i, 0) + sum);
  });
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
    default: __builtin_trap();  // the header allows 1 … 6
  }
}

/// A step's errors and the sizes that they are measured by.
typedef struct {
  const double *before, *after;
  const double *slopes[6];
  lanes weights[6];
  lanes least, relative;
} step_errors;

/// e and a + ρ max(|x|, |y|) of eight components.
INLINE lanes error_at(const step_errors *step, int stages, long i, long left_, lanes *size) {
  lanes error = step->weights[0] * LOAD(step->slopes[0], i, 0);
  for (int j = 1; j < stages; j++)
    error = fma8(step->weights[j], LOAD(step->slopes[j], i, 0), error);
  lanes larger_size =
      larger(absolute(LOAD(step->before, i, 0)), absolute(LOAD(step->after, i, 0)));
  *size = fma8(step->relative, larger_size, step->least);
  return error;
}

/// Two eights at a time, so that one division serves both: e/s = es′/(ss′), e′/s′ = e′s/(ss′).
INLINE double squared_error_stages(long count, const step_errors *step, int stages) {
  lanes sum = splat(0), other_sum = splat(0);
  long whole = count & ~15L;
  for (long i = 0; i < whole; i += 16) {
    lanes size, other_size;
    lanes error = error_at(step, stages, i, 8, &size);
    lanes other = error_at(step, stages, i + 8, 8, &other_size);
    lanes inverse = splat(1) / (size * other_size);
    lanes scaled = error * other_size * inverse, other_scaled = other * size * inverse;
    sum = fma8(scaled, scaled, sum);
    other_sum = fma8(other_scaled, other_scaled, other_sum);
  }
  sum += other_sum;
  EACH_EIGHT(i, count - whole, {
    lanes size;
    lanes error = error_at(step, stages, whole + i, left_, &size);
    lanes scaled = error / size;
    sum = fma8(scaled, scaled, sum);
  });
  return total(sum);
}

INLINE double row_squared_error(long count, const double *x, const double *y, long stages,
                                const double *const *k, const double *c, double least,
                                double relative) {
  step_errors step = {.before = x, .after = y, .least = splat(least),
                      .relative = splat(relative)};
  for (long j = 0; j < stages; j++) {
    step.slopes[j] = k[j];
    step.weights[j] = splat(c[j]);
  }
  switch (stages) {
    case 1: return squared_error_stages(count, &step, 1);
    case 2: return squared_error_stages(count, &step, 2);
    case 6: return squared_error_stages(count, &step, 6);
    default: __builtin_trap();  // the header allows 1, 2 and 6
  }
}

// MARK: Softmax

INLINE double row_largest(long count, const double *x) {
  lanes top = splat(-__builtin_inf());
  EACH_EIGHT(i, count, top = larger(LOAD(x, i, -__builtin_inf()), top););
  return largest(top);
}

/// The first place of the value `x` in a row, or 0.
INLINE long first_place(long count, const double *row, double x) {
  EACH_EIGHT(i, count, {
    lane_bits same = LOAD(row, i, __builtin_nan("")) == splat(x);
    if (__builtin_reduce_or(same)) {
      for (int lane = 0; lane < 8; lane++)
        if (same[lane]) return i + lane;
    }
  });
  return 0;
}

INLINE double scalar_logarithm(double x) { return natural_logarithm(splat(x))[0]; }

/// p = softmax(logits); ln Σ exp(logit) is the result.
INLINE double row_softmax(long count, const double *logits, double *p) {
  double top = row_largest(count, logits);
  lanes sums = splat(0);
  EACH_EIGHT(i, count, {
    lanes power = exponential_of_negative(LOAD(logits, i, -__builtin_inf()) - splat(top));
    STORE(p, i, power);
    sums += power;
  });
  double sum = total(sums), scale = 1 / sum;
  EACH_EIGHT(i, count, STORE(p, i, LOAD(p, i, 0) * splat(scale)););
  return top + scalar_logarithm(sum);
}

#endif
