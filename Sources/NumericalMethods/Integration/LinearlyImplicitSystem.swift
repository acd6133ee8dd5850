/// A system that knows its Jacobian: what an implicit integrator needs besides the derivative.
///
/// Blocks do not act on each other, so the Jacobian is one matrix J = ∂f/∂y for each block [length × length], in
/// whatever form makes I − ζJ cheap to solve. An inexact J costs steps, never accuracy: it is only
/// used to find the solution of equations in f.
public protocol LinearlyImplicitSystem: DifferentialSystem {
  /// How many numbers a block's Jacobian is kept in.
  var jacobianLength: Int { get }

  /// Writes a block's Jacobian.
  ///
  /// - Parameters:
  ///   - block: The block, from 0.
  ///   - time: t.
  ///   - state: The block's state [blockLength].
  ///   - jacobian: Where it goes [jacobianLength].
  func linearize(
    block: Int, at time: Double, state: UnsafePointer<Double>,
    jacobian: UnsafeMutablePointer<Double>)

  /// Replaces b by the solution x of (I − ζJ) x = b.
  ///
  /// - Parameters:
  ///   - jacobian: What ``linearize(block:at:state:jacobian:)`` wrote [jacobianLength].
  ///   - factor: ζ, a time.
  ///   - real: The real part of b, then of x [blockLength].
  ///   - imaginary: The imaginary part of b, then of x [blockLength].
  func solve(
    jacobian: UnsafeMutablePointer<Double>, factor: ComplexNumber,
    real: UnsafeMutablePointer<Double>, imaginary: UnsafeMutablePointer<Double>)
}
