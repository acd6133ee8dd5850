/// The gradient of a softmax row's objective.
///
/// Rewards are taken relative to that of the likeliest output m: with r′ = r − r_m, E r − r_m = Σ p r′
/// keeps its leading digits even where p_m = 1 − 10⁻³⁰⁰, and so does p∘(r − E r); subtracting E r
/// from r would leave nothing of it.
#ifndef FOLIO_ASCENT_H
#define FOLIO_ASCENT_H

#include "Rows.h"

/// The references of a row: its likeliest output and what is subtracted there.
typedef struct {
  long place;           // m
  double top;           // the largest logit
  double reward;        // r_m
  double second;        // g_m
  double displacement;  // logit_m − initial logit_m
} row_reference;

/// The references of a row to one of its outputs.
INLINE row_reference reference_to(folio_row row, long place) {
  row_reference reference = {place, row.logits[place], row.reward[place], 0, 0};
  if (row.second) reference.second = row.second[place];
  if (row.initial) reference.displacement = row.logits[place] - row.initial[place];
  return reference;
}
INLINE row_reference reference_of(folio_row row) {
  double top = row_largest(row.count, row.logits);
  return reference_to(row, first_place(row.count, row.logits, top));
}
/// The references after the logits have moved: to the same output while none is likelier.
INLINE row_reference reference_after(folio_row row, row_reference last, double top) {
  int stays = row.logits[last.place] == top;
  return reference_to(row, stays ? last.place : first_place(row.count, row.logits, top));
}

/// q − q_m of eight outputs with logits x: r − r_m − λ(displacement − displacement of m).
INLINE lanes objective_of(folio_row row, row_reference reference, lanes x, long i, long left_,
                          int pulled) {
  lanes q = LOAD(row.reward, i, reference.reward) - splat(reference.reward);
  if (!pulled) return q;
  lanes moved = x - LOAD(row.initial, i, 0);
  return fma8(splat(-row.regularization), moved - splat(reference.displacement), q);
}
/// q − q_m of eight outputs, 0 beyond the row's end.
INLINE lanes objective_at(folio_row row, row_reference reference, long i, long left_, int pulled) {
  lanes x = pulled ? LOAD(row.logits, i, reference.displacement) : splat(0);
  return objective_of(row, reference, x, i, left_, pulled);
}
INLINE lanes reward_at(folio_row row, row_reference reference, long i, long left_) {
  return LOAD(row.reward, i, reference.reward) - splat(reference.reward);
}
INLINE lanes second_at(folio_row row, row_reference reference, long i, long left_) {
  return LOAD(row.second, i, reference.second) - splat(reference.second);
}

/// The row's ascent for one shape of it, known to the compiler.
INLINE void ascent(folio_row row, double scale, double *derivative, double *mean,
                   double *second_mean, int pulled, int watched) {
  row_reference reference = reference_of(row);
  exponential_unit unit = exponential_unit_near(reference.top);
  lanes sum = splat(0), q_sum = splat(0), r_sum = splat(0), g_sum = splat(0);
  EACH_EIGHT(i, row.count, {
    lanes logits = LOAD(row.logits, i, -__builtin_inf());
    lanes power = exponential_relative(logits, unit);
    STORE(derivative, i, power);
    sum += power;
    q_sum = fma8(power, objective_at(row, reference, i, left_, pulled), q_sum);
    if (pulled) r_sum = fma8(power, reward_at(row, reference, i, left_), r_sum);
    if (watched) g_sum = fma8(power, second_at(row, reference, i, left_), g_sum);
  });
  double inverse = 1 / total(sum);
  double q_mean = total(q_sum) * inverse;
  lanes factor = splat(scale * inverse);
  EACH_EIGHT(i, row.count, {
    lanes centred = objective_at(row, reference, i, left_, pulled) - splat(q_mean);
    STORE(derivative, i, (LOAD(derivative, i, 0) * factor) * centred);
  });
  *mean = reference.reward + (pulled ? total(r_sum) * inverse : q_mean);
  *second_mean = watched ? reference.second + total(g_sum) * inverse : 0;
}

INLINE int is_pulled(folio_row row) { return row.initial != 0 && row.regularization != 0; }

INLINE void row_ascent(folio_row row, double scale, double *derivative, double *mean,
                       double *second_mean) {
  int watched = row.second != 0;
  if (is_pulled(row) && watched) ascent(row, scale, derivative, mean, second_mean, 1, 1);
  else if (is_pulled(row)) ascent(row, scale, derivative, mean, second_mean, 1, 0);
  else if (watched) ascent(row, scale, derivative, mean, second_mean, 0, 1);
  else ascent(row, scale, derivative, mean, second_mean, 0, 0);
}

#endif
