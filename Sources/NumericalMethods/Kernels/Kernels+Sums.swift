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
  ///   - stage: What is combined; the result goes to its `state`, which may be its `base`.
  public func combine(count: Int, _ stage: RungeKuttaStage) {
    table.pointee.combine(
      count, stage.base, stage.count, stage.slopes, stage.coefficients, stage.state)
  }

  /// Σ (e/(a + ρ·max(|x|, |y|)))² with e = Σ cⱼkⱼ: the squared scaled error of a step.
  ///
  /// - Parameters:
  ///   - count: The number of elements.
  ///   - before: x, the state before the step.
  ///   - after: y, the state after it.
  ///   - slopes: The kⱼ, at least as many as there are coefficients.
  ///   - coefficients: The cⱼ.
  ///   - terms: How many there are: one, two or six.
  ///   - absolute: a.
  ///   - relative: ρ.
  public func squaredError(
    count: Int, before: UnsafePointer<Double>, after: UnsafePointer<Double>,
    slopes: UnsafePointer<UnsafePointer<Double>>, coefficients: UnsafePointer<Double>, terms: Int,
    absolute: Double, relative: Double
  ) -> Double {
    precondition([1, 2, 6].contains(terms), "an error combines one, two or six slopes")
    return table.pointee.squared_error(
      count, before, after, terms, slopes, coefficients, absolute, relative)
  }

  /// Σ (z/(a + ρ·|x|))²: the squared size of numbers by the scale of a state.
  func squaredSize(
    count: Int, _ numbers: UnsafePointer<Double>, relativeTo state: UnsafePointer<Double>,
    absolute: Double, relative: Double
  ) -> Double {
    var one = 1.0
    return withUnsafePointer(to: numbers) {
      squaredError(
        count: count, before: state, after: state, slopes: $0, coefficients: &one, terms: 1,
        absolute: absolute, relative: relative)
    }
  }
}
