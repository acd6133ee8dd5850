import LanguageModels
import NumericalMethods
import Testing

@Suite struct LanguageTests {
  private let stream = RandomStream(seed: 11, path: ["language"])

  @Test func `Every right answer follows from its question`() throws {
    for topic in Topic.allCases {
      for question in Question.catalogue(on: topic) {
        #expect(question.topic == topic)
        #expect(question.answer.allSatisfy(question.answerKind.contains))
        #expect(question.phrasings.count == 2)
      }
    }
    let counts = Topic.allCases.map { Question.catalogue(on: $0).count }
    // Sums and differences: 6·6. Extremes and comparisons: 6·5 pairs, two questions. Triples of six
    // numbers: 6·5·4. Look-ups: 4·3 pairs of names, 6·5 of numbers, two questions.
    #expect(counts == [36, 36, 14, 12, 60, 120, 120, 720, 60])
    let extreme = try #require(Question.catalogue(on: .extreme).first)
    #expect(extreme.phrasings[0] == Lexicon.words("which is more one or two"))
    #expect(extreme.answer == Lexicon.words("two"))
    #expect(extreme.reason == Lexicon.words("two is more than one"))
  }

  @Test func `The lexicon has no word twice`() {
    #expect(Set(Lexicon.spellings).count == Lexicon.spellings.count)
    #expect(Lexicon.spellings.count <= 128)
  }

  @Test func `Splits are disjoint, as large as asked, and even over topics`() throws {
    let language = try Language(stream: stream)
    let splits = PromptSplit.allCases.map(language.prompts(in:))
    #expect(splits.map(\.count) == [4096, 512, 128, 128])
    #expect(Set(splits.joined()).count == language.settings.promptCount)
    for split in splits {
      for topic in Topic.allCases {
        // Colours have 12 · 24 prompts and opposites 14 · 24, of 4,864; the other seven share the rest.
        let share = Double(split.count { $0.topic == topic }) / Double(split.count)
        let expected =
          switch topic {
          case .colour: 288 / 4864.0
          case .opposite: 336 / 4864.0
          default: (1 - 624 / 4864.0) / 7
          }
        #expect((share - expected).magnitude < 0.012, "\(topic)")
      }
    }
  }

