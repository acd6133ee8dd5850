public import NumericalMethods

/// A generated language in tokens: what networks are trained on and scored by.
public struct TokenizedLanguage: Sendable {
  /// The prompts, writers and ground truth.
  public let language: Language
  /// Trained on the supervised prompts and their reference responses.
  public let tokenizer: BytePairTokenizer
  private let promptOfTokens: [[Token]: Prompt]
  private let tokensOfPrompt: [Prompt: [Token]]
  private let reader: WordReader

  /// Trains a tokenizer on a language's reference documents and tokenizes its prompts.
  ///
  /// - Throws: `TokenizerError` if the vocabulary is too small to spell the documents, or if there are none.
  public init(_ language: Language, vocabularySize: Int) throws(TokenizerError) {
    let documents = language.referenceDocuments
    let tokenizer = try BytePairTokenizer(
      training: documents.flatMap { [$0.prompt, $0.response] }, vocabularySize: vocabularySize)
    self.init(language, tokenizer: tokenizer)
  }

  /// A language under a tokenizer trained before.
  public init(_ language: Language, tokenizer: BytePairTokenizer) {
    self.language = language
    self.tokenizer = tokenizer
    var promptOfTokens: [[Token]: Prompt] = [:]
    var tokensOfPrompt: [Prompt: [Token]] = [:]
    for split in PromptSplit.allCases {
      for prompt in language.prompts(in: split) {
        let tokens = tokenizer.encode(prompt: prompt.text)
        promptOfTokens[tokens] = prompt
        tokensOfPrompt[prompt] = tokens
      }
    }
    self.promptOfTokens = promptOfTokens
    self.tokensOfPrompt = tokensOfPrompt
    reader = WordReader(tokenizer)
  }

  /// The tokens of a prompt, the separator at their end.
  public func tokens(of prompt: Prompt) -> [Token] {
    tokensOfPrompt[prompt] ?? tokenizer.encode(prompt: prompt.text)
  }

  /// The tokens of a response, the end token at their end.
  public func tokens(ofResponse response: String) -> [Token] {
    tokenizer.encode(response: response)
  }

  /// The prompts of a split in tokens, in the order of `Language.prompts(in:)`.
  public func prompts(in split: PromptSplit) -> [[Token]] {
    language.prompts(in: split).map(tokens(of:))
  }

  /// The prompt that these tokens, the separator included, are; nil if it is not one of the language's.
  public func prompt(of tokens: [Token]) -> Prompt? { promptOfTokens[tokens] }

  /// The supervised prompts with all their reference responses, a group a prompt.
  public var referenceGroups: [PromptGroup] {
    language.prompts(in: .supervised).map { prompt in
      let responses = tokenizer.encode(language.referenceResponses(to: prompt))
      return PromptGroup(
        prompt: tokens(of: prompt),
        responses: responses.map { $0 + [BytePairTokenizer.endToken] })
    }
  }

  /// Responses of two different writers to a prompt, as a group of two.
  ///
  /// - Parameters:
  ///   - prompt: x.
  ///   - maximumLength: The number of tokens at which longer ones are cut off, as a policy's samples are.
  ///   - stream: Where they are drawn from.
  public func offPolicyPair(
    for prompt: Prompt, maximumLength: Int, stream: RandomStream
  ) -> PromptGroup {
    let responses = language.offPolicyPair(for: prompt, stream: stream).responses
    return PromptGroup(
      prompt: tokens(of: prompt),
      responses: responses.map { Array(tokens(ofResponse: $0).prefix(maximumLength)) })
  }

  /// The ground-truth reward of a response in tokens, from [−1, 1].
  ///
  /// What follows an end token is not read; a separator is a word that the language does not have.
  ///
  /// - Precondition: The prompt is one of the language's.
  public func groundTruth(prompt: [Token], response: [Token]) -> Double {
    assessments(of: PromptGroup(prompt: prompt, responses: [response]))[0].reward
  }

  /// The parts of the ground truth of each of a group's responses, in their order.
  ///
  /// - Precondition: The prompt is one of the language's.
  public func assessments(of group: PromptGroup) -> [GroundTruth] {
    guard let prompt = promptOfTokens[group.prompt] else {
      preconditionFailure("the ground truth is asked about a prompt that is not the language's")
    }
    return group.responses.map { GroundTruth(of: reader.words(of: $0), to: prompt) }
  }
}

extension TokenizedLanguage: RewardScorer {
  /// The ground-truth rewards r_G [groups × responses].
  ///
  /// - Precondition: The prompts are the language's.
  public func rewards(of groups: [PromptGroup]) -> [[Double]] {
    groups.map { assessments(of: $0).map(\.reward) }
  }
}

/// Finds the lexicon's words in tokens.
struct WordReader: Sendable {
  private let tokenizer: BytePairTokenizer
  /// For each token, the word that it spells with the space before it.
  private let wordOfToken: [Word?]
  /// Whether a token begins a word or ends the response.
  private let endsWord: [Bool]

  init(_ tokenizer: BytePairTokenizer) {
    self.tokenizer = tokenizer
    let bytes = (0..<tokenizer.vocabularySize).map { tokenizer.bytes(of: Token($0)) }
    wordOfToken = bytes.map { bytes in
      guard bytes.first == 0x20 else { return nil }
      return Lexicon.find(Substring(decoding: bytes.dropFirst(), as: UTF8.self))
    }
    endsWord = bytes.indices.map { index in
      bytes[index].first == 0x20 || Token(index) == BytePairTokenizer.endToken
    }
  }

  /// The words before the first end token; nil for what is not one of the language's.
  func words(of tokens: [Token]) -> [Word?] {
    var words: [Word?] = []
    words.reserveCapacity(tokens.count)
    var place = 0
    while place < tokens.count, tokens[place] != BytePairTokenizer.endToken {
      let first = place
      place += 1
      while place < tokens.count, !endsWord[Int(tokens[place])] { place += 1 }
      if place == first + 1, let word = wordOfToken[Int(tokens[first])] {
        words.append(word)
      } else {
        append(tokens[first..<place], to: &words)
      }
    }
    return words
  }

  private func append(_ tokens: ArraySlice<Token>, to words: inout [Word?]) {
    for part in tokens.split(
      separator: BytePairTokenizer.separatorToken, omittingEmptySubsequences: false
    ).enumerated() {
      if part.offset > 0 { words.append(nil) }
      words += Lexicon.read(tokenizer.text(of: Array(part.element)))
    }
  }
}
