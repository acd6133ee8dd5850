import CKernels

/// Rows of weights p and values Q, for their means V = Σ pQ, variances, and advantages Q − V.
///
/// A value is kept in two parts, Q = (value − λ·penalty) + remainder, so that differences of values that
/// almost agree keep their digits. The reference part of a row's mean is that of its likeliest column. The
/// pointers are borrowed for the length of a call.
public struct ValueRows {
  var rows: folio_value_rows

  /// Rows.
  ///
  /// - Parameters:
  ///   - count: The number of rows, at least 1.
  ///   - width: The columns of a row, at least 1.
  ///   - weights: p [count × width]; each row's sum is 1.
  ///   - values: The reference parts of Q [count × width].
  ///   - remainders: The remainders of Q [count × width], or nil for 0.
  ///   - rowValues: Where the reference parts of V go [count].
  ///   - rowRemainders: Where the remainders of V go [count].
  public init(
    count: Int, width: Int, weights: UnsafePointer<Double>, values: UnsafePointer<Double>,
    remainders: UnsafePointer<Double>?, rowValues: UnsafeMutablePointer<Double>,
    rowRemainders: UnsafeMutablePointer<Double>
  ) {
    precondition(count > 0 && width > 0, "there is at least one row and one column")
    rows = folio_value_rows(
      rows: count, width: width, p: weights, values: values, remainders: remainders,
      penalties: nil, regularization: 0, scales: nil, row_values: rowValues,
      row_remainders: rowRemainders, row_variances: nil, advantages: nil)
  }

  /// Subtracts λ·penalty from each value.
  ///
  /// - Parameters:
  ///   - penalties: [count × width].
  ///   - regularization: λ ≥ 0.
  public mutating func subtract(_ penalties: UnsafePointer<Double>, times regularization: Double) {
    rows.penalties = penalties
    rows.regularization = regularization
  }

  /// Asks for Σ p(Q − V)² of each row [count].
  public mutating func writeVariances(to variances: UnsafeMutablePointer<Double>) {
    rows.row_variances = variances
  }

  /// Asks for Q − V [count × width].
  public mutating func writeAdvantages(to advantages: UnsafeMutablePointer<Double>) {
    rows.advantages = advantages
    rows.scales = nil
  }

  /// Asks for scale·p(Q − V) [count × width], a scale for each row [count].
  public mutating func writeSlopes(
    to slopes: UnsafeMutablePointer<Double>, scaledBy scales: UnsafePointer<Double>
  ) {
    rows.advantages = slopes
    rows.scales = scales
  }
}

extension Kernels {
  /// Computes what the rows ask for.
  public func computeExpectations(_ rows: ValueRows) {
    withUnsafePointer(to: rows.rows) { table.pointee.expectation_rows($0) }
  }

  /// Writes the softmax of each row and, where asked for, the logarithms of the probabilities.
  ///
  /// - Parameters:
  ///   - count: The number of rows.
  ///   - width: The logits of a row.
  ///   - logits: The logits [count × width].
  ///   - probabilities: Where softmax(logits) goes [count × width]; below 10⁻³⁰⁷ of the row's largest it is 0.
  ///   - initial: What is subtracted from the logarithms [count × width], or nil for 0.
  ///   - logProbabilities: Where ln p − initial goes [count × width], without underflow; or nil.
  public func softmaxRows(
    count: Int, width: Int, logits: UnsafePointer<Double>,
    probabilities: UnsafeMutablePointer<Double>, relativeTo initial: UnsafePointer<Double>? = nil,
    logProbabilities: UnsafeMutablePointer<Double>? = nil
  ) {
    table.pointee.softmax_rows(count, width, logits, probabilities, initial, logProbabilities)
  }

  /// Writes KL(p ‖ p₀) of each row, from terms none of which is negative.
  ///
  /// - Parameters:
  ///   - count: The number of rows.
  ///   - width: The columns of a row.
  ///   - probabilities: p [count × width].
  ///   - initial: p₀ [count × width].
  ///   - logRatios: ln(p/p₀) [count × width].
  ///   - divergences: Where the result goes [count].
  public func divergenceRows(
    count: Int, width: Int, probabilities: UnsafePointer<Double>, initial: UnsafePointer<Double>,
    logRatios: UnsafePointer<Double>, divergences: UnsafeMutablePointer<Double>
  ) {
    table.pointee.divergence_rows(count, width, probabilities, initial, logRatios, divergences)
  }

  /// Writes y = Ax.
  ///
  /// - Parameters:
  ///   - rows: The rows of A.
  ///   - width: The columns of A.
  ///   - matrix: A, row by row [rows × width].
  ///   - vector: x [width].
  ///   - result: y [rows].
  public func multiply(
    rows: Int, width: Int, _ matrix: UnsafePointer<Double>, _ vector: UnsafePointer<Double>,
    into result: UnsafeMutablePointer<Double>
  ) {
    table.pointee.rows_product(rows, width, matrix, vector, result)
  }

  /// Adds Aᵀx to y.
  ///
  /// - Parameters:
  ///   - rows: The rows of A.
  ///   - width: The columns of A.
  ///   - matrix: A, row by row [rows × width].
  ///   - vector: x [rows].
  ///   - result: y [width].
  public func multiplyTransposed(
    rows: Int, width: Int, _ matrix: UnsafePointer<Double>, _ vector: UnsafePointer<Double>,
    addingTo result: UnsafeMutablePointer<Double>
  ) {
    table.pointee.rows_transposed_product(rows, width, matrix, vector, result)
  }

  /// Σ xy over `count` numbers at two places; see ``dot(_:_:)``.
  public func dot(count: Int, _ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>) -> Double {
    table.pointee.dot(count, x, y)
  }
}
