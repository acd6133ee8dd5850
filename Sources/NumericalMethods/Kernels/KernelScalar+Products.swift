import CKernels

extension KernelScalar {
  /// How many numbers a packed matrix takes, at least rows · columns.
  public static func packedCount(rows: Int, columns: Int, kernels: Kernels = .selected) -> Int {
    operations(of: kernels).table.pointee.packed_count(rows, columns)
  }

  /// Brings a matrix into the order in which products read it.
  ///
  /// - Parameters:
  ///   - matrix: [rows × columns] with its stride; with `isTransposed` [columns × rows] with its stride.
  ///   - rows: The rows of the packed matrix: the length of the sums of a product.
  ///   - columns: The columns of the packed matrix: those of a product's result.
  ///   - stride: From a row of `matrix` to the next.
  ///   - isTransposed: Whether rows and columns of `matrix` are exchanged.
  ///   - packed: Room for `packedCount(rows:columns:)` numbers.
  ///   - kernels: The level of CPU features, which changes no bit.
  public static func pack(
    _ matrix: UnsafePointer<Self>, rows: Int, columns: Int, stride: Int, isTransposed: Bool,
    into packed: UnsafeMutablePointer<Self>, kernels: Kernels = .selected
  ) {
    operations(of: kernels).table.pointee.pack(
      rows, columns, matrix, isTransposed ? 1 : stride, isTransposed ? stride : 1, packed)
  }

  /// result = finish(X·W): each sum over the inner index in order, by `addingProduct`.
  ///
  /// - Parameters:
  ///   - product: X and the packed W.
  ///   - finish: What is done with each sum before it is stored.
  ///   - result: [product.rowCount × product.columnCount].
  ///   - stride: From a row of the result to the next, and of what `finish` reads and writes.
  ///   - kernels: The level of CPU features, which changes no bit.
  public static func multiply(
    _ product: PackedProduct<Self>, finish: ProductFinish<Self>,
    into result: UnsafeMutablePointer<Self>, stride: Int, kernels: Kernels = .selected
  ) {
    var given = folio_packed_product(
      rows: product.rowCount, columns: product.columnCount, inner: product.innerCount,
      a: product.rows.start, a_stride: product.rows.stride, b: product.matrix, c: result,
      c_stride: stride, finish: FOLIO_FINISH_NONE, given: nil, slopes: nil)
    switch finish {
    case .none: break
    case .adding(let start):
      given.finish = FOLIO_FINISH_SUM
      given.given = UnsafeRawPointer(start)
    case .gaussianErrorLinear(let slopes):
      given.finish = FOLIO_FINISH_UNIT
      given.slopes = slopes.map { UnsafeMutableRawPointer($0) }
    case .scaled(let factors):
      given.finish = FOLIO_FINISH_FACTORS
      given.given = UnsafeRawPointer(factors)
    }
    operations(of: kernels).table.pointee.packed_product(&given)
  }

  /// result += XᵀY: to each element its products are added row by row, by `addingProduct`.
  ///
  /// - Parameters:
  ///   - x: X [rowCount × width] and its stride.
  ///   - y: Y [rowCount × columns] and its stride.
  ///   - rowCount: The number of rows, the length of the sums.
  ///   - result: [x.width × y.width].
  ///   - stride: From a row of the result to the next.
  ///   - kernels: The level of CPU features, which changes no bit.
  public static func addTransposedProduct(
    _ x: StridedRows<Self>, _ y: StridedRows<Self>, rowCount: Int,
    to result: UnsafeMutablePointer<Self>, stride: Int, kernels: Kernels = .selected
  ) {
    var given = folio_factor_gradient(
      rows: rowCount, a_columns: x.width, columns: y.width, a: x.start, a_stride: x.stride,
      d: y.start, d_stride: y.stride, c: result, c_stride: stride)
    operations(of: kernels).table.pointee.factor_gradient(&given)
  }
}
