/// Layer normalisation of rows in either precision, forward and backward.
///
/// y = x̂∘gain + bias, x̂ = (x − mean)/σ, σ = √(variance + ε); mean and 1/σ are kept.
/// Source: J. L. Ba, J. R. Kiros and G. E. Hinton, "Layer Normalization" (2016), equations 3 and 4; the
/// derivative is dx = (dx̂ − mean dx̂ − x̂ mean(dx̂∘x̂))/σ with dx̂ = dy∘gain.
#ifndef FOLIO_ROW_NORMALIZATION_H
#define FOLIO_ROW_NORMALIZATION_H

#include "CKernels.h"
#include "Reals.h"

INLINE void normalise_rows(const folio_row_normalisation *given, const real *x, const real *bias,
                           real epsilon, real *y) {
  long width = given->width;
  const real *gain = given->gain;
  real *moments = given->moments, share = 1 / (real)width;
  for (long row = 0; row < given->rows; row++, x += width, y += width, moments += 2) {
    lanes sum = splat(0), squares = splat(0);
    EACH_LANES(i, width, sum += LOAD(x, i, 0););
    real mean = total(sum) * share;
    EACH_LANES(i, width, {
      lanes centred = LOAD(x, i, mean) - splat(mean);
      squares = fma_lanes(centred, centred, squares);
    });
    real variance = total(squares) * share;
    real inverse = 1 / square_root_of(variance + epsilon);
    EACH_LANES(i, width, {
      lanes normalised = (LOAD(x, i, 0) - splat(mean)) * splat(inverse);
      STORE(y, i, fma_lanes(normalised, LOAD(gain, i, 0), LOAD(bias, i, 0)));
    });
    moments[0] = mean;
    moments[1] = inverse;
  }
}

/// dx += the derivative by x.
INLINE void normalise_rows_back(const folio_row_normalisation *given, const real *x,
                                const real *dy, real *dx) {
  long width = given->width;
  const real *gain = given->gain, *moments = given->moments;
  real share = 1 / (real)width;
  for (long row = 0; row < given->rows; row++, x += width, dy += width, dx += width, moments += 2) {
    lanes mean = splat(moments[0]), inverse = splat(moments[1]);
    lanes sum = splat(0), product = splat(0);
    EACH_LANES(i, width, {
      lanes d = LOAD(dy, i, 0) * LOAD(gain, i, 0);
      sum += d;
      product = fma_lanes(d, (LOAD(x, i, mean[0]) - mean) * inverse, product);
    });
    lanes d_mean = splat(total(sum) * share), slope = splat(-(total(product) * share));
    EACH_LANES(i, width, {
      lanes d = LOAD(dy, i, 0) * LOAD(gain, i, 0) - d_mean;
      d = fma_lanes((LOAD(x, i, 0) - mean) * inverse, slope, d);
      STORE(dx, i, fma_lanes(d, inverse, LOAD(dx, i, 0)));
    });
  }
}

/// d_gain += Σ x̂∘dy and d_bias += Σ dy over the rows, in order.
INLINE void normalise_rows_parameters(const folio_row_normalisation *given, const real *x,
                                      const real *dy, real *d_gain, real *d_bias) {
  long width = given->width;
  const real *moments = given->moments;
  EACH_LANES(i, width, {
    lanes products = LOAD(d_gain, i, 0), sums = LOAD(d_bias, i, 0);
    for (long row = 0; row < given->rows; row++) {
      lanes d = LOAD(dy + row * width, i, 0);
      lanes normalised = (LOAD(x + row * width, i, 0) - splat(moments[2 * row])) *
                         splat(moments[2 * row + 1]);
      products = fma_lanes(normalised, d, products);
      sums += d;
    }
    STORE(d_gain, i, products);
    STORE(d_bias, i, sums);
  });
}

#endif
