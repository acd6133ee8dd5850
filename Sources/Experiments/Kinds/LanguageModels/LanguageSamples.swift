import LanguageModels
import NumericalMethods
public import Results

/// Responses to some prompts from every source, for people to read; one row a response.
public enum LanguageSamples: ArgumentChecking {
  /// The name authors write.
  public static let name = "language-samples"
  /// What it computes.
  public static let summary =
    "prompts with responses of reference writers, other writers, the initial policy and a trained one"
  static let splitName = Parameter<String>(
    "split", default: PromptSplit.test.rawValue, choices: PromptSplit.allCases.map(\.rawValue),
    "the prompts’ split; held-out documents for a ‘corpus’")
  static let prompts = Parameter<Int>(
    "promptCount", default: 6, least: 1, greatest: 10_000,
    "number of prompts, the first of the split"
  )
  static let samples = Parameter<Int>(
    "samplesPerSource", default: 1, least: 1, greatest: 10_000,
    "number of responses of each source to each prompt")
  static let isTrained = Parameter<Bool>(
    "trained", default: false,
    "whether a policy is trained too, against the reward model, and sampled"
  )
  /// The language, the initial policy, and for a trained one everything that names it.
  public static let parameters: [any ParameterDeclaration] =
    [splitName, prompts, samples, isTrained] + PolicyGradientRun.parameters
  /// One row a response.
  public static let columns = [
    ResultColumn("prompt_number", .integer, "the prompt, from 1"),
    ResultColumn("topic", .string, "what it asks about; missing for a ‘corpus’"),
    ResultColumn("tone", .string, "how it wishes to be spoken to; missing for a ‘corpus’"),
    ResultColumn("prompt", .string, "the prompt"),
    ResultColumn(
      "source", .string,
      "who responds: reference, a writer’s name, ‘initial policy’ or ‘trained policy’"),
    ResultColumn("response", .string, "the response"),
    ResultColumn("tokens", .integer, "its number of tokens, the end token included"),
    ResultColumn("ground_truth", .number, "its ground truth; missing for a ‘corpus’"),
  ]

  /// What does not go together.
  public static func mistakes(at points: [Arguments]) -> [ArgumentMistake] {
    LanguageMistakes.mistakes(at: points) { arguments in
      arguments[isTrained]
        ? .policyGradient(RewardModelChoice(named: arguments[RewardModelParameters.model]))
        : .policy
    }
  }

  /// The policies that are sampled.
  public static func needs(_ arguments: Arguments) -> [SharedNeed] {
    [SharedNeed(InitialPolicyTraining.self, arguments)]
      + (arguments[isTrained] ? [SharedNeed(PolicyGradientRun.self, arguments)] : [])
  }

  /// Computes the rows.
  public static func run(_ arguments: Arguments, _ context: WorkContext) throws -> Table {
    let policy = try InitialPolicyTraining.policy(arguments, context)
    let trained =
      arguments[isTrained]
      ? try TrainedNetwork(context.result(of: PolicyGradientRun.self, arguments)) : nil
    return try reportingLanguageFailures {
      let source = try LanguageSource(arguments, context)
      var sampled = [("initial policy", policy)]
      if let trained { sampled.append(("trained policy", try trained.parameters())) }
      let written = written(source, arguments, context)
      var drawn: [(name: String, groups: [PromptGroup])] = []
      for (name, network) in sampled {
        let groups = try NetworkEvaluator(network, team: context.team).samples(
          written.map(\.tokens), count: arguments[samples],
          maximumLength: arguments[InitialPolicyParameters.responseLength],
          stream: context.instanceStream("language samples"),
          isCancelled: { context.isCancelled })
        drawn.append((name, groups))
      }
      var rows = RowCollector(columns)
      for (place, prompt) in written.enumerated() {
        var responses = prompt.responses
        for (name, groups) in drawn {
          responses += groups[place].responses.map { (source: name, tokens: $0) }
        }
        for (name, response) in responses {
          rows.add(cells(source, place + 1, prompt, name, response))
        }
      }
      return try rows.table
    }
  }

  private static func cells(
    _ source: LanguageSource, _ number: Int, _ prompt: Written, _ name: String, _ response: [Token]
  ) -> [any ResultCell] {
    let text = source.tokenizer.text(of: prompt.tokens)
    let answer = source.tokenizer.text(of: response)
    let reward = source.generated?.groundTruth(prompt: prompt.tokens, response: response)
    let topic: String? = prompt.prompt?.topic.rawValue
    let tone: String? = prompt.prompt?.tone.rawValue
    return [number, topic, tone, text, name, answer, response.count, reward]
  }

  /// A prompt with what people wrote.
  private struct Written {
    var tokens: [Token]
    /// Nil for a file's.
    var prompt: Prompt?
    var responses: [(source: String, tokens: [Token])]
  }

  private static func written(
    _ source: LanguageSource, _ arguments: Arguments, _ context: WorkContext
  ) -> [Written] {
    let (count, samples) = (arguments[prompts], arguments[samples])
    guard let generated = source.generated else {
      return source.heldOut.prefix(count).map { group in
        Written(
          tokens: group.prompt, responses: group.responses.prefix(samples).map { ("reference", $0) }
        )
      }
    }
    let split = PromptSplit(rawValue: arguments[splitName]) ?? .test
    let language = generated.language
    return language.prompts(in: split).prefix(count).map { prompt in
      let references = language.referenceResponses(to: prompt).prefix(samples).map {
        (source: "reference", tokens: generated.tokens(ofResponse: $0))
      }
      let stream = context.instanceStream("writers").branch(prompt.text)
      let others = language.settings.offPolicyWriters.flatMap { share in
        (0..<samples).map { number in
          let text = language.response(
            from: share.writer, to: prompt,
            stream: stream.branch(share.writer.rawValue).branch("\(number)"))
          return (source: share.writer.rawValue, tokens: generated.tokens(ofResponse: text))
        }
      }
      return Written(
        tokens: generated.tokens(of: prompt), prompt: prompt, responses: references + others)
    }
  }
}
