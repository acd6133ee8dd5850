import NumericalMethods

/// A policy over all sequences of two tokens out of three: a table of logits for each of its four contexts.
struct TinyPolicy {
  static let contextCount = 4
  static let tokenCount = 3
  /// All nine responses.
  static let responses = (0..<9).map { [$0 / 3, $0 % 3] }

  /// `[contexts × tokens]`: the empty context, then one for each first token.
  var logits: [Double]

  init(seed: UInt64, spread: Double = 1) {
    var stream = RandomStream(seed: seed, path: ["tiny policy"])
    logits = (0..<12).map { _ in spread * stream.normal() }
  }

  func logProbabilities(context: Int) -> [Double] {
    let row = Array(logits[3 * context..<3 * context + 3])
    let total = logarithm(exponential(row).reduce(0, +))
    return row.map { $0 - total }
  }

  /// log π of each of a response's tokens.
  func logProbabilities(of response: [Int]) -> [Double] {
    [
      logProbabilities(context: 0)[response[0]],
      logProbabilities(context: 1 + response[0])[response[1]],
    ]
  }

  /// log π of each of the nine responses.
  var logProbabilities: [Double] {
    TinyPolicy.responses.map { logProbabilities(of: $0).reduce(0, +) }
  }

  /// π of each of the nine responses.
  var probabilities: [Double] { exponential(logProbabilities) }

  /// Σ_l c_l ∇log π(y_l | y_<l), `[contexts × tokens]`.
  func pullBack(_ cotangents: [Double], of response: [Int]) -> [Double] {
    var gradient = [Double](repeating: 0, count: 12)
    for (position, context) in [0, 1 + response[0]].enumerated() {
      let p = exponential(logProbabilities(context: context))
      for token in 0..<3 {
        let score = (token == response[position] ? 1 : 0) - p[token]
        gradient[3 * context + token] += cotangents[position] * score
      }
    }
    return gradient
  }

  /// ∇ Σ_y π(y) w(y) with w held fixed.
  func gradient(ofExpected weights: [Double]) -> [Double] {
    sum(
      zip(TinyPolicy.responses, zip(probabilities, weights)).map { response, pair in
        pullBack([pair.0 * pair.1, pair.0 * pair.1], of: response)
      })
  }

  /// E[f(y_1 … y_k)] over independent samples of this policy, by going through all 9ᵏ tuples of response numbers.
  func expectation(samples k: Int, of body: ([Int]) -> [Double]) -> [Double] {
    let p = probabilities
    let tupleCount = (0..<k).reduce(1) { product, _ in 9 * product }
    return sum(
      (0..<tupleCount).map { number in
        var rest = number
        let tuple = (0..<k).map { _ in
          defer { rest /= 9 }
          return rest % 9
        }
        let weight = tuple.reduce(1) { $0 * p[$1] }
        return body(tuple).map { weight * $0 }
      })
  }
}

/// Nine rewards from [−1, 1].
func tinyRewards(seed: UInt64) -> [Double] {
  var stream = RandomStream(seed: seed, path: ["tiny rewards"])
  return (0..<9).map { _ in stream.symmetricUniform() }
}

/// The sum of vectors of equal length.
func sum(_ vectors: [[Double]]) -> [Double] {
  guard let first = vectors.first else { return [] }
  return first.indices.map { index in
    var total = CompensatedSum()
    for vector in vectors { total.add(vector[index]) }
    return total.value
  }
}

/// max |x − y|.
func distance(_ x: [Double], _ y: [Double]) -> Double {
  zip(x, y).map { ($0 - $1).magnitude }.max() ?? 0
}

/// KL(p ‖ q) = Σ_v p_v (log p_v − log q_v) of two distributions over the same outcomes, exactly.
///
/// - Parameters:
///   - logProbabilities: log p, `[outcomes]`; −∞ where p is 0, which adds nothing.
///   - reference: log q, `[outcomes]`.
/// - Returns: In nats; ∞ where q is 0 and p is not.
func klDivergence(logProbabilities: [Double], reference: [Double]) -> Double {
  precondition(logProbabilities.count == reference.count, "both are over the same outcomes")
  var sum = CompensatedSum()
  for (p, q) in zip(logProbabilities, reference) where p > -.infinity {
    guard q > -.infinity else { return .infinity }
    sum.add(exponential(p) * (p - q))
  }
  return sum.value
}
