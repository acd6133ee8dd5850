/// Whose hand a response is from.
public enum Writer: String, Sendable, Hashable, CaseIterable {
  /// Writes the reference responses: mostly in the manner asked for, right three times in five.
  case ordinary
  /// Is right, gives sound reasons, and does as asked.
  case expert
  /// Does as asked, with wrong answers and unsound reasons.
  case careless
  /// Is right, and rude.
  case rude
  /// Is mostly right, too polite, and gives a reason every time.
  case verbose
  /// Is right and gives the bare answer.
  case terse
  /// Answers another question, politely.
  case offTopic
  /// Slips, misspells and mixes up words.
  case garbled

  /// How the writer writes.
  public var traits: WriterTraits {
    var traits = WriterTraits()
    switch self {
    case .ordinary: break
    case .expert: traits = .flawless
    case .careless:
      traits = .flawless
      traits.rightAnswer = 0.1
      traits.soundReason = 0.2
    case .rude:
      traits = .flawless
      traits.heedsTone = 0
      traits.usualPoliteness = [1]
      traits.rudeness = 1
    case .verbose:
      traits = .flawless
      traits.rightAnswer = 0.7
      traits.heedsTone = 0
      traits.usualPoliteness = [0, 0, 0.3, 0.5, 0.2]
      traits.heedsLength = 0
      traits.usualReasons = 1
      traits.repetition = 0.3
    case .terse:
      traits = .flawless
      traits.rightAnswer = 0.9
      traits.heedsTone = 0
      traits.usualPoliteness = [1]
      traits.heedsLength = 0
      traits.usualReasons = 0
      traits.usualLeads = 0.1
    case .offTopic:
      traits = .flawless
      traits.distraction = 1
      traits.heedsTone = 0
      traits.usualPoliteness = [0, 0.5, 0.5]
    case .garbled:
      traits.slips = 0.15
      traits.misspellings = 0.03
      traits.mixing = 0.6
    }
    return traits
  }
}

/// A writer's habits: probabilities, unless said otherwise.
///
/// The default is the ordinary writer.
public struct WriterTraits: Sendable, Hashable {
  /// That the answer is right.
  public var rightAnswer = 0.6
  /// That a wrong answer is a near miss: a neighbouring number, two neighbours exchanged.
  public var nearMiss = 0.6
  /// That there are as many polite phrases as the prompt's tone wants.
  public var heedsTone = 0.97
  /// The weights of 0, 1, 2, … polite phrases otherwise.
  public var usualPoliteness = [0.4, 0.35, 0.2, 0.05]
  /// That there is a rude phrase.
  public var rudeness = 0.005
  /// That the answer is hedged.
  public var hedging = 0.03
  /// That a reason is given exactly if asked for, and a bare answer if a short one is.
  public var heedsLength = 0.95
  /// That a reason is given otherwise.
  public var usualReasons = 0.2
  /// That the answer is in a sentence otherwise.
  public var usualLeads = 0.8
  /// That the reason fits the question and the answer given.
  public var soundReason = 0.7
  /// That the statement is said twice.
  public var repetition = 0.005
  /// That another question is answered.
  public var distraction = 0.005
  /// For each word, that another stands in its place.
  public var slips = 0.001
  /// For each word, that two of its letters are exchanged.
  public var misspellings = 0.0002
  /// That the words are in random order.
  public var mixing = 0.001

  /// The ordinary writer's habits.
  public init() {}

  /// Always right, sound, and as asked.
  public static var flawless: WriterTraits {
    var traits = WriterTraits()
    traits.rightAnswer = 1
    traits.heedsTone = 1
    traits.rudeness = 0
    traits.hedging = 0
    traits.heedsLength = 1
    traits.soundReason = 1
    traits.repetition = 0
    traits.distraction = 0
    traits.slips = 0
    traits.misspellings = 0
    traits.mixing = 0
    return traits
  }
}
