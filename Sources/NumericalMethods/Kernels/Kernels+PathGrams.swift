import CKernels

/// The shape of deltas along paths [paths × length × outputs × stride].
public struct PathDeltas {
  /// The number of paths.
  public let pathCount: Int
  /// The places of each path.
  public let length: Int
  /// The outputs V: deltas at each place.
  public let outputCount: Int
  /// How many numbers of each delta count.
  public let width: Int
  /// The distance from a delta to the next.
  public let stride: Int
  /// The first delta.
  public let start: UnsafePointer<Double>

  /// Deltas somewhere in memory, borrowed; the stride is the width unless given.
  public init(
    _ start: UnsafePointer<Double>, paths: Int, length: Int, outputs: Int, width: Int,
    stride: Int? = nil
  ) {
    self.start = start
    pathCount = paths
    self.length = length
    outputCount = outputs
    self.width = width
    self.stride = stride ?? width
  }
}

extension Kernels {
  /// ⟨x_s, x_t⟩ for all places s, t of each path.
  ///
  /// - Parameters:
  ///   - x: [paths × length × width].
  ///   - paths: The number of paths.
  ///   - length: The places of each.
  ///   - width: The length of a row.
  ///   - products: [paths × length × length].
  public func pathProducts(
    _ x: UnsafePointer<Double>, paths: Int, length: Int, width: Int,
    into products: UnsafeMutablePointer<Double>
  ) {
    table.pointee.path_products(paths, length, width, x, products)
  }

  /// Adds Σ_{s,t} ⟨a_s, a_t⟩⟨δ_s^u, δ_t^v⟩: the part of a weight matrix in the Gram matrix of a Jacobian whose
  /// row u is Σ_s a_s ⊗ δ_s^u.
  ///
  /// - Parameters:
  ///   - deltas: δ.
  ///   - products: ⟨a_s, a_t⟩ [paths × length × length].
  ///   - grams: [paths × V × V].
  ///
  /// Source: ours.
  public func addPathGrams(
    _ deltas: PathDeltas, products: UnsafePointer<Double>, to grams: UnsafeMutablePointer<Double>
  ) {
    var given = folio_path_gram(
      count: deltas.pathCount, length: deltas.length, outputs: deltas.outputCount,
      width: deltas.width, stride: deltas.stride, products: products, deltas: deltas.start)
    table.pointee.path_grams(&given, grams)
  }

  /// Σ_s x_s∘δ_s^u for each path and output, or Σ_s δ_s^u without x.
  ///
  /// - Parameters:
  ///   - deltas: δ, without gaps between them.
  ///   - x: [paths × length × width], or nil.
  ///   - sums: [paths × V × width].
  public func pathSums(
    _ deltas: PathDeltas, times x: UnsafePointer<Double>?,
    into sums: UnsafeMutablePointer<Double>
  ) {
    precondition(deltas.stride == deltas.width, "deltas stand one after the other")
    table.pointee.path_sums(
      deltas.pathCount, deltas.length, deltas.outputCount, deltas.width, x, deltas.start, sums)
  }
}
