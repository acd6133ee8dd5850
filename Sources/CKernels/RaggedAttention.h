/// Causal attention of queries that follow each other on a path of rows, in either precision.
///
/// For the query at place p of a path and each head: scores s_j = scale·⟨q, k_j⟩, j = 0 … p; w = softmax(s); output
/// Σ_j w_j v_j, one chain of fused multiply–adds in the order of the places. ⟨q, k⟩ is the sum of HALF chains over the
/// columns h, h + HALF, …: the upper half of the chains is added to the lower, and so on. So several queries
/// of a path can have its keys turned, a vector holding LANES places, and one query alone can take its keys
/// as they lie, with the same bits: what a query gets does not depend on which others are in the call.
/// Source: A. Vaswani et al., "Attention Is All You Need" (2017), equation 1.
#ifndef FOLIO_RAGGED_ATTENTION_H
#define FOLIO_RAGGED_ATTENTION_H

#include "CKernels.h"
#include "Reals.h"

/// Queries of a head at a time.
#define QUERY_TILE 8
/// Heads of a query at a time.
#define HEAD_TILE 4

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

/// HALF chains of ⟨x_q, turned row⟩, summed in order, for `count` vectors x and the places of one block. The compiler
/// knows `count` and, mostly, `head`.
INLINE void turned_scores(const real *turned, long head, const real *const x[4], int count,
                          lanes scores[4]) {
  lanes waiting[4][4];  // sums of 1, 2, 4 chains that wait for as many more
#pragma clang loop unroll(full)
  for (int n = 0; n < HALF; n++) {
    int chain = REAL_IS_FLOAT ? (n & 1) << 2 | (n & 2) | n >> 2 : (n & 1) << 1 | n >> 1;
    lanes sums[4];
    for (int q = 0; q < count; q++) sums[q] = splat(0);
    for (long column = chain; column < head; column += HALF) {
      lanes right = load(turned + column * LANES);
      for (int q = 0; q < count; q++) sums[q] = fma_lanes(splat(x[q][column]), right, sums[q]);
    }
    int level = 0;
#pragma clang loop unroll(full)
    for (; n >> level & 1; level++)
      for (int q = 0; q < count; q++) sums[q] = waiting[level][q] + sums[q];
    for (int q = 0; q < count; q++) waiting[level][q] = sums[q];
  }
  for (int q = 0; q < count; q++) scores[q] = waiting[REAL_IS_FLOAT ? 3 : 2][q];
}

/// The first `count` ≤ HALF numbers at x, twice; 0 beyond.
INLINE half_lanes load_half(const real *x, long count) {
  half_lanes y = {0};
  if (count >= HALF) __builtin_memcpy(&y, x, sizeof y);
  else
    for (int i = 0; i < HALF - 1; i++)
      if (i < count) y[i] = x[i];
  return y;
}

/// The same sums for one vector x and rows as they lie; that of place i begins at rows[i] + offset.
INLINE lanes direct_scores(const real *x, const real *const rows[LANES], long offset, long head) {
  lanes sums[HALF];
  for (int i = 0; i < HALF; i++) sums[i] = splat(0);
  for (long column = 0; column < head; column += HALF) {
    half_lanes part = load_half(x + column, head - column);
    lanes left = joined(part, part);
    for (int i = 0; i < HALF; i++) {
      const real *one = rows[JUMP * 2 * (i % 2) + i / 2] + offset + column;
      const real *other = rows[JUMP * (2 * (i % 2) + 1) + i / 2] + offset + column;
      lanes right = joined(load_half(one, head - column), load_half(other, head - column));
      sums[i] = fma_lanes(left, right, sums[i]);
    }
  }
  return sums_of_halves(sums);
}

