import LanguageModels
import NumericalMethods
import Testing

@Suite struct TokenizedLanguageTests {
  private let stream = RandomStream(seed: 12, path: ["tokens"])

  private func tokenized(_ size: Int = 144) throws -> TokenizedLanguage {
    try TokenizedLanguage(try Language(.tiny, stream: stream), vocabularySize: size)
  }

  @Test func `Prompts and references are tokens of the vocabulary and can be read again`() throws {
    let tokenized = try tokenized()
    let language = tokenized.language
    for (prompt, group) in zip(language.prompts(in: .supervised), tokenized.referenceGroups) {
      #expect(tokenized.tokenizer.text(of: group.prompt) == prompt.text)
      #expect(group.prompt.last == BytePairTokenizer.separatorToken)
      #expect(tokenized.prompt(of: group.prompt) == prompt)
      let texts = group.responses.map { tokenized.tokenizer.text(of: $0) }
      #expect(texts == language.referenceResponses(to: prompt))
      for tokens in group.responses + [group.prompt] {
        #expect(tokens.allSatisfy { (0..<tokenized.tokenizer.vocabularySize).contains(Int($0)) })
        #expect(!tokens.contains(BytePairTokenizer.escapeToken))
      }
      #expect(group.responses.allSatisfy { $0.last == BytePairTokenizer.endToken })
    }
  }

  @Test func `Most words are one token`() throws {
    var settings = LanguageSettings()
    settings.supervisedPromptCount = 512
    settings.feedbackPromptCount = 64
    let tokenized = try TokenizedLanguage(
      try Language(settings, stream: stream), vocabularySize: 144)
    let prompts = PromptSplit.allCases.flatMap(tokenized.prompts(in:)).map(\.count)
    #expect(prompts.max() ?? 99 <= 15)
    let responses = tokenized.referenceGroups.flatMap(\.responses).map(\.count).sorted()
    #expect(responses[responses.count * 99 / 100] <= 20)
    let words = tokenized.language.referenceDocuments.flatMap { $0.prompt.split(separator: " ") }
    let counts = tokenized.tokenizer.encode(words.map(String.init)).map(\.count)
    #expect(counts.count { $0 == 1 } >= counts.count * 98 / 100)
  }

  @Test(arguments: [64, 96, 144])
  func `The ground truth of tokens is that of their text`(size: Int) throws {
    let tokenized = try tokenized(size)
    var stream = stream.branch("random")
    for prompt in tokenized.language.prompts(in: .policyGradient) {
      let tokens = tokenized.tokens(of: prompt)
      for writer in Writer.allCases {
        let text = tokenized.language.response(
          from: writer, to: prompt, stream: stream.branch(writer.rawValue + prompt.text))
        #expect(
          tokenized.groundTruth(prompt: tokens, response: tokenized.tokens(ofResponse: text))
            == tokenized.language.groundTruth(prompt: prompt, response: text))
      }
      // Any tokens but the end and the separator, which text does not have.
      for _ in 0..<20 {
        let response = (0..<stream.index(below: 16)).map { _ in
          Token(2 + stream.index(below: tokenized.tokenizer.vocabularySize - 2))
        }
        let text = tokenized.tokenizer.text(of: response)
        #expect(
          tokenized.groundTruth(prompt: tokens, response: response)
            == tokenized.language.groundTruth(prompt: prompt, response: text))
      }
    }
  }

  @Test func `Nothing is read after the end, and a separator is no word`() throws {
    let tokenized = try tokenized()
    let prompt = try #require(tokenized.language.prompts(in: .test).first)
    let tokens = tokenized.tokens(of: prompt)
    let response = tokenized.tokens(ofResponse: prompt.answer)
    let right = tokenized.groundTruth(prompt: tokens, response: response)
    #expect(tokenized.groundTruth(prompt: tokens, response: response + response) == right)
    #expect(tokenized.groundTruth(prompt: tokens, response: Array(response.dropLast())) == right)
    let spoilt = tokenized.groundTruth(prompt: tokens, response: [1] + response)
    #expect(
      spoilt == tokenized.language.groundTruth(prompt: prompt, response: "ζ " + prompt.answer))
    #expect(spoilt < right)
  }

  @Test func `A tokenizer from a checkpoint gives the same tokens`() throws {
    let tokenized = try tokenized()
    let text = tokenized.tokenizer.portableDescription
    let again = TokenizedLanguage(
      tokenized.language, tokenizer: try BytePairTokenizer(portableDescription: text))
    #expect(again.referenceGroups == tokenized.referenceGroups)
  }
}
