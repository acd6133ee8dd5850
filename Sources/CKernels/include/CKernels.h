/// Deterministic inner loops.
///
/// Every function gives the same bits on every CPU, at every optimisation level: eight virtual
/// lanes whatever the width of the registers, explicit fused multiply–add, sums in the order that
/// stands in the source, no function of libm but the exactly specified `fma` (and that only where the CPU
/// has none). The same source is compiled once per level of CPU features into a table of
/// functions; which table is used changes the speed alone.
#ifndef FOLIO_KERNELS_H
#define FOLIO_KERNELS_H

#include <stdint.h>

#include "ScalarKernels.h"

#pragma clang assume_nonnull begin

/// What one softmax row says of one or two rewards; see `softmax_ascent` and `softmax_moments`.
typedef struct folio_row_moments {
  double log_normaliser;      ///< ln Σ exp(logit)
  double mean;                ///< E[r], r the first reward
  double variance;            ///< Var[r]
  double second_mean;         ///< E[g], g the second reward
  double second_variance;     ///< Var[g]
  double objective_mean;      ///< E[q], q = r − λ(logit − initial logit)
  double objective_variance;  ///< Var[q]
  double gradient_norm;       ///< √Σ p²(q − E q)²
  double second_rate;         ///< Σ p²(q − E q)(g − E g)
  double divergence;          ///< KL(p ‖ initial p)
} folio_row_moments;

/// The inputs of one row: logits, up to two rewards, and the pull towards the initial logits.
typedef struct folio_row {
  long count;                          ///< outputs in the row, at least 1
  const double *logits;                ///< [count]
  const double *reward;                ///< r [count]
  const double *_Nullable second;      ///< g [count], or null
  const double *_Nullable initial;     ///< initial logits [count], or null where λ = 0
  double regularization;               ///< λ ≥ 0
} folio_row;

/// Rows of weights p and values Q, for their means V = Σ pQ; see `expectation_rows`.
///
/// A value is kept in two parts, reference and remainder, so that differences of values that almost agree
/// keep their digits: Q = (values − regularization·penalties) + remainders. The reference of a row's mean
/// is that of its likeliest column.
typedef struct folio_value_rows {
  long rows;                            ///< at least 1
  long width;                           ///< columns of a row, at least 1
  const double *p;                      ///< [rows × width], each row's sum is 1
  const double *values;                 ///< [rows × width]
  const double *_Nullable remainders;   ///< [rows × width], or null for 0
  const double *_Nullable penalties;    ///< [rows × width], or null for 0
  double regularization;                ///< λ ≥ 0
  const double *_Nullable scales;       ///< [rows], or null
  double *row_values;                   ///< the reference of V [rows]
  double *row_remainders;               ///< the remainder of V [rows]
  double *_Nullable row_variances;      ///< Σ p(Q − V)² [rows], or null
  double *_Nullable advantages;         ///< Q − V, with scales scale·p(Q − V) [rows × width], or null
} folio_value_rows;

/// A matrix product C = AB or C += AB; A may be read by columns, so AᵀB is one too.
typedef struct folio_product {
  long rows, columns, inner;
  const double *a;        ///< element (i, k) at i·a_row_stride + k·a_inner_stride
  long a_row_stride, a_inner_stride;
  const double *b;        ///< element (k, j) at k·b_stride + j
  long b_stride;
  double *c;              ///< element (i, j) at i·c_stride + j
  long c_stride;
  int accumulates;        ///< whether C is added to
} folio_product;

/// Rows that a layer normalisation made.
typedef struct folio_normalised {
  long count;                           ///< rows to pull back through
  long width;
  const double *normalised;             ///< x̂ [rows × width]
  const double *inverse_deviations;     ///< 1/σ [rows]
  const double *gain;                   ///< [width]
  const int32_t *_Nullable places;      ///< which rows [count]; null: the first `count`
} folio_normalised;

/// The longest path that attention reads.
#define FOLIO_LONGEST_PATH 64

/// Queries, keys and values of a tree's nodes, and the paths that lead to the nodes.
typedef struct folio_attention {
  long width;             ///< d, a multiple of `heads`
  long heads;
  long places;            ///< the length of a row of `paths` and of weights, at most FOLIO_LONGEST_PATH
  const double *rows;     ///< [query | key | value], 3·width each
  const int32_t *paths;   ///< [nodes × places]: the rows along the path to each node, its own last
  double scale;           ///< what ⟨q, k⟩ is multiplied by
} folio_attention;

