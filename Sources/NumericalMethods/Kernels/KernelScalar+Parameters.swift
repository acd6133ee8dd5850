import CKernels

extension KernelScalar {
  /// y += x.
  public static func add(
    _ x: UnsafePointer<Self>, count: Int, to y: UnsafeMutablePointer<Self>,
    kernels: Kernels = .selected
  ) {
    operations(of: kernels).table.pointee.add(count, x, y)
  }

  /// Σ x², summed in double precision in an order that depends on the count alone.
  public static func sumOfSquares(
    _ x: UnsafePointer<Self>, count: Int, kernels: Kernels = .selected
  ) -> Self {
    Self(operations(of: kernels).table.pointee.sum_of_squares(count, x))
  }

  /// One step of AdamW for each parameter; see ``AdamStep`` for the formula.
  ///
  /// - Parameters:
  ///   - step: The numbers of this step.
  ///   - gradient: g [count].
  ///   - count: The number of parameters.
  ///   - parameters: θ [count], updated.
  ///   - first: m [count], updated.
  ///   - second: v [count], updated.
  ///   - kernels: The level of CPU features, which changes no bit.
  public static func adam(
    _ step: AdamStep<Self>, gradient: UnsafePointer<Self>, count: Int,
    parameters: UnsafeMutablePointer<Self>, first: UnsafeMutablePointer<Self>,
    second: UnsafeMutablePointer<Self>, kernels: Kernels = .selected
  ) {
    var given = folio_adam_step(
      gradient_scale: Double(step.gradientScale), first_decay: Double(step.firstDecay),
      second_decay: Double(step.secondDecay), first_correction: Double(step.firstCorrection),
      second_correction: Double(step.secondCorrection), epsilon: Double(step.epsilon),
      rate: Double(step.rate), shrinkage: Double(step.shrinkage))
    operations(of: kernels).table.pointee.adam(&given, count, gradient, parameters, first, second)
  }
}
