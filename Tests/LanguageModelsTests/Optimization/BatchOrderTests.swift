import LanguageModels
import NumericalMethods
import Testing

@Suite struct BatchOrderTests {
  private func order(_ examples: Int, _ size: Int) -> BatchOrder {
    BatchOrder(
      exampleCount: examples, batchSize: size,
      stream: RandomStream(seed: 1, path: ["order"]))
  }

  @Test func `Each epoch takes each example once, in an order of its own`() {
    var order = order(10, 4)
    let taken = (0..<5).flatMap { order.examples(ofStep: $0) }
    let (first, second) = (Array(taken[..<10]), Array(taken[10...]))
    #expect(first.sorted() == Array(0..<10))
    #expect(second.sorted() == Array(0..<10))
    #expect(first != second)
  }

  @Test func `A step's examples do not depend on which steps were asked for before`() {
    var inOrder = order(7, 3)
    let steps = (0..<20).map { inOrder.examples(ofStep: $0) }
    var backwards = order(7, 3)
    for step in (0..<20).reversed() {
      #expect(backwards.examples(ofStep: step) == steps[step])
    }
  }

  @Test func `A step with more examples than there are takes some twice`() {
    var order = order(3, 7)
    let taken = order.examples(ofStep: 0)
    #expect(Array(taken[..<3]).sorted() == [0, 1, 2])
    #expect(Array(taken[3..<6]).sorted() == [0, 1, 2])
  }
}