  @Test func `All prompts of the grammar can be asked for, and no more`() throws {
    var settings = LanguageSettings()
    let all = 24 * (36 + 36 + 14 + 12 + 60 + 120 + 120 + 720 + 60)
    settings.supervisedPromptCount = all + 1 - settings.feedbackPromptCount
    settings.testPromptCount = 0
    #expect(throws: LanguageError.tooManyPrompts(requested: all + 1, available: all)) {
      try Language(settings, stream: stream)
    }
    settings.supervisedPromptCount = 1000
    settings.policyGradientShare = 1.5
    #expect(throws: LanguageError.shareOutOfRange(1.5)) { try Language(settings, stream: stream) }
    settings.policyGradientShare = 1
    settings.offPolicyWriters = [WriterShare(.expert, 1), WriterShare(.rude, 0)]
    #expect(throws: LanguageError.tooFewWriters) { try Language(settings, stream: stream) }
    settings.offPolicyWriters = [WriterShare(.expert, -1), WriterShare(.rude, 1)]
    #expect(throws: LanguageError.noWriter) { try Language(settings, stream: stream) }
    settings.referencesPerPrompt = 0
    #expect(throws: LanguageError.negativeCount) { try Language(settings, stream: stream) }
  }

  @Test func `The same stream gives the same language, another one another`() throws {
    let a = try Language(.tiny, stream: stream)
    let b = try Language(.tiny, stream: stream)
    let c = try Language(.tiny, stream: stream.branch("other"))
    for split in PromptSplit.allCases {
      #expect(a.prompts(in: split) == b.prompts(in: split))
      #expect(a.prompts(in: split) != c.prompts(in: split))
    }
    #expect(a.referenceDocuments == b.referenceDocuments)
    let prompt = try #require(a.prompts(in: .test).first)
    let pair = a.offPolicyPair(for: prompt, stream: stream)
    #expect(pair == b.offPolicyPair(for: prompt, stream: stream))
    #expect(pair != a.offPolicyPair(for: prompt, stream: stream.branch("2")))
  }

  @Test func `Pairs from other sources are of two writers, each as often as its weight says`()
    throws
  {
    let language = try Language(.tiny, stream: stream)
    let prompt = try #require(language.prompts(in: .rewardModel).first)
    var counts: [Writer: Int] = [:]
    for number in 0..<700 {
      let pair = language.offPolicyPair(for: prompt, stream: stream.branch("\(number)"))
      #expect(pair.writers.count == 2 && pair.writers[0] != pair.writers[1])
      for writer in pair.writers { counts[writer, default: 0] += 1 }
    }
    #expect(counts[.ordinary] == nil)
    #expect(counts[.careless] == nil)
    // 700 pairs of two of six writers: each is in 700/3 of them, standard deviation √(700 · 2/9) ≈ 12.5.
    #expect(counts.count == 6 && counts.values.allSatisfy { (183...283).contains($0) })
  }

  @Test func `An expert is worth one unless the length cannot be met`() throws {
    let language = try Language(.tiny, stream: stream)
    for prompt in language.prompts(in: .rewardModel) {
      let response = language.response(from: .expert, to: prompt, stream: stream)
      let parts = language.assessment(prompt: prompt, response: response)
      #expect(parts.correctness == 1, "\(prompt.text): \(response)")
      #expect(parts.politeness == 1 && parts.fluency == 1 && parts.freshness == 1)
      #expect(parts.soundness == (prompt.length == .reasoned ? 1 : nil))
      #expect(parts.lengthFit >= 0.5)
      #expect(!parts.isHedged && !parts.isOffence)
    }
  }

  @Test(arguments: [Writer.expert, .careless, .terse, .ordinary])
  func `A writer's responses are worth what all that it may write is in the mean`(
    writer: Writer
  ) throws {
    let language = try Language(.tiny, stream: stream)
    let count = 30
    var (found, expected, squares) = (0.0, 0.0, 0.0)
    let prompts = language.prompts(in: .test)
    for prompt in prompts {
      let mean = WriterExpectation(traits: writer.traits, prompt: prompt).reward
      expected += mean / Double(prompts.count)
      for number in 0..<count {
        let reward = language.groundTruth(
          prompt: prompt,
          response: language.response(
            from: writer, to: prompt,
            stream: stream.branch(writer.rawValue).branch(prompt.text).branch("\(number)")))
        found += reward / Double(prompts.count * count)
        squares += (reward - mean) * (reward - mean)
      }
    }
    let samples = Double(prompts.count * count)
    let error = (squares / samples / samples).squareRoot()
    // What the expectation leaves out: at most so many responses of up to 18 words, each worth up to 2 more or less.
    let traits = writer.traits
    let leftOut =
      traits.rudeness + traits.repetition + traits.distraction + traits.mixing
      + 18 * (traits.slips + traits.misspellings)
    #expect((found - expected).magnitude <= 4 * error + 2 * leftOut + 1e-12)
  }

  @Test func `Writers differ in what their responses are worth`() throws {
    let language = try Language(.tiny, stream: stream)
    let tokenized = try TokenizedLanguage(language, vocabularySize: 144)
    let description = tokenized.described(responsesPerPrompt: 8, stream: stream)
    #expect(description.writers.map(\.writer) == Writer.allCases)
    #expect(description.topics.count == 9)
    #expect(description.examples.count == 9 * 8)
    func entry(_ writer: Writer) throws -> LanguageDescription.WriterEntry {
      try #require(description.writers.first { $0.writer == writer })
    }
    let ordinary = try entry(.ordinary)
    #expect(ordinary.standardDeviation > 0.3)
    #expect(try entry(.expert).meanReward > 0.9)
    #expect(try entry(.offTopic).meanReward < -0.6)
    #expect(try entry(.garbled).meanReward < ordinary.meanReward - 0.4)
    #expect(try entry(.careless).meanReward < ordinary.meanReward)
    #expect(try entry(.verbose).meanLength > 1.4 * ordinary.meanLength)
    #expect(try entry(.terse).meanLength < 0.6 * ordinary.meanLength)
  }
}
