/// Matrix products with a factor packed once and used often, for layers of networks.
///
/// Every element is one chain of fused multiply–adds over the inner index, in order, so that no tiling and no
/// width of register changes a bit. A tile of rows × lanes of the result stays in registers while the inner
/// index runs. The packed factor lies in panels of PANEL columns, [inner × panel] each, the last
/// one filled up with 0 to whole lanes: what a tile reads streams.
#ifndef FOLIO_PACKED_PRODUCT_H
#define FOLIO_PACKED_PRODUCT_H

#include "CKernels.h"
#include "Reals.h"

/// Columns of a panel.
#define PANEL_LANES 4
#define PANEL (PANEL_LANES * LANES)
/// The inner index goes in parts of this size, whose part of a panel stays in the first cache.
#define INNER_PART (REAL_IS_FLOAT ? 128 : 64)
/// Rows go in blocks of this size, which stay in the second cache.
#define ROW_BLOCK 96
/// Rows of a block that something is done to afterwards, which it finds in the first cache.
#define FINISHED_BLOCK 24
/// Rows of a tile that is `width` lanes wide.
#if LANE_REGISTERS >= 32
#define TILE_LANES 4
#define TILE_ROWS(width) ((width) > 2 ? 6 : 12)
#else
#define TILE_LANES 1
#define TILE_ROWS(width) 6
#endif
#define MOST_TILE_ROWS 12

/// The operands of one tile; `b`, `start` and `c` stand at its first column.
typedef struct {
  long inner;
  const real *a;
  long a_row_stride, a_inner_stride;
  const real *b;
  long b_stride;
  const real *start;  // what the chains start from, or null for 0
  long start_stride;
  real *c;
  long c_stride;
} product_tile;

/// A tile of `rows` × `width` lanes, both known to the compiler.
INLINE void multiply_tile(const product_tile *tile, int rows, int width) {
  lanes sums[MOST_TILE_ROWS][PANEL_LANES];
  for (int i = 0; i < rows; i++)
    for (int j = 0; j < width; j++)
      sums[i][j] = tile->start ? load(tile->start + i * tile->start_stride + LANES * j) : splat(0);
  const real *a = tile->a, *b = tile->b;
  long row_stride = tile->a_row_stride, inner_stride = tile->a_inner_stride;
  long b_stride = tile->b_stride;
  // What the next tile reads, or the next row of A turned.
  long ahead = inner_stride == 1 ? rows * row_stride : 64 / (long)sizeof(real);
  for (long k = 0; k < tile->inner; k++) {
    __builtin_prefetch(a + ahead);
    lanes right[PANEL_LANES];
    for (int j = 0; j < width; j++) right[j] = load(b + LANES * j);
    for (int i = 0; i < rows; i++) {
      lanes left = splat(a[i * row_stride]);
      for (int j = 0; j < width; j++) sums[i][j] = fma_lanes(left, right[j], sums[i][j]);
    }
    a += inner_stride;
    b += b_stride;
  }
  for (int i = 0; i < rows; i++)
    for (int j = 0; j < width; j++) store(tile->c + i * tile->c_stride + LANES * j, sums[i][j]);
}

INLINE void next_rows(product_tile *tile, long rows) {
  tile->a += rows * tile->a_row_stride;
  tile->c += rows * tile->c_stride;
  if (tile->start) tile->start += rows * tile->start_stride;
}

/// `rows` rows of `width` lanes.
INLINE void multiply_rows_of(product_tile tile, long rows, int width) {
  const int height = TILE_ROWS(width);
  for (; rows >= height; rows -= height) {
    multiply_tile(&tile, height, width);
    next_rows(&tile, height);
  }
  if (height > 8 && rows >= 8) {
    multiply_tile(&tile, 8, width);
    next_rows(&tile, 8);
    rows -= 8;
  }
  if (rows >= 4) {
    multiply_tile(&tile, 4, width);
    next_rows(&tile, 4);
    rows -= 4;
  }
  if (rows >= 2) {
    multiply_tile(&tile, 2, width);
    next_rows(&tile, 2);
    rows -= 2;
  }
  if (rows) multiply_tile(&tile, 1, width);
}

/// `rows` rows of up to PANEL_LANES whole lanes, in widths that the registers hold. Not inlined: one copy of
/// the tiles serves all products.
static __attribute__((noinline)) void multiply_lanes(const product_tile *whole, long rows,
                                                     long width) {
  product_tile tile = *whole;
#if TILE_LANES > 1
  switch (width) {
    case 4: multiply_rows_of(tile, rows, 4); break;
    case 3: multiply_rows_of(tile, rows, 3); break;
    case 2: multiply_rows_of(tile, rows, 2); break;
    default: multiply_rows_of(tile, rows, 1); break;
  }
#else
  for (long j = 0; j < width; j++) {
    multiply_rows_of(tile, rows, 1);
    tile.b += LANES;
    tile.c += LANES;
    if (tile.start) tile.start += LANES;
  }
#endif
}

