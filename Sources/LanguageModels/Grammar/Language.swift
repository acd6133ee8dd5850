public import NumericalMethods

/// A generated language with a ground truth: prompts in disjoint splits, responses from several writers,
/// and a reward for any response to any prompt.
///
/// Prompts ask small questions on nine topics in a polite, plain or hurried tone, and for a short, free or
/// reasoned response. Everything follows from the settings and the random stream. Source: *ours*.
public struct Language: Sendable {
  /// What the language was made from.
  public let settings: LanguageSettings
  private let stream: RandomStream
  private let splits: [PromptSplit: [Prompt]]

  /// The language of these settings.
  ///
  /// - Throws: `LanguageError` if the settings do not describe one.
  public init(_ settings: LanguageSettings = .init(), stream: RandomStream) throws(LanguageError) {
    try settings.validate()
    self.settings = settings
    self.stream = stream
    splits = PromptSelection.splits(settings, stream: stream.branch("prompts"))
  }

  /// The prompts of a split, in random order.
  public func prompts(in split: PromptSplit) -> [Prompt] { splits[split] ?? [] }

  /// The reference responses to a prompt, `referencesPerPrompt` many, of mixed quality.
  public func referenceResponses(to prompt: Prompt) -> [String] {
    let stream = stream.branch("references").branch(prompt.text)
    return (0..<settings.referencesPerPrompt).map { number in
      var stream = stream.branch("\(number)")
      let writer = Language.draw(settings.referenceWriters, from: &stream)
      return response(from: writer, to: prompt, stream: stream.branch("text"))
    }
  }

  /// The supervised prompts with their reference responses, a document each; a prompt's follow each other.
  public var referenceDocuments: [Document] {
    prompts(in: .supervised).flatMap { prompt in
      referenceResponses(to: prompt).map { Document(prompt: prompt.text, response: $0) }
    }
  }

  /// A writer's response to a prompt, of at most 18 words.
  ///
  /// The same stream gives the same response.
  public func response(from writer: Writer, to prompt: Prompt, stream: RandomStream) -> String {
    var writing = ResponseWriting(traits: writer.traits, prompt: prompt, stream: stream)
    return writing.text()
  }

  /// Responses of two different writers to a prompt, drawn by the weights of the off-policy writers.
  public func offPolicyPair(for prompt: Prompt, stream: RandomStream) -> OffPolicyPair {
    var stream = stream
    let shares = settings.offPolicyWriters
    let first = Language.draw(shares, from: &stream)
    let second = Language.draw(shares.filter { $0.writer != first }, from: &stream)
    return OffPolicyPair(
      writers: [first, second],
      responses: [
        response(from: first, to: prompt, stream: stream.branch("first")),
        response(from: second, to: prompt, stream: stream.branch("second")),
      ])
  }

  /// The ground-truth reward of any text as a response to a prompt, from [−1, 1].
  public func groundTruth(prompt: Prompt, response: String) -> Double {
    assessment(prompt: prompt, response: response).reward
  }

  /// The parts that the ground-truth reward is made of.
  public func assessment(prompt: Prompt, response: String) -> GroundTruth {
    GroundTruth(of: Lexicon.read(response), to: prompt)
  }

  private static func draw(_ shares: [WriterShare], from stream: inout RandomStream) -> Writer {
    var rest = stream.uniform() * shares.reduce(0) { $0 + $1.weight }
    let possible = shares.filter { $0.weight > 0 }
    for share in possible.dropLast() {
      rest -= share.weight
      if rest < 0 { return share.writer }
    }
    return possible.last?.writer ?? .ordinary
  }
}

/// Two writers' responses to the same prompt.
public struct OffPolicyPair: Sendable, Hashable {
  /// Who wrote them, in the order of the responses.
  public var writers: [Writer]
  /// The two texts.
  public var responses: [String]
}
