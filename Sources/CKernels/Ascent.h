/// The gradient of a softmax row's objective, and the moments of the row.
///
/// Rewards are taken relative to that of the likeliest output m: with r′ = r − r_m, E r − r_m = Σ p r′ keeps its leading digits even
/// where p_m = 1 − 10⁻³⁰⁰, and so does p∘(r − E r); subtracting E r from r would leave nothing of it.
#ifndef FOLIO_ASCENT_H
#define FOLIO_ASCENT_H

#include "Rows.h"

/// The references of a row: its likeliest output and what is subtracted there.
typedef struct {
  double top;          // the largest logit
  double reward;       // r_m
  double second;       // g_m
  double displacement; // logit_m − initial logit_m
} row_reference;

INLINE row_reference reference_of(const folio_row *row) {
  row_reference reference = {row_largest(row->count, row->logits), 0, 0, 0};
  long place = first_place(row->count, row->logits, reference.top);
  reference.reward = row->reward[place];
  if (row->second) reference.second = row->second[place];
  if (row->initial) reference.displacement = row->logits[place] - row->initial[place];
  return reference;
}

/// q − q_m for eight outputs: r − r_m − λ(displacement − displacement of m).
INLINE lanes objective_at(const folio_row *row, const row_reference *reference, long i, int pulled) {
  lanes q = load_at(row->reward, i, row->count, 0) - splat(reference->reward);
  if (!pulled) return q;
  lanes moved = load_at(row->logits, i, row->count, 0) - load_at(row->initial, i, row->count, 0);
  return fma8(splat(-row->regularization), moved - splat(reference->displacement), q);
}

/// The row's ascent for one shape of it, known to the compiler.
INLINE void ascent(const folio_row *row, double scale, double *derivative, double *mean,
                   double *second_mean, int pulled, int watched) {
  long count = row->count;
  row_reference reference = reference_of(row);
  lanes sum = splat(0), q_sum = splat(0), r_sum = splat(0), g_sum = splat(0);
  EACH_EIGHT(i, count) {
    lanes logits = load_at(row->logits, i, count, -__builtin_inf());
    lanes power = exponential_of_negative(logits - splat(reference.top));
    store_at(derivative, i, count, power);
    sum += power;
    lanes q = objective_at(row, &reference, i, pulled);
    if (pulled && i + 8 > count) q = choose(power > splat(0), q, splat(0));
    q_sum = fma8(power, q, q_sum);
    if (pulled)
      r_sum = fma8(power, load_at(row->reward, i, count, 0) - splat(reference.reward), r_sum);
    if (watched)
      g_sum = fma8(power, load_at(row->second, i, count, 0) - splat(reference.second), g_sum);
  }
  double inverse = 1 / total(sum);
  double q_mean = total(q_sum) * inverse;
  lanes factor = splat(scale * inverse);
  EACH_EIGHT(i, count) {
    lanes centred = objective_at(row, &reference, i, pulled) - splat(q_mean);
    store_at(derivative, i, count, (load_at(derivative, i, count, 0) * factor) * centred);
  }
  *mean = reference.reward + (pulled ? total(r_sum) * inverse : q_mean);
  *second_mean = watched ? reference.second + total(g_sum) * inverse : 0;
}

INLINE void row_ascent(const folio_row *row, double scale, double *derivative, double *mean,
                       double *second_mean) {
  int pulled = row->initial != 0 && row->regularization != 0, watched = row->second != 0;
  if (pulled && watched) ascent(row, scale, derivative, mean, second_mean, 1, 1);
  else if (pulled) ascent(row, scale, derivative, mean, second_mean, 1, 0);
  else if (watched) ascent(row, scale, derivative, mean, second_mean, 0, 1);
  else ascent(row, scale, derivative, mean, second_mean, 0, 0);
}

/// `steps` times: logits += scale · p∘(q − E q); the row's logits are these.
INLINE void row_climb(const folio_row *row, double *logits, double scale, long steps,
                      double *scratch) {
  double mean, second_mean;
  folio_row unwatched = *row;
  unwatched.second = 0;
  for (long step = 0; step < steps; step++) {
    row_ascent(&unwatched, scale, scratch, &mean, &second_mean);
    EACH_EIGHT(i, row->count) {
      lanes moved = load_at(logits, i, row->count, 0) + load_at(scratch, i, row->count, 0);
      store_at(logits, i, row->count, moved);
    }
  }
}

