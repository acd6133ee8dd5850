/// Matrix products: every element is one chain of fused multiply–adds over the inner index, in order.
///
/// So no tiling, and no width of register, changes a bit. A tile of rows × lanes of the result stays in
/// registers while the inner index runs; the including file says how many lanes the CPU's registers hold
/// (LANE_REGISTERS).
#ifndef FOLIO_MATRIX_PRODUCT_H
#define FOLIO_MATRIX_PRODUCT_H

#include "CKernels.h"
#include "Lanes.h"

#if LANE_REGISTERS >= 32
#define TILE_LANES 4
#else
#define TILE_LANES 1
#endif
#define TILE_ROWS 6
/// The inner index goes in parts of this size.
#define INNER_PART 128

/// The operands of one tile; `b` and `c` start at its first column.
typedef struct {
  long inner;
  const double *a;
  long a_row_stride, a_inner_stride;
  const double *b;
  long b_stride;
  double *c;
  long c_stride;
  long left;  // columns in the last lanes of the tile, 1 … 8
  int accumulates;
} product_tile;

/// A tile of `rows` × `width` lanes, both known to the compiler.
INLINE void multiply_tile(product_tile tile, int rows, int width, int is_partial) {
  lanes sums[TILE_ROWS][TILE_LANES];
  for (int i = 0; i < rows; i++)
    for (int j = 0; j < width; j++) {
      const double *c = tile.c + i * tile.c_stride + 8 * j;
      sums[i][j] = !tile.accumulates               ? splat(0)
                   : is_partial && j == width - 1 ? load_some(c, tile.left, 0)
                                                  : load(c);
    }
  const double *a = tile.a, *b = tile.b;
  for (long k = 0; k < tile.inner; k++) {
    lanes right[TILE_LANES];
    for (int j = 0; j < width; j++) right[j] = load(b + 8 * j);
    for (int i = 0; i < rows; i++) {
      lanes left = splat(a[i * tile.a_row_stride]);
      for (int j = 0; j < width; j++) sums[i][j] = fma8(left, right[j], sums[i][j]);
    }
    a += tile.a_inner_stride;
    b += tile.b_stride;
  }
  for (int i = 0; i < rows; i++)
    for (int j = 0; j < width; j++) {
      double *c = tile.c + i * tile.c_stride + 8 * j;
      if (is_partial && j == width - 1) store_some(c, tile.left, sums[i][j]);
      else store(c, sums[i][j]);
    }
}

/// All rows of a panel of `width` lanes of columns.
INLINE void multiply_panel(product_tile tile, long rows, int width, int is_partial) {
  long row = 0;
  for (; row + TILE_ROWS <= rows; row += TILE_ROWS) {
    multiply_tile(tile, TILE_ROWS, width, is_partial);
    tile.a += TILE_ROWS * tile.a_row_stride;
    tile.c += TILE_ROWS * tile.c_stride;
  }
  for (; row + 2 <= rows; row += 2) {
    multiply_tile(tile, 2, width, is_partial);
    tile.a += 2 * tile.a_row_stride;
    tile.c += 2 * tile.c_stride;
  }
  if (row < rows) multiply_tile(tile, 1, width, is_partial);
}

/// The columns beyond the last whole eight, from a copy filled up with 0.
INLINE void multiply_last_columns(product_tile tile, long rows) {
  double packed[8 * INNER_PART];
  for (long k = 0; k < tile.inner; k++)
    store(packed + 8 * k, load_some(tile.b + k * tile.b_stride, tile.left, 0));
  tile.b = packed;
  tile.b_stride = 8;
  multiply_panel(tile, rows, 1, 1);
}

/// A part of the inner index.
INLINE void multiply_part(product_tile whole, long rows, long columns) {
  product_tile tile = whole;
  long column = 0;
  for (; column + 8 * TILE_LANES <= columns; column += 8 * TILE_LANES) {
    tile.b = whole.b + column;
    tile.c = whole.c + column;
    multiply_panel(tile, rows, TILE_LANES, 0);
  }
  for (; column + 8 <= columns; column += 8) {
    tile.b = whole.b + column;
    tile.c = whole.c + column;
    multiply_panel(tile, rows, 1, 0);
  }
  if (column < columns) {
    tile.b = whole.b + column;
    tile.c = whole.c + column;
    tile.left = columns - column;
    multiply_last_columns(tile, rows);
  }
}

/// The inner index goes part by part, so that what a panel reads of A and B stays in the first cache. Between two
/// parts the sums rest in C, which changes none of them.
INLINE void matrix_product(const folio_product *product) {
  for (long start = 0; start == 0 || start < product->inner; start += INNER_PART) {
    long rest = product->inner - start;
    product_tile tile = {
      .inner = rest < INNER_PART ? rest : INNER_PART,
      .a = product->a + start * product->a_inner_stride,
      .a_row_stride = product->a_row_stride,
      .a_inner_stride = product->a_inner_stride,
      .b = product->b + start * product->b_stride,
      .b_stride = product->b_stride,
      .c = product->c,
      .c_stride = product->c_stride,
      .left = 8,
      .accumulates = product->accumulates || start > 0};
    multiply_part(tile, product->rows, product->columns);
  }
}

/// y = xᵀ, x [rows × columns].
INLINE void matrix_transpose(long rows, long columns, const double *x, double *y) {
  for (long i = 0; i < rows; i++)
    for (long j = 0; j < columns; j++) y[j * rows + i] = x[i * columns + j];
}

#endif
