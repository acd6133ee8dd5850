/// One table of kernels, compiled for the CPU features that the including file has switched on.
///
/// The including file defines LEVEL (the level's name, for symbols)
/// and LANE_REGISTERS (how many times eight doubles fit into its registers).
#include "Attention.h"
#include "Climb.h"
#include "GaussianErrorLinear.h"
#include "LayerNormalization.h"
#include "MatrixProduct.h"
#include "Moments.h"
#include "Pairs.h"
#include "PathGrams.h"
#include "ShortRows.h"
#include "Stages.h"

#define ELEMENTWISE(NAME, FUNCTION)                                        \
  static void NAME(long count, const double *x, double *y) {               \
    EACH_EIGHT(i, count, STORE(y, i, FUNCTION(LOAD(x, i, 0))););         \
  }
ELEMENTWISE(exponential_kernel, exponential)
ELEMENTWISE(logarithm_kernel, natural_logarithm)
ELEMENTWISE(hyperbolic_tangent_kernel, hyperbolic_tangent)

static void error_function_kernel(long count, const double *x, double *y) {
  for (long i = 0; i < count; i++) y[i] = error_function(x[i]);
}
static double sum_kernel(long count, const double *x) { return row_sum(count, x); }
static double dot_kernel(long count, const double *x, const double *y) {
  return row_dot(count, x, y);
}
static void combine_kernel(long count, const double *x, long stages, const double *const *k,
                           const double *coefficients, double *y) {
  row_combine(count, x, stages, k, coefficients, y);
}
static double squared_error_kernel(long count, const double *x, const double *y, long stages,
                                   const double *const *k, const double *coefficients,
                                   double least, double relative) {
  return row_squared_error(count, x, y, stages, k, coefficients, least, relative);
}
static double softmax_kernel(long count, const double *logits, double *probabilities) {
  return row_softmax(count, logits, probabilities);
}
static void ascent_kernel(const folio_row *row, double scale, double *derivative, double *mean,
                          double *second_mean) {
  row_ascent(*row, scale, derivative, mean, second_mean);
}
static long likeliest_kernel(long count, const double *logits) {
  return first_place(count, logits, row_largest(count, logits));
}
static void stage_kernel(const folio_row *row, const folio_stage *stage, double scale,
                         double *derivative, double *mean, double *second_mean) {
  row_stage(*row, stage, scale, derivative, mean, second_mean);
}
static void climb_kernel(const folio_row *row, double *logits, double scale, long steps,
                         double *scratch) {
  row_climb(*row, logits, scale, steps, scratch);
}
static void moments_kernel(const folio_row *row, double *scratch, folio_row_moments *moments) {
  row_moments(*row, scratch, moments);
}
static void pair_agreement_kernel(long count, const double *x, const double *y,
                                  const double *weights, double *agreeing, double *all) {
  row_pair_agreement(count, x, y, weights, agreeing, all);
}

