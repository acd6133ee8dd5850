/// The derivative of RaggedAttention.h: with dw_j = ⟨do, v_j⟩ and ds = w∘(dw − ⟨w, dw⟩)·scale,
/// dq = Σ_j ds_j k_j, dk_j += ds_j q, dv_j += w_j do.
#ifndef FOLIO_RAGGED_ATTENTION_BACK_H
#define FOLIO_RAGGED_ATTENTION_BACK_H

#include "RaggedAttention.h"

/// Places at a time.
#define PLACE_TILE 4

/// The queries of a segment going back, one head: w and ds [queries × places], and where cotangents and
/// derivatives are.
typedef struct {
  path_head head;
  long first, places;
  real *weights, *slopes;
  const real *cotangents;  // of row 0, at this head's first column
  real *targets;           // the derivatives by queries, as head.queries
} head_back;

/// ⟨x_q, turned row⟩, each one chain, for `count` vectors x and the places of one block.
INLINE void turned_products(const real *turned, long head, const real *const x[QUERY_TILE],
                            int count, lanes products[QUERY_TILE]) {
  for (int q = 0; q < count; q++) products[q] = splat(0);
  for (long column = 0; column < head; column++) {
    lanes right = load(turned + column * LANES);
    for (int q = 0; q < count; q++)
      products[q] = fma_lanes(splat(x[q][column]), right, products[q]);
  }
}

/// w and ds of `count` queries from `place` on, and dq; written, so that tiles may overlap.
INLINE void score_slopes(const folio_ragged_attention *attention, const head_back *back,
                         const real *kept, long head_index, long place, int count) {
  const path_head *given = &back->head;
  const real *cotangents[QUERY_TILE];
  real *targets[QUERY_TILE];
  for (int q = 0; q < count; q++) {
    long row = given->path[place + q];
    cotangents[q] = back->cotangents + row * given->width;
    targets[q] = back->targets + row * given->stride;
  }
  real *slopes = back->slopes + (place - back->first) * back->places;
  real *weights = back->weights + (place - back->first) * back->places;
  long blocks = (place + count + LANES - 1) / LANES;
  lanes means[QUERY_TILE];
  for (int q = 0; q < count; q++) means[q] = splat(0);
  for (long block = 0; block < blocks; block++) {
    lanes products[QUERY_TILE];
    turned_products(given->turned + block * LANES * given->head, given->head, cotangents, count,
                    products);
    for (int q = 0; q < count; q++) {
      const real *row =
        kept + weight_place(attention, given->path[place + q], head_index) + block * LANES;
      long left = place + q + 1 - block * LANES;
      lanes weight = left <= 0 ? splat(0) : load_first(row, left < LANES ? left : LANES, 0);
      means[q] = fma_lanes(weight, products[q], means[q]);
      store(weights + q * back->places + block * LANES, weight);
      store(slopes + q * back->places + block * LANES, products[q]);
    }
  }
  for (int q = 0; q < count; q++) {
    lanes mean = splat(total(means[q]));
    for (long block = 0; block < blocks; block++) {
      long i = q * back->places + block * LANES;
      lanes slope = load(weights + i) * (load(slopes + i) - mean) * splat(given->scale);
      store(slopes + i, slope);
    }
  }
  mix_rows(given, given->keys, slopes, back->places, place, count, targets);
}

/// dk and dv of `count` places, added to by one query.
INLINE void add_query(const head_back *back, long q, long place, int count, long i, long left_,
                      lanes keys[PLACE_TILE], lanes values[PLACE_TILE]) {
  const path_head *given = &back->head;
  long row = given->path[q], at = (q - back->first) * back->places + place;
  lanes query = LOAD(given->queries + row * given->stride, i, 0);
  lanes cotangent = LOAD(back->cotangents + row * given->width, i, 0);
  for (int j = 0; j < count; j++) {
    keys[j] = fma_lanes(splat(back->slopes[at + j]), query, keys[j]);
    values[j] = fma_lanes(splat(back->weights[at + j]), cotangent, values[j]);
  }
}

/// dk and dv of `count` places from `place` on: every query from there on adds to them, in order.
INLINE void add_to_places(const head_back *back, long place, int count) {
  const path_head *given = &back->head;
  EACH_LANES(i, given->head, {
    lanes keys[PLACE_TILE], values[PLACE_TILE];
    for (int j = 0; j < count; j++) {
      real *target = back->targets + given->path[place + j] * given->stride + given->width;
      keys[j] = LOAD(target, i, 0);
      values[j] = LOAD(target + given->width, i, 0);
    }
    for (int seen = 1; seen < count; seen++)
      if (place + seen > back->first)
        add_query(back, place + seen - 1, place, seen, i, left_, keys, values);
    long start = place + count - 1;
    for (long q = start > back->first ? start : back->first; q < given->end; q++)
      add_query(back, q, place, count, i, left_, keys, values);
    for (int j = 0; j < count; j++) {
      real *target = back->targets + given->path[place + j] * given->stride + given->width;
      STORE(target, i, keys[j]);
      STORE(target + given->width, i, values[j]);
    }
  });
}

/// Adds to the rows of the paths; `scratch` has room for places × (head width + 2·places) numbers, places the
/// longest path's in whole lanes.
INLINE void ragged_attention_back(const folio_ragged_attention *attention,
                                  const folio_attention_segment *segments, long count,
                                  const real *cotangents, const real *weights, real *targets,
                                  real *scratch) {
  long places = whole_lanes(attention->longest), head = attention->width / attention->heads;
  for (long s = 0; s < count; s++)
    for (long h = 0; h < attention->heads; h++) {
      long first = segments[s].first, end = segments[s].end, place = first;
      head_back back = {
        .head = head_of_path(attention, segments + s, h, scratch + 2 * places * places),
        .first = first,
        .places = places,
        .weights = scratch,
        .slopes = scratch + places * places,
        .cotangents = cotangents + h * head,
        .targets = targets + h * head};
      turn_rows(&back.head, back.head.values);
      for (; end - first >= QUERY_TILE && place < end; place += QUERY_TILE)
        score_slopes(attention, &back, weights, h, nearest_tile(segments + s, place, QUERY_TILE),
                     QUERY_TILE);
      for (; end - first >= 4 && place < end; place += 4)
        score_slopes(attention, &back, weights, h, nearest_tile(segments + s, place, 4), 4);
      for (; place < end; place++) score_slopes(attention, &back, weights, h, place, 1);
      for (place = 0; place + PLACE_TILE <= end; place += PLACE_TILE)
        add_to_places(&back, place, PLACE_TILE);
      for (; place < end; place++) add_to_places(&back, place, 1);
    }
}

#endif