/// Cotangents of attention's outputs, several for each node.
typedef struct folio_attention_cotangents {
  long count;                   ///< nodes
  const int32_t *nodes;         ///< which [count]
  long length;                  ///< the length of their paths
  const double *weights;        ///< p [all nodes × heads × places]
  long repeats;                 ///< cotangents of each node
  const double *cotangents;     ///< of node i: `repeats` rows from i·cotangent_stride
  long cotangent_stride;
  const int32_t *target_paths;  ///< of node i from i·target_stride: target rows along its path
  long target_stride;
} folio_attention_cotangents;

/// Deltas along paths, and the scalar products of the activations they belong to.
typedef struct folio_path_gram {
  long count;              ///< paths
  long length;             ///< places of each
  long outputs;            ///< V
  long width;              ///< of a delta
  long stride;             ///< from a delta to the next
  const double *products;  ///< ⟨a_s, a_t⟩ [count × length × length]
  const double *deltas;    ///< δ_s^u [count × length × outputs]
} folio_path_gram;

/// A stage of a Runge–Kutta method for one row: its logits are x = base + (c₀k₀ + c₁k₁ + …).
typedef struct folio_stage {
  const double *base;                           ///< logits at the start of the step [count]
  long likeliest;                               ///< the output that is likeliest there
  long count;                                   ///< slopes, 1 … 6
  const double *_Nonnull const *_Nonnull slopes;  ///< k, each [count of the row]
  const double *coefficients;                   ///< c
  double *state;                                ///< a place for x [count of the row]
  int keeps_state;                              ///< whether x must stand there afterwards
  const double *_Nullable ahead;                ///< what will be read soon [count of the row]
} folio_stage;

