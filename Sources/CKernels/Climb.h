/// Many steps along the gradient of one softmax row: two passes over the row a step.
#ifndef FOLIO_CLIMB_H
#define FOLIO_CLIMB_H

#include "Ascent.h"

/// What one pass over a row's logits leaves for the next.
typedef struct {
  double factor;  // scale / Σ exp(logit − top)
  double q_mean;  // E q − q_m
} climb_slope;

/// Writes exp(logit − top) and, where the row is pulled, q − q_m.
INLINE climb_slope climb_look(folio_row row, row_reference reference, double scale,
                              double *powers, double *objectives, int pulled) {
  exponential_unit unit = exponential_unit_near(reference.top);
  lanes sum = splat(0), q_sum = splat(0);
  EACH_EIGHT(i, row.count, {
    lanes logits = LOAD(row.logits, i, -__builtin_inf());
    lanes power = exponential_relative(logits, unit);
    lanes q = objective_at(row, reference, i, left_, pulled);
    STORE(powers, i, power);
    if (pulled) STORE(objectives, i, q);
    sum += power;
    q_sum = fma8(power, q, q_sum);
  });
  double inverse = 1 / total(sum);
  return (climb_slope){scale * inverse, total(q_sum) * inverse};
}

/// logits += scale · p∘(q − E q); the largest of them is the result.
INLINE double climb_move(folio_row row, row_reference reference, climb_slope slope, double *logits,
                         const double *powers, const double *objectives, int pulled) {
  lanes top = splat(-__builtin_inf());
  EACH_EIGHT(i, row.count, {
    lanes q = pulled ? LOAD(objectives, i, 0) : objective_at(row, reference, i, left_, 0);
    lanes weight = LOAD(powers, i, 0) * splat(slope.factor);
    lanes moved = fma8(weight, q - splat(slope.q_mean), LOAD(logits, i, -__builtin_inf()));
    STORE(logits, i, moved);
    top = larger(moved, top);
  });
  return largest(top);
}

INLINE void climb(folio_row row, double *logits, double scale, long steps, double *scratch,
                  int pulled) {
  double *objectives = scratch + row.count;
  row_reference reference = reference_of(row);
  for (long step = 0; step < steps; step++) {
    climb_slope slope = climb_look(row, reference, scale, scratch, objectives, pulled);
    double top = climb_move(row, reference, slope, logits, scratch, objectives, pulled);
    reference = reference_after(row, reference, top);
  }
}

/// `steps` times: logits += scale · p∘(q − E q); the row's logits are these; `scratch` [2 × count].
INLINE void row_climb(folio_row row, double *logits, double scale, long steps, double *scratch) {
  row.second = 0;
  if (is_pulled(row)) climb(row, logits, scale, steps, scratch, 1);
  else climb(row, logits, scale, steps, scratch, 0);
}

#endif