/// The same for `columns` columns of which the last lanes may be partial: those rest in a copy meanwhile.
INLINE void multiply_columns(const product_tile *whole, long rows, long columns) {
  long width = columns / LANES, left = columns % LANES;
  if (width) multiply_lanes(whole, rows, width);
  if (!left) return;
  product_tile tile = *whole;
  tile.b += width * LANES;
  for (long row = 0; row < rows; row += ROW_BLOCK) {
    real copy[ROW_BLOCK * LANES];
    long count = rows - row < ROW_BLOCK ? rows - row : ROW_BLOCK;
    const real *start = whole->start + row * whole->start_stride + width * LANES;
    real *c = whole->c + row * whole->c_stride + width * LANES;
    if (whole->start)
      for (long i = 0; i < count; i++)
        store(copy + i * LANES, load_some(start + i * whole->start_stride, left, 0));
    tile.start = whole->start ? copy : 0;
    tile.start_stride = LANES;
    tile.c = copy;
    tile.c_stride = LANES;
    multiply_lanes(&tile, count, 1);
    for (long i = 0; i < count; i++)
      store_some(c + i * whole->c_stride, left, load(copy + i * LANES));
    tile.a += count * tile.a_row_stride;
  }
}

INLINE long whole_lanes(long count) { return (count + LANES - 1) / LANES * LANES; }

/// Packs B [inner × columns], element (k, j) at k·row_stride + j·column_stride, into
/// inner × whole_lanes(columns) numbers.
INLINE void pack_factor(long inner, long columns, const real *b, long row_stride,
                        long column_stride, real *packed) {
  for (long first = 0; first < columns; first += PANEL) {
    long count = columns - first < PANEL ? columns - first : PANEL, width = whole_lanes(count);
    for (long k = 0; k < inner; k++, packed += width) {
      const real *row = b + k * row_stride + first * column_stride;
      if (column_stride == 1)
        for (long j = 0; j < count; j++) packed[j] = row[j];
      else
        for (long j = 0; j < count; j++) packed[j] = row[j * column_stride];
      for (long j = count; j < width; j++) packed[j] = 0;
    }
  }
}

/// `count` vectors of the result, the last with `left` numbers, through the Gaussian error linear unit.
INLINE void finish_vectors_with_unit(int count, long left, real *c, real *slopes) {
  lanes x[PANEL_LANES], slope[PANEL_LANES];
  for (int i = 0; i < count; i++)
    x[i] = i < count - 1 ? load(c + i * LANES) : load_first(c + i * LANES, left, 0);
  gaussian_error_linears(count, x, slope);
  for (int i = 0; i < count; i++)
    if (i < count - 1) store(c + i * LANES, x[i]);
    else store_first(c + i * LANES, left, x[i]);
  for (int i = 0; i < count && slopes; i++)
    if (i < count - 1) store(slopes + i * LANES, slope[i]);
    else store_first(slopes + i * LANES, left, slope[i]);
}

/// A block of the result through the unit, whose slopes are kept where asked for.
INLINE void finish_with_unit(long rows, long columns, long stride, real *c, real *slopes) {
  for (long i = 0; i < rows; i++, c += stride) {
    if (columns == PANEL) finish_vectors_with_unit(PANEL_LANES, LANES, c, slopes);
    else
      EACH_LANES(j, columns,
                 finish_vectors_with_unit(1, left_, c + j, slopes ? slopes + j : slopes););
    if (slopes) slopes += stride;
  }
}

/// A block of the result times factors.
INLINE void finish_with_factors(long rows, long columns, long stride, real *c,
                                const real *factors) {
  for (long i = 0; i < rows; i++, c += stride, factors += stride)
    EACH_LANES(j, columns, STORE(c, j, LOAD(c, j, 0) * LOAD(factors, j, 0)););
}

/// What is done to a finished block of the result, whose first element is at `offset`.
INLINE void finish_block(const folio_packed_product *product, long offset, long rows,
                         long columns) {
  real *c = (real *)product->c + offset;
  if (product->finish == FOLIO_FINISH_UNIT)
    finish_with_unit(rows, columns, product->c_stride, c,
                     product->slopes ? (real *)product->slopes + offset : 0);
  if (product->finish == FOLIO_FINISH_FACTORS)
    finish_with_factors(rows, columns, product->c_stride, c,
                        (const real *)product->given + offset);
}

/// C = given + AB, or AB through the Gaussian error linear unit, or times factors.
INLINE void packed_product(const folio_packed_product *product) {
  long inner = product->inner;
  int finishes = product->finish == FOLIO_FINISH_UNIT || product->finish == FOLIO_FINISH_FACTORS;
  long block = finishes ? FINISHED_BLOCK : ROW_BLOCK;
  for (long row = 0; row < product->rows; row += block) {
    long rows = product->rows - row < block ? product->rows - row : block;
    for (long column = 0; column < product->columns; column += PANEL) {
      long columns = product->columns - column < PANEL ? product->columns - column : PANEL;
      long width = whole_lanes(columns);
      const real *panel = (const real *)product->b + column * inner;
      long offset = row * product->c_stride + column;
      real *c = (real *)product->c + offset;
      const real *start =
        product->finish == FOLIO_FINISH_SUM ? (const real *)product->given + offset : 0;
      for (long k = 0; k == 0 || k < inner; k += INNER_PART) {
        product_tile tile = {
          .inner = inner - k < INNER_PART ? inner - k : INNER_PART,
          .a = (const real *)product->a + row * product->a_stride + k,
          .a_row_stride = product->a_stride,
          .a_inner_stride = 1,
          .b = panel + k * width,
          .b_stride = width,
          .start = k ? c : start,
          .start_stride = product->c_stride,
          .c = c,
          .c_stride = product->c_stride};
        multiply_columns(&tile, rows, columns);
      }
      finish_block(product, offset, rows, columns);
    }
  }
}

#endif
