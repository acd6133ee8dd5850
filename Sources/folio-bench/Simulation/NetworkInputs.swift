import LanguageModels
import NumericalMethods

/// What the workloads of networks have in common: d = 64, two layers, four heads, 64 tokens, prompts of 8 and
/// responses of 16 tokens, and rewards that are sums over pairs of neighbours.
enum NetworkInputs {
  static let vocabularySize = 64
  static let promptLength = 8
  static let responseLength = 16

  /// The network's parameters: tensor t holds its standard deviation times nearly normal numbers of tag + t.
  static func parameters<Scalar: KernelScalar>(
    outputs: Int, tag: UInt64
  ) -> NetworkParameters<Scalar> {
    let shape = NetworkShape(
      vocabularySize: vocabularySize, contextLength: promptLength + responseLength, width: 64,
      layerCount: 2, headCount: 4, outputCount: outputs)
    let values = shape.tensors.enumerated().flatMap { number, tensor in
      (0..<tensor.count).map { place -> Scalar in
        switch tensor.initialValue {
        case .constant(let value): Scalar(value)
        case .normal(let deviation):
          Scalar(deviation * SplitMixInputs.normal(tag + UInt64(number), place))
        }
      }
    }
    return NetworkParameters(shape, values: values)
  }

  /// Prompts of a tag.
  static func prompts(_ count: Int, tag: UInt64) -> [[Token]] {
    (0..<count).map { prompt in
      (0..<promptLength).map { place in
        Token(SplitMixInputs.word(tag, prompt * promptLength + place) % UInt64(vocabularySize))
      }
    }
  }

  /// B_G of neighbouring tokens [vocabulary × vocabulary].
  static var truth: [Double] {
    (0..<vocabularySize * vocabularySize).map { SplitMixInputs.symmetric(403, $0) }
  }

  /// Σ B[y_{l−1}, y_l] over a response, y_0 being the prompt's last token.
  static func score(_ response: [Token], after prompt: [Token], _ table: [Double]) -> Double {
    let path = prompt.suffix(1) + response
    return zip(path, response).reduce(0) { $0 + table[Int($1.0) * vocabularySize + Int($1.1)] }
  }

  /// Σ θ².
  static func squaredLength<Scalar: KernelScalar>(
    _ parameters: NetworkParameters<Scalar>
  ) -> Double {
    parameters.values.reduce(0) { $0 + Double($1) * Double($1) }
  }
}
