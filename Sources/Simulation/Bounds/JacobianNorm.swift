import NumericalMethods

/// Γ = max_c ‖J_c‖₂ over contexts c, J_c the Jacobian [V × P] of a context's logits, and how exactly it is known.
///
/// ‖J_c‖₂² is the largest eigenvalue of J_cJ_cᵀ [V × V], which ``LargestEigenvalue`` encloses in an interval, by a
/// power method whose error is certain. Contexts that are seen to stay below the largest found so far are
/// left at once.
public struct JacobianNorm: Sendable, Hashable {
  /// Γ.
  public var value: Double
  /// A bound on |value − Γ|: half the interval that is left, and the rounding of the products.
  public var error: Double
  /// A context that has this norm, the first of equals as far as found, in the numbering of ``PrefixTree``.
  public var context: Int

  /// Γ is at most this.
  public var upperBound: Double { value + error }
}

extension PolicyEvaluator {
  /// Γ at the present θ, over all contexts of all prompts, trained on or held out.
  ///
  /// Costs the model's Gram matrices, V² operations a context, and some 10V³ for each context whose norm is near the
  /// largest.
  public var jacobianNorm: JacobianNorm {
    let (width, count) = (policy.tree.vocabularySize, policy.tree.contextCount)
    let area = width * width
    let portion = max(1, min(256, 1_000_000 / area))
    var eigenvalue = LargestEigenvalue(size: width)
    var best = 0.0...0.0
    var place = 0
    withUnsafeTemporaryAllocation(of: Double.self, capacity: portion * area) { buffer in
      guard let grams = buffer.baseAddress else { return }
      grams.initialize(repeating: 0, count: portion * area)
      for first in stride(from: 0, to: count, by: portion) {
        let contexts = first..<min(first + portion, count)
        problem.model.computeJacobianGrams(
          ofContexts: contexts, at: memory.parameters, into: grams, &workspace)
        for context in contexts {
          let gram = grams + (context - first) * area
          guard let found = eigenvalue.interval(of: gram, atLeast: best.lowerBound) else {
            continue
          }
          if found.lowerBound > best.lowerBound { place = context }
          let least = max(best.lowerBound, found.lowerBound)
          best = least...max(best.upperBound, found.upperBound)
        }
      }
    }
    let (least, greatest) = (best.lowerBound.squareRoot(), best.upperBound.squareRoot())
    let value = least + (greatest - least) / 2
    return JacobianNorm(
      value: value, error: (greatest - least) / 2 + 2 * Double(width) * 0x1p-52 * value,
      context: place)
  }
}
