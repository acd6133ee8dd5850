import NumericalMethods
import Simulation
import Testing

@Suite struct TransformerTests {
  @Test func `the layout holds every tensor once, in order`() {
    let shape = TransformerShape(
      inputVocabularySize: 10, contextLength: 5, width: 32, layerCount: 2, headCount: 4,
      outputVocabularySize: 6)
    let layout = TransformerLayout(shape)
    #expect(layout.parameterCount == 25568)
    #expect(layout.tensors.count == 2 + 2 * 8 + 3)
    var end = 0
    for tensor in layout.tensors {
      #expect(tensor.start == end)
      end = tensor.range.upperBound
    }
    #expect(end == layout.parameterCount)
    #expect(layout.tensors[4].name == "block 0 queries–keys–values")
    #expect(layout.tensors[4].columnCount == 96)
  }

  @Test func `initial parameters have the stated deviations, gains 1 and biases 0`() {
    let instance = TransformerInstance.random(
      width: 32, heads: 4, layers: 1, vocabulary: 6, prompts: [[6]], length: 2)
    let stream = RandomStream(seed: 1, path: ["start"])
    let parameters = instance.model.initialParameters(stream, outputScale: 0.25)
    for tensor in instance.model.layout.tensors {
      let values = parameters[tensor.range]
      switch tensor.initialValue {
      case .constant(let value): #expect(values.allSatisfy { $0 == value })
      case .normal(let deviation):
        let scale = tensor.name == "output" ? 0.25 * deviation : deviation
        let measured = (values.reduce(0) { $0 + $1 * $1 } / Double(values.count)).squareRoot()
        // Four standard errors of a measured standard deviation.
        let error = 4 / (2 * Double(values.count)).squareRoot()
        #expect((measured / scale - 1).magnitude < error, "\(tensor.name)")
      }
    }
    let unscaled = instance.model.initialParameters(stream)
    #expect(unscaled.dropLast(32 * 6) == parameters.dropLast(32 * 6))
  }

  @Test func `no logit depends on tokens after its context`() {
    // A shorter tree is the same tree cut off: the same bits.
    let long = TransformerInstance.small()
    let short = TransformerInstance.small(length: 2)
    let logits = long.logits()
    let expected = short.logits()
    #expect(logits.prefix(expected.count).elementsEqual(expected))
  }

  @Test func `the order of the prompts changes nothing but the order of the results`() {
    let logits = TransformerInstance.small().logits()
    let exchanged = TransformerInstance.small(prompts: [[4, 1], [3, 4]]).logits()
    var first = 0
    for width in [3, 9, 27] {
      let one = first..<first + width
      let other = first + width..<first + 2 * width
      #expect(logits[one].elementsEqual(exchanged[other]))
      #expect(logits[other].elementsEqual(exchanged[one]))
      first += 2 * width
    }
  }

  @Test func `a prompt is read as a prefix is`() {
    // The context of prompt [3, 4] with prefix y is that of prompt [3, 4, y] with none.
    let logits = TransformerInstance.small().logits()
    for token in 0..<3 {
      let longer = TransformerInstance.small(prompts: [[3, 4, token]], length: 1).logits()
      for output in 0..<3 {
        #expect((longer[output] - logits[(2 + token) * 3 + output]).magnitude < 1e-15)
      }
    }
  }

  @Test func `an output matrix of 0 gives equal logits`() {
    var instance = TransformerInstance.small()
    for place in instance.parameters.count - 24..<instance.parameters.count {
      instance.parameters[place] = 0
    }
    #expect(instance.logits().allSatisfy { $0 == 0 })
  }

  @Test(arguments: [1, 2, 3])
  func `the number of threads changes no bit`(threads: Int) {
    let team = WorkerTeam(threadCount: threads)
    let prompts = [[5], [6], [2], [0], [1], [3], [4], [5], [6], [1]]
    let alone = TransformerInstance.random(
      width: 8, heads: 2, layers: 2, vocabulary: 5, prompts: prompts, length: 3)
    let shared = TransformerInstance.random(
      width: 8, heads: 2, layers: 2, vocabulary: 5, prompts: prompts, length: 3, team: team)
    #expect(alone.logits() == shared.logits())
    #expect(alone.gradient(alone.cotangents) == shared.gradient(alone.cotangents))
    #expect(alone.grams() == shared.grams())
  }

  @Test func `every level of kernels gives the same bits`() throws {
    let all = Kernels.available.map { kernels in
      let instance = TransformerInstance.random(
        width: 12, heads: 2, layers: 2, vocabulary: 7, prompts: [[7, 1], [3, 8]], length: 3,
        kernels: kernels)
      return instance.logits() + instance.gradient(instance.cotangents) + instance.grams()
    }
    for result in all.dropFirst() { #expect(result == all.first) }
  }
}
