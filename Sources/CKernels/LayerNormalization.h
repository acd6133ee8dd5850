/// Layer normalisation of rows, forward and backward.
///
/// y = x̂∘gain + bias, x̂ = (x − mean)/σ, σ = √(variance + ε).
/// Source: J. L. Ba, J. R. Kiros and G. E. Hinton, "Layer Normalization" (2016), equations 3 and 4; the
/// derivative is dx = (dx̂ − mean dx̂ − x̂ mean(dx̂∘x̂))/σ with dx̂ = dy∘gain.
#ifndef FOLIO_LAYER_NORMALIZATION_H
#define FOLIO_LAYER_NORMALIZATION_H

#include "CKernels.h"
#include "Lanes.h"

INLINE void layer_normalise(long rows, long width, const double *x, double epsilon,
                            double *normalised, double *inverse_deviations) {
  double share = 1 / (double)width;
  for (long row = 0; row < rows; row++, x += width, normalised += width) {
    lanes sum = splat(0), squares = splat(0);
    EACH_EIGHT(i, width, sum += LOAD(x, i, 0););
    lanes mean = splat(total(sum) * share);
    EACH_EIGHT(i, width, {
      lanes centred = LOAD(x, i, mean[0]) - mean;
      squares = fma8(centred, centred, squares);
    });
    double inverse = 1 / __builtin_sqrt(__builtin_fma(total(squares), share, epsilon));
    EACH_EIGHT(i, width, STORE(normalised, i, (LOAD(x, i, 0) - mean) * splat(inverse)););
    inverse_deviations[row] = inverse;
  }
}

/// y = x̂∘gain + bias.
INLINE void scale_and_shift(long rows, long width, const double *x, const double *gain,
                            const double *bias, double *y) {
  for (long row = 0; row < rows; row++, x += width, y += width)
    EACH_EIGHT(i, width,
               STORE(y, i, fma8(LOAD(x, i, 0), LOAD(gain, i, 0), LOAD(bias, i, 0))););
}

/// Adds dx to `result`, for `repeats` rows dy in turn of each row x̂.
INLINE void layer_normalise_pull_back(const folio_normalised *rows, long repeats,
                                      const double *cotangent, double *result) {
  long width = rows->width;
  double share = 1 / (double)width;
  for (long row = 0; row < rows->count; row++) {
    long place = rows->places ? rows->places[row] : row;
    const double *x = rows->normalised + place * width, *gain = rows->gain;
    double inverse = rows->inverse_deviations[place];
    for (long repeat = 0; repeat < repeats; repeat++, cotangent += width, result += width) {
      lanes sum = splat(0), product = splat(0);
      EACH_EIGHT(i, width, {
        lanes d = LOAD(cotangent, i, 0) * LOAD(gain, i, 0);
        sum += d;
        product = fma8(d, LOAD(x, i, 0), product);
      });
      lanes mean = splat(total(sum) * share), slope = splat(-(total(product) * share));
      EACH_EIGHT(i, width, {
        lanes d = LOAD(cotangent, i, 0) * LOAD(gain, i, 0) - mean;
        d = fma8(LOAD(x, i, 0), slope, d);
        STORE(result, i, fma8(d, splat(inverse), LOAD(result, i, 0)));
      });
    }
  }
}

/// gain′ += Σ x̂∘dy and bias′ += Σ dy over rows, in order.
INLINE void layer_normalise_parameters(long rows, long width, const double *normalised,
                                       const double *cotangent, double *gain, double *bias) {
  EACH_EIGHT(i, width, {
    lanes products = LOAD(gain, i, 0), sums = LOAD(bias, i, 0);
    for (long row = 0; row < rows; row++) {
      lanes d = LOAD(cotangent + row * width, i, 0);
      products = fma8(LOAD(normalised + row * width, i, 0), d, products);
      sums += d;
    }
    STORE(gain, i, products);
    STORE(bias, i, sums);
  });
}

#endif
