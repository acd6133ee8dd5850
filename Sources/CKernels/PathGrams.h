/// Gram matrices of derivatives without the derivatives: products of activations and deltas along paths.
///
/// The derivative of output u by a weight matrix is Σ_s a_s ⊗ δ_s^u over the places s of a path, so
/// ⟨J_u, J_v⟩ = Σ_{s,t} ⟨a_s, a_t⟩⟨δ_s^u, δ_t^v⟩: no row of P numbers is ever made. *Ours.*
#ifndef FOLIO_PATH_GRAMS_H
#define FOLIO_PATH_GRAMS_H

#include "CKernels.h"
#include "Lanes.h"

/// products[s][t] = ⟨x_s, x_t⟩ for the `length` rows of each of `count` paths.
INLINE void path_products(long count, long length, long width, const double *x,
                          double *products) {
  for (long path = 0; path < count; path++) {
    for (long s = 0; s < length; s++)
      for (long t = 0; t <= s; t++) {
        lanes sum = splat(0);
        EACH_EIGHT(i, width,
                   sum = fma8(LOAD(x + s * width, i, 0), LOAD(x + t * width, i, 0), sum););
        products[s * length + t] = products[t * length + s] = total(sum);
      }
    x += length * width;
    products += length * length;
  }
}

/// The part of a path's Gram matrix between outputs first_u … and first_v …; on the diagonal both are the
/// same, and only u ≤ v is made. `u_count` and `v_count` are at most 6.
INLINE void path_gram_tile(const folio_path_gram *given, const double *products,
                           const double *deltas, long first_u, int u_count, long first_v,
                           int v_count, int is_diagonal, double *gram) {
  lanes sums[6][6];
  long length = given->length, outputs = given->outputs, stride = given->stride;
  for (int u = 0; u < u_count; u++)
    for (int v = is_diagonal ? u : 0; v < v_count; v++) sums[u][v] = splat(0);
  EACH_EIGHT(i, given->width, {
    for (long s = 0; s < length; s++) {
      const double *row = deltas + (s * outputs + first_u) * stride;
      lanes mixed[6];
      for (int v = 0; v < v_count; v++) mixed[v] = splat(0);
      for (long t = 0; t < length; t++) {
        lanes weight = splat(products[s * length + t]);
        const double *other = deltas + (t * outputs + first_v) * stride;
        for (int v = 0; v < v_count; v++)
          mixed[v] = fma8(weight, LOAD(other + v * stride, i, 0), mixed[v]);
      }
      for (int u = 0; u < u_count; u++) {
        lanes delta = LOAD(row + u * stride, i, 0);
        for (int v = is_diagonal ? u : 0; v < v_count; v++)
          sums[u][v] = fma8(delta, mixed[v], sums[u][v]);
      }
    }
  });
  for (int u = 0; u < u_count; u++)
    for (int v = is_diagonal ? u : 0; v < v_count; v++) {
      double sum = gram[(first_u + u) * outputs + first_v + v] + total(sums[u][v]);
      gram[(first_u + u) * outputs + first_v + v] = sum;
      gram[(first_v + v) * outputs + first_u + u] = sum;
    }
}

/// Any number of outputs, six by six.
INLINE void path_gram_of_many(const folio_path_gram *given, const double *products,
                              const double *deltas, double *gram) {
  long outputs = given->outputs;
  for (long u = 0; u < outputs; u += 6) {
    int u_count = outputs - u < 6 ? (int)(outputs - u) : 6;
    path_gram_tile(given, products, deltas, u, u_count, u, u_count, 1, gram);
    for (long v = u + 6; v < outputs; v += 6) {
      int v_count = outputs - v < 6 ? (int)(outputs - v) : 6;
      path_gram_tile(given, products, deltas, u, u_count, v, v_count, 0, gram);
    }
  }
}

INLINE void path_grams(const folio_path_gram *given, double *grams) {
  long outputs = given->outputs, length = given->length;
  const double *products = given->products, *deltas = given->deltas;
  for (long path = 0; path < given->count; path++) {
    if (outputs == 6) path_gram_tile(given, products, deltas, 0, 6, 0, 6, 1, grams);
    else path_gram_of_many(given, products, deltas, grams);
    products += length * length;
    deltas += length * outputs * given->stride;
    grams += outputs * outputs;
  }
}

/// sums[path][u] = Σ_s x_s∘δ_s^u; without x, Σ_s δ_s^u.
INLINE void path_sums(long count, long length, long outputs, long width, const double *x,
                      const double *deltas, double *sums) {
  for (long path = 0; path < count; path++) {
    for (long u = 0; u < outputs; u++)
      EACH_EIGHT(i, width, {
        lanes sum = splat(0);
        for (long s = 0; s < length; s++) {
          lanes delta = LOAD(deltas + (s * outputs + u) * width, i, 0);
          sum = x ? fma8(LOAD(x + s * width, i, 0), delta, sum) : sum + delta;
        }
        STORE(sums + u * width, i, sum);
      });
    if (x) x += length * width;
    deltas += length * outputs * width;
    sums += outputs * width;
  }
}

/// y[i] = x[places[i]], rows of `width`.
INLINE void gather_rows(long count, long width, const double *x, const int32_t *places,
                        double *y) {
  for (long row = 0; row < count; row++, y += width)
    EACH_EIGHT(i, width, STORE(y, i, LOAD(x + places[row] * width, i, 0)););
}

/// y[places[i]] += x[i], rows of `width`, in order.
INLINE void scatter_rows(long count, long width, const double *x, const int32_t *places,
                         double *y) {
  for (long row = 0; row < count; row++, x += width) {
    double *to = y + places[row] * width;
    EACH_EIGHT(i, width, STORE(to, i, LOAD(to, i, 0) + LOAD(x, i, 0)););
  }
}

#endif
