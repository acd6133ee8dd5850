/// How much of the generated language there is, and who wrote what.
public struct LanguageSettings: Sendable, Hashable {
  /// Prompts with reference responses, for supervised training; 0 or more.
  public var supervisedPromptCount = 4096
  /// Prompts for reward models and policy gradient together; 0 or more.
  public var feedbackPromptCount = 640
  /// The share of the feedback prompts that policy gradient gets, from [0, 1]; the paper's is 0.2.
  public var policyGradientShare = 0.2
  /// Held-out prompts; 0 or more.
  public var testPromptCount = 128
  /// The reference responses to each supervised prompt; at least 1.
  public var referencesPerPrompt = 2
  /// Who writes the reference responses.
  public var referenceWriters = [WriterShare(.ordinary, 1)]
  /// Who writes the responses that reward models see besides the policy's own; two writers at least.
  public var offPolicyWriters = [
    WriterShare(.expert, 1), WriterShare(.rude, 1),
    WriterShare(.verbose, 1), WriterShare(.terse, 1), WriterShare(.offTopic, 1),
    WriterShare(.garbled, 1),
  ]

  /// The default settings: 4,864 prompts.
  public init() {}

  /// The number of prompts of all splits.
  public var promptCount: Int { supervisedPromptCount + feedbackPromptCount + testPromptCount }

  /// The number of feedback prompts that policy gradient gets; reward models get the others.
  public var policyGradientPromptCount: Int {
    Int((Double(feedbackPromptCount) * policyGradientShare).rounded())
  }

  /// Checks that the settings describe a language.
  ///
  /// - Throws: `LanguageError` with what is wrong.
  package func validate() throws(LanguageError) {
    let counts = [supervisedPromptCount, feedbackPromptCount, testPromptCount]
    guard counts.allSatisfy({ $0 >= 0 }), referencesPerPrompt >= 1 else { throw .negativeCount }
    let available = Topic.allCases.reduce(0) { $0 + PromptSelection.available(on: $1) }
    guard promptCount <= available else {
      throw .tooManyPrompts(requested: promptCount, available: available)
    }
    guard policyGradientShare >= 0, policyGradientShare <= 1 else {
      throw .shareOutOfRange(policyGradientShare)
    }
    for writers in [referenceWriters, offPolicyWriters] {
      let weights = writers.map(\.weight)
      guard weights.allSatisfy({ $0 >= 0 && $0.isFinite }), weights.contains(where: { $0 > 0 })
      else { throw .noWriter }
    }
    guard Set(offPolicyWriters.filter { $0.weight > 0 }.map(\.writer)).count >= 2,
      Set(offPolicyWriters.map(\.writer)).count == offPolicyWriters.count
    else { throw .tooFewWriters }
  }
}

/// A writer and its weight among others.
public struct WriterShare: Sendable, Hashable {
  /// Who writes.
  public var writer: Writer
  /// In proportion to the other weights; 0 or more.
  public var weight: Double

  /// A writer and its weight.
  public init(_ writer: Writer, _ weight: Double) {
    self.writer = writer
    self.weight = weight
  }
}

/// Why settings do not describe a language.
public enum LanguageError: Error, Sendable, Hashable {
  /// A number of prompts is negative, or there are no references.
  case negativeCount
  /// The grammar does not have so many prompts.
  case tooManyPrompts(requested: Int, available: Int)
  /// The share of the prompts for policy gradient is not from [0, 1].
  case shareOutOfRange(Double)
  /// The weights of the writers are not all finite and 0 or more, or none is positive.
  case noWriter
  /// Responses from other sources need two different writers, each named once.
  case tooFewWriters
}

extension LanguageError: CustomStringConvertible {
  /// What is wrong, in one sentence.
  public var description: String {
    switch self {
    case .negativeCount:
      "numbers of prompts are 0 or more, and each has at least one reference response"
    case .tooManyPrompts(let requested, let available):
      "\(requested) prompts are asked for, the grammar has \(available)"
    case .shareOutOfRange(let share):
      "the share \(share) of the prompts for policy gradient is not between 0 and 1"
    case .noWriter:
      "the weights of the writers must be finite, 0 or more, and one of them positive"
    case .tooFewWriters:
      "pairs from other sources need at least two different writers, each named once"
    }
  }
}
