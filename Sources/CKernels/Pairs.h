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

#endif
