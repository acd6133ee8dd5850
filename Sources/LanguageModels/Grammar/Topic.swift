/// What a prompt of the generated language asks about.
public enum Topic: String, Sendable, Hashable, CaseIterable {
  /// What two numbers make together: *what is three plus four*.
  case sum
  /// What is left of a number: *take two from nine*.
  case difference
  /// The word that means the contrary: *what is the opposite of hot*.
  case opposite
  /// The colour of a thing: *name the colour of snow*.
  case colour
  /// The greater or the smaller of two numbers: *which is less six or two*.
  case extreme
  /// Three numbers from the smallest to the greatest: *sort six two five*.
  case sorting
  /// Three numbers in the reverse order: *reverse six two five*.
  case reversal
  /// What one of two people has: *tom has three ann has five what has ann*.
  case lookup
  /// Whether a number is more, or less, than another: *is six less than two*.
  case comparison
}

/// How a prompt wishes to be spoken to.
public enum Tone: String, Sendable, Hashable, CaseIterable {
  /// The prompt is polite (*please*, *kindly*) and expects two polite phrases.
  case polite
  /// The prompt says nothing of it; one polite phrase is best.
  case plain
  /// The prompt is in a hurry (*quick*) and wants none.
  case hurried

  package var prefixes: [[Word]] {
    switch self {
    case .polite: [Lexicon.words("please"), Lexicon.words("kindly")]
    case .plain: [[]]
    case .hurried: [Lexicon.words("quick")]
    }
  }
}

/// How much a prompt wants to read.
public enum LengthRequest: String, Sendable, Hashable, CaseIterable {
  /// The prompt ends in *in short*: one to five words.
  case short
  /// The prompt says nothing of it: three to nine words.
  case free
  /// The prompt ends in *and why*: seven to fourteen words, with a reason.
  case reasoned

  /// The numbers of words that are as asked.
  public var window: ClosedRange<Int> {
    switch self {
    case .short: 1...5
    case .free: 3...9
    case .reasoned: 7...14
    }
  }

  package var suffix: [Word] {
    switch self {
    case .short: Lexicon.words("in short")
    case .free: []
    case .reasoned: Lexicon.words("and why")
    }
  }
}
