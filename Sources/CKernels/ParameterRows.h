/// Rows of embeddings, and loops over all parameters: AdamW, sums of squares; in either precision.
#ifndef FOLIO_PARAMETER_ROWS_H
#define FOLIO_PARAMETER_ROWS_H

#include "CKernels.h"
#include "Reals.h"

/// x = token's row + position's row.
INLINE void embed_rows(long rows, const folio_embedding_place *places, long width,
                       const real *tokens, const real *positions, real *x) {
  for (long row = 0; row < rows; row++, x += width) {
    const real *token = tokens + places[row].token * width;
    const real *position = positions + places[row].position * width;
    EACH_LANES(i, width, STORE(x, i, LOAD(token, i, 0) + LOAD(position, i, 0)););
  }
}

/// Adds each row, in order, to those of its token and position.
INLINE void embed_rows_back(long rows, const folio_embedding_place *places, long width,
                            const real *dx, real *d_tokens, real *d_positions) {
  for (long row = 0; row < rows; row++, dx += width) {
    real *token = d_tokens + places[row].token * width;
    real *position = d_positions + places[row].position * width;
    EACH_LANES(i, width, {
      lanes d = LOAD(dx, i, 0);
      STORE(token, i, LOAD(token, i, 0) + d);
      STORE(position, i, LOAD(position, i, 0) + d);
    });
  }
}

INLINE void add_numbers(long count, const real *x, real *y) {
  EACH_LANES(i, count, STORE(y, i, LOAD(y, i, 0) + LOAD(x, i, 0)););
}

/// Σ x² in eight lanes of doubles.
INLINE double sum_of_squares(long count, const real *x) {
  typedef double eight __attribute__((vector_size(64)));
  typedef real eight_reals __attribute__((vector_size(8 * sizeof(real))));
  eight sums = {0, 0, 0, 0, 0, 0, 0, 0};
  long i = 0;
  for (; i + 8 <= count; i += 8) {
    eight_reals part;
    __builtin_memcpy(&part, x + i, sizeof part);
    eight wide = __builtin_convertvector(part, eight);
    sums = __builtin_elementwise_fma(wide, wide, sums);
  }
  for (; i < count; i++) sums[i % 8] = __builtin_fma((double)x[i], (double)x[i], sums[i % 8]);
  return ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
}

/// m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², θ ← shrinkage·θ − rate·(m·c₁)/(√(v·c₂) + ε).
/// Source: D. P. Kingma and J. Ba, "Adam" (2015), algorithm 1; I. Loshchilov and F. Hutter, "Decoupled Weight
/// Decay Regularization" (2019), algorithm 2.
INLINE void adam_step(const folio_adam_step *step, long count, const real *gradient,
                      real *parameters, real *first, real *second) {
  const lanes scale = splat((real)step->gradient_scale);
  const lanes keep_first = splat((real)step->first_decay);
  const lanes take_first = splat(1 - (real)step->first_decay);
  const lanes keep_second = splat((real)step->second_decay);
  const lanes take_second = splat(1 - (real)step->second_decay);
  const lanes first_correction = splat((real)step->first_correction);
  const lanes second_correction = splat((real)step->second_correction);
  const lanes epsilon = splat((real)step->epsilon), rate = splat((real)step->rate);
  const lanes shrinkage = splat((real)step->shrinkage);
  EACH_LANES(i, count, {
    lanes slope = scale * LOAD(gradient, i, 0);
    lanes m = fma_lanes(keep_first, LOAD(first, i, 0), take_first * slope);
    lanes v = fma_lanes(keep_second, LOAD(second, i, 0), take_second * slope * slope);
    STORE(first, i, m);
    STORE(second, i, v);
    lanes change = m * first_correction / (square_root(v * second_correction) + epsilon);
    STORE(parameters, i, fma_lanes(-rate, change, shrinkage * LOAD(parameters, i, 0)));
  });
}

#endif
