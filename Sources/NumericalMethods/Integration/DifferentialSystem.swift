/// dy/dt = f(t, y), where y falls into blocks of equal length that do not act on each other.
///
/// A system without such a structure is one block. An integrator takes a whole step for one
/// block after the other, so that all stages of a block stay in the CPU's caches, and with several
/// threads for several blocks at once: `evaluate` is then called from all of them. The step size is
/// common to all.
///
/// *Observables* are numbers of the whole state that are sums over the blocks and come at little
/// cost with the derivative (an expected reward with its gradient). Integrators report them after each
/// step and find the time at which one of them reaches a level.
///
/// A system that can do better than forming a stage's state first and evaluating it then takes
/// over `evaluate(block:at:stage:preparation:derivative:observables:)`.
public protocol DifferentialSystem {
  /// What all stages of a step use of the block's state at its start.
  associatedtype Preparation = Void

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

  /// Looks at a block's state at the start of a step, once for all its stages.
  func prepare(block: Int, state: UnsafePointer<Double>) -> Preparation

  /// The same as `evaluate(block:at:state:derivative:observables:)` at a stage's state.
  ///
  /// - Parameters:
  ///   - block: The block, from 0.
  ///   - time: t of the stage.
  ///   - stage: The state, as what it is made of.
  ///   - preparation: What `prepare` said of `stage.base`.
  ///   - derivative: Where the derivative goes [blockLength].
  ///   - observables: Where the block's part of each observable goes, or nil.
  func evaluate(
    block: Int, at time: Double, stage: RungeKuttaStage, preparation: Preparation,
    derivative: UnsafeMutablePointer<Double>, observables: UnsafeMutablePointer<Double>?)
}

extension DifferentialSystem {
  /// The number of components of the whole state.
  public var dimension: Int { blockCount * blockLength }

  /// Forms the stage's state, then evaluates it.
  public func evaluate(
    block: Int, at time: Double, stage: RungeKuttaStage, preparation: Preparation,
    derivative: UnsafeMutablePointer<Double>, observables: UnsafeMutablePointer<Double>?
  ) {
    Kernels.selected.combine(count: blockLength, stage)
    evaluate(
      block: block, at: time, state: stage.state, derivative: derivative, observables: observables)
  }
}

extension DifferentialSystem where Preparation == Void {
  /// Nothing.
  public func prepare(block: Int, state: UnsafePointer<Double>) {}
}
