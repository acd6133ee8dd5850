public import NumericalMethods

/// What a generated language looks like, for a chapter's tables.
public struct LanguageDescription: Sendable, Hashable {
  /// A topic, how much of it there is, and what it looks like.
  public struct TopicEntry: Sendable, Hashable {
    /// The topic.
    public var topic: Topic
    /// The number of its questions in the grammar, each in 24 forms.
    public var questionCount: Int
    /// The numbers of its prompts in the splits, in the order of `PromptSplit.allCases`.
    public var promptCounts: [Int]
    /// One of its prompts.
    public var example: Prompt
  }

  /// A writer's responses in numbers: averages over prompts.
  public struct WriterEntry: Sendable, Hashable {
    /// Who writes.
    public var writer: Writer
    /// The mean ground-truth reward, from [−1, 1].
    public var meanReward: Double
    /// The standard deviation of the ground-truth reward over responses to the same prompt, its square
    /// averaged over prompts.
    public var standardDeviation: Double
    /// The mean number of tokens, the end token included.
    public var meanLength: Double
    /// The greatest number of tokens.
    public var maximumLength: Int
  }

  /// A response with what it is worth.
  public struct Example: Sendable, Hashable {
    /// What is asked.
    public var prompt: Prompt
    /// Who answers.
    public var writer: Writer
    /// What is answered.
    public var response: String
    /// Its ground truth in parts.
    public var assessment: GroundTruth
  }

  /// The topics that have a prompt, in the order of `Topic.allCases`.
  public var topics: [TopicEntry]
  /// All writers, in the order of `Writer.allCases`.
  public var writers: [WriterEntry]
  /// One test prompt a topic with a response of every writer.
  public var examples: [Example]
}

extension TokenizedLanguage {
  /// Describes the language by samples of its writers' responses to test prompts.
  ///
  /// - Parameters:
  ///   - responsesPerPrompt: The number of responses of each writer to each test prompt; at least 2.
  ///   - stream: For the responses.
  public func described(responsesPerPrompt: Int, stream: RandomStream) -> LanguageDescription {
    precondition(responsesPerPrompt >= 2, "a standard deviation needs two responses")
    let test = language.prompts(in: .test)
    let writers = Writer.allCases.map { writer in
      entry(of: writer, prompts: test, count: responsesPerPrompt, stream: stream)
    }
    let firsts = Topic.allCases.compactMap { topic in test.first { $0.topic == topic } }
    let examples = firsts.flatMap { prompt in
      Writer.allCases.map { writer in
        let response = text(of: writer, prompt: prompt, number: 0, stream: stream)
        return LanguageDescription.Example(
          prompt: prompt, writer: writer, response: response,
          assessment: language.assessment(prompt: prompt, response: response))
      }
    }
    return LanguageDescription(topics: topicEntries, writers: writers, examples: examples)
  }

  private var topicEntries: [LanguageDescription.TopicEntry] {
    let splits = PromptSplit.allCases.map(language.prompts(in:))
    return Topic.allCases.compactMap { topic in
      let mine = splits.map { $0.filter { $0.topic == topic } }
      guard let example = mine.joined().first else { return nil }
      return LanguageDescription.TopicEntry(
        topic: topic, questionCount: Question.catalogue(on: topic).count,
        promptCounts: mine.map(\.count), example: example)
    }
  }

  private func entry(
    of writer: Writer, prompts: [Prompt], count: Int, stream: RandomStream
  ) -> LanguageDescription.WriterEntry {
    var rewards: [Double] = []
    var variances: [Double] = []
    var lengths: [Int] = []
    for prompt in prompts {
      let texts = (0..<count).map { text(of: writer, prompt: prompt, number: $0, stream: stream) }
      let values = texts.map { language.groundTruth(prompt: prompt, response: $0) }
      let mean = compensatedSum(values) / Double(count)
      rewards.append(mean)
      variances.append(
        compensatedSum(values.map { ($0 - mean) * ($0 - mean) }) / Double(count - 1))
      lengths += texts.map { tokens(ofResponse: $0).count }
    }
    let promptCount = Double(max(1, prompts.count))
    return LanguageDescription.WriterEntry(
      writer: writer, meanReward: compensatedSum(rewards) / promptCount,
      standardDeviation: (compensatedSum(variances) / promptCount).squareRoot(),
      meanLength: Double(lengths.reduce(0, +)) / Double(max(1, lengths.count)),
      maximumLength: lengths.max() ?? 0)
  }

  private func text(
    of writer: Writer, prompt: Prompt, number: Int, stream: RandomStream
  ) -> String {
    let words = [writer.rawValue, prompt.text, "\(number)"]
    return language.response(
      from: writer, to: prompt, stream: words.reduce(stream) { $0.branch($1) })
  }
}
