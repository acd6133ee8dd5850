/// Causal attention over the paths of a tree, forward and backward, eight queries at a time.
///
/// Each query attends to the rows of its path: p = softmax over the path of scale·⟨q, k⟩, output Σ p v, head by
/// head. Scores of eight queries are made by eight products and one sum across lanes, so that the
/// softmax runs down the lanes.
/// Source: A. Vaswani et al., "Attention Is All You Need" (2017), equation 1; over a tree *ours*.
#ifndef FOLIO_ATTENTION_H
#define FOLIO_ATTENTION_H

#include "CKernels.h"
#include "Exponential.h"

/// Lane i of the result is total(x[i]), with the same order of additions.
INLINE lanes totals(const lanes x[8]) {
  lanes halves[4], quarters[2];
  for (int i = 0; i < 4; i++) {
    lanes a = x[2 * i], b = x[2 * i + 1];
    halves[i] = __builtin_shufflevector(a, b, 0, 1, 2, 3, 8, 9, 10, 11) +
                __builtin_shufflevector(a, b, 4, 5, 6, 7, 12, 13, 14, 15);
  }
  for (int i = 0; i < 2; i++) {
    lanes a = halves[2 * i], b = halves[2 * i + 1];
    quarters[i] = __builtin_shufflevector(a, b, 0, 1, 4, 5, 8, 9, 12, 13) +
                  __builtin_shufflevector(a, b, 2, 3, 6, 7, 10, 11, 14, 15);
  }
  lanes a = quarters[0], b = quarters[1];
  return __builtin_shufflevector(a, b, 0, 2, 4, 6, 8, 10, 12, 14) +
         __builtin_shufflevector(a, b, 1, 3, 5, 7, 9, 11, 13, 15);
}

/// The scalar products of eight pairs of `count` numbers.
INLINE lanes eight_products(long count, const double *const x[8], const double *const y[8]) {
  lanes products[8];
  for (int lane = 0; lane < 8; lane++) {
    lanes sum = splat(0);
    EACH_EIGHT(i, count, sum = fma8(LOAD(x[lane], i, 0), LOAD(y[lane], i, 0), sum););
    products[lane] = sum;
  }
  return totals(products);
}

/// The softmax of `length` rows of scores, down the lanes.
INLINE void softmax_of_lanes(long length, lanes *scores) {
  lanes top = scores[0], sum = splat(0);
  for (long place = 1; place < length; place++) top = larger(scores[place], top);
  for (long place = 0; place < length; place++) {
    scores[place] = exponential_of_negative(scores[place] - top);
    sum += scores[place];
  }
  lanes share = splat(1) / sum;
  for (long place = 0; place < length; place++) scores[place] = scores[place] * share;
}

/// Forward for one head of `head` numbers (the compiler knows the usual size) and up to eight nodes.
INLINE void attend(const folio_attention *attention, long head_index, long head, int count,
                   const int32_t *nodes, long length, double *weights, double *output) {
  long width = attention->width, places = attention->places, offset = head_index * head;
  const int32_t *paths[8];
  const double *queries[8], *keys[8];
  lanes scores[FOLIO_LONGEST_PATH];
  for (int i = 0; i < 8; i++) {
    // Lanes without a node repeat the first; what they hold is not stored.
    paths[i] = attention->paths + nodes[i < count ? i : 0] * places;
    queries[i] = attention->rows + paths[i][length - 1] * 3 * width + offset;
  }
  for (long place = 0; place < length; place++) {
    for (int i = 0; i < 8; i++)
      keys[i] = attention->rows + paths[i][place] * 3 * width + width + offset;
    scores[place] = splat(attention->scale) * eight_products(head, queries, keys);
  }
  softmax_of_lanes(length, scores);
  for (int i = 0; i < count; i++) {
    double *p = weights + (nodes[i] * attention->heads + head_index) * places;
    for (long place = 0; place < length; place++) p[place] = scores[place][i];
    const double *values = attention->rows + 2 * width + offset;
    EACH_EIGHT(j, head, {
      lanes sum = splat(0);
      for (long place = 0; place < length; place++)
        sum = fma8(splat(p[place]), LOAD(values + paths[i][place] * 3 * width, j, 0), sum);
      STORE(output + i * width + offset, j, sum);
    });
  }
}

