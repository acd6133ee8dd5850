import NumericalMethods
import Simulation
import Testing

@Suite struct JacobianNormTests {
  @Test(arguments: [1, 2, 3]) func `the norm of log-linear logits is that of their features`(
    seed: UInt64
  ) throws {
    let problem = try randomLogLinear(seed: seed, sharing: 0.2)
    let norm = problem.makeEvaluator().jacobianNorm
    let norms = (0..<4).map { prompt in
      let features = Array(problem.model.features[prompt * 30..<(prompt + 1) * 30])
      return largestByJacobi(rows: 6, columns: 5, features).squareRoot()
    }
    let largest = try #require(norms.max())
    #expect(relativeError(norm.value, largest) < 1e-13)
    #expect((norm.value - largest).magnitude <= norm.error)
    #expect(norm.error < 1e-13)
    #expect(norms[norm.context] == largest)
  }

  @Test func `the norm of autoregressive logits is found from the pulled-back Jacobian`() throws {
    let random = try RandomPolicyProblem(seed: 4, prompts: 2, vocabulary: 2, length: 2)
    let model = random.problem.model
    let norm = random.problem.jacobianNorm(at: random.parameters)
    var largest = 0.0
    var workspace: Void = ()
    for context in 0..<model.tree.contextCount {
      var jacobian: [Double] = []
      for token in 0..<2 {
        var cotangents = [Double](repeating: 0, count: 2 * model.tree.contextCount)
        cotangents[2 * context + token] = 1
        var row = [Double](repeating: 0, count: model.parameterCount)
        model.pullBack(cotangents, at: random.parameters, addingTo: &row, &workspace)
        jacobian += row
      }
      let here = largestByJacobi(rows: 2, columns: model.parameterCount, jacobian).squareRoot()
      if context == norm.context { #expect(relativeError(here, norm.value) < 1e-13) }
      largest = max(largest, here)
    }
    #expect(relativeError(norm.value, largest) < 1e-13)
    #expect(norm.upperBound >= largest)
  }

  @Test func `eigenvalues that almost agree leave a small error all the same`() throws {
    // ψ = I but for 1e-9: the two largest eigenvalues differ by 2e-9.
    let model = LogLinearLogits(
      promptCount: 1, outputCount: 3, featureCount: 3,
      features: [1, 1e-9, 0, 0, 1, 0, 0, 0, 0.5])
    let reward = try RewardTable(promptCount: 1, outputCount: 3, values: [0, 0, 0])
    let problem = PolicyProblem(
      model: model, initialParameters: [0, 0, 0], groundTruth: reward, rewardModel: reward)
    let norm = problem.makeEvaluator().jacobianNorm
    // σ² = 1 + e + √… to first order: the largest singular value of [[1, e], [0, 1]] is √(1 + e²/4) + e/2.
    #expect((norm.value - (1 + 0.5e-9)).magnitude < 1e-13)
    #expect(norm.error < 1e-13)
  }

  @Test func `many equal eigenvalues are found at once`() throws {
    let problem = PolicyProblem(try randomProblem(seed: 1, outputs: 300, prompts: 2))
    let norm = problem.makeEvaluator().jacobianNorm
    #expect(norm.value == 1)
    #expect(norm.context == 0)
  }

  /// The largest eigenvalue of AᵀA or AAᵀ, whichever is smaller, by Jacobi's rotations.
  private func largestByJacobi(rows: Int, columns: Int, _ a: [Double]) -> Double {
    let size = min(rows, columns)
    func element(_ i: Int, _ j: Int) -> Double {
      rows <= columns
        ? (0..<columns).reduce(0) { $0 + a[i * columns + $1] * a[j * columns + $1] }
        : (0..<rows).reduce(0) { $0 + a[$1 * columns + i] * a[$1 * columns + j] }
    }
    var matrix = (0..<size).map { i in (0..<size).map { element(i, $0) } }
    for _ in 0..<30 {
      for i in 0..<size {
        for j in i + 1..<max(size, i + 1) where matrix[i][j] != 0 {
          rotate(&matrix, i, j)
        }
      }
    }
    return (0..<size).map { matrix[$0][$0] }.max() ?? 0
  }

  private func rotate(_ matrix: inout [[Double]], _ i: Int, _ j: Int) {
    let ratio = (matrix[j][j] - matrix[i][i]) / (2 * matrix[i][j])
    let tangent = (ratio < 0 ? -1 : 1) / (ratio.magnitude + (1 + ratio * ratio).squareRoot())
    let cosine = 1 / (1 + tangent * tangent).squareRoot()
    let sine = tangent * cosine
    for k in matrix.indices {
      let (x, y) = (matrix[k][i], matrix[k][j])
      (matrix[k][i], matrix[k][j]) = (cosine * x - sine * y, sine * x + cosine * y)
    }
    for k in matrix.indices {
      let (x, y) = (matrix[i][k], matrix[j][k])
      (matrix[i][k], matrix[j][k]) = (cosine * x - sine * y, sine * x + cosine * y)
    }
  }
}
