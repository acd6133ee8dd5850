import CKernels

extension Kernels {
  /// Σ x in one fixed order: eight lanes with Neumaier's compensation.
  ///
  /// The error is about one rounding of the result plus n·2⁻¹⁰⁶ Σ|x|. The empty sum is 0.
  public func sum(_ x: [Double]) -> Double {
    x.isEmpty ? 0 : table.pointee.sum(x.count, x)
  }

  /// Σ xy in one fixed order: eight lanes, each one chain of fused multiply–adds.
  ///
  /// - Parameters:
  ///   - x: The one factor.
  ///   - y: The other, of the same length.
  public func dot(_ x: [Double], _ y: [Double]) -> Double {
    precondition(x.count == y.count, "both factors have the same length")
    return x.isEmpty ? 0 : table.pointee.dot(x.count, x, y)
  }

  /// x + Σ cⱼkⱼ, elementwise, the sum over j first and in order: a stage of a Runge–Kutta method.
  ///
  /// - Parameters:
  ///   - count: The number of elements.
  ///   - base: x.
  ///   - slopes: The kⱼ, at least as many as there are coefficients.
  ///   - coefficients: The cⱼ, one to six.
  ///   - result: Where the result goes; may be `base`.
  public func combine(
    count: Int, base: UnsafePointer<Double>, slopes: [UnsafePointer<Double>],
    coefficients: [Double], result: UnsafeMutablePointer<Double>
  ) {
    precondition((1...6).contains(coefficients.count), "a stage combines one to six slopes")
    precondition(slopes.count >= coefficients.count, "every coefficient has its slope")
    table.pointee.combine(count, base, coefficients.count, slopes, coefficients, result)
  }

  /// Σ (e/(a + ρ·max(|x|, |y|)))² with e = Σ cⱼkⱼ: the squared scaled error of a step.
  ///
  /// - Parameters:
  ///   - count: The number of elements.
  ///   - before: x, the state before the step.
  ///   - after: y, the state after it.
  ///   - slopes: The kⱼ, at least as many as there are coefficients.
  ///   - coefficients: The cⱼ, two or six.
  ///   - absolute: a.
  ///   - relative: ρ.
  public func squaredError(
    count: Int, before: UnsafePointer<Double>, after: UnsafePointer<Double>,
    slopes: [UnsafePointer<Double>], coefficients: [Double], absolute: Double, relative: Double
  ) -> Double {
    precondition([2, 6].contains(coefficients.count), "an error combines two or six slopes")
    precondition(slopes.count >= coefficients.count, "every coefficient has its slope")
    return table.pointee.squared_error(
      count, before, after, coefficients.count, slopes, coefficients, absolute, relative)
  }
}
