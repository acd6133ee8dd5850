import NumericalMethods
import Testing

private let shapes = [(1, 1), (3, 2), (8, 6), (13, 6), (9, 16), (3, 17), (5, 40)]

/// Rows on both sides of the width up to which they lie in one lane each.
@Suite struct ValueRowsTests {
  @Test(arguments: shapes) func `every level gives the same bits`(rows: Int, width: Int) {
    let results = Kernels.available.map { Computed($0, rows: rows, width: width).numbers }
    for result in results.dropFirst() {
      #expect(result.map(\.bitPattern) == results[0].map(\.bitPattern))
    }
  }

  @Test(arguments: shapes) func `rows agree with plain sums`(rows: Int, width: Int) {
    let computed = Computed(.selected, rows: rows, width: width)
    for row in 0..<rows {
      let places = row * width..<(row + 1) * width
      let logits = Array(computed.logits[places])
      let powers = exponential(logits)
      let sum = compensatedSum(powers)
      let p = powers.map { $0 / sum }
      for (index, place) in places.enumerated() {
        #expect((computed.probabilities[place] - p[index]).magnitude < 1e-15)
        let log = logits[index] - logarithm(sum)
        #expect((computed.logarithms[place] - log).magnitude < 1e-14)
        #expect((computed.ratios[place] - (log - computed.initial[place])).magnitude < 1e-14)
      }
      let q = places.map {
        computed.values[$0] - 0.3 * computed.penalties[$0] + computed.remainders[$0]
      }
      let mean = dotProduct(p, q)
      let found = computed.means[row] + computed.meanRemainders[row]
      #expect((found - mean).magnitude < 1e-14)
      let variance = zip(p, q).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
      #expect((computed.variances[row] - variance).magnitude < 1e-14)
      for (index, place) in places.enumerated() {
        #expect((computed.advantages[place] - (q[index] - mean)).magnitude < 1e-14)
        let slope = computed.scales[row] * p[index] * (q[index] - mean)
        #expect((computed.slopes[place] - slope).magnitude < 1e-14)
      }
    }
  }

  @Test(arguments: shapes) func `divergences are those of the rows`(rows: Int, width: Int) {
    let computed = Computed(.selected, rows: rows, width: width)
    for row in 0..<rows {
      let places = Array(row * width..<(row + 1) * width)
      let terms = places.map {
        computed.probabilities[$0]
          * logarithm(computed.probabilities[$0] / computed.otherProbabilities[$0])
      }
      #expect((computed.divergences[row] - compensatedSum(terms)).magnitude < 1e-14)
    }
  }

  @Test(arguments: shapes) func `products are sums over columns and rows`(rows: Int, width: Int) {
    let computed = Computed(.selected, rows: rows, width: width)
    for row in 0..<rows {
      let expected = dotProduct(
        Array(computed.values[row * width..<(row + 1) * width]), computed.vector)
      #expect(computed.product[row] == expected)
    }
    for column in 0..<width {
      let terms = (0..<rows).map { computed.values[$0 * width + column] * computed.scales[$0] }
      #expect((computed.transposed[column] - 1 - compensatedSum(terms)).magnitude < 1e-14)
    }
  }
}

/// Everything the kernels over rows make of one random input.
private struct Computed {
  let logits: [Double]
  let initial: [Double]
  let values: [Double]
  let remainders: [Double]
  let penalties: [Double]
  let scales: [Double]
  let vector: [Double]
  var probabilities: [Double]
  var otherProbabilities: [Double]
  var logarithms: [Double]
  var ratios: [Double]
  var advantages: [Double]
  var slopes: [Double]
  var means: [Double]
  var meanRemainders: [Double]
  var variances: [Double]
  var divergences: [Double]
  var product: [Double]
  var transposed: [Double]

  var numbers: [Double] {
    [
      probabilities, otherProbabilities, logarithms, ratios, advantages, slopes, means,
      meanRemainders, variances, divergences, product, transposed,
    ].flatMap { $0 }
  }

