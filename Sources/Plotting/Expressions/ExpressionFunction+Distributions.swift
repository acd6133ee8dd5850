import NumericalMethods
import Results

extension ExpressionFunction {
  /// Densities, distribution functions and quantiles; mean and deviation, or the ends of a range,
  /// may be left out.
  static let distributions: [ExpressionFunction] = [
    distribution("densityNormal", (0, 1)) { x, mean, deviation in
      normalDensity((x - mean) / deviation) / deviation
    },
    distribution("cumulativeNormal", (0, 1)) { x, mean, deviation in
      normalDistribution((x - mean) / deviation)
    },
    distribution("quantileNormal", (0, 1)) { share, mean, deviation in
      mean + deviation * normalQuantile(share)
    },
    distribution("densityLogNormal", (0, 1)) { x, mean, deviation in
      x <= 0 ? 0 : normalDensity((logarithm(x) - mean) / deviation) / (deviation * x)
    },
    distribution("cumulativeLogNormal", (0, 1)) { x, mean, deviation in
      x <= 0 ? 0 : normalDistribution((logarithm(x) - mean) / deviation)
    },
    distribution("quantileLogNormal", (0, 1)) { share, mean, deviation in
      exponential(mean + deviation * normalQuantile(share))
    },
    distribution("densityUniform", (0, 1)) { x, low, high in
      x >= low && x <= high ? 1 / (high - low) : 0
    },
    distribution("cumulativeUniform", (0, 1)) { x, low, high in
      min(1, max(0, (x - low) / (high - low)))
    },
    distribution("quantileUniform", (0, 1)) { share, low, high in
      share >= 0 && share <= 1 ? low + share * (high - low) : .nan
    },
  ]

  private static func distribution(
    _ name: String, _ standard: (Double, Double),
    _ function: @escaping @Sendable (Double, Double, Double) -> Double
  ) -> ExpressionFunction {
    .init(name, 1...3, .number) {
      // As in Vega, one parameter of a uniform distribution is its upper end.
      let isUniform = name.hasSuffix("Uniform")
      if isUniform, $0.count == 2 {
        return .number(function($0[0].asNumber, standard.0, $0[1].asNumber))
      }
      let first = $0.count > 1 ? $0[1].asNumber : standard.0
      let second = $0.count > 2 ? $0[2].asNumber : standard.1
      return .number(function($0[0].asNumber, first, second))
    }
  }

  private static func normalDensity(_ z: Double) -> Double {
    // 1/√(2π)
    0.3989422804014327 * exponential(-0.5 * z * z)
  }

  private static func normalDistribution(_ z: Double) -> Double {
    // 1/√2
    0.5 + 0.5 * errorFunction(z * 0.7071067811865476)
  }
}
