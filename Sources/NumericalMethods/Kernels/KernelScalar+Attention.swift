import CKernels

extension KernelScalar {
  /// Attention of the queries of some segments; writes the output rows of the queries, and the weights if asked.
  ///
  /// For the query at place p of a path and each head: scores s_j = q·k_j/√(width/heads) over the places j = 0 … p,
  /// weights w = softmax(s), output Σ_j w_j v_j with the sum in the order of the places.
  ///
  /// - Parameters:
  ///   - attention: The rows and paths.
  ///   - segments: Which queries [segmentCount].
  ///   - segmentCount: How many segments.
  ///   - output: [rows × width], written at the rows of the queries.
  ///   - weights: [rows × heads × longest], written at the rows of the queries in the first p + 1 places of each head;
  ///     nil where nothing is to be kept.
  ///   - kernels: The level of CPU features, which changes no bit.
  public static func attend(
    _ attention: RaggedAttention<Self>, segments: UnsafePointer<AttentionSegment>,
    segmentCount: Int, into output: UnsafeMutablePointer<Self>,
    weights: UnsafeMutablePointer<Self>?, kernels: Kernels = .selected
  ) {
    withScratch(attention, kernels) { table, given, scratch in
      segments.withMemoryRebound(to: folio_attention_segment.self, capacity: segmentCount) {
        table.pointee.attention(given, $0, segmentCount, output, weights, scratch)
      }
    }
  }

  /// The derivative through ``attend(_:segments:segmentCount:into:weights:)``.
  ///
  /// - Parameters:
  ///   - doutput: The cotangents of the output [rows × width], read at the rows of the queries.
  ///   - attention: The rows and paths.
  ///   - weights: The weights kept [rows × heads × longest].
  ///   - segments: The segments in order [segmentCount]; a segment's queries may come in any order that the
  ///     operation fixes.
  ///   - segmentCount: How many segments.
  ///   - drows: [rows × 3·width]: queries' parts are written at the rows of the queries, keys' and values' parts added
  ///     to at the rows of the paths.
  ///   - kernels: The level of CPU features, which changes no bit.
  public static func pullBackAttention(
    _ doutput: UnsafePointer<Self>, through attention: RaggedAttention<Self>,
    weights: UnsafePointer<Self>, segments: UnsafePointer<AttentionSegment>, segmentCount: Int,
    addingTo drows: UnsafeMutablePointer<Self>, kernels: Kernels = .selected
  ) {
    withScratch(attention, kernels) { table, given, scratch in
      segments.withMemoryRebound(to: folio_attention_segment.self, capacity: segmentCount) {
        table.pointee.attention_pull_back(
          given, $0, segmentCount, doutput, weights, drows, scratch)
      }
    }
  }
}

extension KernelScalar {
  /// Calls `body` with the operations, attention as C has it, and room for it to work in.
  private static func withScratch(
    _ attention: RaggedAttention<Self>, _ kernels: Kernels,
    _ body: (
      _ table: UnsafePointer<folio_scalar_kernels>, _ given: UnsafePointer<folio_ragged_attention>,
      _ scratch: UnsafeMutableRawPointer
    ) -> Void
  ) {
    let table = operations(of: kernels).table
    var given = folio_ragged_attention(
      width: attention.width, heads: attention.headCount, longest: attention.longest,
      rows: attention.rows, paths: attention.paths,
      scale: 1 / Double(attention.width / attention.headCount).squareRoot())
    let count = table.pointee.attention_scratch(&given) * MemoryLayout<Self>.stride
    withUnsafeTemporaryAllocation(byteCount: count, alignment: 64) { scratch in
      guard let scratch = scratch.baseAddress else { return }
      body(table, &given, scratch)
    }
  }
}
