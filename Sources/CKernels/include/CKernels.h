/// Deterministic inner loops.
///
/// Every function gives the same bits on every CPU, at every optimisation level: eight virtual
/// lanes whatever the width of the registers, explicit fused multiply–add, sums in the order that
/// stands in the source, no function of libm but the exactly specified `fma` (and that only where the CPU
/// has none). The same source is compiled once per level of CPU features into a table of
/// functions; which table is used changes the speed alone.
#ifndef FOLIO_KERNELS_H
#define FOLIO_KERNELS_H

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

/// The kernels of one level of CPU features.
typedef struct folio_kernels {
  /// The level's name: `default`, `avx2` or `avx512`.
  const char *name;

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
  /// Σ (e/(a + ρ max(|x|, |y|)))², e = c₀k₀ + c₁k₁ + … of 2 or 6 slopes: the squared scaled
  /// error of a step.
  double (*squared_error)(long count, const double *x, const double *y, long stages,
                          const double *_Nonnull const *_Nonnull k, const double *coefficients,
                          double absolute, double relative);

  /// p = softmax(logits); the log-normaliser is the result.
  double (*softmax)(long count, const double *logits, double *probabilities);
  /// d = scale · p∘(q − E q), q = r − λ(logits − initial); the means of both rewards are returned.
  void (*softmax_ascent)(const folio_row *row, double scale, double *derivative, double *mean,
                         double *second_mean);
  /// `steps` times: logits += scale · p∘(q − E q); `logits` are the row's; `scratch` [count].
  void (*softmax_climb)(const folio_row *row, double *logits, double scale, long steps,
                        double *scratch);
  /// All moments of a row; `scratch` has room for 2·count numbers.
  void (*softmax_moments)(const folio_row *row, double *scratch, folio_row_moments *moments);
  /// Σ over pairs i < j of wᵢwⱼ where sign(xᵢ − xⱼ) = sign(yᵢ − yⱼ), and over all of them.
  void (*pair_agreement)(long count, const double *x, const double *y, const double *weights,
                         double *agreeing, double *all);

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