/// p f(u), u = ln(p/p₀), f(u) = u − 1 + e^{−u}: the terms of KL(p ‖ p₀) = Σ p f(u), none of them negative.
INLINE lanes divergence_terms(lanes p, lanes initial_p, lanes u) {
  lanes u2 = u * u;
  lanes near = p * (u2 * exponential_polynomial(-u, u2));
  lanes far = fma8(p, u - splat(1), initial_p);
  return choose(absolute(u) < splat(0.34), near, far);
}

INLINE double row_divergence(const folio_row *row, const double *p, double normaliser,
                             double *initial_p) {
  long count = row->count;
  double initial_normaliser = row_softmax(count, row->initial, initial_p);
  double shift = normaliser - initial_normaliser;
  lanes sum = splat(0);
  EACH_EIGHT(i, count) {
    lanes u = load_at(row->logits, i, count, 0) - load_at(row->initial, i, count, 0) - splat(shift);
    lanes terms = divergence_terms(load_at(p, i, count, 0), load_at(initial_p, i, count, 0), u);
    sum += terms;
  }
  return total(sum);
}

/// √Σ p²(q − E q)², the terms relative to the largest, `top`, so that none of them vanishes.
INLINE double row_gradient_norm(const folio_row *row, const row_reference *reference,
                                const double *p, double q_mean, double top, int pulled) {
  if (!(top > 0)) return 0;
  lanes sum = splat(0);
  EACH_EIGHT(i, row->count) {
    lanes q = objective_at(row, reference, i, pulled) - splat(q_mean);
    lanes step = (load_at(p, i, row->count, 0) * q) / splat(top);
    sum = fma8(step, step, sum);
  }
  return top * __builtin_sqrt(total(sum));
}

/// All moments; `scratch` holds p [count] and the initial p [count].
INLINE void row_moments(const folio_row *row, double *scratch, folio_row_moments *moments) {
  long count = row->count;
  double *p = scratch;
  row_reference reference = reference_of(row);
  int pulled = row->initial != 0 && row->regularization != 0, watched = row->second != 0;
  moments->log_normaliser = row_softmax(count, row->logits, p);

  lanes q_sum = splat(0), r_sum = splat(0), g_sum = splat(0);
  EACH_EIGHT(i, count) {
    lanes weight = load_at(p, i, count, 0);
    q_sum = fma8(weight, objective_at(row, &reference, i, pulled), q_sum);
    r_sum = fma8(weight, load_at(row->reward, i, count, 0) - splat(reference.reward), r_sum);
    if (watched)
      g_sum = fma8(weight, load_at(row->second, i, count, 0) - splat(reference.second), g_sum);
  }
  double q_mean = total(q_sum), r_mean = total(r_sum), g_mean = total(g_sum);

  lanes q_var = splat(0), r_var = splat(0), g_var = splat(0), rate = splat(0), top = splat(0);
  EACH_EIGHT(i, count) {
    lanes weight = load_at(p, i, count, 0), g = splat(0);
    lanes q = objective_at(row, &reference, i, pulled) - splat(q_mean);
    lanes r = (load_at(row->reward, i, count, 0) - splat(reference.reward)) - splat(r_mean);
    if (watched)
      g = (load_at(row->second, i, count, 0) - splat(reference.second)) - splat(g_mean);
    lanes step = weight * q;
    q_var = fma8(step, q, q_var);
    r_var = fma8(weight * r, r, r_var);
    g_var = fma8(weight * g, g, g_var);
    top = larger(absolute(step), top);
    rate = fma8(step, weight * g, rate);
  }
  moments->mean = reference.reward + r_mean;
  moments->variance = total(r_var);
  moments->second_mean = watched ? reference.second + g_mean : 0;
  moments->second_variance = total(g_var);
  moments->objective_mean =
      reference.reward - (pulled ? row->regularization * reference.displacement : 0) + q_mean;
  moments->objective_variance = total(q_var);
  moments->gradient_norm = row_gradient_norm(row, &reference, p, q_mean, largest(top), pulled);
  moments->second_rate = total(rate);
  moments->divergence =
      row->initial ? row_divergence(row, p, moments->log_normaliser, scratch + count) : 0;
}

#endif
