/// One table of network kernels for one scalar type, compiled for the CPU features that the including file has
/// switched on.
///
/// The including file defines REAL_IS_FLOAT, LEVEL and LANE_REGISTERS (see Table.h).
#include "FactorGradient.h"
#include "PackedProduct.h"
#include "ParameterRows.h"
#include "RaggedAttention.h"
#include "RaggedAttentionBack.h"
#include "Reals.h"
#include "RowNormalization.h"
#include "TokenRows.h"

static void exponential_kernel(long count, const void *x, void *y) {
  EACH_LANES(i, count, STORE((real *)y, i, exponential(LOAD((const real *)x, i, 0))););
}
static void logarithm_kernel(long count, const void *x, void *y) {
  EACH_LANES(i, count, STORE((real *)y, i, natural_logarithm(LOAD((const real *)x, i, 1))););
}
static long packed_count_kernel(long inner, long columns) { return inner * whole_lanes(columns); }
static void pack_kernel(long inner, long columns, const void *b, long row_stride,
                        long column_stride, void *packed) {
  pack_factor(inner, columns, b, row_stride, column_stride, packed);
}
static void packed_product_kernel(const folio_packed_product *product) { packed_product(product); }
static void factor_gradient_kernel(const folio_factor_gradient *given) { factor_gradient(given); }
static void normalise_kernel(const folio_row_normalisation *given, const void *x,
                             const void *bias, double epsilon, void *y) {
  normalise_rows(given, x, bias, (real)epsilon, y);
}
static void normalise_pull_back_kernel(const folio_row_normalisation *given, const void *x,
                                       const void *dy, void *dx, void *gain, void *bias) {
  normalise_rows_back(given, x, dy, dx);
  normalise_rows_parameters(given, x, dy, gain, bias);
}
static long attention_scratch_kernel(const folio_ragged_attention *attention) {
  long places = whole_lanes(attention->longest);
  return places * (attention->width / attention->heads + 2 * QUERY_TILE + 2 * places);
}
static void attention_kernel(const folio_ragged_attention *attention,
                             const folio_attention_segment *segments, long count, void *output,
                             void *weights, void *scratch) {
  ragged_attention(attention, segments, count, output, weights, scratch);
}
static void attention_pull_back_kernel(const folio_ragged_attention *attention,
                                       const folio_attention_segment *segments, long count,
                                       const void *cotangents, const void *weights, void *targets,
                                       void *scratch) {
  ragged_attention_back(attention, segments, count, cotangents, weights, targets, scratch);
}
static void softmax_kernel(const folio_token_softmax *given) { token_softmax_rows(given); }
static void log_probabilities_kernel(long count, const folio_row_token *targets, long width,
                                     const void *logits, double inverse_temperature,
                                     const void *log_normalisers, void *result) {
  token_log_probabilities(count, targets, width, logits, (real)inverse_temperature,
                          log_normalisers, result);
}
static void log_probabilities_pull_back_kernel(const folio_token_cotangents *given, void *logits) {
  token_log_probabilities_back(given, logits);
}
static void draw_tokens_kernel(long count, long width, const void *probabilities,
                               const void *uniforms, folio_row_token *draws) {
  draw_tokens(count, width, probabilities, uniforms, draws);
}
static void embed_kernel(long rows, const folio_embedding_place *places, long width,
                         const void *tokens, const void *positions, void *x) {
  embed_rows(rows, places, width, tokens, positions, x);
}
static void embed_pull_back_kernel(long rows, const folio_embedding_place *places, long width,
                                   const void *dx, void *tokens, void *positions) {
  embed_rows_back(rows, places, width, dx, tokens, positions);
}
static void add_kernel(long count, const void *x, void *y) { add_numbers(count, x, y); }
static double sum_of_squares_kernel(long count, const void *x) { return sum_of_squares(count, x); }
static void adam_kernel(const folio_adam_step *step, long count, const void *gradient,
                        void *parameters, void *first, void *second) {
  adam_step(step, count, gradient, parameters, first, second);
}

#if REAL_IS_FLOAT
#define TABLE_NAME_OF(LEVEL) folio_float_kernels_##LEVEL
#else
#define TABLE_NAME_OF(LEVEL) folio_double_kernels_##LEVEL
#endif
#define TABLE_NAME(LEVEL) TABLE_NAME_OF(LEVEL)

const folio_scalar_kernels TABLE_NAME(LEVEL) = {
  .exponential = exponential_kernel,
  .logarithm = logarithm_kernel,
  .packed_count = packed_count_kernel,
  .pack = pack_kernel,
  .packed_product = packed_product_kernel,
  .factor_gradient = factor_gradient_kernel,
  .normalise = normalise_kernel,
  .normalise_pull_back = normalise_pull_back_kernel,
  .attention_scratch = attention_scratch_kernel,
  .attention = attention_kernel,
  .attention_pull_back = attention_pull_back_kernel,
  .softmax = softmax_kernel,
  .log_probabilities = log_probabilities_kernel,
  .log_probabilities_pull_back = log_probabilities_pull_back_kernel,
  .draw_tokens = draw_tokens_kernel,
  .embed = embed_kernel,
  .embed_pull_back = embed_pull_back_kernel,
  .add = add_kernel,
  .sum_of_squares = sum_of_squares_kernel,
  .adam = adam_kernel,
};
