import LanguageModels
import NumericalMethods

/// What a language model learns: the generated language, or the documents of a file.
struct LanguageSource {
  /// The tokenizer.
  let tokenizer: BytePairTokenizer
  /// Prompts with the responses to learn.
  let learnt: [PromptGroup]
  /// The same that are not learnt.
  let heldOut: [PromptGroup]
  /// The generated language; nil for a file.
  let generated: TokenizedLanguage?

  /// The source that arguments name.
  ///
  /// The language is the same for every writer of references, its tokenizer too, so that policies that learn
  /// from different writers can be compared and given the same reward models.
  init(_ arguments: Arguments, _ context: WorkContext) throws {
    let limit = arguments[InitialPolicyParameters.contextLength]
    if let file = arguments[LanguageParameters.corpus] {
      try self.init(file: file, arguments, contextLength: limit)
    } else {
      try self.init(generatedBy: arguments, context, contextLength: limit)
    }
  }

  private init(
    generatedBy arguments: Arguments, _ context: WorkContext, contextLength: Int
  ) throws {
    let stream = context.instanceStream("language")
    let common = try Language(
      LanguageParameters.settings(arguments, referencesBy: .ordinary), stream: stream)
    let writer =
      Writer(rawValue: arguments[InitialPolicyParameters.referenceWriter]) ?? .ordinary
    let language =
      writer == .ordinary
      ? common
      : try Language(
        LanguageParameters.settings(arguments, referencesBy: writer), stream: stream)
    let tokenizer: BytePairTokenizer
    if let checkpoint = arguments[InitialPolicyParameters.checkpoint] {
      tokenizer = try TrainedNetwork(importing: checkpoint).tokenizer()
    } else {
      tokenizer = try TokenizedLanguage(
        common, vocabularySize: arguments[LanguageParameters.vocabulary]
      ).tokenizer
    }
    let tokenized = TokenizedLanguage(language, tokenizer: tokenizer)
    generated = tokenized
    self.tokenizer = tokenizer
    learnt = tokenized.referenceGroups
    heldOut = language.prompts(in: .test).map { prompt in
      PromptGroup(
        prompt: tokenized.tokens(of: prompt),
        responses: language.referenceResponses(to: prompt).map(tokenized.tokens(ofResponse:)))
    }
    try Self.check(learnt + heldOut, fit: contextLength)
  }

  private init(file: DataFile, _ arguments: Arguments, contextLength: Int) throws {
    let documents = try CorpusFile.documents(in: file)
    if let checkpoint = arguments[InitialPolicyParameters.checkpoint] {
      tokenizer = try TrainedNetwork(importing: checkpoint).tokenizer()
    } else {
      tokenizer = try BytePairTokenizer(
        training: documents.flatMap { [$0.prompt, $0.response] },
        vocabularySize: arguments[LanguageParameters.vocabulary])
    }
    generated = nil
    // Every tenth document is held out.
    let groups = try tokenizer.groups(of: documents, contextLength: contextLength)
    heldOut = groups.indices.filter { $0 % 10 == 9 || $0 == 1 && groups.count < 10 }
      .flatMap { groups[$0] }
    learnt = groups.indices.filter { !($0 % 10 == 9 || $0 == 1 && groups.count < 10) }
      .flatMap { groups[$0] }
  }

  /// The generated language, for what needs its ground truth.
  var rewarded: TokenizedLanguage {
    guard let generated else {
      preconditionFailure("the planner lets no text of a file pass where rewards are needed")
    }
    return generated
  }

  private static func check(_ groups: [PromptGroup], fit contextLength: Int) throws {
    let longest =
      groups.map { $0.prompt.count + ($0.responses.map(\.count).max() ?? 0) }.max() ?? 0
    guard longest <= contextLength else {
      throw SimulationFailure(
        "a prompt with its response has \(longest) tokens, more than the ‘contextLength’ of \(contextLength)"
      )
    }
  }
}
