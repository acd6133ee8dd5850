/// A word of the generated language, as its number in the `Lexicon`.
package struct Word: Sendable, Hashable {
  /// From 0 ..< `Lexicon.spellings.count`.
  package var number: UInt8

  /// The word's letters.
  package var spelling: String { Lexicon.spellings[Int(number)] }
}

/// A set of words of the lexicon.
package struct WordSet: Sendable, Hashable {
  private var bits: UInt128 = 0

  package init() {}

  package init(_ words: [Word]) { for word in words { insert(word) } }

  package var count: Int { bits.nonzeroBitCount }

  package func contains(_ word: Word) -> Bool { bits & (1 << word.number) != 0 }

  package mutating func insert(_ word: Word) { bits |= 1 << word.number }

  package func union(_ other: WordSet) -> WordSet { WordSet(bits: bits | other.bits) }

  package func intersection(_ other: WordSet) -> WordSet { WordSet(bits: bits & other.bits) }

  private init(bits: UInt128) { self.bits = bits }
}

/// The words of the generated language: lower-case English, each in one list, at most 128 in all.
package enum Lexicon {
  package static let numbers = split(
    "zero one two three four five six seven eight nine ten eleven twelve")
  package static let colours = split("red green blue yellow white black")
  package static let things = split(
    "grass leaf sky sea snow milk coal night sun lemon blood rose")
  package static let adjectives = split(
    "hot cold big small fast slow old new wet dry high low soft hard")
  package static let names = split("tom ann bob eve")
  private static let asking = split(
    """
    what is plus add and minus take from the opposite of name colour more less or which sort put in \
    order reverse say backwards has than please kindly quick short why if
    """)
  private static let answering = split(
    """
    it answer because not yes no sure course gladly happy to help thank you hope helps good day ugh \
    duh fool now go away maybe i think last
    """)

  /// All words; a word's number is its place.
  package static let spellings =
    numbers + colours + things + adjectives + names + asking + answering

  private static let wordOfSpelling = Dictionary(
    uniqueKeysWithValues: spellings.enumerated().map { ($1, Word(number: UInt8($0))) })

  /// The word with this spelling, if the language has it.
  package static func find(_ spelling: Substring) -> Word? { wordOfSpelling[String(spelling)] }

  /// The words of a text, between white space; nil for what is not one of the language's.
  package static func read(_ text: String) -> [Word?] {
    let spaces: [Character] = [" ", "\n", "\t", "\r", "\r\n"]
    return text.split { spaces.contains($0) }.map(find)
  }

  /// The words of a phrase of the language.
  package static func words(_ phrase: String) -> [Word] {
    phrase.split(separator: " ").map { spelling in
      guard let word = find(spelling) else {
        preconditionFailure("the lexicon has no word “\(spelling)”")
      }
      return word
    }
  }

  /// The word for a whole number from 0 to 12.
  package static func number(_ value: Int) -> Word { Word(number: UInt8(value)) }

  /// The value of a word for a number.
  package static func value(of word: Word) -> Int? {
    Int(word.number) < numbers.count ? Int(word.number) : nil
  }

  private static func split(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }
}

extension WordSet {
  package static let numbers = WordSet(Lexicon.numbers.flatMap(Lexicon.words))
  package static let colours = WordSet(Lexicon.colours.flatMap(Lexicon.words))
  package static let things = WordSet(Lexicon.things.flatMap(Lexicon.words))
  package static let adjectives = WordSet(Lexicon.adjectives.flatMap(Lexicon.words))
  package static let names = WordSet(Lexicon.names.flatMap(Lexicon.words))
  package static let judgements = WordSet(Lexicon.words("yes no"))
  /// What a reason is made of; its other words only hold it together.
  package static let content = WordSet(Lexicon.words("plus minus more less not has last"))
    .union(numbers).union(colours).union(things).union(adjectives).union(names)
  /// One word of each polite phrase.
  package static let polite = WordSet(Lexicon.words("sure course gladly happy thank hope good"))
  /// One word of each rude phrase.
  package static let rude = WordSet(Lexicon.words("ugh duh fool away"))
  /// One word of each phrase that takes an answer half back.
  package static let hedging = WordSet(Lexicon.words("maybe think"))

  /// The words of the set, by number.
  package var words: [Word] {
    Lexicon.spellings.indices.map { Word(number: UInt8($0)) }.filter(contains)
  }
}
