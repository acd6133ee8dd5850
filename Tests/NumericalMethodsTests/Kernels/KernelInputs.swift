import NumericalMethods
import Testing

/// Numbers for the tests of kernels, and comparison of all levels bit by bit.
enum KernelInputs {
  /// Random numbers from [−1, 1) named by a word.
  static func numbers(_ count: Int, _ name: String) -> [Double] {
    var stream = RandomStream(seed: 21, path: [name])
    return (0..<count).map { _ in stream.symmetricUniform() }
  }

  /// Computes at every level; the results must have the same bits. Returns them.
  static func atEveryLevel(_ compute: (Kernels) -> [Double]) -> [Double] {
    let results = Kernels.available.map { (name: $0.name, values: compute($0)) }
    let expected = results.first?.values ?? []
    for result in results.dropFirst() {
      #expect(
        result.values.map(\.bitPattern) == expected.map(\.bitPattern),
        "\(result.name) differs from default")
    }
    return expected
  }

  /// Expects |x − y| ≤ tolerance·(1 + |y|) everywhere.
  static func expectClose(_ x: [Double], _ y: [Double], _ tolerance: Double) {
    #expect(x.count == y.count)
    let worst = zip(x, y).map { ($0 - $1).magnitude / (1 + $1.magnitude) }.max() ?? 0
    #expect(worst <= tolerance)
  }
}
