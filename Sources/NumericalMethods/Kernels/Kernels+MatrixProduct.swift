import CKernels

/// A matrix somewhere in memory, read by rows and columns of any stride; borrowed for the length of a call.
public struct StridedMatrix {
  /// Element (0, 0).
  public let start: UnsafePointer<Double>
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  /// The distance from a row to the next.
  public let rowStride: Int
  /// The distance from a column to the next.
  public let columnStride: Int

  /// A matrix of rows one after the other.
  public init(_ start: UnsafePointer<Double>, rows: Int, columns: Int) {
    self.init(start, rows: rows, columns: columns, rowStride: columns, columnStride: 1)
  }

  /// A matrix of any strides.
  public init(
    _ start: UnsafePointer<Double>, rows: Int, columns: Int, rowStride: Int, columnStride: Int
  ) {
    self.start = start
    rowCount = rows
    columnCount = columns
    self.rowStride = rowStride
    self.columnStride = columnStride
  }

  /// The same numbers with rows and columns exchanged.
  public var transposed: StridedMatrix {
    StridedMatrix(
      start, rows: columnCount, columns: rowCount, rowStride: columnStride, columnStride: rowStride)
  }
}

extension Kernels {
  /// C = AB, or C += AB; each element is one chain of fused multiply–adds over the inner index, in order.
  ///
  /// - Parameters:
  ///   - a: A [m × k], of any strides.
  ///   - b: B [k × n], whose columns are next to each other.
  ///   - result: C [m × n], row after row; it shares no memory with A or B.
  ///   - isAdded: Whether the product is added to C.
  public func multiply(
    _ a: StridedMatrix, _ b: StridedMatrix, into result: UnsafeMutablePointer<Double>,
    isAdded: Bool = false
  ) {
    precondition(a.columnCount == b.rowCount, "the factors have an inner size in common")
    precondition(b.columnStride == 1, "the second factor is read along its rows")
    var product = folio_product(
      rows: a.rowCount, columns: b.columnCount, inner: a.columnCount, a: a.start,
      a_row_stride: a.rowStride, a_inner_stride: a.columnStride, b: b.start,
      b_stride: b.rowStride, c: result, c_stride: b.columnCount, accumulates: isAdded ? 1 : 0)
    table.pointee.matrix_product(&product)
  }

  /// Writes xᵀ.
  ///
  /// - Parameters:
  ///   - x: x [rows × columns].
  ///   - rows: The rows of x.
  ///   - columns: The columns of x.
  ///   - result: xᵀ [columns × rows].
  public func transpose(
    _ x: UnsafePointer<Double>, rows: Int, columns: Int, into result: UnsafeMutablePointer<Double>
  ) {
    table.pointee.transpose(rows, columns, x, result)
  }

  /// Multiplies rows of y by rows of factors, elementwise.
  ///
  /// - Parameters:
  ///   - y: [count × repeats × width].
  ///   - factors: [count × width], each for `repeats` rows of y in turn.
  ///   - count: The number of rows of factors.
  ///   - repeats: How many rows of y in turn have the same factors.
  ///   - width: The length of a row.
  public func multiplyRows(
    _ y: UnsafeMutablePointer<Double>, by factors: UnsafePointer<Double>, count: Int,
    repeats: Int, width: Int
  ) {
    table.pointee.multiply_rows(count, width, repeats, factors, y)
  }

  /// y[i] = x[places[i]] for rows of `width`.
  public func gatherRows(
    _ x: UnsafePointer<Double>, at places: UnsafePointer<Int32>, count: Int, width: Int,
    into y: UnsafeMutablePointer<Double>
  ) {
    table.pointee.gather(count, width, x, places, y)
  }

  /// y[places[i]] += x[i] for rows of `width`, in order.
  public func scatterRows(
    _ x: UnsafePointer<Double>, at places: UnsafePointer<Int32>, count: Int, width: Int,
    addingTo y: UnsafeMutablePointer<Double>
  ) {
    table.pointee.scatter(count, width, x, places, y)
  }
}
