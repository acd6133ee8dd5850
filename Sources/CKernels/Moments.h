/// The moments of a softmax row under its own probabilities.
#ifndef FOLIO_MOMENTS_H
#define FOLIO_MOMENTS_H

#include "Ascent.h"

/// p f(u), u = ln(p/p₀), f(u) = u − 1 + e^{−u}: the terms of KL(p ‖ p₀) = Σ p f(u), none negative.
INLINE lanes divergence_terms(lanes p, lanes initial_p, lanes u) {
  lanes u2 = u * u;
  lanes near = p * (u2 * exponential_polynomial(-u, u2));
  lanes far = fma8(p, u - splat(1), initial_p);
  return choose(absolute(u) < splat(0.34), near, far);
}

INLINE double row_divergence(folio_row row, const double *p, double normaliser,
                             double *initial_p) {
  double shift = normaliser - row_softmax(row.count, row.initial, initial_p);
  lanes sum = splat(0);
  EACH_EIGHT(i, row.count, {
    lanes u = LOAD(row.logits, i, shift) - LOAD(row.initial, i, 0) - splat(shift);
    sum += divergence_terms(LOAD(p, i, 0), LOAD(initial_p, i, 0), u);
  });
  return total(sum);
}

/// √Σ p²(q − E q)², the terms relative to the largest, `top`, so that none of them vanishes.
INLINE double row_gradient_norm(folio_row row, row_reference reference, const double *p,
                                double q_mean, double top, int pulled) {
  if (!(top > 0)) return 0;
  lanes sum = splat(0);
  EACH_EIGHT(i, row.count, {
    lanes q = objective_at(row, reference, i, left_, pulled) - splat(q_mean);
    lanes step = (LOAD(p, i, 0) * q) / splat(top);
    sum = fma8(step, step, sum);
  });
  return top * __builtin_sqrt(total(sum));
}

/// All moments; `scratch` holds p [count] and the initial p [count].
INLINE void row_moments(folio_row row, double *scratch, folio_row_moments *moments) {
  double *p = scratch;
  row_reference reference = reference_of(row);
  int pulled = is_pulled(row), watched = row.second != 0;
  moments->log_normaliser = row_softmax(row.count, row.logits, p);

  lanes q_sum = splat(0), r_sum = splat(0), g_sum = splat(0);
  EACH_EIGHT(i, row.count, {
    lanes weight = LOAD(p, i, 0);
    q_sum = fma8(weight, objective_at(row, reference, i, left_, pulled), q_sum);
    r_sum = fma8(weight, reward_at(row, reference, i, left_), r_sum);
    if (watched) g_sum = fma8(weight, second_at(row, reference, i, left_), g_sum);
  });
  double q_mean = total(q_sum), r_mean = total(r_sum), g_mean = total(g_sum);

  lanes q_var = splat(0), r_var = splat(0), g_var = splat(0), rate = splat(0), top = splat(0);
  EACH_EIGHT(i, row.count, {
    lanes weight = LOAD(p, i, 0);
    lanes q = objective_at(row, reference, i, left_, pulled) - splat(q_mean);
    lanes r = reward_at(row, reference, i, left_) - splat(r_mean);
    lanes g = watched ? second_at(row, reference, i, left_) - splat(g_mean) : splat(0);
    lanes step = weight * q;
    q_var = fma8(step, q, q_var);
    r_var = fma8(weight * r, r, r_var);
    g_var = fma8(weight * g, g, g_var);
    rate = fma8(step, weight * g, rate);
    top = larger(absolute(step), top);
  });
  moments->mean = reference.reward + r_mean;
  moments->variance = total(r_var);
  moments->second_mean = watched ? reference.second + g_mean : 0;
  moments->second_variance = total(g_var);
  moments->objective_mean =
      reference.reward - (pulled ? row.regularization * reference.displacement : 0) + q_mean;
  moments->objective_variance = total(q_var);
  moments->gradient_norm = row_gradient_norm(row, reference, p, q_mean, largest(top), pulled);
  moments->second_rate = total(rate);
  moments->divergence =
      row.initial ? row_divergence(row, p, moments->log_normaliser, scratch + row.count) : 0;
}

#endif
