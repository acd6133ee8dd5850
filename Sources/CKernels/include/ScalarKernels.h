/// Kernels of networks in single or double precision: one table of functions for each.
///
/// Pointers to `void` stand for float or double, as the table says. The same bits at every level, as in
/// CKernels.h; and what is made of a row depends on that row alone, not on how many are in the call.
#ifndef FOLIO_SCALAR_KERNELS_H
#define FOLIO_SCALAR_KERNELS_H

#include <stdint.h>

#pragma clang assume_nonnull begin

/// What a product does with its sums.
enum folio_finish {
  FOLIO_FINISH_NONE,     ///< stores them
  FOLIO_FINISH_SUM,      ///< starts them from `given`
  FOLIO_FINISH_UNIT,     ///< the Gaussian error linear unit of them, its slopes in `slopes`
  FOLIO_FINISH_FACTORS,  ///< multiplies them by `given`
};

/// A product of rows with a packed factor; given, slopes and C have one stride.
typedef struct folio_packed_product {
  long rows, columns, inner;
  const void *a;               ///< element (i, k) at i·a_stride + k
  long a_stride;
  const void *b;               ///< packed [inner × columns]
  void *c;                     ///< element (i, j) at i·c_stride + j
  long c_stride;
  enum folio_finish finish;
  const void *_Nullable given;
  void *_Nullable slopes;
} folio_packed_product;

/// C [a_columns × columns] += AᵀD.
typedef struct folio_factor_gradient {
  long rows, a_columns, columns;
  const void *a;               ///< element (r, i) at r·a_stride + i
  long a_stride;
  const void *d;               ///< element (r, j) at r·d_stride + j
  long d_stride;
  void *c;                     ///< element (i, j) at i·c_stride + j
  long c_stride;
} folio_factor_gradient;

/// Rows to normalise.
typedef struct folio_row_normalisation {
  long rows, width;
  const void *gain;            ///< [width]
  void *moments;               ///< mean and 1/σ [rows × 2]
} folio_row_normalisation;

/// Queries, keys and values of rows, and the paths along which they see each other.
typedef struct folio_ragged_attention {
  long width;                  ///< d, a multiple of `heads`
  long heads;
  long longest;                ///< the distance of two heads' weights, at least the longest path's places
  const void *rows;            ///< [query | key | value], 3·width each
  const int32_t *paths;        ///< numbers of rows, path by path
  double scale;                ///< what ⟨q, k⟩ is multiplied by
} folio_ragged_attention;

/// The queries at the places first … end − 1 of the path that begins at `path`.
typedef struct folio_attention_segment {
  int32_t path, first, end;
} folio_attention_segment;

/// A token of a softmax row.
typedef struct folio_row_token {
  int32_t row, token;
} folio_row_token;

/// A token at a position.
typedef struct folio_embedding_place {
  int32_t token, position;
} folio_embedding_place;

/// Softmax rows of logits.
typedef struct folio_token_softmax {
  long rows, width;
  const void *logits;                 ///< [rows × width]
  double inverse_temperature;         ///< what logits are multiplied by
  void *_Nullable probabilities;      ///< [rows × width]
  void *log_normalisers;              ///< [rows]
  void *_Nullable entropies;          ///< [rows]
} folio_token_softmax;

/// Cotangents of logarithms of probabilities.
typedef struct folio_token_cotangents {
  long count;
  const void *cotangents;             ///< [count]
  const folio_row_token *targets;     ///< [count]
  long rows, width;
  const void *probabilities;          ///< [rows × width]
  double inverse_temperature;
} folio_token_cotangents;

/// The numbers of one step of AdamW.
typedef struct folio_adam_step {
  double gradient_scale, first_decay, second_decay, first_correction, second_correction;
  double epsilon, rate, shrinkage;
} folio_adam_step;

/// The kernels of one scalar type at one level of CPU features.
typedef struct folio_scalar_kernels {
  /// y = exp(x), elementwise; error below 0.75 ulp (1 where the result is subnormal).
  void (*exponential)(long count, const void *x, void *y);
  /// y = ln(x), elementwise; error below 1 ulp.
  void (*logarithm)(long count, const void *x, void *y);

  /// How many numbers a packed factor takes.
  long (*packed_count)(long inner, long columns);
  /// Packs B [inner × columns], element (k, j) at k·row_stride + j·column_stride.
  void (*pack)(long inner, long columns, const void *b, long row_stride, long column_stride,
               void *packed);
  /// C = finish(AB); every element one chain of fused multiply–adds over the inner index.
  void (*packed_product)(const folio_packed_product *product);
  /// C += AᵀD; every element one chain of fused multiply–adds over the rows.
  void (*factor_gradient)(const folio_factor_gradient *given);

  /// y = x̂∘gain + bias of each row.
  void (*normalise)(const folio_row_normalisation *given, const void *x, const void *bias,
                    double epsilon, void *y);
  /// dx += the derivative by x; gain and bias += those by them.
  void (*normalise_pull_back)(const folio_row_normalisation *given, const void *x, const void *dy,
                              void *dx, void *gain, void *bias);

  /// How many numbers of scratch attention needs, forward and back.
  long (*attention_scratch)(const folio_ragged_attention *attention);
  /// Outputs [rows × width] and weights [rows × heads × longest] of the segments' queries.
  void (*attention)(const folio_ragged_attention *attention,
                    const folio_attention_segment *segments, long count, void *output,
                    void *_Nullable weights, void *scratch);
  /// The derivatives [rows × 3·width]: queries' parts are written, keys' and values' added to.
  void (*attention_pull_back)(const folio_ragged_attention *attention,
                              const folio_attention_segment *segments, long count,
                              const void *cotangents, const void *weights, void *targets,
                              void *scratch);

  /// Probabilities, log-normalisers and entropies.
  void (*softmax)(const folio_token_softmax *given);
  /// logit·inverse temperature − log-normaliser of the targets [count].
  void (*log_probabilities)(long count, const folio_row_token *targets, long width,
                            const void *logits, double inverse_temperature,
                            const void *log_normalisers, void *result);
  /// The derivative by the logits [rows × width], written.
  void (*log_probabilities_pull_back)(const folio_token_cotangents *given, void *logits);
  /// Draws by the inverse of the cumulative sum.
  void (*draw_tokens)(long count, long width, const void *probabilities, const void *uniforms,
                      folio_row_token *draws);

  /// x = token's row + position's row.
  void (*embed)(long rows, const folio_embedding_place *places, long width, const void *tokens,
                const void *positions, void *x);
  /// Adds each row, in order, to those of its token and position.
  void (*embed_pull_back)(long rows, const folio_embedding_place *places, long width,
                          const void *dx, void *tokens, void *positions);

  /// y += x.
  void (*add)(long count, const void *x, void *y);
  /// Σ x², summed in double precision.
  double (*sum_of_squares)(long count, const void *x);
  /// One step of AdamW.
  void (*adam)(const folio_adam_step *step, long count, const void *gradient, void *parameters,
               void *first, void *second);
} folio_scalar_kernels;

#pragma clang assume_nonnull end

#endif