INLINE void attention_forward(const folio_attention *attention, long count, const int32_t *nodes,
                              long length, double *weights, double *output) {
  long head = attention->width / attention->heads;
  for (long first = 0; first < count; first += 8) {
    int some = count - first < 8 ? (int)(count - first) : 8;
    double *to = output + first * attention->width;
    for (long h = 0; h < attention->heads; h++) {
      if (head == 8) attend(attention, h, 8, some, nodes + first, length, weights, to);
      else attend(attention, h, head, some, nodes + first, length, weights, to);
    }
  }
}

/// One of the items of a backward pass: a node and one cotangent of its output.
typedef struct {
  const int32_t *path, *targets;
  const double *weights, *cotangent;
  long repeat;
} attention_item;

INLINE attention_item attention_item_at(const folio_attention *attention,
                                        const folio_attention_cotangents *given, long index) {
  long place = index / given->repeats, repeat = index % given->repeats;
  long node = given->nodes[place], width = attention->width;
  return (attention_item){
    attention->paths + node * attention->places, given->target_paths + place * given->target_stride,
    given->weights + node * attention->heads * attention->places,
    given->cotangents + place * given->cotangent_stride + repeat * width, repeat};
}

/// Adds one item's part of one head to its targets, given scale·∂/∂score of each place of its path.
INLINE void add_attention_targets(const folio_attention *attention, attention_item item,
                                  long repeats, long length, long offset, long head,
                                  const double *p, const lanes *slopes, int lane,
                                  double *targets) {
  long width = attention->width;
  const double *own = attention->rows + item.path[length - 1] * 3 * width + offset;
  double *own_target =
      targets + (item.targets[length - 1] * repeats + item.repeat) * 3 * width + offset;
  EACH_EIGHT(j, head, {
    lanes query = LOAD(own, j, 0), cotangent = LOAD(item.cotangent + offset, j, 0);
    lanes sum = LOAD(own_target, j, 0);
    for (long place = 0; place < length; place++) {
      const double *key = attention->rows + item.path[place] * 3 * width + width + offset;
      double *to = targets + (item.targets[place] * repeats + item.repeat) * 3 * width + offset;
      lanes slope = splat(slopes[place][lane]);
      sum = fma8(slope, LOAD(key, j, 0), sum);
      STORE(to + width, j, fma8(slope, query, LOAD(to + width, j, 0)));
      STORE(to + 2 * width, j, fma8(splat(p[place]), cotangent, LOAD(to + 2 * width, j, 0)));
    }
    STORE(own_target, j, sum);
  });
}

INLINE void attend_back(const folio_attention *attention, const folio_attention_cotangents *given,
                        long head_index, long head, int count, const attention_item items[8],
                        double *targets) {
  long width = attention->width, length = given->length, offset = head_index * head;
  const double *cotangents[8], *values[8];
  lanes slopes[FOLIO_LONGEST_PATH], weights[FOLIO_LONGEST_PATH], mean = splat(0);
  for (int i = 0; i < 8; i++) cotangents[i] = items[i].cotangent + offset;
  for (long place = 0; place < length; place++) {
    for (int i = 0; i < 8; i++) {
      values[i] = attention->rows + items[i].path[place] * 3 * width + 2 * width + offset;
      weights[place][i] = items[i].weights[head_index * attention->places + place];
    }
    slopes[place] = eight_products(head, cotangents, values);
    mean = fma8(weights[place], slopes[place], mean);
  }
  for (long place = 0; place < length; place++)
    slopes[place] = weights[place] * (slopes[place] - mean) * splat(attention->scale);
  for (int i = 0; i < count; i++)
    add_attention_targets(attention, items[i], given->repeats, length, offset, head,
                          items[i].weights + head_index * attention->places, slopes, i, targets);
}

INLINE void attention_pull_back(const folio_attention *attention,
                                const folio_attention_cotangents *given, double *targets) {
  long head = attention->width / attention->heads, count = given->count * given->repeats;
  for (long first = 0; first < count; first += 8) {
    int some = count - first < 8 ? (int)(count - first) : 8;
    attention_item items[8];
    for (int i = 0; i < 8; i++)
      items[i] = attention_item_at(attention, given, first + (i < some ? i : 0));
    for (long h = 0; h < attention->heads; h++) {
      if (head == 8) attend_back(attention, given, h, 8, some, items, targets);
      else attend_back(attention, given, h, head, some, items, targets);
    }
  }
}

#endif
