public import NumericalMethods
import Synchronization

/// Policy gradient in discrete steps with exact gradients: θ ← θ + η∇φ(θ).
///
/// Prompts do not act on each other, so each takes all its steps in one go, in the CPU's caches.
public struct GradientAscent: Sendable {
  /// What is optimised.
  public let problem: TabularProblem
  /// η; each prompt's logits move by η/N times the prompt's own gradient.
  public let stepSize: Double
  /// The kernels to compute with; all give the same bits.
  public let kernels: Kernels
  /// The threads that share the prompts; their number changes no bit.
  public var workers: WorkerTeam = .single

  /// The ascent of a problem from its initial policy.
  public init(_ problem: TabularProblem, stepSize: Double, kernels: Kernels = .selected) {
    precondition(stepSize > 0, "the step size is positive")
    self.problem = problem
    self.stepSize = stepSize
    self.kernels = kernels
  }

  /// The policy after the given numbers of steps.
  ///
  /// - Parameters:
  ///   - steps: Not negative, ascending.
  ///   - isCancelled: Asked often; where it says yes, `CancellationError` is thrown.
  ///   - body: Called with each number of steps and the policy after them, in order.
  /// - Throws: `CancellationError`; what `body` throws.
  public func follow(
    at steps: [Int], isCancelled: () -> Bool = { false },
    _ body: (Int, TabularPolicy) throws -> Void
  ) throws {
    var policy = problem.initialPolicy
    var done = 0
    for target in steps {
      precondition(target >= done, "the numbers of steps are ascending")
      try advance(&policy, by: target - done, isCancelled)
      done = target
      try body(done, policy)
    }
  }

  private func advance(
    _ policy: inout TabularPolicy, by steps: Int, _ isCancelled: () -> Bool
  ) throws {
    guard steps > 0 else { return }
    let count = problem.outputCount
    let isStopped = Atomic(false)
    // Whole cache lines for each thread: none is written by two.
    let length = (3 * count + 7) / 8 * 8
    policy.logits.withUnsafeMutableBufferPointer { logits in
      withUnsafeTemporaryAllocation(
        byteCount: workers.threadCount * length * 8, alignment: 64
      ) { scratch in
        let places = scratch.bindMemory(to: Double.self)
        guard let start = logits.baseAddress, let place = places.baseAddress else { return }
        workers.run(parts: problem.promptCount) { prompt, worker in
          let own = place + worker * length
          own.initialize(from: start + prompt * count, count: count)
          climb(prompt, own, by: steps, scratch: own + count) {
            // The calling thread alone asks.
            if worker == 0, isCancelled() { isStopped.store(true, ordering: .relaxed) }
            return isStopped.load(ordering: .relaxed)
          }
          (start + prompt * count).update(from: own, count: count)
        }
      }
    }
    if isStopped.load(ordering: .relaxed) { throw CancellationError() }
  }

  /// Takes a prompt's steps, asking about every 10 ms whether to stop.
  private func climb(
    _ prompt: Int, _ logits: UnsafeMutablePointer<Double>, by steps: Int,
    scratch: UnsafeMutablePointer<Double>, unless isStopped: () -> Bool
  ) {
    let scale = stepSize / Double(problem.promptCount)
    // A deviation that moves with the policy is asked for before each step.
    let isMoving = problem.normalization == .perPrompt
    let portion = isMoving ? 1 : max(1, 4_000_000 / problem.outputCount)
    for first in stride(from: 0, to: steps, by: portion) where !isStopped() {
      let deviation = problem.deviation(prompt: prompt, logits: logits, kernels: kernels)
      problem.withRow(prompt, logits: logits, watches: false, deviation: deviation) { row in
        kernels.softmaxClimb(
          row, logits: logits, scale: scale / deviation, steps: min(portion, steps - first),
          scratch: scratch)
      }
    }
  }
}
