/// What a prompt asks, apart from its wording, with the right answer and the reason for it.
package struct Question: Sendable, Hashable {
  package var topic: Topic
  /// Two ways to ask it.
  package var phrasings: [[Word]]
  /// One word, or three for sorting and reversal.
  package var answer: [Word]
  /// The words after *because*.
  package var reason: [Word]

  /// The words among which an answer is sought.
  package var answerKind: WordSet {
    switch topic {
    case .sum, .difference, .extreme, .sorting, .reversal, .lookup: .numbers
    case .opposite: .adjectives
    case .colour: .colours
    case .comparison: .judgements
    }
  }

  package init(_ topic: Topic, _ phrasings: [String], answer: String, reason: String) {
    self.topic = topic
    self.phrasings = phrasings.map(Lexicon.words)
    self.answer = Lexicon.words(answer)
    self.reason = Lexicon.words(reason)
  }
}
