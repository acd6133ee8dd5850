import NumericalMethods
import Testing

@Suite struct ShiftInvariantJacobianTests {
  /// The solution for J = diag(d) + Σ l rᵀ.
  private func solution(
    reference: Int, diagonal: [Double], terms: [(left: [Double], right: [Double])],
    factor: ComplexNumber, side: [ComplexNumber]
  ) -> [ComplexNumber] {
    let n = diagonal.count
    var numbers = [Double(reference)] + diagonal
    for term in terms { numbers += term.left + term.right }
    #expect(numbers.count == ShiftInvariantJacobian.length(count: n, rank: terms.count))
    var real = side.map(\.real)
    var imaginary = side.map(\.imaginary)
    numbers.withUnsafeMutableBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      ShiftInvariantJacobian(count: n, rank: terms.count, numbers: start)
        .solve(factor: factor, real: &real, imaginary: &imaginary)
    }
    return zip(real, imaginary).map { ComplexNumber($0, $1) }
  }

  /// d = a − λp and the terms −a pᵀ − p dᵀ of a softmax row with advantages.
  private func softmaxTerms(_ p: [Double], _ q: [Double], _ regularization: Double) -> (
    [Double], [(left: [Double], right: [Double])]
  ) {
    let mean = zip(p, q).map(*).reduce(0, +)
    let a = zip(p, q).map { $0 * ($1 - mean) }
    let d = zip(a, p).map { $0 - regularization * $1 }
    return (d, [(a.map { -$0 }, p), (p.map { -$0 }, d)])
  }

  @Test(arguments: [
    ComplexNumber(0.3), ComplexNumber(40), ComplexNumber(2, -5), ComplexNumber(30, -80),
  ])
  func `solves as dense elimination does`(factor: ComplexNumber) {
    var stream = RandomStream(seed: 3, path: ["jacobian"])
    for n in [2, 3, 7, 20] {
      let weights = (0..<n).map { _ in exponential(2 * stream.normal()) }
      let total = weights.reduce(0, +)
      let p = weights.map { $0 / total }
      let (d, terms) = softmaxTerms(p, (0..<n).map { _ in 0.05 * stream.normal() }, 0.1)
      let side = (0..<n).map { _ in ComplexNumber(stream.normal(), stream.normal()) }
      let matrix = (0..<n * n).map { place in
        let (row, column) = (place / n, place % n)
        var entry = row == column ? d[row] : 0
        for term in terms { entry += term.left[row] * term.right[column] }
        return ComplexNumber(row == column ? 1 : 0) - entry * factor
      }
      let expected = denseSolution(matrix, side)
      for reference in 0..<n {
        let found = solution(
          reference: reference, diagonal: d, terms: terms, factor: factor, side: side)
        for (x, y) in zip(found, expected) {
          #expect((x - y).squaredMagnitude.squareRoot() < 1e-11)
        }
      }
    }
  }

  /// Without advantages J = −λ(diag p − ppᵀ): xᵢ = (bᵢ + ζλpᵢP)/(1 + ζλpᵢ) with
  /// P = Σ(pb/(1 + ζλp)) / Σ(p/(1 + ζλp)), a form in which nothing cancels for b ≥ 0.
  @Test(arguments: [1e-3, 1, 1e6, 1e12, 1e18])
  func `keeps all digits where one probability is nearly 1`(factor: Double) {
    let p = [1e-300, 1e-3, 1 - (1e-3 + 1e-10 + 1.1e-16), 1e-10, 1e-17, 1e-100, 1e-16]
    let b = [0.3, 1.7, 0.2, 5, 1, 2, 0.7]
    let zero = p.map { _ in 0.0 }
    let found = solution(
      reference: 2, diagonal: p.map { -$0 }, terms: [(zero, p), (p.map { -$0 }, p.map { -$0 })],
      factor: ComplexNumber(factor), side: b.map { ComplexNumber($0) })
    let sum = zip(p, b).map { $0 * $1 / (1 + factor * $0) }.reduce(0, +)
    let weight = p.map { $0 / (1 + factor * $0) }.reduce(0, +)
    for (index, x) in found.enumerated() {
      let exact = (b[index] + factor * p[index] * sum / weight) / (1 + factor * p[index])
      #expect((x.real / exact - 1).magnitude < 1e-13)
      #expect(x.imaginary == 0)
    }
  }
}
