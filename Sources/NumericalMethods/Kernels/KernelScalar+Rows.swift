import CKernels

extension KernelScalar {
  /// y = x̂∘gain + bias, x̂ = (x − mean)/σ, σ = √(variance + ε), row by row; keeps mean and 1/σ.
  ///
  /// - Parameters:
  ///   - x: [rowCount × width].
  ///   - gain: [width].
  ///   - bias: [width].
  ///   - y: [rowCount × width].
  ///   - moments: mean and 1/σ of each row [rowCount × 2].
  ///   - rowCount: The number of rows.
  ///   - width: The length of each.
  ///   - epsilon: ε > 0.
  ///   - kernels: The level of CPU features, which changes no bit.
  public static func normalize(
    _ x: UnsafePointer<Self>, gain: UnsafePointer<Self>, bias: UnsafePointer<Self>,
    into y: UnsafeMutablePointer<Self>, moments: UnsafeMutablePointer<Self>, rowCount: Int,
    width: Int, epsilon: Self, kernels: Kernels = .selected
  ) {
    var given = folio_row_normalisation(
      rows: rowCount, width: width, gain: gain, moments: moments)
    operations(of: kernels).table.pointee.normalise(&given, x, bias, Double(epsilon), y)
  }

  /// The derivative through ``normalize(_:gain:bias:into:moments:rowCount:width:epsilon:)``.
  ///
  /// dx += (dx̂ − mean dx̂ − x̂ mean(dx̂∘x̂))/σ with dx̂ = dy∘gain; dgain += Σ x̂∘dy and dbias += Σ dy, both over the
  /// rows in order.
  ///
  /// - Parameters:
  ///   - dy: [rowCount × width].
  ///   - x: What was normalised [rowCount × width].
  ///   - moments: mean and 1/σ [rowCount × 2].
  ///   - gain: [width].
  ///   - dx: [rowCount × width], added to.
  ///   - dgain: [width], added to.
  ///   - dbias: [width], added to.
  ///   - rowCount: The number of rows.
  ///   - width: The length of each.
  ///   - kernels: The level of CPU features, which changes no bit.
  public static func pullBackNormalization(
    _ dy: UnsafePointer<Self>, x: UnsafePointer<Self>, moments: UnsafePointer<Self>,
    gain: UnsafePointer<Self>, addingTo dx: UnsafeMutablePointer<Self>,
    gain dgain: UnsafeMutablePointer<Self>, bias dbias: UnsafeMutablePointer<Self>, rowCount: Int,
    width: Int, kernels: Kernels = .selected
  ) {
    var given = folio_row_normalisation(
      rows: rowCount, width: width, gain: gain, moments: UnsafeMutableRawPointer(mutating: moments))
    operations(of: kernels).table.pointee.normalise_pull_back(&given, x, dy, dx, dgain, dbias)
  }

  /// x_i = tokens[tokenᵢ] + positions[positionᵢ] for each row.
  ///
  /// - Parameters:
  ///   - places: Token and position of each row [rowCount].
  ///   - rowCount: The number of rows.
  ///   - tokens: [vocabulary × width].
  ///   - positions: [context × width].
  ///   - width: The length of a row.
  ///   - x: [rowCount × width].
  ///   - kernels: The level of CPU features, which changes no bit.
  public static func embed(
    _ places: UnsafePointer<EmbeddingPlace>, rowCount: Int, tokens: UnsafePointer<Self>,
    positions: UnsafePointer<Self>, width: Int, into x: UnsafeMutablePointer<Self>,
    kernels: Kernels = .selected
  ) {
    places.withMemoryRebound(to: folio_embedding_place.self, capacity: rowCount) {
      operations(of: kernels).table.pointee.embed(rowCount, $0, width, tokens, positions, x)
    }
  }

  /// The derivative through ``embed(_:rowCount:tokens:positions:width:into:)``: adds each row, in order, to those
  /// of its token and position.
  ///
  /// - Parameters:
  ///   - dx: [rowCount × width].
  ///   - places: Token and position of each row [rowCount].
  ///   - rowCount: The number of rows.
  ///   - width: The length of a row.
  ///   - dtokens: [vocabulary × width], added to.
  ///   - dpositions: [context × width], added to.
  ///   - kernels: The level of CPU features, which changes no bit.
  public static func pullBackEmbedding(
    _ dx: UnsafePointer<Self>, at places: UnsafePointer<EmbeddingPlace>, rowCount: Int, width: Int,
    addingToTokens dtokens: UnsafeMutablePointer<Self>,
    positions dpositions: UnsafeMutablePointer<Self>, kernels: Kernels = .selected
  ) {
    places.withMemoryRebound(to: folio_embedding_place.self, capacity: rowCount) {
      operations(of: kernels).table.pointee.embed_pull_back(
        rowCount, $0, width, dx, dtokens, dpositions)
    }
  }
}
