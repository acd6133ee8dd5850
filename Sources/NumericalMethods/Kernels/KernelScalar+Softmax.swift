import CKernels

extension KernelScalar {
  /// p = softmax(z) with z = logits · inverseTemperature, row by row.
  ///
  /// - Parameters:
  ///   - logits: [rowCount × width].
  ///   - inverseTemperature: 1/T > 0.
  ///   - probabilities: [rowCount × width], or nil.
  ///   - logNormalizers: ln Σ exp z [rowCount].
  ///   - entropies: −Σ p ln p = ln Σ exp z − Σ p z [rowCount], or nil.
  ///   - rowCount: The number of rows.
  ///   - width: The length of each.
  ///   - kernels: The level of CPU features, which changes no bit.
  public static func softmax(
    _ logits: UnsafePointer<Self>, inverseTemperature: Self,
    probabilities: UnsafeMutablePointer<Self>?, logNormalizers: UnsafeMutablePointer<Self>,
    entropies: UnsafeMutablePointer<Self>?, rowCount: Int, width: Int, kernels: Kernels = .selected
  ) {
    var given = folio_token_softmax(
      rows: rowCount, width: width, logits: logits,
      inverse_temperature: Double(inverseTemperature), probabilities: probabilities,
      log_normalisers: logNormalizers, entropies: entropies)
    operations(of: kernels).table.pointee.softmax(&given)
  }

  /// ln p(token) = z(token) − ln Σ exp z for some tokens of softmax rows, z = logits · inverseTemperature.
  ///
  /// - Parameters:
  ///   - targets: Rows and tokens [count].
  ///   - count: How many.
  ///   - logits: [rows × width].
  ///   - inverseTemperature: 1/T.
  ///   - logNormalizers: [rows].
  ///   - width: The length of a row.
  ///   - result: [count].
  ///   - kernels: The level of CPU features, which changes no bit.
  public static func logProbabilities(
    of targets: UnsafePointer<SoftmaxTarget>, count: Int, logits: UnsafePointer<Self>,
    inverseTemperature: Self, logNormalizers: UnsafePointer<Self>, width: Int,
    into result: UnsafeMutablePointer<Self>, kernels: Kernels = .selected
  ) {
    targets.withMemoryRebound(to: folio_row_token.self, capacity: count) {
      operations(of: kernels).table.pointee.log_probabilities(
        count, $0, width, logits, Double(inverseTemperature), logNormalizers, result)
    }
  }

  /// The derivative of Σ_i c_i ln p(target i) by the logits, for all rows.
  ///
  /// dlogits = (Σ_i c_i e(token i) − (Σ_i c_i) p)/T over the targets i of each row; rows without targets become 0.
  /// Targets are taken in order.
  ///
  /// - Parameters:
  ///   - cotangents: c [count].
  ///   - targets: Rows and tokens [count].
  ///   - count: How many targets.
  ///   - probabilities: p [rowCount × width].
  ///   - inverseTemperature: 1/T.
  ///   - dlogits: [rowCount × width], written.
  ///   - rowCount: The number of rows.
  ///   - width: The length of each.
  ///   - kernels: The level of CPU features, which changes no bit.
  public static func pullBackLogProbabilities(
    _ cotangents: UnsafePointer<Self>, of targets: UnsafePointer<SoftmaxTarget>, count: Int,
    probabilities: UnsafePointer<Self>, inverseTemperature: Self,
    into dlogits: UnsafeMutablePointer<Self>, rowCount: Int, width: Int,
    kernels: Kernels = .selected
  ) {
    targets.withMemoryRebound(to: folio_row_token.self, capacity: count) {
      var given = folio_token_cotangents(
        count: count, cotangents: cotangents, targets: $0, rows: rowCount, width: width,
        probabilities: probabilities, inverse_temperature: Double(inverseTemperature))
      operations(of: kernels).table.pointee.log_probabilities_pull_back(&given, dlogits)
    }
  }

  /// Draws tokens by the inverse of the cumulative sum of probabilities.
  ///
  /// With C_v = p_0 + … + p_v summed in order, the token of a draw is the number of v with C_v ≤ u·C_last, at most
  /// width − 1.
  ///
  /// - Parameters:
  ///   - probabilities: [rows × width].
  ///   - width: The number of tokens.
  ///   - uniforms: u in [0, 1) of each draw [count].
  ///   - draws: The row of each draw, and where its token goes [count].
  ///   - count: How many draws.
  ///   - kernels: The level of CPU features, which changes no bit.
  public static func drawTokens(
    _ probabilities: UnsafePointer<Self>, width: Int, uniforms: UnsafePointer<Self>,
    into draws: UnsafeMutablePointer<SoftmaxTarget>, count: Int, kernels: Kernels = .selected
  ) {
    draws.withMemoryRebound(to: folio_row_token.self, capacity: count) {
      operations(of: kernels).table.pointee.draw_tokens(count, width, probabilities, uniforms, $0)
    }
  }
}
