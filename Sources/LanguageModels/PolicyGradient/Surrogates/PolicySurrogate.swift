/// The loss of a rollout whose gradient a step follows, as a function of the log-probabilities of its tokens.
///
/// The loss is the mean over all responses of the batch. What a network needs of it are cotangents: the numbers c
/// for which Σ c·∇log π(y_l | x, y_<l), over all tokens, is the gradient of the loss.
public enum PolicySurrogate: Sendable, Hashable {
  /// −A log π(y | x): the score-function estimator, for one step on each rollout.
  ///
  /// Source: R. J. Williams, "Simple statistical gradient-following algorithms for connectionist reinforcement
  /// learning" (1992), theorem 1.
  case scoreFunction
  /// PPO-clip, for several steps on each rollout.
  case clipped(ClippedSurrogate)

  /// The cotangents of one response's tokens.
  ///
  /// - Parameters:
  ///   - advantage: A of the response.
  ///   - logProbabilities: log π(y_l | x, y_<l) of the policy as it is, `[tokens]`.
  ///   - behavior: The same of the policy that made the rollout.
  ///   - responseCount: The number of responses in the batch, over which the loss is a mean.
  /// - Returns: ∂loss/∂log π(y_l | x, y_<l), `[tokens]`.
  public func cotangents(
    advantage: Double, logProbabilities: [Double], behavior: [Double], responseCount: Int
  ) -> [Double] {
    precondition(responseCount > 0, "a batch has at least one response")
    let weight = 1 / Double(responseCount)
    switch self {
    case .scoreFunction:
      return [Double](repeating: -weight * advantage, count: logProbabilities.count)
    case .clipped(let surrogate):
      return surrogate.cotangents(
        advantage: advantage, logProbabilities: logProbabilities, behavior: behavior
      ).map { weight * $0 }
    }
  }
}
