import CKernels

/// One softmax row: logits, up to two rewards, and a pull towards initial logits.
///
/// p = softmax(logits), q = r − λ(logits − initial logits). The pointers are borrowed for the
/// length of a call; nothing is retained.
public struct SoftmaxRow {
  let row: folio_row
  /// What stages of the row fetch into the CPU's caches where they are given nothing themselves.
  public var ahead: UnsafePointer<Double>?

  /// A row.
  ///
  /// - Parameters:
  ///   - count: The number of outputs, at least 1.
  ///   - logits: The logits [count].
  ///   - reward: r [count].
  ///   - second: A second reward g to watch [count], or nil.
  ///   - initial: The initial logits [count], or nil.
  ///   - regularization: λ ≥ 0; counts only with initial logits.
  public init(
    count: Int, logits: UnsafePointer<Double>, reward: UnsafePointer<Double>,
    second: UnsafePointer<Double>? = nil, initial: UnsafePointer<Double>? = nil,
    regularization: Double = 0
  ) {
    precondition(count > 0, "a softmax row has at least one output")
    row = folio_row(
      count: count, logits: logits, reward: reward, second: second, initial: initial,
      regularization: regularization)
  }
}

extension SoftmaxRow {
  /// The row with its stages told that the rewards so many places further on will be read next.
  public func lookingAhead(by distance: Int) -> Self {
    var result = self
    result.ahead = (row.second ?? row.reward) + distance
    return result
  }
}

/// The moments of a softmax row under its own probabilities.
public struct SoftmaxMoments: Sendable, Hashable {
  /// ln Σ exp(logit).
  public var logNormaliser = 0.0
  /// E r.
  public var mean = 0.0
  /// Var r.
  public var variance = 0.0
  /// E g of the second reward; 0 without one.
  public var secondMean = 0.0
  /// Var g.
  public var secondVariance = 0.0
  /// E q.
  public var objectiveMean = 0.0
  /// Var q.
  public var objectiveVariance = 0.0
  /// √Σ p²(q − E q)²: the length of the objective's gradient by the logits, without underflow.
  public var gradientNorm = 0.0
  /// Σ p²(q − E q)(g − E g): how fast E g rises along that gradient.
  public var secondRate = 0.0
  /// KL(p ‖ initial p); 0 without initial logits.
  public var divergence = 0.0
}

extension Kernels {
  /// Writes softmax(logits) and returns the log-normaliser ln Σ exp(logit).
  ///
  /// Probabilities below 10⁻³⁰⁷ of the largest become 0; the logits less the normaliser keep them.
  public func softmax(
    count: Int, logits: UnsafePointer<Double>, probabilities: UnsafeMutablePointer<Double>
  ) -> Double {
    table.pointee.softmax(count, logits, probabilities)
  }

  /// Writes scale · p∘(q − E q), the gradient of E r − λ KL by the logits, times a scale.
  ///
  /// Rewards are taken relative to that of the likeliest output, so no digits are lost where one
  /// probability is 1 − 10⁻³⁰⁰.
  ///
  /// - Returns: E r and, where the row has a second reward, E g (else 0).
  public func softmaxAscent(
    _ row: SoftmaxRow, scale: Double, derivative: UnsafeMutablePointer<Double>
  ) -> (mean: Double, secondMean: Double) {
    var mean = 0.0
    var secondMean = 0.0
    withUnsafePointer(to: row.row) {
      table.pointee.softmax_ascent($0, scale, derivative, &mean, &secondMean)
    }
    return (mean, secondMean)
  }

  /// The output with the largest logit, the first of equals.
  public func likeliest(count: Int, logits: UnsafePointer<Double>) -> Int {
    table.pointee.softmax_likeliest(count, logits)
  }

  /// The same as ``softmaxAscent(_:scale:derivative:)`` at a stage's logits, formed in the same pass.
  ///
  /// The bits may differ from those of the other in the last place: rewards are taken relative to the output that
  /// was likeliest at the start of the step.
  ///
  /// - Parameters:
  ///   - row: The row; its logits are not read.
  ///   - stage: The logits, as what they are made of.
  ///   - likeliest: The output that is likeliest in the stage's base.
  ///   - scale: The factor.
  ///   - derivative: Where the gradient goes [count].
  /// - Returns: E r and, where the row has a second reward, E g (else 0).
  public func softmaxStage(
    _ row: SoftmaxRow, _ stage: RungeKuttaStage, likeliest: Int, scale: Double,
    derivative: UnsafeMutablePointer<Double>
  ) -> (mean: Double, secondMean: Double) {
    var mean = 0.0
    var secondMean = 0.0
    var place = folio_stage(
      base: stage.base, likeliest: likeliest, count: stage.count, slopes: stage.slopes,
      coefficients: stage.coefficients, state: stage.state,
      keeps_state: stage.keepsState ? 1 : 0, ahead: stage.ahead ?? row.ahead)
    withUnsafePointer(to: row.row) {
      table.pointee.softmax_stage($0, &place, scale, derivative, &mean, &secondMean)
    }
    return (mean, secondMean)
  }

  /// Adds scale · p∘(q − E q) to the logits, as many times as asked.
  ///
  /// - Parameters:
  ///   - row: The row; its logits are those that move.
  ///   - logits: The same logits, to be written.
  ///   - scale: The step size.
  ///   - steps: How often.
  ///   - scratch: Room for 2·count numbers.
  public func softmaxClimb(
    _ row: SoftmaxRow, logits: UnsafeMutablePointer<Double>, scale: Double, steps: Int,
    scratch: UnsafeMutablePointer<Double>
  ) {
    withUnsafePointer(to: row.row) {
      table.pointee.softmax_climb($0, logits, scale, steps, scratch)
    }
  }

  /// All moments of a row.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - scratch: Room for 2·count numbers; the first half holds the probabilities afterwards.
  public func softmaxMoments(_ row: SoftmaxRow, scratch: UnsafeMutablePointer<Double>)
    -> SoftmaxMoments
  {
    var result = folio_row_moments()
    withUnsafePointer(to: row.row) { table.pointee.softmax_moments($0, scratch, &result) }
    return SoftmaxMoments(
      logNormaliser: result.log_normaliser, mean: result.mean, variance: result.variance,
      secondMean: result.second_mean, secondVariance: result.second_variance,
      objectiveMean: result.objective_mean, objectiveVariance: result.objective_variance,
      gradientNorm: result.gradient_norm, secondRate: result.second_rate,
      divergence: result.divergence)
  }

  /// Σ over pairs i < j of wᵢwⱼ where sign(xᵢ − xⱼ) = sign(yᵢ − yⱼ), and Σ over all pairs.
  ///
  /// Two equal values have sign 0 and agree with two equal values alone. n(n − 1)/2 steps.
  public func pairAgreement(
    count: Int, _ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>,
    weights: UnsafePointer<Double>
  ) -> (agreeing: Double, all: Double) {
    var agreeing = 0.0
    var all = 0.0
    table.pointee.pair_agreement(count, x, y, weights, &agreeing, &all)
    return (agreeing, all)
  }
}
