public import NumericalMethods

/// How a training run went.
public struct TrainingCurve: Sendable, Hashable {
  /// The loss of each step's batch before its update [steps].
  public var losses: [Double]
  /// The norm of each step's gradient before clipping [steps].
  public var gradientNorms: [Double]
  /// What held-out data said, in the order of the steps.
  public var evaluations: [HeldOutEvaluation]

  /// A curve.
  public init(
    losses: [Double] = [], gradientNorms: [Double] = [], evaluations: [HeldOutEvaluation] = []
  ) {
    self.losses = losses
    self.gradientNorms = gradientNorms
    self.evaluations = evaluations
  }
}

/// What held-out data say of a network at one moment of its training.
public struct HeldOutEvaluation: Sendable, Hashable {
  /// The number of steps trained before.
  public var step: Int
  /// The loss over all held-out data at once.
  public var loss: Double
  /// The share of pairs that a reward model orders as they are labelled, from 0 to 1; nil for language models.
  public var accuracy: Double?

  /// An evaluation.
  public init(step: Int, loss: Double, accuracy: Double? = nil) {
    self.step = step
    self.loss = loss
    self.accuracy = accuracy
  }
}

/// What a training run gives.
public struct TrainingOutcome<Scalar: KernelScalar>: Sendable {
  /// The trained network.
  public var parameters: NetworkParameters<Scalar>
  /// How it went.
  public var curve: TrainingCurve
}
