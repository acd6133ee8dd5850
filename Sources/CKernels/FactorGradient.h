/// The gradient of a product by its second factor: C += AᵀD, with the rows of a batch as the long inner index.
///
/// Every element is one chain of fused multiply–adds over the rows, in order.
#ifndef FOLIO_FACTOR_GRADIENT_H
#define FOLIO_FACTOR_GRADIENT_H

#include "PackedProduct.h"

/// Rows go in parts of this size, so that a panel of D stays in the first cache.
#define GRADIENT_PART 96
/// Whole panels of D are read where they lie, unless their rows are so many bytes apart that they would share few
/// places of the first cache.
#define FAR_ROWS 4096

/// C [a_columns × columns] += AᵀD, A [rows × a_columns], D [rows × columns].
INLINE void factor_gradient(const folio_factor_gradient *given) {
  real panel[GRADIENT_PART * PANEL] __attribute__((aligned(64)));
  for (long row = 0; row < given->rows; row += GRADIENT_PART) {
    long rows = given->rows - row < GRADIENT_PART ? given->rows - row : GRADIENT_PART;
    const real *a = (const real *)given->a + row * given->a_stride;
    for (long column = 0; column < given->columns; column += PANEL) {
      long columns = given->columns - column < PANEL ? given->columns - column : PANEL;
      const real *d = (const real *)given->d + row * given->d_stride + column;
      int lies_well = columns == PANEL && given->d_stride * (long)sizeof(real) < FAR_ROWS;
      if (!lies_well) pack_factor(rows, columns, d, given->d_stride, 1, panel);
      product_tile tile = {
        .inner = rows,
        .a = a,
        .a_row_stride = 1,
        .a_inner_stride = given->a_stride,
        .b = lies_well ? d : panel,
        .b_stride = lies_well ? given->d_stride : whole_lanes(columns),
        .start = (real *)given->c + column,
        .start_stride = given->c_stride,
        .c = (real *)given->c + column,
        .c_stride = given->c_stride};
      multiply_columns(&tile, given->a_columns, columns);
    }
  }
}

#endif
