/// Many rows of the same width at once: softmax, divergence, expectations and products with a vector.
///
/// Rows of up to 16 numbers are taken eight at a time, a lane each, their sums running over the columns
/// in order; wider rows one after the other, eight columns at a time. Which of the two depends
/// on the width alone, so every level gives the same bits.
#ifndef FOLIO_SHORT_ROWS_H
#define FOLIO_SHORT_ROWS_H

#include "Moments.h"

/// The widest row that lies in one lane.
#define SHORT_WIDTH 16

/// One column of up to eight rows: x[0], x[width], …; `fill` in the lanes without a row.
INLINE lanes column(const double *x, long width, long rows, double fill) {
  if (rows == 8) {
    return (lanes){x[0],         x[width],     x[2 * width], x[3 * width],
                   x[4 * width], x[5 * width], x[6 * width], x[7 * width]};
  }
  double y[8] = {fill, fill, fill, fill, fill, fill, fill, fill};
  for (long i = 0; i < rows; i++) y[i] = x[i * width];
  return load(y);
}
INLINE void store_column(double *x, long width, long rows, lanes y) {
  if (rows == 8) {
    for (long i = 0; i < 8; i++) x[i * width] = y[i];
  } else {
    for (long i = 0; i < rows; i++) x[i * width] = y[i];
  }
}

/// Calls the statements for each eight rows `row` of `rows`, `left` of them there.
#define EACH_EIGHT_ROWS(row, left, rows, ...)                   \
  for (long row = 0; row < (rows); row += 8) {                  \
    const long left = (rows) - row < 8 ? (rows) - row : 8;      \
    __VA_ARGS__                                                 \
  }

// MARK: Softmax

INLINE void short_rows_softmax(long rows, long width, const double *logits, double *p,
                               const double *initial, double *log_p) {
  EACH_EIGHT_ROWS(row, left, rows, {
    const long start = row * width;
    lanes x[SHORT_WIDTH], powers[SHORT_WIDTH];
    lanes top = splat(-__builtin_inf()), sum = splat(0);
    for (long v = 0; v < width; v++) {
      x[v] = column(logits + start + v, width, left, 0);
      top = larger(x[v], top);
    }
    for (long v = 0; v < width; v++) {
      powers[v] = exponential_of_negative(x[v] - top);
      sum += powers[v];
    }
    lanes inverse = splat(1) / sum;
    for (long v = 0; v < width; v++) {
      store_column(p + start + v, width, left, powers[v] * inverse);
    }
    if (log_p) {
      lanes normaliser = top + natural_logarithm(sum);
      for (long v = 0; v < width; v++) {
        lanes y = x[v] - normaliser;
        if (initial) y -= column(initial + start + v, width, left, 0);
        store_column(log_p + start + v, width, left, y);
      }
    }
  });
}

INLINE void rows_softmax(long rows, long width, const double *logits, double *p,
                         const double *initial, double *log_p) {
  if (width <= SHORT_WIDTH) {
    short_rows_softmax(rows, width, logits, p, initial, log_p);
    return;
  }
  for (long row = 0; row < rows; row++) {
    const double *x = logits + row * width;
    double normaliser = row_softmax(width, x, p + row * width);
    if (!log_p) continue;
    EACH_EIGHT(i, width, {
      lanes y = LOAD(x, i, 0) - splat(normaliser);
      if (initial) y -= LOAD(initial + row * width, i, 0);
      STORE(log_p + row * width, i, y);
    });
  }
}

/// KL(p ‖ p₀) of each row from u = ln(p/p₀); see `divergence_terms`.
INLINE void rows_divergence(long rows, long width, const double *p, const double *initial_p,
                            const double *u, double *divergences) {
  if (width <= SHORT_WIDTH) {
    EACH_EIGHT_ROWS(row, left, rows, {
      lanes sum = splat(0);
      for (long v = 0; v < width; v++) {
        const long place = row * width + v;
        sum += divergence_terms(column(p + place, width, left, 0),
                                column(initial_p + place, width, left, 0),
                                column(u + place, width, left, 0));
      }
      store_first(divergences + row, left, sum);
    });
    return;
  }
  for (long row = 0; row < rows; row++) {
    const long start = row * width;
    lanes sum = splat(0);
    EACH_EIGHT(i, width, {
      sum += divergence_terms(LOAD(p + start, i, 0), LOAD(initial_p + start, i, 0),
                              LOAD(u + start, i, 0));
    });
    divergences[row] = total(sum);
  }
}

// MARK: Expectations

