/// tanh on eight lanes.
///
/// |x| < 0.55: x + x³P(x²), P of degree 11 (Chebyshev interpolation). Beyond: 1 − 2/(e^{2|x|} + 1), with
/// the rounding errors of the exponential, the sum and the quotient carried along.
/// Source: ours.
#ifndef FOLIO_HYPERBOLIC_TANGENT_H
#define FOLIO_HYPERBOLIC_TANGENT_H

#include "Exponential.h"

INLINE lanes hyperbolic_tangent_near_zero(lanes x) {
  static const double p[12] = {
    -0x1.5555555555555p-2, 0x1.1111111111109p-3, -0x1.ba1ba1ba1a722p-5, 0x1.664f48822e289p-6,
    -0x1.226e3539a00d1p-7, 0x1.d6d3c5f99a62ep-9, -0x1.7da25d21d760bp-10, 0x1.3547b8fa8e500p-11,
    -0x1.f41ca1f74ce1ep-13, 0x1.8c91755cdc93bp-14, -0x1.1ad84674012f4p-15, 0x1.0826eb7034badp-17};
  lanes z = x * x;
  lanes y = splat(p[11]);
  for (int i = 10; i >= 0; i--) y = fma8(y, z, splat(p[i]));
  return choose(x == splat(0), x, fma8(x * z, y, x));
}

INLINE lanes hyperbolic_tangent(lanes x) {
  lanes size = absolute(x);
  size = choose(size > splat(20), splat(20), size);
  lane_bits k;
  lanes upper, lower;
  exponential_parts(size + size, &k, &upper, &lower);
  lanes power = from_bits((k + splat_bits(1023)) << 52);
  upper = upper * power;
  lower = lower * power;
  lanes denominator = upper + splat(1);
  lanes rest = ((upper - denominator) + splat(1)) + lower;
  lanes quotient = splat(2) / denominator;
  // 2/(d + ρ) = q + (2 − qd − qρ)/d up to second order.
  lanes remainder = fma8(-quotient, rest, fma8(-quotient, denominator, splat(2)));
  lanes correction = remainder / denominator;
  lanes far = (splat(1) - quotient);
  lanes lost = (splat(1) - far) - quotient;
  far = far + (lost - correction);
  far = from_bits(bits_of(far) | (bits_of(x) & splat_bits(INT64_MIN)));
  lanes y = choose(absolute(x) < splat(0.55), hyperbolic_tangent_near_zero(x), far);
  return choose(x == x, y, x);
}

#endif
