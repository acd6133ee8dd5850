import NumericalMethods
import Simulation
import Testing

/// Workload S3, the exact ascent of a transformer over 4 × 7,776 outputs; the expected values by a NumPy program over
/// whole sequences with derivatives of its own.
@Suite struct TransformerWorkloadTests {
  /// Per step: E[r_RM], E_x Var[r_RM], E[r_G], ‖∇φ‖ before it.
  private static let expected: [(step: Int, row: [Double])] = [
    (0, [0.011705090145774808, 0.20620531527203986, 0.012784088941363523, 0.39416533144887006]),
    (1, [0.019901694169359472, 0.20620202272477334, 0.020657468455276506, 0.43730000918040773]),
    (2, [0.029826062889086596, 0.20617232047623843, 0.02968433794790387, 0.46900631442216767]),
    (10, [0.12664978244581235, 0.1962644700071418, 0.12499380405975699, 0.5753177924184035]),
  ]

  @Test func `S3 begins as in NumPy`() throws {
    let problem = try problem()
    var rows: [Int: [Double]] = [:]
    try PolicyAscent(problem, stepSize: 0.05).follow(at: Self.expected.map(\.step)) {
      let moments = $1.moments(on: .training)
      rows[$0] = [
        moments.expectedReward, moments.rewardVariance, moments.expectedGroundTruth,
        $1.velocityNorm,
      ]
    }
    for (step, expected) in Self.expected {
      for (x, y) in zip(try #require(rows[step]), expected) {
        #expect((x / y - 1).magnitude < 1e-11, "step \(step)")
      }
    }
  }

  @Test func `S3 has NumPy's greatest norm of a Jacobian over all 6,220 contexts`() throws {
    let norm = try problem().makeEvaluator().jacobianNorm
    #expect((norm.value / 48.191513862281866 - 1).magnitude < 1e-12)
    #expect(norm.error < 1e-9 * norm.value)
    #expect(norm.context == 2702)
  }

  private func problem() throws -> PolicyProblem<Transformer> {
    let shape = TransformerShape(
      inputVocabularySize: 10, contextLength: 5, width: 32, layerCount: 2, headCount: 4,
      outputVocabularySize: 6)
    let model = Transformer(shape, prompts: (6..<10).map { [$0] }, length: 5)
    let parameters = model.layout.tensors.enumerated().flatMap { number, tensor in
      (0..<tensor.range.count).map { place in
        switch tensor.initialValue {
        case .constant(let value): value
        case .normal(let deviation): deviation * WorkloadInputs.normal(UInt64(210 + number), place)
        }
      }
    }
    let count = 4 * model.tree.outputCount
    let truth = (0..<count).map { WorkloadInputs.symmetric(201, $0) }
    let reward = (0..<count).map { 0.75 * truth[$0] + 0.25 * WorkloadInputs.symmetric(202, $0) }
    func table(_ values: [Double]) throws -> RewardTable {
      try RewardTable(promptCount: 4, outputCount: model.tree.outputCount, values: values)
    }
    return PolicyProblem(
      model: model, initialParameters: parameters, groundTruth: try table(truth),
      rewardModel: try table(reward))
  }
}

/// SplitMix64 in counter form, as the workloads are defined.
enum WorkloadInputs {
  static func symmetric(_ tag: UInt64, _ index: Int) -> Double {
    2 * (Double(word(tag, index) >> 11) * 0x1p-53) - 1
  }

  static func normal(_ tag: UInt64, _ index: Int) -> Double {
    let halves = (0..<6).reduce(UInt64(0)) { sum, part in
      let word = word(tag, 6 * index + part)
      return sum + (word >> 32) + (word & 0xffff_ffff)
    }
    return (Double(halves) - 6 * 4_294_967_295) * 0x1p-32
  }

  private static func word(_ tag: UInt64, _ index: Int) -> UInt64 {
    let increment: UInt64 = 0x9e37_79b9_7f4a_7c15
    return mixed(mixed(tag &+ increment) &+ (UInt64(index) &+ 1) &* increment)
  }

  private static func mixed(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
