public import NumericalMethods

/// Outputs drawn from a policy, the same number for each prompt.
///
/// What an evaluation of reward models sees where outputs cannot be enumerated; beside the exact
/// moments it shows what sampling does to them.
public struct SampledOutputs: Sendable, Hashable {
  /// The number of prompts N.
  public let promptCount: Int
  /// The number of outputs K of each prompt.
  public let outputCount: Int
  /// The number of samples n of each prompt.
  public let samplesPerPrompt: Int
  /// The outputs drawn, from 0 to K − 1, prompt by prompt [prompts × samples].
  public let outputs: [Int32]

  /// Draws outputs by the inverse of the cumulative distribution.
  ///
  /// With C the running sum of the probabilities in the order of the outputs, u draws the output
  /// #{k : C_k ≤ u·C_{K−1}}, at most K − 1.
  ///
  /// - Parameters:
  ///   - policy: What is drawn from.
  ///   - uniforms: Numbers u from [0, 1), the same number for each prompt [prompts × samples].
  ///   - workers: The threads that share the prompts; their number changes nothing.
  public init(from policy: TabularPolicy, uniforms: [Double], workers: WorkerTeam = .single) {
    let (prompts, count) = (policy.promptCount, policy.outputCount)
    precondition(
      !uniforms.isEmpty && uniforms.count.isMultiple(of: prompts),
      "every prompt has the same number of samples")
    let samples = uniforms.count / prompts
    promptCount = prompts
    outputCount = count
    samplesPerPrompt = samples
    outputs = [Int32](unsafeUninitializedCapacity: uniforms.count) { outputs, initialized in
      initialized = uniforms.count
      workers.run(parts: prompts) { prompt in
        var sums = policy.probabilities(prompt: prompt)
        for place in 1..<max(count, 1) { sums[place] += sums[place - 1] }
        for place in prompt * samples..<(prompt + 1) * samples {
          let drawn = Self.count(in: sums, upTo: uniforms[place] * sums[count - 1])
          outputs[place] = Int32(min(drawn, count - 1))
        }
      }
    }
  }

  /// The samples of a prompt.
  public func samples(prompt: Int) -> ArraySlice<Int32> {
    outputs[prompt * samplesPerPrompt..<(prompt + 1) * samplesPerPrompt]
  }

  /// How many of the ascending numbers are at most `limit`.
  private static func count(in ascending: [Double], upTo limit: Double) -> Int {
    var (first, rest) = (0, ascending.count)
    while rest > 0 {
      let half = rest / 2
      if ascending[first + half] <= limit {
        first += half + 1
        rest -= half + 1
      } else {
        rest = half
      }
    }
    return first
  }
}
