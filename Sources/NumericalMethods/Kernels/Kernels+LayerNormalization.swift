import CKernels

/// Rows x̂ = (x − mean)/σ that a layer normalisation made, with what a derivative through it needs.
public struct NormalizedRows {
  /// x̂ [rows × width].
  public let values: UnsafePointer<Double>
  /// 1/σ [rows].
  public let inverseDeviations: UnsafePointer<Double>
  /// Which of the rows are meant [count]; nil: the first ones in order.
  public let places: UnsafePointer<Int32>?

  /// Rows somewhere in memory, borrowed.
  public init(
    values: UnsafePointer<Double>, inverseDeviations: UnsafePointer<Double>,
    places: UnsafePointer<Int32>? = nil
  ) {
    self.values = values
    self.inverseDeviations = inverseDeviations
    self.places = places
  }
}

extension Kernels {
  /// Writes x̂ = (x − mean)/σ, σ = √(variance + ε), and 1/σ for each row.
  ///
  /// - Parameters:
  ///   - x: [rows × width].
  ///   - rows: The number of rows.
  ///   - width: The length of each.
  ///   - epsilon: ε > 0.
  ///   - normalized: x̂ [rows × width].
  ///   - inverseDeviations: 1/σ [rows].
  ///
  /// Source: J. L. Ba, J. R. Kiros and G. E. Hinton, "Layer Normalization" (2016), equation 3.
  public func normalize(
    _ x: UnsafePointer<Double>, rows: Int, width: Int, epsilon: Double,
    into normalized: UnsafeMutablePointer<Double>,
    inverseDeviations: UnsafeMutablePointer<Double>
  ) {
    table.pointee.normalise(rows, width, x, epsilon, normalized, inverseDeviations)
  }

  /// y = x∘gain + bias for each row [rows × width].
  public func scaleAndShift(
    _ x: UnsafePointer<Double>, rows: Int, width: Int, gain: UnsafePointer<Double>,
    bias: UnsafePointer<Double>, into y: UnsafeMutablePointer<Double>
  ) {
    table.pointee.scale_and_shift(rows, width, x, gain, bias, y)
  }

  /// Adds (dx̂ − mean dx̂ − x̂ mean(dx̂∘x̂))/σ, dx̂ = dy∘gain: the derivative through the normalisation.
  ///
  /// - Parameters:
  ///   - cotangents: dy [count × repeats × width].
  ///   - rows: The rows x̂ that belong to them, each for `repeats` cotangents in turn.
  ///   - count: How many rows x̂ are meant.
  ///   - repeats: The cotangents of each.
  ///   - width: The length of a row.
  ///   - gain: [width].
  ///   - result: What is added to, of the cotangents' shape.
  public func pullBackNormalization(
    _ cotangents: UnsafePointer<Double>, through rows: NormalizedRows, count: Int,
    repeats: Int = 1, width: Int, gain: UnsafePointer<Double>,
    addingTo result: UnsafeMutablePointer<Double>
  ) {
    var given = folio_normalised(
      count: count, width: width, normalised: rows.values,
      inverse_deviations: rows.inverseDeviations, gain: gain, places: rows.places)
    table.pointee.normalise_pull_back(&given, repeats, cotangents, result)
  }

  /// gain += Σ x̂∘dy and bias += Σ dy over the rows in order: the derivative by gain and bias.
  ///
  /// - Parameters:
  ///   - cotangents: dy [rows × width].
  ///   - normalized: x̂ [rows × width].
  ///   - rows: The number of rows.
  ///   - width: The length of each.
  ///   - gain: [width], added to.
  ///   - bias: [width], added to.
  public func pullBackScaleAndShift(
    _ cotangents: UnsafePointer<Double>, normalized: UnsafePointer<Double>, rows: Int, width: Int,
    gain: UnsafeMutablePointer<Double>, bias: UnsafeMutablePointer<Double>
  ) {
    table.pointee.normalise_parameters(rows, width, normalized, cotangents, gain, bias)
  }

  /// y = ½x(1 + tanh(√(2/π)(x + 0.044715x³))), elementwise.
  ///
  /// Computed as xσ(2u), which is the same and keeps its digits where tanh u is near −1.
  /// Source: D. Hendrycks and K. Gimpel, "Gaussian Error Linear Units" (2016), section 2.
  public func gaussianErrorLinear(
    _ x: UnsafePointer<Double>, count: Int, into y: UnsafeMutablePointer<Double>
  ) {
    table.pointee.gaussian_error_linear(count, x, y)
  }

  /// The same y, and cotangents of y made into those of x: multiplied by the derivative.
  ///
  /// - Parameters:
  ///   - x: [count].
  ///   - count: The number of elements.
  ///   - y: [count].
  ///   - cotangents: [count], multiplied in place.
  public func pullBackGaussianErrorLinear(
    _ x: UnsafePointer<Double>, count: Int, into y: UnsafeMutablePointer<Double>,
    cotangents: UnsafeMutablePointer<Double>
  ) {
    table.pointee.gaussian_error_linear_pull_back(count, x, y, cotangents)
  }
}
