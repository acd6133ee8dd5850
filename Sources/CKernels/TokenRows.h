/// Softmax rows of logits over tokens, their derivatives and draws from them, in either precision.
#ifndef FOLIO_TOKEN_ROWS_H
#define FOLIO_TOKEN_ROWS_H

#include "CKernels.h"
#include "Reals.h"

/// sum + weight·distance; an impossible token, at distance −∞, adds nothing.
INLINE lanes moment_with(lanes weight, lanes distance, lanes sum) {
  return choose(weight == splat(0), sum, fma_lanes(weight, distance, sum));
}

/// p = softmax(logits·factor), ln Σ exp and the entropy of one row; p and entropy may be null.
INLINE void token_softmax(long width, const real *logits, real factor, real *p,
                          real *log_normaliser, real *entropy) {
  const real least = -(real)__builtin_inf();
  lanes scale = splat(factor), tops = splat(least), sums = splat(0), moments = splat(0);
  EACH_LANES(i, width, tops = larger(LOAD(logits, i, least) * scale, tops););
  real top = largest(tops);
  EACH_LANES(i, width, {
    lanes distance = LOAD(logits, i, least) * scale - splat(top);
    lanes weight = exponential_of_negative(distance);
    sums += weight;
    if (entropy) moments = moment_with(weight, distance, moments);
    if (p) STORE(p, i, weight);
  });
  real sum = total(sums), share = 1 / sum;
  if (p) EACH_LANES(i, width, STORE(p, i, LOAD(p, i, 0) * splat(share)););
  real log_sum = natural_logarithm(splat(sum))[0];
  *log_normaliser = top + log_sum;
  if (entropy) *entropy = log_sum - total(moments) * share;
}

INLINE void token_softmax_rows(const folio_token_softmax *given) {
  const real *logits = given->logits;
  real *p = given->probabilities, *normalisers = given->log_normalisers;
  real *entropies = given->entropies;
  for (long row = 0; row < given->rows; row++)
    token_softmax(given->width, logits + row * given->width, (real)given->inverse_temperature,
                  p ? p + row * given->width : 0, normalisers + row,
                  entropies ? entropies + row : 0);
}

/// logit·factor − ln Σ exp of some tokens.
INLINE void token_log_probabilities(long count, const folio_row_token *targets, long width,
                                    const real *logits, real factor, const real *normalisers,
                                    real *result) {
  for (long i = 0; i < count; i++) {
    long row = targets[i].row;
    result[i] = logits[row * width + targets[i].token] * factor - normalisers[row];
  }
}

/// dlogits = factor·(Σ c e(token) − (Σ c) p), row by row; each row's first place holds Σ c meanwhile.
INLINE void token_log_probabilities_back(const folio_token_cotangents *given, real *d_logits) {
  long width = given->width;
  const real *cotangents = given->cotangents, *p = given->probabilities;
  real factor = (real)given->inverse_temperature;
  for (long row = 0; row < given->rows; row++) d_logits[row * width] = 0;
  for (long i = 0; i < given->count; i++)
    d_logits[given->targets[i].row * width] += cotangents[i];
  for (long row = 0; row < given->rows; row++) {
    real *d = d_logits + row * width;
    lanes scale = splat(-d[0] * factor);
    EACH_LANES(i, width, STORE(d, i, scale * LOAD(p + row * width, i, 0)););
  }
  for (long i = 0; i < given->count; i++)
    d_logits[given->targets[i].row * width + given->targets[i].token] += cotangents[i] * factor;
}

/// The number of places v < width − 1 with p₀ + … + p_v ≤ u·Σp, from the sums in order.
INLINE void draw_tokens(long count, long width, const real *p, const real *uniforms,
                        folio_row_token *draws) {
  for (long draw = 0; draw < count; draw++) {
    const real *row = p + draws[draw].row * width;
    real sum = 0;
    for (long i = 0; i < width; i++) sum += row[i];
    real bound = uniforms[draw] * sum;
    int32_t token = 0;
    sum = 0;
    for (long i = 0; i < width - 1; i++) {
      sum += row[i];
      token += sum <= bound;
    }
    draws[draw].token = token;
  }
}

#endif
