import NumericalMethods

/// Writes one response.
struct ResponseWriting {
  /// No response has more words.
  static let maximumWords = 18

  let traits: WriterTraits
  let prompt: Prompt
  var stream: RandomStream

  mutating func text() -> String {
    let question = chance(traits.distraction) ? otherQuestion() : prompt.question
    let answer = chance(traits.rightAnswer) ? question.answer : wrongAnswer(to: question)
    let heedsLength = chance(traits.heedsLength)
    let gives = heedsLength ? prompt.length == .reasoned : chance(traits.usualReasons)
    var core = statement(answer, of: question, heedsLength: heedsLength)
    if chance(traits.repetition) { core += core }
    if gives { core += Phrases.because + reason(of: question, answer: answer) }
    var words = framed(core)
    if chance(traits.mixing) { stream.shuffle(&words) }
    return words.map { spelled($0) }.joined(separator: " ")
  }

  private mutating func chance(_ probability: Double) -> Bool { stream.uniform() < probability }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[stream.index(below: elements.count)]
  }

  private mutating func otherQuestion() -> Question {
    let topic = pick(Topic.allCases.filter { $0 != prompt.topic })
    return pick(Question.catalogue(on: topic))
  }

  private mutating func statement(
    _ answer: [Word], of question: Question, heedsLength: Bool
  ) -> [Word] {
    let inSentence = heedsLength ? prompt.length != .short : chance(traits.usualLeads)
    guard inSentence else { return answer }
    // Nobody says “it is yes”.
    return pick(question.topic == .comparison ? [Phrases.leads[1], []] : Phrases.leads.dropLast())
      + answer
  }

  /// The reason that fits the answer given, or one with a word exchanged.
  private mutating func reason(of question: Question, answer: [Word]) -> [Word] {
    var reason = question.reason
    if question.answer.count == 1 {
      reason = reason.map { $0 == question.answer[0] ? answer[0] : $0 }
    }
    guard !chance(traits.soundReason) else { return reason }
    let places = reason.indices.filter { kind(of: reason[$0]) != nil }
    let place = pick(places)
    reason[place] = other(than: reason[place])
    return reason
  }

  /// The core between polite, hedging and rude phrases, those that do not fit left out.
  private mutating func framed(_ core: [Word]) -> [Word] {
    let count = chance(traits.heedsTone) ? prompt.tone.wantedPhrases : usualPhrases()
    var openings = Phrases.politeOpenings
    var closings = Phrases.politeClosings
    stream.shuffle(&openings)
    stream.shuffle(&closings)
    let atBothEnds = (count + stream.index(below: 2)) / 2
    openings = Array(openings.prefix(atBothEnds))
    closings = Array(closings.prefix(count - atBothEnds))
    if chance(traits.rudeness) {
      if chance(0.5) {
        openings.insert(pick(Phrases.rudeOpenings), at: 0)
      } else {
        closings.append(pick(Phrases.rudeClosings))
      }
    }
    if chance(traits.hedging) { openings.append(pick(Phrases.hedges)) }
    while length(openings + [core] + closings) > ResponseWriting.maximumWords {
      if closings.popLast() == nil, openings.popLast() == nil { break }
    }
    return Array((openings + [core] + closings).joined().prefix(ResponseWriting.maximumWords))
  }

  private func length(_ phrases: [[Word]]) -> Int { phrases.reduce(0) { $0 + $1.count } }

  private mutating func usualPhrases() -> Int {
    var rest = stream.uniform() * sum(traits.usualPoliteness)
    for (count, weight) in traits.usualPoliteness.enumerated() {
      rest -= weight
      if rest < 0 { return count }
    }
    return traits.usualPoliteness.count - 1
  }

  private func sum(_ weights: [Double]) -> Double { weights.reduce(0, +) }

  private mutating func spelled(_ word: Word) -> String {
    let word = chance(traits.slips) ? pick(ResponseWriting.everyWord) : word
    var letters = Array(word.spelling.utf8)
    if chance(traits.misspellings), letters.count > 1 {
      let place = stream.index(below: letters.count - 1)
      letters.swapAt(place, place + 1)
    }
    return String(decoding: letters, as: UTF8.self)
  }

  private static let everyWord = Lexicon.spellings.indices.map { Word(number: UInt8($0)) }
}

extension ResponseWriting {
  /// A wrong answer: a near miss, or any of its kind.
  private mutating func wrongAnswer(to question: Question) -> [Word] {
    let near = chance(traits.nearMiss)
    guard question.answer.count == 1 else {
      return near ? exchanged(question.answer) : reordered(question)
    }
    let right = question.answer[0]
    if near, let value = Lexicon.value(of: right) {
      let neighbour = chance(0.5) ? value + 1 : value - 1
      return [Lexicon.number(neighbour < 0 ? 1 : neighbour > 12 ? 11 : neighbour)]
    }
    return [other(than: right)]
  }

  private mutating func exchanged(_ words: [Word]) -> [Word] {
    var words = words
    let place = stream.index(below: words.count - 1)
    words.swapAt(place, place + 1)
    return words
  }

  /// The words with one replaced.
  private mutating func reordered(_ question: Question) -> [Word] {
    var words = question.answer
    stream.shuffle(&words)
    let place = stream.index(below: words.count)
    words[place] = other(than: words[place])
    return words
  }

  /// Another word of the same kind.
  private mutating func other(than word: Word) -> Word {
    pick((kind(of: word) ?? .content).words.filter { $0 != word })
  }

  private func kind(of word: Word) -> WordSet? {
    let kinds: [WordSet] = [.numbers, .colours, .things, .adjectives, .names, .judgements]
    return kinds.first { $0.contains(word) }
  }
}

extension Tone {
  /// The number of polite phrases that the ground truth likes best.
  fileprivate var wantedPhrases: Int {
    switch self {
    case .polite: 2
    case .plain: 1
    case .hurried: 0
    }
  }
}
