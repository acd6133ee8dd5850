/// dy/dt = f(t, y), where y falls into blocks of equal length that do not act on each other.
///
/// A system without such a structure is one block. An integrator takes a whole step for one
/// block after the other, so that all stages of a block stay in the CPU's caches; the step size is
/// common to all.
///
/// *Observables* are numbers of the whole state that are sums over the blocks and come at little
/// cost with the derivative (an expected reward with its gradient). Integrators report them after each
/// step and find the time at which one of them reaches a level.
public protocol DifferentialSystem {
  /// The number of blocks.
  var blockCount: Int { get }
  /// The number of components of each block.
  var blockLength: Int { get }
  /// The number of observables.
  var observableCount: Int { get }

  /// Writes a block's derivative and its contribution to each observable.
  ///
  /// - Parameters:
  ///   - block: The block, from 0.
  ///   - time: t.
  ///   - state: The block's state [blockLength].
  ///   - derivative: Where its derivative goes [blockLength].
  ///   - observables: Where its part of each observable goes [observableCount], or nil where
  ///     nobody asks for it (inside a step).
  func evaluate(
    block: Int, at time: Double, state: UnsafePointer<Double>,
    derivative: UnsafeMutablePointer<Double>, observables: UnsafeMutablePointer<Double>?)
}

extension DifferentialSystem {
  /// The number of components of the whole state.
  public var dimension: Int { blockCount * blockLength }
}
