import NumericalMethods
import Testing

/// Inputs and comparisons for the kernels of both scalar types.
enum ScalarInputs {
  /// Random numbers from [−1, 1) named by a word, all of them floats.
  static func numbers(_ count: Int, _ name: String) -> [Double] {
    KernelInputs.numbers(count, name).map { Double(Float($0)) }
  }

  /// Computes at every level; the results must have the same bits. Returns them as doubles.
  static func atEveryLevel<Scalar: KernelScalar>(_ compute: (Kernels) -> [Scalar]) -> [Double] {
    let results = Kernels.available.map { (name: $0.name, values: compute($0).map { Double($0) }) }
    let expected = results.first?.values ?? []
    for result in results.dropFirst() {
      #expect(
        result.values.map(bits) == expected.map(bits), "\(result.name) differs from default")
    }
    return expected
  }

  private static func bits(_ x: Double) -> UInt64 { x.isNaN ? 0x7ff8 : x.bitPattern }
}

extension Array where Element == Double {
  /// The same numbers in another type.
  func converted<Scalar: KernelScalar>(to type: Scalar.Type) -> [Scalar] { map { Scalar($0) } }
}
