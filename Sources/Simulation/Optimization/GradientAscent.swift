public import NumericalMethods

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
    let scale = stepSize / Double(problem.promptCount)
    // About 10 ms of work between two questions; a deviation that moves with the policy is asked for
    // before each step.
    let portion = problem.normalization == .perPrompt ? 1 : max(1, 4_000_000 / count)
    var scratch = [Double](repeating: 0, count: count)
    try policy.logits.withUnsafeMutableBufferPointer { logits in
      guard let start = logits.baseAddress else { return }
      for prompt in 0..<problem.promptCount {
        let place = start + prompt * count
        for first in stride(from: 0, to: steps, by: portion) {
          if isCancelled() { throw CancellationError() }
          let deviation = problem.deviation(prompt: prompt, logits: place, kernels: kernels)
          problem.withRow(prompt, logits: place, deviation: deviation) { row in
            kernels.softmaxClimb(
              row, logits: place, scale: scale / deviation, steps: min(portion, steps - first),
              scratch: &scratch)
          }
        }
      }
    }
  }
}
