import CKernels

/// Queries, keys and values of the nodes of a tree, and the paths that lead to them.
///
/// p = softmax over the node's path of ⟨q, k⟩/√(d/heads), output Σ p v, head by head; a node's path
/// ends with itself, so attention is causal. The pointers are borrowed.
/// Source: A. Vaswani et al., "Attention Is All You Need" (2017), equation 1.
public struct PathAttention {
  /// The longest path there can be.
  public static let longestPath = Int(FOLIO_LONGEST_PATH)

  let attention: folio_attention

  /// Attention over a tree.
  ///
  /// - Parameters:
  ///   - width: d, a multiple of the number of heads; head h has the columns h·d/heads ….
  ///   - headCount: The number of heads.
  ///   - rows: [query | key | value] of 3d numbers each.
  ///   - paths: For each node, which rows stand along its path [nodes × longest].
  ///   - longest: The length of a row of `paths`, at most ``longestPath``.
  public init(
    width: Int, headCount: Int, rows: UnsafePointer<Double>, paths: UnsafePointer<Int32>,
    longest: Int
  ) {
    precondition(width % headCount == 0, "heads share the width evenly")
    precondition(longest <= PathAttention.longestPath, "a path is short enough for attention")
    attention = folio_attention(
      width: width, heads: headCount, places: longest, rows: rows, paths: paths,
      scale: 1 / Double(width / headCount).squareRoot())
  }
}

/// Cotangents of attention's outputs, and where the derivatives go.
public struct AttentionCotangents {
  let given: folio_attention_cotangents

  /// Cotangents of several nodes with paths of one length.
  ///
  /// - Parameters:
  ///   - count: The number of nodes.
  ///   - nodes: Which nodes [count].
  ///   - length: The length of their paths.
  ///   - weights: What the forward pass wrote [all nodes × heads × longest].
  ///   - repeats: How many cotangents each node has.
  ///   - cotangents: Those of node i: `repeats` rows of d numbers from i·stride.
  ///   - stride: The distance between the cotangents of two nodes.
  ///   - targetPaths: For node i, from i·targetStride: the target rows along its path.
  ///   - targetStride: The distance between the target paths of two nodes.
  public init(
    count: Int, nodes: UnsafePointer<Int32>, length: Int, weights: UnsafePointer<Double>,
    repeats: Int = 1, cotangents: UnsafePointer<Double>, stride: Int,
    targetPaths: UnsafePointer<Int32>, targetStride: Int
  ) {
    given = folio_attention_cotangents(
      count: count, nodes: nodes, length: length, weights: weights, repeats: repeats,
      cotangents: cotangents, cotangent_stride: stride, target_paths: targetPaths,
      target_stride: targetStride)
  }
}

extension Kernels {
  /// Attention of nodes whose paths have one length.
  ///
  /// - Parameters:
  ///   - attention: Queries, keys, values and paths.
  ///   - count: The number of nodes.
  ///   - nodes: Which nodes [count].
  ///   - length: The length of their paths.
  ///   - weights: Where p goes [all nodes × heads × longest], at the places of these nodes.
  ///   - output: [count × d].
  public func attend(
    _ attention: PathAttention, count: Int, nodes: UnsafePointer<Int32>, length: Int,
    weights: UnsafeMutablePointer<Double>, output: UnsafeMutablePointer<Double>
  ) {
    withUnsafePointer(to: attention.attention) {
      table.pointee.attention($0, count, nodes, length, weights, output)
    }
  }

  /// Adds the derivatives by queries, keys and values to the target rows.
  ///
  /// - Parameters:
  ///   - attention: That of the forward pass.
  ///   - cotangents: The outputs' cotangents.
  ///   - targets: [target rows × repeats × 3d].
  public func pullBackAttention(
    _ attention: PathAttention, _ cotangents: AttentionCotangents,
    addingTo targets: UnsafeMutablePointer<Double>
  ) {
    withUnsafePointer(to: attention.attention) { attention in
      withUnsafePointer(to: cotangents.given) {
        table.pointee.attention_pull_back(attention, $0, targets)
      }
    }
  }
}
