import NumericalMethods
import Testing

@Suite struct LargestEigenvalueTests {
  @Test(arguments: [2, 3, 6, 15, 16, 40]) func `a matrix with known eigenvalues gives the largest`(
    size: Int
  ) throws {
    // Reflected diagonal: Q D Q with Q = I − 2uuᵀ has D's eigenvalues.
    for spread in [0.0, 1e-12, 1e-3, 0.5] {
      let eigenvalues = (0..<size).map { 3 * (1 - spread * Double($0) / Double(size)) }
      let matrix = reflected(eigenvalues)
      var search = LargestEigenvalue(size: size)
      let found = search.interval(of: matrix)
      let interval = try #require(found)
      #expect(interval.contains(3) || (interval.lowerBound - 3).magnitude < 1e-13)
      #expect((interval.upperBound - 3).magnitude < 2e-13)
      #expect(interval.upperBound - interval.lowerBound < 2e-13)
      let (above, below) = (
        search.interval(of: matrix, atLeast: 3.001), search.interval(of: matrix, atLeast: 2.999)
      )
      #expect(above == nil)
      #expect(below != nil)
    }
  }

  @Test func `a matrix of rank one is its trace`() throws {
    var search = LargestEigenvalue(size: 3)
    let found = search.interval(of: [1, 2, 3, 2, 4, 6, 3, 6, 9])
    let interval = try #require(found)
    #expect((interval.upperBound - 14).magnitude < 1e-12)
    #expect((interval.lowerBound - 14).magnitude < 1e-12)
  }

  @Test func `diagonal matrices and nothing are exact`() {
    for (matrix, expected) in [
      ([0.3, 0, 0, 0.7], 0.7), ([0, 0, 0, 0], 0), ([1e-300, 0, 0, 1e-301], 1e-300),
    ] {
      var search = LargestEigenvalue(size: 2)
      let interval = search.interval(of: matrix)
      #expect(interval == expected...expected)
    }
  }

  private func reflected(_ eigenvalues: [Double]) -> [Double] {
    let size = eigenvalues.count
    var stream = RandomStream(seed: 5, path: ["reflection"])
    let direction = (0..<size).map { _ in stream.normal() }
    let square = dotProduct(direction, direction)
    let mirror = (0..<size * size).map { index in
      (index / size == index % size ? 1 : 0)
        - 2 * direction[index / size] * direction[index % size] / square
    }
    return (0..<size * size).map { index in
      let (row, column) = (index / size, index % size)
      return compensatedSum(
        (0..<size).map { mirror[row * size + $0] * eigenvalues[$0] * mirror[$0 * size + column] })
    }
  }
}
