import NumericalMethods
import Simulation
import Testing

@Suite struct TransformerDerivativeTests {
  @Test(arguments: [0, 1])
  func `gradients agree with central differences in every tensor`(which: Int) {
    var instance =
      which == 0
      ? TransformerInstance.small()
      : TransformerInstance.random(
        width: 12, heads: 3, layers: 3, vocabulary: 4, prompts: [[4], [5], [0]], length: 3)
    let cotangents = instance.cotangents
    let gradient = instance.gradient(cotangents)
    let start = instance.parameters
    var stream = RandomStream(seed: 9, path: ["directions"])
    for tensor in instance.model.layout.tensors {
      // Along the gradient with as much of a random direction, so that no part is missed.
      let own = unit(Array(gradient[tensor.range]))
      let direction = zip(own, unit(tensor.range.map { _ in stream.normal() })).map { $0 + $1 }
      let exact = dotProduct(Array(gradient[tensor.range]), direction)
      // Fourth order: (8(f(h) − f(−h)) − (f(2h) − f(−2h)))/12h.
      func value(_ step: Double) -> Double {
        for (place, x) in zip(tensor.range, direction) {
          instance.parameters[place] = start[place] + step * x
        }
        return dotProduct(instance.logits(), cotangents)
      }
      let h = 1e-3
      let difference =
        (8 * (value(h) - value(-h)) - (value(2 * h) - value(-2 * h))) / (12 * h)
      instance.parameters = start
      #expect((difference / exact - 1).magnitude < 1e-7, "\(tensor.name)")
    }
  }

  @Test(arguments: [0, 1, 2])
  func `Gram matrices are those of the Jacobians written out`(which: Int) {
    let instances = [
      TransformerInstance.small(),
      TransformerInstance.random(
        width: 12, heads: 3, layers: 3, vocabulary: 4, prompts: [[4], [5]], length: 3),
      TransformerInstance.random(
        width: 8, heads: 1, layers: 1, vocabulary: 8, prompts: [[1, 9, 8]], length: 2),
    ]
    let instance = instances[which]
    let grams = instance.grams()
    let size = instance.model.tree.vocabularySize
    for context in 0..<instance.model.tree.contextCount {
      let jacobian = instance.jacobian(ofContext: context)
      for u in 0..<size {
        for v in 0..<size {
          let expected = dotProduct(jacobian[u], jacobian[v])
          let scale = (grams[context * size * size] + 1)
          let place = (context * size + u) * size + v
          #expect((grams[place] - expected).magnitude < 1e-12 * scale)
        }
      }
    }
    #expect(
      instance.grams(ofContexts: 2..<5).elementsEqual(grams[2 * size * size..<5 * size * size]))
  }

  @Test func `a gradient is added to what is there, linearly in the cotangents`() {
    let instance = TransformerInstance.small()
    let gradient = instance.gradient(instance.cotangents)
    let doubled = instance.gradient(instance.cotangents.map { 2 * $0 })
    #expect(zip(gradient, doubled).allSatisfy { 2 * $0 == $1 })
    var workspace = instance.model.makeWorkspace()
    var logits = [Double](repeating: 0, count: instance.cotangents.count)
    var sum = [Double](repeating: 1, count: instance.model.parameterCount)
    instance.model.computeLogits(instance.parameters, into: &logits, &workspace)
    instance.model.pullBack(
      instance.cotangents, at: instance.parameters, addingTo: &sum, &workspace)
    #expect(zip(gradient, sum).allSatisfy { (1 + $0 - $1).magnitude < 1e-14 })
  }

  @Test func `logits, gradients and Gram matrices are those of an independent program`() {
    // From a NumPy program over whole sequences, with derivatives of its own (no tree, nothing shared), in
    // double precision: logits of some contexts, Σ (i mod 7 − 3)·gradient_i over each tensor, and JJᵀ from rows of
    // Jacobians.
    let instance = TransformerInstance.small()
    let logits = instance.logits()
    for (context, expected) in IndependentTransformer.logits {
      expectClose(Array(logits[context * 3..<context * 3 + 3]), expected)
    }
    let gradient = instance.gradient(instance.cotangents)
    let sums = instance.model.layout.tensors.map { tensor in
      tensor.range.reduce(0) { $0 + gradient[$1] * Double(($1 - tensor.start) % 7 - 3) }
    }
    expectClose(sums, IndependentTransformer.gradientSums)
    let grams = instance.grams()
    for (context, expected) in IndependentTransformer.grams {
      expectClose(Array(grams[context * 9..<context * 9 + 9]), expected)
    }
  }

  private func unit(_ x: [Double]) -> [Double] {
    let length = dotProduct(x, x).squareRoot()
    return x.map { $0 / length }
  }

  private func expectClose(_ actual: [Double], _ expected: [Double]) {
    #expect(actual.count == expected.count)
    for (x, y) in zip(actual, expected) { #expect((x - y).magnitude < 1e-13 * (1 + y.magnitude)) }
  }
}

private enum IndependentTransformer {
  static let logits: [(Int, [Double])] = [
    (0, [0.27930459509959543, 0.13010776142867028, 0.06360380564240431]),
    (1, [-0.1308922139949496, 0.11964731641732397, 0.291296235551019]),
    (2, [0.0309281712456101, 0.2164911735567102, 0.13082094036959452]),
    (5, [0.020201647388675397, 0.2130114740383538, 0.1350025674265313]),
    (8, [0.14636809891165325, 0.2320542365769817, 0.08423949612794507]),
    (13, [0.5667249263065629, 0.13204533162377405, -0.1107121767840962]),
    (25, [0.5485415842943997, 0.14941758407907996, -0.08591752873950269]),
  ]
  static let gradientSums: [Double] = [
    -3.079361169945006, -11.919753762122706, 0.1402380474449051, -0.09063488318014135,
    -1.3041146589810024, 3.2080799569360248, -0.27958776861811785, -0.3495287526317835,
    0.4023738748481103, 0.5557862923449697, 1.6262954796554094, 0.27033631067545016,
    -1.149448495465312, 0.8453684927843306, -7.8660440552183575, 2.2937133706876556,
    4.597739483679029, -2.2098057838110496, -0.242937813038826, 8.925486769845232,
    7.909163805305202,
  ]
  static let grams: [(Int, [Double])] = [
    (
      0,
      [
        26.7385955710695, 3.924732529515224, -11.773828983258852, 3.924732529515224,
        3.3509530130908614, -0.6969153683525209, -11.773828983258852, -0.6969153683525209,
        8.916436533495464,
      ]
    ),
    (
      4,
      [
        9.238181303316903, 1.4488830284284218, -3.3799332330213696, 1.4488830284284218,
        2.6738834757122785, 0.12119148561839588, -3.3799332330213696, 0.12119148561839588,
        4.641268560230488,
      ]
    ),
    (
      20,
      [
        13.738690596692335, 1.73017562222591, -6.405813464630042, 1.73017562222591,
        2.047165782052297, -0.15546665779842186, -6.405813464630042, -0.15546665779842186,
        5.511643377650465,
      ]
    ),
  ]
}
