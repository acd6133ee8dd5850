/// Causal attention of queries that follow each other on a path of rows, forward and backward, in either precision.
///
/// For the query at place p of a path and each head: scores s_j = scale·⟨q, k_j⟩, j = 0 … p, each one chain of fused
/// multiply–adds in the order of the columns; w = softmax(s); output Σ_j w_j v_j, one chain in the order of the
/// places. Keys are turned so that a vector holds LANES places: nothing is summed across lanes but the softmax.
/// What a query gets does not depend on which other queries are in the call.
/// Source: A. Vaswani et al., "Attention Is All You Need" (2017), equation 1.
#ifndef FOLIO_RAGGED_ATTENTION_H
#define FOLIO_RAGGED_ATTENTION_H

#include "CKernels.h"
#include "Reals.h"

/// Queries at a time.
#define QUERY_TILE 4

/// One head of one path.
typedef struct {
  const int32_t *path;
  long end;            // places in use
  long blocks;         // of LANES places
  long width, head;    // of all heads, of this one
  const real *queries, *keys, *values;  // of row 0, at this head's first column
  long stride;         // from a row to the next
  real scale;
  real *turned;        // [blocks × head × LANES]
} path_head;

/// LANES places of a path, turned: [head × LANES]; 0 beyond the last place.
INLINE void turn_block(const path_head *given, const real *x, long block, real *turned) {
  long first = block * LANES, head = given->head;
  for (long column = 0; column < head; column += LANES) {
    long count = head - column < LANES ? head - column : LANES;
    lanes square[LANES];
    for (long i = 0; i < LANES; i++) {
      const real *row = x + given->path[first + i < given->end ? first + i : 0] * given->stride;
      square[i] = first + i < given->end ? load_first(row + column, count, 0) : splat(0);
    }
    transpose_square(square);
    for (long i = 0; i < count; i++) store(turned + (column + i) * LANES, square[i]);
  }
}

INLINE void turn_rows(const path_head *given, const real *x) {
  for (long block = 0; block < given->blocks; block++)
    turn_block(given, x, block, given->turned + block * given->head * LANES);
}

/// ⟨x_i, turned row⟩ for `count` vectors x and the places of one block.
INLINE void turned_products(const path_head *given, const real *const x[QUERY_TILE], int count,
                            long block, lanes products[QUERY_TILE]) {
  const real *turned = given->turned + block * given->head * LANES;
  for (int i = 0; i < count; i++) products[i] = splat(0);
  for (long column = 0; column < given->head; column++) {
    lanes right = load(turned + column * LANES);
    for (int i = 0; i < count; i++)
      products[i] = fma_lanes(splat(x[i][column]), right, products[i]);
  }
}

/// Softmax of the scores at the places 0 … place, in place; 0 in the lanes beyond.
INLINE void softmax_of_places(real *scores, long place, real scale) {
  const real least = -(real)__builtin_inf();
  long count = place + 1;
  lanes tops = splat(least), sums = splat(0);
  for (long i = 0; i < count; i += LANES) {
    long left = count - i < LANES ? count - i : LANES;
    lanes score = choose(lane_numbers() < splat_bits(left), load(scores + i) * splat(scale),
                         splat(least));
    tops = larger(score, tops);
    store(scores + i, score);
  }
  lanes top = splat(largest(tops));
  for (long i = 0; i < count; i += LANES) {
    lanes weight = exponential_of_negative(load(scores + i) - top);
    store(scores + i, weight);
    sums += weight;
  }
  lanes share = splat(1 / total(sums));
  for (long i = 0; i < count; i += LANES) store(scores + i, load(scores + i) * share);
}

