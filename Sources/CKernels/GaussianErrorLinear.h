/// The Gaussian error linear unit in its tanh form, with its derivative.
///
/// ½x(1 + tanh u) = xσ(2u), u = √(2/π)(x + 0.044715x³), σ(z) = 1/(1 + e^{−z}): one exponential and one
/// quotient, and no cancellation where tanh u is near −1. The derivative is σ + xσ(1 − σ)·2u′.
/// Source: D. Hendrycks and K. Gimpel, "Gaussian Error Linear Units" (2016), section 2; this form *ours*.
#ifndef FOLIO_GAUSSIAN_ERROR_LINEAR_H
#define FOLIO_GAUSSIAN_ERROR_LINEAR_H

#include "CKernels.h"
#include "Exponential.h"

/// 2√(2/π), and that times 0.044715 and 3·0.044715.
#define GELU_LINEAR 0x1.9884533d43651p+0
#define GELU_CUBIC (GELU_LINEAR * 0.044715)
#define GELU_SLOPE (GELU_LINEAR * (3 * 0.044715))

INLINE void gaussian_error_linear(long count, const double *x, double *y, double *slopes) {
  EACH_EIGHT(i, count, {
    lanes value = LOAD(x, i, 0);
    lanes square = value * value;
    lanes z = value * fma8(square, splat(GELU_CUBIC), splat(GELU_LINEAR));
    lanes power = exponential_of_negative(-absolute(z));
    lanes quotient = splat(1) / (splat(1) + power);
    // σ(z) and σ(−z), both to full relative accuracy.
    lanes rest = power * quotient;
    lanes share = choose(z < splat(0), rest, quotient);
    lanes other = choose(z < splat(0), quotient, rest);
    lanes z_slope = fma8(square, splat(GELU_SLOPE), splat(GELU_LINEAR));
    lanes result = value * share;
    STORE(y, i, result);
    if (slopes) STORE(slopes, i, fma8(result * other, z_slope, share));
  });
}

/// Multiplies `repeats` rows in turn by the row of factors at each place.
INLINE void multiply_rows(long count, long width, long repeats, const double *factors,
                          const int32_t *places, double *y) {
  for (long row = 0; row < count; row++) {
    const double *x = factors + (places ? places[row] : row) * width;
    for (long repeat = 0; repeat < repeats; repeat++, y += width)
      EACH_EIGHT(i, width, STORE(y, i, LOAD(y, i, 0) * LOAD(x, i, 0)););
  }
}

#endif
