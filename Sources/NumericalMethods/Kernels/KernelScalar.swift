import CKernels

/// The loops in C for one scalar type, at one level of CPU features.
public struct ScalarKernels: @unchecked Sendable {
  /// The table of functions: constant, alive as long as the process.
  let table: UnsafePointer<folio_scalar_kernels>
}

/// A floating-point type that networks compute with, and the loops over many numbers that they need of it.
///
/// Every operation takes whole ranges of rows, and what it makes of a row depends on that row alone, never on how
/// many rows are in the call: a network that reads a batch at once and one that reads it position by position get
/// the same bits. Sums run in the order that each operation states. All of it is computed in C, from one source for
/// both types, with the same bits at every level of CPU features.
///
/// Matrices are rows one after the other unless a stride is given: the distance from a row to the next. Results
/// do not overlap inputs except where an operation allows it. Memory may begin anywhere; packed matrices and rows that
/// begin at multiples of 64 bytes are read fastest.
public protocol KernelScalar: BinaryFloatingPoint, Sendable {
  /// The loops for this type at a level.
  static func operations(of kernels: Kernels) -> ScalarKernels
}

extension Float: KernelScalar {
  /// The loops in single precision.
  public static func operations(of kernels: Kernels) -> ScalarKernels {
    ScalarKernels(table: kernels.table.pointee.floats)
  }
}

extension Double: KernelScalar {
  /// The loops in double precision.
  public static func operations(of kernels: Kernels) -> ScalarKernels {
    ScalarKernels(table: kernels.table.pointee.doubles)
  }
}

extension KernelScalar {
  /// eˣ, by way of double precision.
  public static func exponential(_ x: Self) -> Self {
    Self(NumericalMethods.exponential(Double(x)))
  }

  /// The natural logarithm, by way of double precision.
  public static func logarithm(_ x: Self) -> Self {
    Self(NumericalMethods.logarithm(Double(x)))
  }

  /// y = eˣ, elementwise, with an error below 1 ulp.
  ///
  /// - Parameters:
  ///   - x: [count].
  ///   - count: The number of elements.
  ///   - y: [count].
  ///   - kernels: The level of CPU features, which changes no bit.
  public static func exponential(
    _ x: UnsafePointer<Self>, count: Int, into y: UnsafeMutablePointer<Self>,
    kernels: Kernels = .selected
  ) {
    operations(of: kernels).table.pointee.exponential(count, x, y)
  }

  /// y = ln x, elementwise, with an error below 1.2 ulp; −∞ at 0 and NaN below it.
  ///
  /// - Parameters:
  ///   - x: [count].
  ///   - count: The number of elements.
  ///   - y: [count].
  ///   - kernels: The level of CPU features, which changes no bit.
  public static func logarithm(
    _ x: UnsafePointer<Self>, count: Int, into y: UnsafeMutablePointer<Self>,
    kernels: Kernels = .selected
  ) {
    operations(of: kernels).table.pointee.logarithm(count, x, y)
  }
}
