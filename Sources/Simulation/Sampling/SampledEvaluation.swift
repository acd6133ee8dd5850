public import NumericalMethods

/// What samples say of a reward model.
///
/// Source: the evaluation of Razin et al. (2025), with n = 10 outputs for each of 500 prompts.
public struct SampledEvaluation: Sendable, Hashable {
  /// E_x of the unbiased sample variance Σ(r_i − r̄)²/(n − 1) of a prompt's rewards: its mean over draws is
  /// E_x Var_π[r].
  public var rewardVariance: Double
  /// E_x of the share of pairs i < j of a prompt's samples with sign(r_i − r_j) = sign(g_i − g_j).
  ///
  /// Two equal rewards agree with two equal ground truths alone; so an output drawn twice agrees with itself.
  public var accuracy: Double
}

extension SampledOutputs {
  /// Evaluates a reward model on the samples.
  ///
  /// - Parameters:
  ///   - reward: r.
  ///   - groundTruth: g.
  public func evaluation(of reward: RewardTable, against groundTruth: RewardTable)
    -> SampledEvaluation
  {
    evaluations(of: [reward], against: groundTruth)[0]
  }

  /// Evaluates several reward models on the same samples.
  ///
  /// The samples of a prompt are gathered by output and put in the order of the ground truth once for all models.
  ///
  /// - Parameters:
  ///   - rewards: The models.
  ///   - groundTruth: g; all have the prompts and outputs of the policy that was drawn from, and at least two
  ///     samples for each prompt.
  ///   - workers: The threads that share the prompts; their number changes no bit.
  ///   - kernels: The kernels to compute with; all give the same bits.
  /// - Complexity: For each prompt and model, m(m − 1)/2 comparisons for m different outputs drawn.
  public func evaluations(
    of rewards: [RewardTable], against groundTruth: RewardTable, workers: WorkerTeam = .single,
    kernels: Kernels = .selected
  ) -> [SampledEvaluation] {
    for reward in rewards + [groundTruth] {
      precondition(
        reward.promptCount == promptCount && reward.outputCount == outputCount,
        "rewards and samples have the same prompts and outputs")
    }
    precondition(samplesPerPrompt >= 2, "a prompt has at least two samples")
    let models = rewards.count
    let empty = SampledEvaluation(rewardVariance: 0, accuracy: 0)
    var prompts = [SampledEvaluation](repeating: empty, count: promptCount * models)
    prompts.withUnsafeMutableBufferPointer { prompts in
      workers.run(parts: promptCount) { prompt in
        let tally = SampleTally(samples(prompt: prompt), orderedBy: groundTruth.row(prompt))
        for (model, reward) in rewards.enumerated() {
          prompts[prompt * models + model] = tally.evaluation(of: reward.row(prompt), kernels)
        }
      }
    }
    return rewards.indices.map { model in
      func mean(_ value: (SampledEvaluation) -> Double) -> Double {
        compensatedSum((0..<promptCount).map { value(prompts[$0 * models + model]) })
          / Double(promptCount)
      }
      return SampledEvaluation(
        rewardVariance: mean(\.rewardVariance), accuracy: mean(\.accuracy))
    }
  }
}
