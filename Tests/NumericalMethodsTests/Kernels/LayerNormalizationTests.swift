import NumericalMethods
import Testing

@Suite struct LayerNormalizationTests {
  @Test(arguments: [1, 5, 8, 32, 43])
  func `rows have mean 0 and variance 1, at every level`(width: Int) {
    let x = KernelInputs.numbers(3 * width, "x").map { 3 * $0 + 1 }
    let gain = KernelInputs.numbers(width, "gain")
    let bias = KernelInputs.numbers(width, "bias")
    let all = KernelInputs.atEveryLevel { kernels in
      var normalized = [Double](repeating: 0, count: 3 * width)
      var inverse = [0.0, 0, 0]
      kernels.normalize(
        x, rows: 3, width: width, epsilon: 1e-5, into: &normalized, inverseDeviations: &inverse)
      var y = normalized
      kernels.scaleAndShift(normalized, rows: 3, width: width, gain: gain, bias: bias, into: &y)
      return normalized + inverse + y
    }
    for row in 0..<3 {
      let values = Array(x[row * width..<(row + 1) * width])
      let mean = compensatedSum(values) / Double(width)
      let squares = values.map { ($0 - mean) * ($0 - mean) }
      let inverse = 1 / (compensatedSum(squares) / Double(width) + 1e-5).squareRoot()
      let normalized = values.map { ($0 - mean) * inverse }
      KernelInputs.expectClose(Array(all[row * width..<(row + 1) * width]), normalized, 1e-15)
      KernelInputs.expectClose([all[3 * width + row] / inverse], [1], 1e-15)
      let y = (0..<width).map { normalized[$0] * gain[$0] + bias[$0] }
      let start = 3 * width + 3 + row * width
      KernelInputs.expectClose(Array(all[start..<start + width]), y, 1e-15)
    }
  }

  @Test func `derivatives agree with differences of the normalised rows`() {
    let (rows, width, repeats) = (2, 13, 3)
    let x = KernelInputs.numbers(rows * width, "x")
    let gain = KernelInputs.numbers(width, "gain")
    let bias = KernelInputs.numbers(width, "bias")
    let cotangents = KernelInputs.numbers(rows * repeats * width, "dy")
    let places: [Int32] = [1, 0]
    let back = KernelInputs.atEveryLevel { kernels in
      var normalized = [Double](repeating: 0, count: rows * width)
      var inverse = [0.0, 0]
      kernels.normalize(
        x, rows: rows, width: width, epsilon: 1e-5, into: &normalized, inverseDeviations: &inverse)
      var result = [Double](repeating: 0, count: rows * repeats * width)
      places.withUnsafeBufferPointer { places in
        normalized.withUnsafeBufferPointer { normalized in
          inverse.withUnsafeBufferPointer { inverse in
            guard let values = normalized.baseAddress, let deviations = inverse.baseAddress
            else { return }
            let given = NormalizedRows(
              values: values, inverseDeviations: deviations, places: places.baseAddress)
            kernels.pullBackNormalization(
              cotangents, through: given, count: rows, repeats: repeats, width: width, gain: gain,
              addingTo: &result)
          }
        }
      }
      var gainSum = gain
      var biasSum = bias
      kernels.pullBackScaleAndShift(
        cotangents, normalized: normalized, rows: rows, width: width, gain: &gainSum,
        bias: &biasSum)
      return result + gainSum + biasSum
    }
    func output(_ row: [Double], _ cotangent: [Double]) -> Double {
      var normalized = row
      var inverse = [0.0]
      Kernels.selected.normalize(
        row, rows: 1, width: width, epsilon: 1e-5, into: &normalized, inverseDeviations: &inverse)
      return (0..<width).reduce(0) { $0 + normalized[$1] * gain[$1] * cotangent[$1] }
    }
    for item in 0..<rows * repeats {
      let place = Int(places[item / repeats])
      let cotangent = Array(cotangents[item * width..<(item + 1) * width])
      for column in 0..<width {
        func moved(_ step: Double) -> Double {
          var row = Array(x[place * width..<(place + 1) * width])
          row[column] += step
          return output(row, cotangent)
        }
        let difference = (moved(1e-5) - moved(-1e-5)) / 2e-5
        #expect((back[item * width + column] - difference).magnitude < 1e-8)
      }
    }
    let biasSum = (0..<width).map { bias[$0] + cotangents[$0] + cotangents[width + $0] }
    KernelInputs.expectClose(Array(back.suffix(width)), biasSum, 1e-15)
  }

  @Test func `the Gaussian error linear unit is ½x(1 + tanh u), also far out`() {
    let x = [-40, -8, -5.5, -1, -0.25, -1e-9, 0, 1e-9, 0.3, 1, 2.5, 6, 45, 1e5, -1e5]
    let scale = 0.7978845608028654
    let all = KernelInputs.atEveryLevel { kernels in
      var y = [Double](repeating: 0, count: x.count)
      kernels.gaussianErrorLinear(x, count: x.count, into: &y)
      var again = y
      var slopes = [Double](repeating: 1, count: x.count)
      kernels.pullBackGaussianErrorLinear(
        x, count: x.count, into: &again, cotangents: &slopes)
      #expect(again == y)
      return y + slopes
    }
    for (place, x) in x.enumerated() {
      let u = scale * (x + 0.044715 * x * x * x)
      // ½(1 + tanh u) = 1/(1 + e^{−2u}), relative accuracy at either end.
      let share =
        u < 0 ? exponential(2 * u) / (1 + exponential(2 * u)) : 1 / (1 + exponential(-2 * u))
      let value = x * share
      // An error of half an ulp of u is one of |2u| halves in e^{2u}.
      let tolerance = 4e-16 * (2 + 2 * u.magnitude)
      if u > -300 {
        #expect((all[place] - value).magnitude <= tolerance * value.magnitude, "\(x)")
      } else {
        #expect(all[place].magnitude < 1e-250)
      }
      if x.magnitude < 5 {
        let direct = 0.5 * x * (1 + hyperbolicTangent(u))
        #expect((all[place] - direct).magnitude < 1e-15)
      }
      let slope = share + x * share * (1 - share) * 2 * scale * (1 + 3 * 0.044715 * x * x)
      if x.magnitude < 30 { #expect((all[15 + place] - slope).magnitude < 1e-14) }
    }
    #expect((all[13] / 1e5 - 1).magnitude < 3e-16 && (all[15 + 13] - 1).magnitude < 3e-16)
  }
}
