import LanguageModels
import NumericalMethods

/// The parameters that name a language: the generated one with its ground truth, or the text of a file.
enum LanguageParameters {
  static let corpus = FileParameter(
    "corpus", suffixes: [".txt", ".jsonl"], isOptional: true,
    "a text to learn instead of the generated language: a document a line, or ‘.jsonl’ with ‘prompt’ and "
      + "‘response’ (or ‘text’) in each; it has no ground truth",
    check: { file throws(DataFileMistake) in _ = try CorpusFile.documents(in: file) })
  static let vocabulary = Parameter<Int>(
    "vocabulary", default: 128, least: 64, greatest: 65_536, unit: "tokens",
    "size of the byte-pair tokenizer, trained on the reference responses of the ordinary writer or on the file"
  )
  static let supervisedPrompts = Parameter<Int>(
    "supervisedPrompts", default: 4096, least: 1, greatest: 100_000,
    "number of prompts that initial policies learn reference responses to")
  static let referencesPerPrompt = Parameter<Int>(
    "referencesPerPrompt", default: 2, least: 1, greatest: 1000,
    "number of reference responses to each of them")
  static let feedbackPrompts = Parameter<Int>(
    "feedbackPrompts", default: 20_000, least: 2, greatest: 100_000,
    "number of prompts for reward models and policy gradient together")
  static let policyGradientShare = Parameter<Double>(
    "policyGradientShare", default: 0.2, least: 0, greatest: 1,
    "share of these prompts that policy gradient gets; reward models get the others")
  static let testPrompts = Parameter<Int>(
    "testPrompts", default: 256, least: 1, greatest: 100_000,
    "number of held-out prompts")

  /// All of them.
  static let all: [any ParameterDeclaration] = [
    corpus, vocabulary, supervisedPrompts, referencesPerPrompt, feedbackPrompts,
    policyGradientShare, testPrompts,
  ]

  /// How much of the generated language there is, and who wrote its references.
  static func settings(_ arguments: Arguments, referencesBy writer: Writer) -> LanguageSettings {
    var settings = LanguageSettings()
    settings.supervisedPromptCount = arguments[supervisedPrompts]
    settings.referencesPerPrompt = arguments[referencesPerPrompt]
    settings.feedbackPromptCount = arguments[feedbackPrompts]
    settings.policyGradientShare = arguments[policyGradientShare]
    settings.testPromptCount = arguments[testPrompts]
    settings.referenceWriters = [WriterShare(writer, 1)]
    return settings
  }
}
