import LanguageModels
import NumericalMethods

/// Preference pairs of a split's prompts, on-policy and from other writers, labelled by the ground truth.
struct PreferenceData {
  /// The mixes of both sources; prompts without a pair of either are left out.
  let mix: PreferenceMix

  /// Draws pairs.
  ///
  /// - Parameters:
  ///   - policy: The initial policy, whose samples the on-policy pairs are.
  ///   - language: The language.
  ///   - split: The prompts.
  ///   - pairsPerPrompt: How many pairs of each source a prompt has.
  ///   - maximumLength: The greatest number of tokens of a sample, and where others' responses are cut off.
  ///   - stream: Where pairs are drawn from; the writers' do not depend on the policy.
  ///   - team: The threads that share each batch of samples.
  ///   - isCancelled: Asked often; where it says yes, `CancellationError` is thrown.
  init(
    of policy: NetworkParameters<Float>, _ language: TokenizedLanguage, in split: PromptSplit,
    pairsPerPrompt: Int, maximumLength: Int, stream: RandomStream, team: WorkerTeam,
    isCancelled: () -> Bool
  ) throws {
    let prompts = language.language.prompts(in: split).flatMap {
      [Prompt](repeating: $0, count: pairsPerPrompt)
    }
    let tokens = prompts.map(language.tokens(of:))
    let offPolicy = try PreferenceLabelling(
      prompts: tokens, groundTruth: language, source: .offPolicy, isCancelled: isCancelled
    ) { places, draw in
      places.map { place in
        let stream = stream.branch("writers").branch("\(place)").branch("\(draw)")
        let pair = language.offPolicyPair(
          for: prompts[place], maximumLength: maximumLength, stream: stream)
        return (pair.responses[0], pair.responses[1])
      }
    }
    let onPolicy = try PreferenceLabelling(
      samplesOf: NetworkEvaluator(policy, team: team), prompts: tokens, groundTruth: language,
      maximumLength: maximumLength, endToken: BytePairTokenizer.endToken,
      stream: stream.branch("samples"), isCancelled: isCancelled)
    mix = PreferenceMix(
      onPolicy: onPolicy, offPolicy: offPolicy, stream: Self.order(of: stream))
  }

  /// Where the order in which prompts turn on-policy is drawn from, given where the pairs are.
  static func order(of stream: RandomStream) -> RandomStream { stream.branch("mix") }
}