/// Softmax of `count` rows of scores [count × blocks], row q over the places 0 … last + q·step; 0 in the lanes
/// beyond. Each stage is done for all rows before the next, so that the CPU has several chains at hand.
INLINE void softmax_tile(lanes *scores, long blocks, int count, long last, long step, real scale) {
  const real least = -(real)__builtin_inf();
  const lanes unit = splat((real)(scale * SCORE_UNIT));
  lanes tops[QUERY_TILE], sums[QUERY_TILE];
  for (int q = 0; q < QUERY_TILE; q++) tops[q] = splat(least);
  for (int q = 0; q < QUERY_TILE; q++) sums[q] = splat(0);
  for (long b = 0; b < blocks; b++)
    for (int q = 0; q < count; q++) {
      lane_bits seen = lane_numbers() <= splat_bits(last + q * step - b * LANES);
      lanes *score = scores + q * blocks + b;
      *score = choose(seen, *score * unit, splat(least));
      tops[q] = larger(*score, tops[q]);
    }
  for (int q = 0; q < count; q += 4) spread_quarters(largest_of_four(tops + q), tops + q);
  for (int q = 0; q < count; q++)
    for (long b = 0; b < blocks; b++) scores[q * blocks + b] -= tops[q];
  for (long first = 0; first < count * blocks; first += MOST_VECTORS)
    score_powers(count * blocks - first < MOST_VECTORS ? (int)(count * blocks - first) : MOST_VECTORS,
                 scores + first);
  for (long b = 0; b < blocks; b++)
    for (int q = 0; q < count; q++) sums[q] += scores[q * blocks + b];
  for (int q = 0; q < count; q += 4)
    spread_quarters(splat(1) / totals_of_four(sums + q), sums + q);
  for (long b = 0; b < blocks; b++)
    for (int q = 0; q < count; q++) scores[q * blocks + b] = scores[q * blocks + b] * sums[q];
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

/// Where the weights of a query's head are kept.
INLINE long weight_place(const folio_ragged_attention *attention, long row, long head_index) {
  return (row * attention->heads + head_index) * attention->longest;
}

INLINE void keep_weights(const real *scores, long count, real *kept) {
  EACH_LANES(i, count, STORE(kept, i, load(scores + i)););
}

/// Where attention's results go, and room for QUERY_TILE rows of scores, twice, and one turned path.
typedef struct {
  real *output, *weights;  // weights may be null
  real *scores, *turned;
  lanes *blocks;
  long places;             // of a row of scores
} attention_results;

INLINE void store_scores(const attention_results *to, const lanes *scores, long blocks, int count) {
  for (int q = 0; q < count; q++)
    for (long b = 0; b < blocks; b++)
      store(to->scores + q * to->places + b * LANES, scores[q * blocks + b]);
}

/// `count` queries of one head from `place` on. `scores` [count × blocks] may be registers.
INLINE void attend_queries(const folio_ragged_attention *attention, const path_head *given,
                           const attention_results *to, long head_index, long place, int count,
                           long head, lanes *scores, long blocks) {
  const real *queries[QUERY_TILE];
  real *results[QUERY_TILE];
  for (int q = 0; q < count; q++) {
    long row = given->path[place + q];
    queries[q] = given->queries + row * given->stride;
    results[q] = to->output + row * given->width + head_index * head;
  }
  for (long b = 0; b < blocks; b++) {
    for (int first = 0; first < count; first += 4) {
      lanes products[4];
      int some = count - first < 4 ? count - first : 4;
      turned_scores(given->turned + b * LANES * head, head, queries + first, some, products);
      for (int q = 0; q < some; q++) scores[(first + q) * blocks + b] = products[q];
    }
  }
  softmax_tile(scores, blocks, count, place, 1, given->scale);
  store_scores(to, scores, blocks, count);
  for (int q = 0; q < count && to->weights; q++)
    keep_weights(to->scores + q * to->places, place + q + 1,
                 to->weights + weight_place(attention, given->path[place + q], head_index));
  mix_rows(given, given->values, to->scores, to->places, place, count, results);
}

/// The same with one or two blocks of places in registers, or more in memory.
INLINE void attend_queries_in(const folio_ragged_attention *attention, const path_head *given,
                              const attention_results *to, long head_index, long place, int count) {
  lanes scores[2 * QUERY_TILE];
  long blocks = (place + count + LANES - 1) / LANES;
  if (given->head != LANES || blocks > 2)
    attend_queries(attention, given, to, head_index, place, count, given->head, to->blocks, blocks);
  else if (blocks == 1)
    attend_queries(attention, given, to, head_index, place, count, LANES, scores, 1);
  else attend_queries(attention, given, to, head_index, place, count, LANES, scores, 2);
}

/// Where a tile of `count` queries begins that takes in `place`: the last one of a segment also takes queries of
/// the one before it, which get what they have.
INLINE long nearest_tile(const folio_attention_segment *segment, long place, long count) {
  return place + count <= segment->end ? place : segment->end - count;
}

/// All queries of a segment, head by head.
INLINE void attend_segment(const folio_ragged_attention *attention,
                           const folio_attention_segment *segment, const attention_results *to) {
  for (long h = 0; h < attention->heads; h++) {
    path_head given = head_of_path(attention, segment, h, to->turned);
    turn_rows(&given, given.keys);
    long place = segment->first;
    for (; segment->end - segment->first >= QUERY_TILE && place < segment->end; place += QUERY_TILE)
      attend_queries_in(attention, &given, to, h, nearest_tile(segment, place, QUERY_TILE),
                        QUERY_TILE);
    for (; segment->end - segment->first >= 4 && place < segment->end; place += 4)
      attend_queries_in(attention, &given, to, h, nearest_tile(segment, place, 4), 4);
    for (; place < segment->end; place++) attend_queries_in(attention, &given, to, h, place, 1);
  }
}

/// `count` heads, from head_index on, of one query, the last of a path. `scores` as above.
INLINE void attend_heads(const folio_ragged_attention *attention, const path_head *given,
                         const attention_results *to, long head_index, int count, long head,
                         lanes *scores, long blocks) {
  long place = given->end - 1, row = given->path[place];
  for (long b = 0; b < blocks; b++) {
    const real *keys[LANES];
    for (long i = 0; i < LANES; i++) {
      long at = b * LANES + i <= place ? b * LANES + i : b * LANES;
      keys[i] = given->keys + given->path[at] * given->stride;
    }
    for (int h = 0; h < count; h++) {
      const real *query = given->queries + row * given->stride + h * head;
      scores[h * blocks + b] = direct_scores(query, keys, h * head, head);
    }
  }
  softmax_tile(scores, blocks, count, place, 0, given->scale);
  store_scores(to, scores, blocks, count);
  for (int h = 0; h < count && to->weights; h++)
    keep_weights(to->scores + h * to->places, place + 1,
                 to->weights + weight_place(attention, row, head_index + h));
  real *result = to->output + row * given->width + head_index * head;
  EACH_LANES(i, head, {
    lanes sums[HEAD_TILE];
    for (int h = 0; h < count; h++) sums[h] = splat(0);
    for (long j = 0; j <= place; j++) {
      const real *value = given->values + given->path[j] * given->stride;
      for (int h = 0; h < count; h++)
        sums[h] = fma_lanes(splat(to->scores[h * to->places + j]), LOAD(value + h * head, i, 0),
                            sums[h]);
    }
    for (int h = 0; h < count; h++) STORE(result + h * head, i, sums[h]);
  });
}

INLINE void attend_heads_in(const folio_ragged_attention *attention, const path_head *given,
                            const attention_results *to, long head_index, int count) {
  lanes scores[2 * HEAD_TILE];
  if (given->head != LANES || given->blocks > 2)
    attend_heads(attention, given, to, head_index, count, given->head, to->blocks, given->blocks);
  else if (given->blocks == 1)
    attend_heads(attention, given, to, head_index, count, LANES, scores, 1);
  else attend_heads(attention, given, to, head_index, count, LANES, scores, 2);
}

/// One query, the last of its path.
INLINE void attend_once(const folio_ragged_attention *attention,
                        const folio_attention_segment *segment, const attention_results *to) {
  long h = 0;
  for (; h + HEAD_TILE <= attention->heads; h += HEAD_TILE) {
    path_head given = head_of_path(attention, segment, h, to->turned);
    attend_heads_in(attention, &given, to, h, HEAD_TILE);
  }
  for (; h < attention->heads; h++) {
    path_head given = head_of_path(attention, segment, h, to->turned);
    attend_heads_in(attention, &given, to, h, 1);
  }
}

/// All queries of the segments; `scratch` has room for places × (head width + 2·QUERY_TILE) numbers from a multiple of
/// 64 bytes on, places the longest path's in whole lanes.
INLINE void ragged_attention(const folio_ragged_attention *attention,
                             const folio_attention_segment *segments, long count, real *output,
                             real *weights, real *scratch) {
  long places = whole_lanes(attention->longest);
  attention_results to = {
    .output = output,
    .weights = weights,
    .scores = scratch,
    .turned = scratch + 2 * QUERY_TILE * places,
    .blocks = (lanes *)(void *)(scratch + QUERY_TILE * places),
    .places = places};
  for (long s = 0; s < count; s++) {
    if (segments[s].end == segments[s].first + 1) attend_once(attention, segments + s, &to);
    else attend_segment(attention, segments + s, &to);
  }
}

#endif
