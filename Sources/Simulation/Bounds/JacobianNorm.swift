import NumericalMethods

/// Γ = max_c ‖J_c‖₂ over contexts c, J_c the Jacobian [V × P] of a context's logits, and how exactly it is known.
///
/// ‖J_c‖₂² is the largest eigenvalue λ of G = J_cJ_cᵀ [V × V]. It is found by the power method on whole
/// matrices: G is divided by its trace and squared, again and again, so that k squarings do the work of 2ᵏ
/// steps with a vector. For a matrix A of trace 1 without negative eigenvalues, t = tr A²,
///
///   t ≤ λ(A) ≤ √t,
///
/// since λ ≥ Σλᵢ²/Σλᵢ and λ² ≤ Σλᵢ². So each squaring leaves an interval that the eigenvalue certainly lies in,
/// whatever the gap to the next one, and its relative width falls at least by half (doubly exponentially where there
/// is a gap). Contexts whose ‖G‖_F is below the largest λ found so far are passed over.
///
/// Source: ours, from the inequalities between the power sums of eigenvalues.
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

/// The largest eigenvalue of a symmetric matrix without negative eigenvalues, as an interval.
///
/// - Parameters:
///   - matrix: [size × size].
///   - size: The number of rows.
/// - Returns: Bounds of the eigenvalue, whose rounding errors are below 2·size·2⁻⁵² relative.
func largestEigenvalue(_ matrix: [Double], size: Int) -> ClosedRange<Double> {
  func trace(_ matrix: [Double]) -> Double {
    (0..<size).reduce(0) { $0 + matrix[$1 * size + $1] }
  }
  var power = matrix
  var traces = [trace(matrix)]
  guard traces[0] > 0, traces[0].isFinite else { return 0...max(traces[0], 0) }
  // The eigenvalue is at least each diagonal element and at most the largest sum of a row's magnitudes
  // (Gershgorin); where both agree, as for diagonal matrices, there is nothing to find.
  let diagonal = (0..<size).reduce(0) { max($0, matrix[$1 * size + $1]) }
  let rowSum = (0..<size).reduce(0) { largest, row in
    max(largest, matrix[row * size..<(row + 1) * size].reduce(0) { $0 + $1.magnitude })
  }
  if rowSum == diagonal { return diagonal...diagonal }
  power = power.map { $0 / traces[0] }
  while true {
    // tr A² = Σ a².
    let square = min(dotProduct(power, power), 1)
    if traces.count > 46 || square > 1 - 1e-14 {
      return root(of: traces, times: square)...root(of: traces, times: square.squareRoot())
    }
    power = productOfSymmetric(power, size: size)
    let next = trace(power)
    traces.append(next)
    for index in power.indices { power[index] /= next }
  }
}

/// x with λ(A₀) = t₀√(t₁√(t₂ … √(t_k·last))).
private func root(of traces: [Double], times last: Double) -> Double {
  var result = last
  for (index, trace) in traces.enumerated().reversed() {
    result *= trace
    if index > 0 { result = result.squareRoot() }
  }
  return result
}

/// A² of a symmetric matrix: the products of its rows.
private func productOfSymmetric(_ matrix: [Double], size: Int) -> [Double] {
  var result = [Double](repeating: 0, count: size * size)
  matrix.withUnsafeBufferPointer { buffer in
    result.withUnsafeMutableBufferPointer { target in
      guard let rows = buffer.baseAddress, let square = target.baseAddress else { return }
      for row in 0..<size {
        Kernels.selected.multiply(
          rows: size, width: size, rows, rows + row * size, into: square + row * size)
      }
    }
  }
  return result
}

extension PolicyEvaluator {
  /// Γ at the present θ, over all contexts of all prompts, trained on or held out.
  ///
  /// Costs the model's Gram matrices, V² operations a context, and some 10V³ for each context that may have the
  /// largest norm.
  public var jacobianNorm: JacobianNorm {
    let (width, count) = (policy.tree.vocabularySize, policy.tree.contextCount)
    let area = width * width
    let portion = max(1, min(256, 1_000_000 / area))
    var grams = [Double](repeating: 0, count: portion * area)
    var best = 0.0...0.0
    var place = 0
    for first in stride(from: 0, to: count, by: portion) {
      let contexts = first..<min(first + portion, count)
      grams.withUnsafeMutableBufferPointer { buffer in
        guard let start = buffer.baseAddress else { return }
        problem.model.computeJacobianGrams(
          ofContexts: contexts, at: memory.parameters, into: start, &workspace)
      }
      for context in contexts {
        let gram = Array(grams[(context - first) * area..<(context - first + 1) * area])
        guard dotProduct(gram, gram).squareRoot() > best.lowerBound else { continue }
        let eigenvalue = largestEigenvalue(gram, size: width)
        if eigenvalue.lowerBound > best.lowerBound { place = context }
        best =
          max(best.lowerBound, eigenvalue.lowerBound)...max(best.upperBound, eigenvalue.upperBound)
      }
    }
    let (least, greatest) = (best.lowerBound.squareRoot(), best.upperBound.squareRoot())
    let value = least + (greatest - least) / 2
    return JacobianNorm(
      value: value, error: (greatest - least) / 2 + Double(width) * 0x1p-52 * value,
      context: place)
  }
}