static void softmax_rows_kernel(long rows, long width, const double *logits, double *p,
                                const double *initial, double *log_p) {
  rows_softmax(rows, width, logits, p, initial, log_p);
}
static void divergence_rows_kernel(long rows, long width, const double *p, const double *initial_p,
                                   const double *u, double *divergences) {
  rows_divergence(rows, width, p, initial_p, u, divergences);
}
static void expectation_rows_kernel(const folio_value_rows *rows) { rows_expectations(*rows); }
static void product_kernel(long rows, long width, const double *a, const double *x, double *y) {
  rows_product(rows, width, a, x, y);
}
static void transposed_product_kernel(long rows, long width, const double *a, const double *x,
                                      double *y) {
  rows_transposed_product(rows, width, a, x, y);
}
static void matrix_product_kernel(const folio_product *product) { matrix_product(product); }
static void transpose_kernel(long rows, long columns, const double *x, double *y) {
  matrix_transpose(rows, columns, x, y);
}
static void normalise_kernel(long rows, long width, const double *x, double epsilon,
                             double *normalised, double *inverse_deviations) {
  layer_normalise(rows, width, x, epsilon, normalised, inverse_deviations);
}
static void scale_and_shift_kernel(long rows, long width, const double *x, const double *gain,
                                   const double *bias, double *y) {
  scale_and_shift(rows, width, x, gain, bias, y);
}
static void normalise_pull_back_kernel(const folio_normalised *rows, long repeats,
                                       const double *cotangents, double *result) {
  layer_normalise_pull_back(rows, repeats, cotangents, result);
}
static void normalise_parameters_kernel(long rows, long width, const double *normalised,
                                        const double *cotangents, double *gain, double *bias) {
  layer_normalise_parameters(rows, width, normalised, cotangents, gain, bias);
}
static void gaussian_error_linear_kernel(long count, const double *x, double *y) {
  gaussian_error_linear(count, x, y);
}
static void gaussian_error_linear_pull_back_kernel(long count, const double *x, double *y,
                                                   double *cotangents) {
  gaussian_error_linear_pull_back(count, x, y, cotangents);
}
static void multiply_rows_kernel(long count, long width, long repeats, const double *factors,
                                 double *y) {
  multiply_rows(count, width, repeats, factors, y);
}
static void attention_kernel(const folio_attention *attention, long count, const int32_t *nodes,
                             long length, double *weights, double *output) {
  attention_forward(attention, count, nodes, length, weights, output);
}
static void attention_pull_back_kernel(const folio_attention *attention,
                                       const folio_attention_cotangents *given, double *targets) {
  attention_pull_back(attention, given, targets);
}
static void path_products_kernel(long count, long length, long width, const double *x,
                                 double *products) {
  path_products(count, length, width, x, products);
}
static void path_grams_kernel(const folio_path_gram *given, double *grams) {
  path_grams(given, grams);
}
static void path_sums_kernel(long count, long length, long outputs, long width, const double *x,
                             const double *deltas, double *sums) {
  path_sums(count, length, outputs, width, x, deltas, sums);
}
static void gather_kernel(long count, long width, const double *x, const int32_t *places,
                          double *y) {
  gather_rows(count, width, x, places, y);
}
static void scatter_kernel(long count, long width, const double *x, const int32_t *places,
                           double *y) {
  scatter_rows(count, width, x, places, y);
}

static double ordered_agreement_kernel(long count, const double *x, const double *weights,
                                       const int32_t *ends) {
  return row_ordered_agreement(count, x, weights, ends);
}

#define TABLE_NAME_OF(LEVEL) folio_kernels_##LEVEL
#define TABLE_NAME(LEVEL) TABLE_NAME_OF(LEVEL)
#define TEXT_OF(LEVEL) #LEVEL
#define TEXT(LEVEL) TEXT_OF(LEVEL)

#define FLOATS_OF(LEVEL) folio_float_kernels_##LEVEL
#define FLOATS(LEVEL) FLOATS_OF(LEVEL)
#define DOUBLES_OF(LEVEL) folio_double_kernels_##LEVEL
#define DOUBLES(LEVEL) DOUBLES_OF(LEVEL)
extern const folio_scalar_kernels FLOATS(LEVEL), DOUBLES(LEVEL);

const folio_kernels TABLE_NAME(LEVEL) = {
  .name = TEXT(LEVEL),
  .floats = &FLOATS(LEVEL),
  .doubles = &DOUBLES(LEVEL),
  .exponential = exponential_kernel,
  .logarithm = logarithm_kernel,
  .hyperbolic_tangent = hyperbolic_tangent_kernel,
  .error_function = error_function_kernel,
  .sum = sum_kernel,
  .dot = dot_kernel,
  .combine = combine_kernel,
  .squared_error = squared_error_kernel,
  .softmax = softmax_kernel,
  .softmax_ascent = ascent_kernel,
  .softmax_likeliest = likeliest_kernel,
  .softmax_stage = stage_kernel,
  .softmax_climb = climb_kernel,
  .softmax_moments = moments_kernel,
  .pair_agreement = pair_agreement_kernel,
  .ordered_agreement = ordered_agreement_kernel,
  .softmax_rows = softmax_rows_kernel,
  .divergence_rows = divergence_rows_kernel,
  .expectation_rows = expectation_rows_kernel,
  .rows_product = product_kernel,
  .rows_transposed_product = transposed_product_kernel,
  .matrix_product = matrix_product_kernel,
  .transpose = transpose_kernel,
  .normalise = normalise_kernel,
  .scale_and_shift = scale_and_shift_kernel,
  .normalise_pull_back = normalise_pull_back_kernel,
  .normalise_parameters = normalise_parameters_kernel,
  .gaussian_error_linear = gaussian_error_linear_kernel,
  .gaussian_error_linear_pull_back = gaussian_error_linear_pull_back_kernel,
  .multiply_rows = multiply_rows_kernel,
  .attention = attention_kernel,
  .attention_pull_back = attention_pull_back_kernel,
  .path_products = path_products_kernel,
  .path_grams = path_grams_kernel,
  .path_sums = path_sums_kernel,
  .gather = gather_kernel,
  .scatter = scatter_kernel,
};
