import CKernels

extension Kernels {
  /// eˣ for each element.
  public func exponential(_ x: [Double]) -> [Double] { map(x, table.pointee.exponential) }

  /// ln x for each element.
  public func logarithm(_ x: [Double]) -> [Double] { map(x, table.pointee.logarithm) }

  /// tanh x for each element.
  public func hyperbolicTangent(_ x: [Double]) -> [Double] {
    map(x, table.pointee.hyperbolic_tangent)
  }

  /// erf x for each element.
  public func errorFunction(_ x: [Double]) -> [Double] { map(x, table.pointee.error_function) }

  private func map(
    _ x: [Double],
    _ function: @convention(c) (Int, UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Void
  ) -> [Double] {
    guard !x.isEmpty else { return [] }
    return [Double](unsafeUninitializedCapacity: x.count) { buffer, count in
      if let start = buffer.baseAddress { function(x.count, x, start) }
      count = x.count
    }
  }

  func exponential(_ x: Double) -> Double { apply(table.pointee.exponential, x) }
  func logarithm(_ x: Double) -> Double { apply(table.pointee.logarithm, x) }
  func hyperbolicTangent(_ x: Double) -> Double { apply(table.pointee.hyperbolic_tangent, x) }
  func errorFunction(_ x: Double) -> Double { apply(table.pointee.error_function, x) }

  private func apply(
    _ function: @convention(c) (Int, UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Void,
    _ x: Double
  ) -> Double {
    var result = 0.0
    withUnsafePointer(to: x) { function(1, $0, &result) }
    return result
  }
}