INLINE void short_rows_expectations(folio_value_rows t) {
  const long width = t.width;
  EACH_EIGHT_ROWS(row, left, t.rows, {
    const long start = row * width;
    lanes p[SHORT_WIDTH], q[SHORT_WIDTH], rest[SHORT_WIDTH];
    lanes top = splat(-1), value = splat(0), remainder = splat(0);
    for (long v = 0; v < width; v++) {
      p[v] = column(t.p + start + v, width, left, 0);
      q[v] = column(t.values + start + v, width, left, 0);
      if (t.penalties) {
        q[v] = fma8(splat(-t.regularization), column(t.penalties + start + v, width, left, 0), q[v]);
      }
      rest[v] = t.remainders ? column(t.remainders + start + v, width, left, 0) : splat(0);
      lane_bits likelier = p[v] > top;
      top = choose(likelier, p[v], top);
      value = choose(likelier, q[v], value);
      remainder = choose(likelier, rest[v], remainder);
    }
    lanes mean = splat(0), variance = splat(0);
    for (long v = 0; v < width; v++) {
      q[v] = (q[v] - value) + (rest[v] - remainder);
      mean = fma8(p[v], q[v], mean);
    }
    store_first(t.row_values + row, left, value);
    store_first(t.row_remainders + row, left, remainder + mean);
    lanes scale = t.scales ? load_first(t.scales + row, left, 0) : splat(0);
    for (long v = 0; v < width; v++) {
      lanes advantage = q[v] - mean;
      lanes weighted = p[v] * advantage;
      variance = fma8(weighted, advantage, variance);
      if (t.advantages) {
        store_column(t.advantages + start + v, width, left,
                     t.scales ? scale * weighted : advantage);
      }
    }
    if (t.row_variances) store_first(t.row_variances + row, left, variance);
  });
}

/// Q of eight columns of a wide row: its reference and what is left.
INLINE lanes wide_reference(folio_value_rows t, long start, long i, long left_) {
  lanes q = LOAD(t.values + start, i, 0);
  if (!t.penalties) return q;
  return fma8(splat(-t.regularization), LOAD(t.penalties + start, i, 0), q);
}
INLINE lanes wide_difference(folio_value_rows t, long start, long i, long left_, double value,
                             double remainder) {
  lanes rest = t.remainders ? LOAD(t.remainders + start, i, 0) : splat(0);
  return (wide_reference(t, start, i, left_) - splat(value)) + (rest - splat(remainder));
}

INLINE void wide_row_expectations(folio_value_rows t, long row) {
  const long start = row * t.width, width = t.width;
  const double *p = t.p + start;
  const long likeliest = start + first_place(width, p, row_largest(width, p));
  double value = t.values[likeliest];
  if (t.penalties) value = __builtin_fma(-t.regularization, t.penalties[likeliest], value);
  double remainder = t.remainders ? t.remainders[likeliest] : 0;
  lanes means = splat(0), variance = splat(0);
  EACH_EIGHT(i, width, {
    means = fma8(LOAD(p, i, 0), wide_difference(t, start, i, left_, value, remainder), means);
  });
  double mean = total(means);
  t.row_values[row] = value;
  t.row_remainders[row] = remainder + mean;
  lanes scale = splat(t.scales ? t.scales[row] : 0);
  EACH_EIGHT(i, width, {
    lanes advantage = wide_difference(t, start, i, left_, value, remainder) - splat(mean);
    lanes weighted = LOAD(p, i, 0) * advantage;
    variance = fma8(weighted, advantage, variance);
    if (t.advantages) {
      STORE(t.advantages + start, i, t.scales ? scale * weighted : advantage);
    }
  });
  if (t.row_variances) t.row_variances[row] = total(variance);
}

INLINE void rows_expectations(folio_value_rows t) {
  if (t.width <= SHORT_WIDTH) {
    short_rows_expectations(t);
  } else {
    for (long row = 0; row < t.rows; row++) wide_row_expectations(t, row);
  }
}

// MARK: Products with a vector

/// y = Ax, each row's sum as in `row_dot`.
INLINE void rows_product(long rows, long width, const double *a, const double *x, double *y) {
  for (long row = 0; row < rows; row++) y[row] = row_dot(width, a + row * width, x);
}

/// y += Aᵀx, row after row.
INLINE void rows_transposed_product(long rows, long width, const double *a, const double *x,
                                    double *y) {
  for (long row = 0; row < rows; row++) {
    const double *values = a + row * width;
    lanes factor = splat(x[row]);
    EACH_EIGHT(i, width, STORE(y, i, fma8(factor, LOAD(values, i, 0), LOAD(y, i, 0))););
  }
}

#endif