  init(_ kernels: Kernels, rows: Int, width: Int) {
    func random(_ name: String, _ count: Int) -> [Double] {
      var stream = RandomStream(seed: 21, path: [name])
      return (0..<count).map { _ in stream.normal() }
    }
    let count = rows * width
    let others = random("others", count)
    (logits, values) = (random("logits", count), random("values", count))
    (remainders, penalties) = (random("remainders", count), random("penalties", count))
    (scales, vector) = (random("scales", rows), random("vector", width))
    let (zeros, rowZeros) = (
      [Double](repeating: 0, count: count), [Double](repeating: 0, count: rows)
    )
    (probabilities, otherProbabilities, logarithms) = (zeros, zeros, zeros)
    (ratios, advantages, slopes) = (zeros, zeros, zeros)
    (means, meanRemainders, variances) = (rowZeros, rowZeros, rowZeros)
    (divergences, product) = (rowZeros, rowZeros)
    transposed = [Double](repeating: 1, count: width)
    var otherLogarithms = zeros
    kernels.softmaxRows(
      count: rows, width: width, logits: others, probabilities: &otherProbabilities,
      logProbabilities: &otherLogarithms)
    initial = otherLogarithms
    kernels.softmaxRows(
      count: rows, width: width, logits: logits, probabilities: &probabilities,
      logProbabilities: &logarithms)
    kernels.softmaxRows(
      count: rows, width: width, logits: logits, probabilities: &probabilities,
      relativeTo: initial, logProbabilities: &ratios)
    kernels.divergenceRows(
      count: rows, width: width, probabilities: probabilities, initial: otherProbabilities,
      logRatios: ratios, divergences: &divergences)
    kernels.multiply(rows: rows, width: width, values, vector, into: &product)
    kernels.multiplyTransposed(rows: rows, width: width, values, scales, addingTo: &transposed)
    let memory = RowMemory(rows: rows, width: width)
    memory.fill(self)
    let plain = memory.request(rows: rows, width: width)
    var (first, second) = (plain, plain)
    first.writeAdvantages(to: memory.advantages)
    second.writeSlopes(to: memory.slopes, scaledBy: memory.scales)
    kernels.computeExpectations(first)
    kernels.computeExpectations(second)
    memory.read(into: &self, rows: rows, count: count)
    memory.free()
  }
}

/// Room for the inputs and results of expectations, at fixed addresses.
private struct RowMemory {
  let start: UnsafeMutablePointer<Double>
  let count: Int
  let rows: Int

  init(rows: Int, width: Int) {
    (count, self.rows) = (rows * width, rows)
    start = .allocate(capacity: 6 * count + 4 * rows)
    start.initialize(repeating: 0, count: 6 * count + 4 * rows)
  }

  var advantages: UnsafeMutablePointer<Double> { start + 4 * count }
  var slopes: UnsafeMutablePointer<Double> { start + 5 * count }
  var scales: UnsafeMutablePointer<Double> { start + 6 * count }

  func free() { start.deallocate() }

  func fill(_ inputs: Computed) {
    let arrays = [inputs.probabilities, inputs.values, inputs.remainders, inputs.penalties]
    for (index, value) in arrays.joined().enumerated() { start[index] = value }
    for (index, value) in inputs.scales.enumerated() { scales[index] = value }
  }

  func request(rows: Int, width: Int) -> ValueRows {
    var request = ValueRows(
      count: rows, width: width, weights: start, values: start + count,
      remainders: start + 2 * count, rowValues: scales + rows, rowRemainders: scales + 2 * rows)
    request.subtract(start + 3 * count, times: 0.3)
    request.writeVariances(to: scales + 3 * rows)
    return request
  }

  func read(into result: inout Computed, rows: Int, count: Int) {
    func numbers(_ place: UnsafeMutablePointer<Double>, _ count: Int) -> [Double] {
      Array(UnsafeBufferPointer(start: place, count: count))
    }
    result.advantages = numbers(advantages, count)
    result.slopes = numbers(slopes, count)
    result.means = numbers(scales + rows, rows)
    result.meanRemainders = numbers(scales + 2 * rows, rows)
    result.variances = numbers(scales + 3 * rows, rows)
  }
}
