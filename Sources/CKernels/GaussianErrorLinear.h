/// The Gaussian error linear unit in its tanh form, with its derivative.
///
/// ½x(1 + tanh u) = xσ(z), z = 2u = 2√(2/π)(x + 0.044715x³), σ(z) = 1/(1 + e^{−z}); no cancellation where tanh u is near
/// −1. The derivative is σ + xσ(1 − σ)z′. With −z = k ln 2 + r and g = r coth(r/2), e^{−z} = 2ᵏ(g + r)/(g − r), so
///
///   σ(z) = (g − r)/E, σ(−z) = 2ᵏ(g + r)/E, E = (g − r) + 2ᵏ(g + r):
///
/// one quotient for both. g = 2 + r²H(r²), H of degree 4 (Chebyshev interpolation, relative error of g below 4·10⁻¹⁸).
/// Source: D. Hendrycks and K. Gimpel, "Gaussian Error Linear Units" (2016), section 2; the evaluation *ours*.
#ifndef FOLIO_GAUSSIAN_ERROR_LINEAR_H
#define FOLIO_GAUSSIAN_ERROR_LINEAR_H

#include "CKernels.h"
#include "Exponential.h"

/// 2√(2/π), and that times 0.044715 and 3·0.044715.
#define GELU_LINEAR 0x1.9884533d43651p+0
#define GELU_CUBIC (GELU_LINEAR * 0.044715)
#define GELU_SLOPE (GELU_LINEAR * (3 * 0.044715))

/// σ(z) and σ(−z), both to full relative accuracy for |z| ≤ 700 and as there beyond.
INLINE lanes logistic(lanes z, lanes *other) {
  lanes inside = choose(z > splat(700), splat(700), choose(z < splat(-700), splat(-700), z));
  lanes shifted = fma8(inside, splat(-0x1.71547652b82fep+0), splat(ROUNDING_SHIFT));
  lanes whole = shifted - splat(ROUNDING_SHIFT);
  lanes rough = fma8(whole, splat(-0x1.62e42fefa3000p-1), -inside);
  lanes r = fma8(whole, splat(-0x1.3de6af278ece6p-42), rough);
  lanes r2 = r * r;
  lanes r4 = r2 * r2;
  lanes h01 = fma8(splat(-0x1.6c16c16c0ac0dp-9), r2, splat(0x1.5555555555553p-3));
  lanes h23 = fma8(splat(-0x1.bbd532402e194p-20), r2, splat(0x1.1566ab5c1c189p-14));
  lanes h24 = fma8(splat(0x1.63f285b0f1ce9p-25), r4, h23);
  lanes g = fma8(r2, fma8(h24, r4, h01), splat(2));
  lanes below = g - r;
  lanes above = from_bits(bits_of(g + r) + (bits_of(shifted) << 52));
  lanes quotient = splat(1) / (below + above);
  *other = above * quotient;
  return below * quotient;
}

/// The unit's value at eight places, and its derivative.
INLINE lanes gaussian_error_linear_of(lanes x, lanes *slope) {
  lanes square = x * x;
  lanes other, share = logistic(x * fma8(square, splat(GELU_CUBIC), splat(GELU_LINEAR)), &other);
  lanes z_slope = fma8(square, splat(GELU_SLOPE), splat(GELU_LINEAR));
  lanes result = x * share;
  *slope = fma8(result * other, z_slope, share);
  return result;
}

INLINE void gaussian_error_linear(long count, const double *x, double *y) {
  EACH_EIGHT(i, count, {
    lanes slope;
    STORE(y, i, gaussian_error_linear_of(LOAD(x, i, 0), &slope));
  });
}

/// y as above, and the derivatives times what is there: the unit backward.
INLINE void gaussian_error_linear_pull_back(long count, const double *x, double *y,
                                            double *cotangents) {
  EACH_EIGHT(i, count, {
    lanes slope;
    STORE(y, i, gaussian_error_linear_of(LOAD(x, i, 0), &slope));
    STORE(cotangents, i, LOAD(cotangents, i, 0) * slope);
  });
}

/// Multiplies `repeats` rows in turn by each row of factors.
INLINE void multiply_rows(long count, long width, long repeats, const double *factors, double *y) {
  for (long row = 0; row < count; row++) {
    const double *x = factors + row * width;
    for (long repeat = 0; repeat < repeats; repeat++, y += width)
      EACH_EIGHT(i, width, STORE(y, i, LOAD(y, i, 0) * LOAD(x, i, 0)););
  }
}

#endif
