/// One stage of a Runge–Kutta method for a softmax row: the state and its slope in two passes.
///
/// The first pass forms x = base + Σ cⱼkⱼ and at once its powers and their sums. What these are relative to
/// must be known beforehand: the output that was likeliest in the base, whose logit in x is computed
/// first. It serves as long as no logit of x is more than 1 above it: digits are then lost by a factor e at
/// most. Otherwise, which a step of sensible size does not do, x is written and treated as any row.
#ifndef FOLIO_STAGES_H
#define FOLIO_STAGES_H

#include "Ascent.h"

/// x at one output, with the bits of the lanes.
INLINE double stage_at(const folio_stage *stage, long place) {
  double sum = stage->coefficients[0] * stage->slopes[0][place];
  for (long j = 1; j < stage->count; j++)
    sum = __builtin_fma(stage->coefficients[j], stage->slopes[j][place], sum);
  return stage->base[place] + sum;
}

/// The references of x to an output, before x is formed; `row.logits` is the place for x.
INLINE row_reference stage_reference(folio_row row, const folio_stage *stage, int pulled) {
  long place = stage->likeliest;
  row_reference reference = {place, stage_at(stage, place), row.reward[place], 0, 0};
  if (row.second) reference.second = row.second[place];
  if (pulled) reference.displacement = reference.top - row.initial[place];
  return reference;
}

/// The stage for one shape of it, known to the compiler; whether the reference served.
INLINE int stage_ascent(folio_row row, const folio_stage *stage, double scale, double *derivative,
                        double *mean, double *second_mean, int stages, int pulled, int watched,
                        int kept) {
  row_reference reference = stage_reference(row, stage, pulled);
  exponential_unit unit = exponential_unit_near(reference.top);
  const double *slopes[6];
  lanes weights[6];
  for (int j = 0; j < stages; j++) {
    slopes[j] = stage->slopes[j];
    weights[j] = splat(stage->coefficients[j]);
  }
  const double *ahead = stage->ahead ? stage->ahead : stage->base;
  lanes top = splat(-__builtin_inf());
  lanes sum = splat(0), q_sum = splat(0), r_sum = splat(0), g_sum = splat(0);
  EACH_EIGHT(i, row.count, {
    __builtin_prefetch(ahead + i, 0, 2);
    lanes move = weights[0] * LOAD(slopes[0], i, 0);
    for (int j = 1; j < stages; j++) move = fma8(weights[j], LOAD(slopes[j], i, 0), move);
    lanes x = LOAD(stage->base, i, reference.top - 10000) + move;
    if (pulled || kept) STORE(stage->state, i, x);
    lanes power = exponential_relative(x, unit);
    STORE(derivative, i, power);
    top = larger(x, top);
    sum += power;
    q_sum = fma8(power, objective_of(row, reference, x, i, left_, pulled), q_sum);
    if (pulled) r_sum = fma8(power, reward_at(row, reference, i, left_), r_sum);
    if (watched) g_sum = fma8(power, second_at(row, reference, i, left_), g_sum);
  });
  if (!(largest(top) <= reference.top + 1)) return 0;
  double inverse = 1 / total(sum);
  double q_mean = total(q_sum) * inverse;
  lanes factor = splat(scale * inverse);
  EACH_EIGHT(i, row.count, {
    lanes x = pulled ? LOAD(stage->state, i, 0) : splat(0);
    lanes centred = objective_of(row, reference, x, i, left_, pulled) - splat(q_mean);
    STORE(derivative, i, (LOAD(derivative, i, 0) * factor) * centred);
  });
  *mean = reference.reward + (pulled ? total(r_sum) * inverse : q_mean);
  *second_mean = watched ? reference.second + total(g_sum) * inverse : 0;
  return 1;
}

/// The last stage of a step keeps the state and watches, those before it do neither.
INLINE int stage_shape(folio_row row, const folio_stage *stage, double scale, double *derivative,
                       double *mean, double *second_mean, int pulled) {
  int kept = stage->keeps_state, watched = row.second != 0;
#define SHAPE(STAGES, WATCHED, KEPT)                                                        \
  return stage_ascent(row, stage, scale, derivative, mean, second_mean, STAGES, pulled, \
                      WATCHED, KEPT)
  switch (stage->count) {
    case 1: if (!kept && !watched) SHAPE(1, 0, 0); break;
    case 2: if (!kept && !watched) SHAPE(2, 0, 0); break;
    case 3: if (!kept && !watched) SHAPE(3, 0, 0); break;
    case 4: if (!kept && !watched) SHAPE(4, 0, 0); break;
    case 5: if (!kept && !watched) SHAPE(5, 0, 0);
            if (kept && watched) SHAPE(5, 1, 1);
            break;
    default: break;
  }
#undef SHAPE
  return 0;
}

INLINE void row_stage(folio_row row, const folio_stage *stage, double scale, double *derivative,
                      double *mean, double *second_mean) {
  int done = is_pulled(row) ? stage_shape(row, stage, scale, derivative, mean, second_mean, 1)
                            : stage_shape(row, stage, scale, derivative, mean, second_mean, 0);
  if (done) return;
  row_combine(row.count, stage->base, stage->count, stage->slopes, stage->coefficients,
              stage->state);
  row.logits = stage->state;
  row_ascent(row, scale, derivative, mean, second_mean);
}

#endif