/// Σ_j factors_j x_j for `count` queries whose first is at `place`, each over the places up to its own.
INLINE void mix_rows(const path_head *given, const real *x, const real *factors,
                     long factor_stride, long place, int count, real *const results[QUERY_TILE]) {
  EACH_LANES(i, given->head, {
    lanes sums[QUERY_TILE];
    for (int q = 0; q < count; q++) sums[q] = splat(0);
    for (long j = 0; j <= place; j++) {
      lanes row = LOAD(x + given->path[j] * given->stride, i, 0);
      for (int q = 0; q < count; q++)
        sums[q] = fma_lanes(splat(factors[q * factor_stride + j]), row, sums[q]);
    }
    for (int j = 1; j < count; j++) {
      lanes row = LOAD(x + given->path[place + j] * given->stride, i, 0);
      for (int q = j; q < count; q++)
        sums[q] = fma_lanes(splat(factors[q * factor_stride + place + j]), row, sums[q]);
    }
    for (int q = 0; q < count; q++) STORE(results[q], i, sums[q]);
  });
}

/// The path of a segment as one head sees it; what reads it turns keys or values into `scratch`.
INLINE path_head head_of_path(const folio_ragged_attention *attention,
                              const folio_attention_segment *segment, long head_index,
                              real *scratch) {
  long head = attention->width / attention->heads;
  const real *rows = (const real *)attention->rows + head_index * head;
  return (path_head){
    .path = attention->paths + segment->path,
    .end = segment->end,
    .blocks = (segment->end + LANES - 1) / LANES,
    .width = attention->width,
    .head = head,
    .queries = rows,
    .keys = rows + attention->width,
    .values = rows + 2 * attention->width,
    .stride = 3 * attention->width,
    .scale = (real)attention->scale,
    .turned = scratch};
}

/// Where the weights of a query's head are.
INLINE long weight_place(const folio_ragged_attention *attention, long row, long head_index) {
  return (row * attention->heads + head_index) * attention->longest;
}

/// `count` queries from `place` on; `scores` [QUERY_TILE × places].
INLINE void attend_tile(const folio_ragged_attention *attention, const path_head *given,
                        long head_index, long place, int count, long places, real *scores,
                        real *output, real *weights) {
  const real *queries[QUERY_TILE];
  real *results[QUERY_TILE];
  for (int q = 0; q < count; q++) {
    long row = given->path[place + q];
    queries[q] = given->queries + row * given->stride;
    results[q] = output + row * given->width + head_index * given->head;
  }
  long blocks = (place + count + LANES - 1) / LANES;
  for (long block = 0; block < blocks; block++) {
    lanes products[QUERY_TILE];
    turned_products(given, queries, count, block, products);
    for (int q = 0; q < count; q++) store(scores + q * places + block * LANES, products[q]);
  }
  for (int q = 0; q < count; q++) {
    real *row = scores + q * places;
    softmax_of_places(row, place + q, given->scale);
    if (!weights) continue;
    real *kept = weights + weight_place(attention, given->path[place + q], head_index);
    EACH_LANES(i, place + q + 1, STORE(kept, i, load(row + i)););
  }
  mix_rows(given, given->values, scores, places, place, count, results);
}

/// All queries of the segments; `scratch` has room for places × (head width + QUERY_TILE) numbers, places the longest
/// path's in whole lanes.
INLINE void ragged_attention(const folio_ragged_attention *attention,
                             const folio_attention_segment *segments, long count, real *output,
                             real *weights, real *scratch) {
  long places = whole_lanes(attention->longest);
  real *turned = scratch + QUERY_TILE * places;
  for (long s = 0; s < count; s++)
    for (long h = 0; h < attention->heads; h++) {
      path_head given = head_of_path(attention, segments + s, h, turned);
      turn_rows(&given, given.keys);
      long place = segments[s].first;
      for (; place + QUERY_TILE <= segments[s].end; place += QUERY_TILE)
        attend_tile(attention, &given, h, place, QUERY_TILE, places, scratch, output, weights);
      for (; place < segments[s].end; place++)
        attend_tile(attention, &given, h, place, 1, places, scratch, output, weights);
    }
}

#endif