/// The kernels of one level of CPU features.
typedef struct folio_kernels {
  /// The level's name: `default`, `avx2` or `avx512`.
  const char *name;
  /// Kernels of networks in single precision.
  const folio_scalar_kernels *floats;
  /// Kernels of networks in double precision.
  const folio_scalar_kernels *doubles;

  /// y = exp(x), elementwise; error below 0.75 ulp (1 where the result is subnormal).
  void (*exponential)(long count, const double *x, double *y);
  /// y = ln(x), elementwise; error below 0.85 ulp.
  void (*logarithm)(long count, const double *x, double *y);
  /// y = tanh(x), elementwise; error below 0.75 ulp.
  void (*hyperbolic_tangent)(long count, const double *x, double *y);
  /// y = erf(x), elementwise; error below 0.9 ulp.
  void (*error_function)(long count, const double *x, double *y);

  /// Σ x, eight lanes with compensation.
  double (*sum)(long count, const double *x);
  /// Σ xy, eight lanes of fused multiply–adds.
  double (*dot)(long count, const double *x, const double *y);
  /// y = x + (c₀k₀ + c₁k₁ + …), 1 … 6 slopes: one stage of a Runge–Kutta method.
  void (*combine)(long count, const double *x, long stages,
                  const double *_Nonnull const *_Nonnull k, const double *coefficients, double *y);
  /// Σ (e/(a + ρ max(|x|, |y|)))², e = c₀k₀ + c₁k₁ + … of 1, 2 or 6 slopes: the squared scaled
  /// error of a step.
  double (*squared_error)(long count, const double *x, const double *y, long stages,
                          const double *_Nonnull const *_Nonnull k, const double *coefficients,
                          double absolute, double relative);

  /// p = softmax(logits); the log-normaliser is the result.
  double (*softmax)(long count, const double *logits, double *probabilities);
  /// d = scale · p∘(q − E q), q = r − λ(logits − initial); the means of both rewards are returned.
  void (*softmax_ascent)(const folio_row *row, double scale, double *derivative, double *mean,
                         double *second_mean);
  /// The output with the largest logit, the first of equals.
  long (*softmax_likeliest)(long count, const double *logits);
  /// The same as `softmax_ascent` at the logits of a stage; those of the row are not read.
  void (*softmax_stage)(const folio_row *row, const folio_stage *stage, double scale,
                        double *derivative, double *mean, double *second_mean);
  /// `steps` times: logits += scale · p∘(q − E q); `logits` are the row's; `scratch`
  /// [2 × count].
  void (*softmax_climb)(const folio_row *row, double *logits, double scale, long steps,
                        double *scratch);
  /// All moments of a row; `scratch` has room for 2·count numbers.
  void (*softmax_moments)(const folio_row *row, double *scratch, folio_row_moments *moments);
  /// Σ over pairs i < j of wᵢwⱼ where sign(xᵢ − xⱼ) = sign(yᵢ − yⱼ), and over all of them.
  void (*pair_agreement)(long count, const double *x, const double *y, const double *weights,
                         double *agreeing, double *all);
  /// The first of these two sums for x in the order of y: ends[i] is the first place after yᵢ's equals.
  double (*ordered_agreement)(long count, const double *x, const double *weights,
                              const int32_t *ends);

  /// p = softmax of each row of `width` logits; where asked for, ln p less `initial` (or 0).
  void (*softmax_rows)(long rows, long width, const double *logits, double *probabilities,
                       const double *_Nullable initial, double *_Nullable log_probabilities);
  /// KL(p ‖ p₀) of each row; u = ln(p/p₀) [rows × width].
  void (*divergence_rows)(long rows, long width, const double *p, const double *initial_p,
                          const double *u, double *divergences);
  /// Mean and variance of each row's values, and each value's advantage over the mean.
  void (*expectation_rows)(const folio_value_rows *rows);
  /// y = Ax, A [rows × width].
  void (*rows_product)(long rows, long width, const double *a, const double *x, double *y);
  /// y += Aᵀx, A [rows × width], x [rows].
  void (*rows_transposed_product)(long rows, long width, const double *a, const double *x,
                                  double *y);

  /// A matrix product; every element one chain of fused multiply–adds over the inner index.
  void (*matrix_product)(const folio_product *product);
  /// y = xᵀ, x [rows × columns].
  void (*transpose)(long rows, long columns, const double *x, double *y);
  /// x̂ and 1/σ of each row.
  void (*normalise)(long rows, long width, const double *x, double epsilon, double *normalised,
                    double *inverse_deviations);
  /// y = x∘gain + bias for each row.
  void (*scale_and_shift)(long rows, long width, const double *x, const double *gain,
                          const double *bias, double *y);
  /// Adds dx to `result` [count × repeats × width] for cotangents dy of the same shape.
  void (*normalise_pull_back)(const folio_normalised *rows, long repeats, const double *cotangents,
                              double *result);
  /// gain += Σ x̂∘dy, bias += Σ dy.
  void (*normalise_parameters)(long rows, long width, const double *normalised,
                               const double *cotangents, double *gain, double *bias);
  /// y = ½x(1 + tanh(√(2/π)(x + 0.044715x³))).
  void (*gaussian_error_linear)(long count, const double *x, double *y);
  /// y as above, and the cotangents times its derivative.
  void (*gaussian_error_linear_pull_back)(long count, const double *x, double *y,
                                          double *cotangents);
  /// y [count × repeats × width] times the row of factors of each place [count × width].
  void (*multiply_rows)(long count, long width, long repeats, const double *factors, double *y);
  /// Attention of `count` nodes with paths of `length`: weights [all nodes × heads × places] and
  /// outputs [count × width].
  void (*attention)(const folio_attention *attention, long count, const int32_t *nodes, long length,
                    double *weights, double *output);
  /// Adds to targets [target rows × repeats × 3·width].
  void (*attention_pull_back)(const folio_attention *attention,
                              const folio_attention_cotangents *given, double *targets);
  /// ⟨x_s, x_t⟩ along each path: x [count × length × width] → [count × length × length].
  void (*path_products)(long count, long length, long width, const double *x, double *products);
  /// Adds Σ_{s,t} ⟨a_s, a_t⟩⟨δ_s^u, δ_t^v⟩ to grams [count × outputs × outputs].
  void (*path_grams)(const folio_path_gram *given, double *grams);
  /// Σ_s x_s∘δ_s^u (null: Σ_s δ_s^u): deltas [count × length × outputs × width] → [count × outputs × width].
  void (*path_sums)(long count, long length, long outputs, long width, const double *_Nullable x,
                    const double *deltas, double *sums);
  /// y[i] = x[places[i]], rows of `width`.
  void (*gather)(long count, long width, const double *x, const int32_t *places, double *y);
  /// y[places[i]] += x[i], rows of `width`, in order.
  void (*scatter)(long count, long width, const double *x, const int32_t *places, double *y);
} folio_kernels;

/// The kernels of level 0 (default), 1 (AVX2 with FMA) or 2 (AVX-512), or null where this CPU lacks
/// them.
const folio_kernels *_Nullable folio_kernels_at(int level);

/// The kernels of the highest level this CPU has, at most the one of that name; null or an unknown
/// name limits nothing.
const folio_kernels *folio_kernels_up_to(const char *_Nullable limit);

/// The kernels in use: up to the level that the environment variable `FOLIO_KERNELS` names.
const folio_kernels *folio_kernels_selected(void);

#pragma clang assume_nonnull end

#endif
