/// Runs what plans ask for and is not at hand.
public protocol Executor: Sendable {
  /// Runs plans, and returns when all is done or the execution has been stopped.
  ///
  /// The calling thread waits. Results do not depend on the number or the order of the workers.
  ///
  /// - Parameters:
  ///   - plans: What to run; their ids differ.
  ///   - observer: Told what happens, from any thread.
  func run(_ plans: [ExperimentPlan], observer: any ExecutionObserver) -> ExecutionReport
}

extension Executor {
  /// Runs plans without telling anyone what happens.
  public func run(_ plans: [ExperimentPlan]) -> ExecutionReport {
    run(plans, observer: SilentObserver())
  }
}
