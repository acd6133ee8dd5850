import NumericalMethods
import Testing

@Suite struct RaggedAttentionTests {
  /// A prompt with two responses that share its rows, and a path of its own.
  private struct Case {
    let width: Int
    let headCount: Int
    let rowCount: Int
    let longest: Int
    let paths: [Int32]
    let segments: [AttentionSegment]
    let rows, cotangents: [Double]

    init(headWidth: Int, headCount: Int, prompt: Int, responses: (Int, Int), other: Int) {
      width = headWidth * headCount
      self.headCount = headCount
      let (first, second) = (prompt + responses.0, prompt + responses.1)
      longest = max(first, second, other)
      rowCount = prompt + responses.0 + responses.1 + other
      let shared = (0..<prompt).map { Int32($0) }
      let all = (0..<rowCount).map { Int32($0) }
      paths =
        shared + all[prompt..<first] + shared + all[first..<first + responses.1]
        + all[(first + responses.1)...].reversed()
      segments = [
        AttentionSegment(path: 0, first: 0, end: prompt),
        AttentionSegment(path: 0, first: prompt, end: first),
        AttentionSegment(path: first, first: prompt, end: second),
        AttentionSegment(path: first + second, first: 0, end: other),
      ]
      rows = ScalarInputs.numbers(rowCount * 3 * width, "rows").map { 2 * $0 }
      cotangents = ScalarInputs.numbers(rowCount * width, "cotangents")
    }

    /// Outputs and weights.
    func forward<Scalar: KernelScalar>(
      _ rows: [Scalar], _ kernels: Kernels?, segments: [AttentionSegment]? = nil
    ) -> (output: [Scalar], weights: [Scalar]) {
      let segments = segments ?? self.segments
      let attention = RaggedAttention(
        rows: rows, width: width, headCount: headCount, paths: paths, longest: longest)
      var output = [Scalar](repeating: 9, count: rowCount * width)
      var weights = [Scalar](repeating: 0, count: rowCount * headCount * longest)
      if let kernels {
        Scalar.attend(
          attention, segments: segments, segmentCount: segments.count, into: &output,
          weights: &weights, kernels: kernels)
      } else {
        Plain.attend(
          attention, segments: segments, segmentCount: segments.count, into: &output,
          weights: &weights)
      }
      return (output, weights)
    }

    /// Outputs, weights and derivatives.
    func run<Scalar: KernelScalar>(_ type: Scalar.Type, _ kernels: Kernels?) -> [Scalar] {
      let rows = rows.converted(to: type)
      let attention = RaggedAttention(
        rows: rows, width: width, headCount: headCount, paths: paths, longest: longest)
      let (output, weights) = forward(rows, kernels)
      var derivatives = [Scalar](repeating: 0, count: rows.count)
      let cotangents = cotangents.converted(to: type)
      if let kernels {
        Scalar.pullBackAttention(
          cotangents, through: attention, weights: weights, segments: segments,
          segmentCount: segments.count, addingTo: &derivatives, kernels: kernels)
      } else {
        Plain.pullBackAttention(
          cotangents, through: attention, weights: weights, segments: segments,
          segmentCount: segments.count, addingTo: &derivatives)
      }
      return output + weights + derivatives
    }
  }

  private static let cases = [
    Case(headWidth: 16, headCount: 2, prompt: 5, responses: (7, 12), other: 1),
    Case(headWidth: 8, headCount: 1, prompt: 1, responses: (15, 16), other: 33),
    Case(headWidth: 21, headCount: 2, prompt: 3, responses: (1, 5), other: 17),
    Case(headWidth: 3, headCount: 3, prompt: 2, responses: (3, 1), other: 100),
  ]

  @Test(arguments: cases.indices)
  func `attention and its derivative agree with plain loops in double precision`(index: Int) {
    let test = Self.cases[index]
    let expected = test.run(Double.self, nil)
    let floats = ScalarInputs.atEveryLevel { test.run(Float.self, $0) }
    KernelInputs.expectClose(floats, expected, 0x1p-19)
    let doubles = ScalarInputs.atEveryLevel { test.run(Double.self, $0) }
    KernelInputs.expectClose(doubles, expected, 0x1p-48)
  }

  @Test(arguments: cases.indices)
  func `a query gets the same bits alone and among others, with and without weights`(index: Int) {
    let test = Self.cases[index]
    let rows = test.rows.converted(to: Float.self)
    let together = test.forward(rows, .selected)
    let single = test.segments.flatMap { segment in
      (segment.first..<segment.end).map {
        AttentionSegment(path: Int(segment.path), first: Int($0), end: Int($0) + 1)
      }
    }
    let apart = test.forward(rows, .selected, segments: single)
    #expect(together.output == apart.output)
    #expect(together.weights == apart.weights)
    var output = [Float](repeating: 9, count: together.output.count)
    Float.attend(
      RaggedAttention(
        rows: rows, width: test.width, headCount: test.headCount, paths: test.paths,
        longest: test.longest),
      segments: test.segments, segmentCount: test.segments.count, into: &output, weights: nil)
    #expect(output == together.output)
  }

  @Test func `the derivative is that of central differences`() {
    let test = Case(headWidth: 3, headCount: 2, prompt: 2, responses: (2, 3), other: 2)
    func value(_ rows: [Double]) -> Double {
      zip(test.forward(rows, .selected).output, test.cotangents).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let differences = test.rows.indices.map { place in
      var (above, below) = (test.rows, test.rows)
      above[place] += 1e-5
      below[place] -= 1e-5
      return (value(above) - value(below)) / 2e-5
    }
    let derivative = test.run(Double.self, .selected).suffix(test.rows.count)
    KernelInputs.expectClose(Array(derivative), differences, 1e-9)
  }

  @Test func `a later row that is not a number spoils no earlier query`() {
    let test = Case(headWidth: 16, headCount: 1, prompt: 4, responses: (6, 6), other: 1)
    var rows = test.rows.converted(to: Float.self)
    let intact = test.forward(rows, .selected).output
    for column in 0..<48 { rows[7 * 48 + column] = .nan }
    let spoilt = test.forward(rows, .selected).output
    #expect(spoilt.prefix(7 * 16) == intact.prefix(7 * 16))
    #expect(spoilt[7 * 16..<10 * 16].allSatisfy { $0.isNaN })
    #expect(spoilt[10 * 16..<17 * 16] == intact[10 * 16..<17 * 16])
  }

  @Test func `huge scores give the weight to the largest`() {
    let test = Case(headWidth: 16, headCount: 1, prompt: 4, responses: (1, 1), other: 1)
    let rows = test.rows.map { Float(1e15 * $0) }
    let (output, weights) = test.forward(rows, .selected)
    #expect(output.allSatisfy { $0.isFinite })
    #expect(weights.allSatisfy { $0 == 0 || $0 == 1 })
  }

  @Test func `segments, places and targets lie in memory as C has them`() {
    #expect(MemoryLayout<AttentionSegment>.size == 12)
    #expect(MemoryLayout<AttentionSegment>.offset(of: \.end) == 8)
    #expect(MemoryLayout<EmbeddingPlace>.offset(of: \.position) == 4)
    #expect(MemoryLayout<SoftmaxTarget>.offset(of: \.token) == 4)
  }
}
