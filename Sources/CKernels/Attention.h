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

/// Up to eight queries with paths of one length; lanes without one repeat the first, and what they hold is not
/// stored.
typedef struct {
  int count;
  long length;
  const double *rows[FOLIO_LONGEST_PATH][8];  // [query | key | value] along each path
  double *targets[FOLIO_LONGEST_PATH][8];     // what is added to going back
  double *weights[8];                         // p [heads × places]
  const double *cotangents[8];
} attention_group;

INLINE void find_rows(const folio_attention *attention, attention_group *group, int lane,
                      long node) {
  const int32_t *path = attention->paths + node * attention->places;
  for (long place = 0; place < group->length; place++)
    group->rows[place][lane] = attention->rows + path[place] * 3 * attention->width;
}

/// Forward for one head of `head` numbers from `offset`; the compiler knows the usual size.
INLINE void attend(const folio_attention *attention, const attention_group *group, long head_index,
                   long head, int count, double *output) {
  long width = attention->width, length = group->length, offset = head_index * head;
  const double *queries[8], *keys[8];
  lanes scores[FOLIO_LONGEST_PATH];
  for (int i = 0; i < 8; i++) queries[i] = group->rows[length - 1][i] + offset;
  for (long place = 0; place < length; place++) {
    for (int i = 0; i < 8; i++) keys[i] = group->rows[place][i] + width + offset;
    scores[place] = splat(attention->scale) * eight_products(head, queries, keys);
  }
  softmax_of_lanes(length, scores);
  EACH_EIGHT(j, head, {
    lanes sums[8];
    for (int i = 0; i < count; i++) sums[i] = splat(0);
    for (long place = 0; place < length; place++)
      for (int i = 0; i < count; i++) {
        const double *value = group->rows[place][i] + 2 * width + offset;
        sums[i] = fma8(splat(scores[place][i]), LOAD(value, j, 0), sums[i]);
      }
    for (int i = 0; i < count; i++) STORE(output + i * width + offset, j, sums[i]);
  });
  for (int i = 0; i < count; i++) {
    double *p = group->weights[i] + head_index * attention->places;
    for (long place = 0; place < length; place++) p[place] = scores[place][i];
  }
}

INLINE void attention_forward(const folio_attention *attention, long count, const int32_t *nodes,
                              long length, double *weights, double *output) {
  long head = attention->width / attention->heads;
  attention_group group;
  group.length = length;
  for (long first = 0; first < count; first += 8) {
    group.count = count - first < 8 ? (int)(count - first) : 8;
    for (int i = 0; i < 8; i++) {
      long node = nodes[first + (i < group.count ? i : 0)];
      find_rows(attention, &group, i, node);
      group.weights[i] = weights + node * attention->heads * attention->places;
    }
    double *to = output + first * attention->width;
    for (long h = 0; h < attention->heads; h++) {
      if (head == 8 && group.count == 8) attend(attention, &group, h, 8, 8, to);
      else attend(attention, &group, h, head, group.count, to);
    }
  }
}

/// Adds the parts of one head to the targets, given p and scale·∂/∂score of each place. Queries that
/// follow each other and share a target add to it in a register.
INLINE void add_attention_targets(const folio_attention *attention, const attention_group *group,
                                  long offset, long head, int count, const lanes *weights,
                                  const lanes *slopes) {
  long width = attention->width, length = group->length;
  EACH_EIGHT(j, head, {
    lanes queries[8], cotangents[8], sums[8];
    for (int i = 0; i < count; i++) {
      queries[i] = LOAD(group->rows[length - 1][i] + offset, j, 0);
      cotangents[i] = LOAD(group->cotangents[i] + offset, j, 0);
      sums[i] = splat(0);
    }
    for (long place = 0; place < length; place++) {
      double *to = group->targets[place][0] + offset;
      lanes key_sum = LOAD(to + width, j, 0), value_sum = LOAD(to + 2 * width, j, 0);
      for (int i = 0; i < count; i++) {
        double *target = group->targets[place][i] + offset;
        if (target != to) {
          STORE(to + width, j, key_sum);
          STORE(to + 2 * width, j, value_sum);
          to = target;
          key_sum = LOAD(to + width, j, 0);
          value_sum = LOAD(to + 2 * width, j, 0);
        }
        lanes slope = splat(slopes[place][i]);
        sums[i] = fma8(slope, LOAD(group->rows[place][i] + width + offset, j, 0), sums[i]);
        key_sum = fma8(slope, queries[i], key_sum);
        value_sum = fma8(splat(weights[place][i]), cotangents[i], value_sum);
      }
      STORE(to + width, j, key_sum);
      STORE(to + 2 * width, j, value_sum);
    }
    for (int i = 0; i < count; i++) {
      double *own = group->targets[length - 1][i] + offset;
      STORE(own, j, LOAD(own, j, 0) + sums[i]);
    }
  });
}

INLINE void attend_back(const folio_attention *attention, const attention_group *group,
                        long head_index, long head, int count) {
  long width = attention->width, length = group->length, offset = head_index * head;
  const double *cotangents[8], *values[8];
  lanes slopes[FOLIO_LONGEST_PATH], weights[FOLIO_LONGEST_PATH], mean = splat(0);
  for (int i = 0; i < 8; i++) cotangents[i] = group->cotangents[i] + offset;
  for (long place = 0; place < length; place++) {
    double p[8];
    for (int i = 0; i < 8; i++) {
      values[i] = group->rows[place][i] + 2 * width + offset;
      p[i] = group->weights[i][head_index * attention->places + place];
    }
    weights[place] = (lanes){p[0], p[1], p[2], p[3], p[4], p[5], p[6], p[7]};
    slopes[place] = eight_products(head, cotangents, values);
    mean = fma8(weights[place], slopes[place], mean);
  }
  for (long place = 0; place < length; place++)
    slopes[place] = weights[place] * (slopes[place] - mean) * splat(attention->scale);
  add_attention_targets(attention, group, offset, head, count, weights, slopes);
}

/// One of the queries of a group going back: a node and one of its cotangents.
INLINE void find_cotangent(const folio_attention *attention,
                           const folio_attention_cotangents *given, attention_group *group,
                           int lane, long index, double *targets) {
  long width = attention->width, repeats = given->repeats;
  long place = index / repeats, repeat = index % repeats, node = given->nodes[place];
  const int32_t *path = given->target_paths + place * given->target_stride;
  find_rows(attention, group, lane, node);
  for (long step = 0; step < group->length; step++)
    group->targets[step][lane] = targets + (path[step] * repeats + repeat) * 3 * width;
  group->weights[lane] = (double *)given->weights + node * attention->heads * attention->places;
  group->cotangents[lane] = given->cotangents + place * given->cotangent_stride + repeat * width;
}

INLINE void attention_pull_back(const folio_attention *attention,
                                const folio_attention_cotangents *given, double *targets) {
  long head = attention->width / attention->heads, count = given->count * given->repeats;
  attention_group group;
  group.length = given->length;
  for (long first = 0; first < count; first += 8) {
    group.count = count - first < 8 ? (int)(count - first) : 8;
    for (int i = 0; i < 8; i++)
      find_cotangent(attention, given, &group, i, first + (i < group.count ? i : 0), targets);
    for (long h = 0; h < attention->heads; h++) {
      if (head == 8 && group.count == 8) attend_back(attention, &group, h, 8, 8);
      else attend_back(attention, &group, h, head, group.count);
    }
  }
}

#endif
