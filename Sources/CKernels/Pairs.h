/// Agreement of two rewards on the pairs of outputs of a row.
#ifndef FOLIO_PAIRS_H
#define FOLIO_PAIRS_H

#include "Rows.h"

/// The sign of each lane: −1, 0 or 1, as integers.
INLINE lane_bits signs(lanes x) { return (x < splat(0)) - (x > splat(0)); }

/// Pairs (i, j), i < j: for each i, a sum over the j after it, eight lanes in the order of j.
INLINE void row_pair_agreement(long count, const double *x, const double *y, const double *weights,
                               double *agreeing, double *all) {
  double agreeing_sum = 0, all_sum = 0;
  for (long i = 0; i + 1 < count; i++) {
    lanes xi = splat(x[i]), yi = splat(y[i]), agree = splat(0), every = splat(0);
    const double *xs = x + i + 1, *ys = y + i + 1, *ws = weights + i + 1;
    long rest = count - i - 1;
    EACH_EIGHT(j, rest, {
      lanes weight = LOAD(ws, j, 0);
      lane_bits same = signs(xi - LOAD(xs, j, 0)) == signs(yi - LOAD(ys, j, 0));
      agree += from_bits(same & bits_of(weight));
      every += weight;
    });
    agreeing_sum = __builtin_fma(weights[i], total(agree), agreeing_sum);
    all_sum = __builtin_fma(weights[i], total(every), all_sum);
  }
  *agreeing = agreeing_sum;
  *all = all_sum;
}

/// The places of the eight lanes from `first` on.
INLINE lane_bits places_from(long first) {
  return splat_bits(first) + (lane_bits){0, 1, 2, 3, 4, 5, 6, 7};
}

/// What agrees with x of place i among eight places j at the border of those after its equals: j > i.
INLINE lane_bits agreeing_at_border(lanes xi, long i, long end, lanes xj, long j) {
  lane_bits place = places_from(j);
  lane_bits above = (place >= splat_bits(end)) & (xj > xi);
  lane_bits equal = (place > splat_bits(i)) & (place < splat_bits(end)) & (xj == xi);
  return above | equal;
}

/// Σ over pairs i < j of wᵢwⱼ where xᵢ < xⱼ, or xᵢ = xⱼ where j < ends[i]: places are in the order of a y, and
/// ends[i] is the first place after the equals of yᵢ.
///
/// Four i at a time share the eight j at hand. Where all i and j differ in y one comparison decides.
INLINE double row_ordered_agreement(long count, const double *x, const double *weights,
                                    const int32_t *ends) {
  lanes sum = splat(0);
  for (long i = 0; i < count; i += 4) {
    long rows = count - i < 4 ? count - i : 4, border = ends[i + rows - 1];
    lanes xi[4], agreeing[4];
    for (long row = 0; row < 4; row++) {
      xi[row] = splat(row < rows ? x[i + row] : 0);
      agreeing[row] = splat(0);
    }
    long j = i & ~7L;
    for (; j < count && j < border; j += 8) {
      lanes xj = load_first(x + j, count - j < 8 ? count - j : 8, 0);
      lanes wj = load_first(weights + j, count - j < 8 ? count - j : 8, 0);
      for (long row = 0; row < rows; row++)
        agreeing[row] += from_bits(
            agreeing_at_border(xi[row], i + row, ends[i + row], xj, j) & bits_of(wj));
    }
    const double *later = x + j, *later_weights = weights + j;
    EACH_EIGHT(k, count - j, {
      lanes xj = LOAD(later, k, 0), wj = LOAD(later_weights, k, 0);
      for (int row = 0; row < 4; row++)
        agreeing[row] += from_bits((xj > xi[row]) & bits_of(wj));
    });
    for (long row = 0; row < rows; row++)
      sum = fma8(splat(weights[i + row]), agreeing[row], sum);
  }
  return total(sum);
}

#endif
