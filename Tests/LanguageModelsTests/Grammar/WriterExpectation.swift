import LanguageModels
import NumericalMethods

/// The expected ground truth of a writer's response to a prompt, by going through all that the writer may write.
///
/// Leaves out rude phrases, repetition, other questions, slips, misspellings and mixed-up words: of writers that never do
/// so the expectation is exact. Derived from the descriptions of the writers' traits, not from the code that draws.
struct WriterExpectation {
  let traits: WriterTraits
  let prompt: Prompt

  /// The words of polite openings, of polite closings and of hedges.
  private static let openings = [1, 2, 1, 3]
  private static let closings = [2, 3, 2]
  private static let hedges = [1, 2]

  /// What the parts of the ground truth need to know of a response without what is around it.
  private struct Core: Hashable {
    var correctness: Double
    var soundness: Double?
    var words: Int
  }

  /// What stands around the core.
  private struct Frame: Hashable {
    var politePhrases: Int
    var words: Int
    var isHedged: Bool
  }

  var reward: Double {
    var total = CompensatedSum()
    var known: [Int: Distribution<Frame>] = [:]
    var parts = GroundTruth(of: [], to: prompt)
    let levels: [Tone: [Double]] = [
      .polite: [0.3, 0.7, 1, 0.8, 0.4], .plain: [0.8, 1, 0.8, 0.5, 0.2],
      .hurried: [1, 0.7, 0.4, 0.2, 0.1],
    ]
    for (core, weight) in cores {
      let frames = known[core.words] ?? frames(around: core.words)
      known[core.words] = frames
      for (frame, share) in frames {
        parts.correctness = core.correctness
        parts.soundness = core.soundness
        parts.isHedged = frame.isHedged
        let window = prompt.length.window
        let words = core.words + frame.words
        let distance = max(0, window.lowerBound - words, words - window.upperBound)
        parts.lengthFit = Double(max(0, 6 - distance)) / 6
        parts.politeness = levels[prompt.tone, default: []][frame.politePhrases]
        (parts.fluency, parts.freshness) = (1, 1)
        total.add(weight * share * parts.reward)
      }
    }
    return total.value
  }

  // MARK: - The core

  private var cores: Distribution<Core> {
    var cores = Distribution<Core>()
    for (answer, weight) in answers {
      let correctness = GroundTruth(of: answer, to: prompt).correctness
      let reasons = soundnesses(answer)
      for (heeds, share) in coin(traits.heedsLength) {
        let lead = heeds ? coin(prompt.length == .short ? 0 : 1) : coin(traits.usualLeads)
        let reason = heeds ? coin(prompt.length == .reasoned ? 1 : 0) : coin(traits.usualReasons)
        for (leads, a) in lead {
          for (leadWords, b) in leads ? leadLengths : Distribution(0) {
            for (gives, c) in reason {
              let words = leadWords + answer.count
              let all = weight * share * a * b * c
              guard gives else {
                cores.add(Core(correctness: correctness, soundness: nil, words: words), all)
                continue
              }
              for (soundness, d) in reasons {
                cores.add(
                  Core(
                    correctness: correctness, soundness: soundness,
                    words: words + 1 + prompt.question.reason.count), all * d)
              }
            }
          }
        }
      }
    }
    return cores
  }

  /// *The answer is* or nothing before yes and no, *it is* or *the answer is* before others.
  private var leadLengths: Distribution<Int> {
    Distribution(uniform: prompt.topic == .comparison ? [3, 0] : [2, 3])
  }

  private var answers: Distribution<[Word]> {
    let right = prompt.question.answer
    var answers = Distribution<[Word]>()
    answers.add(right, traits.rightAnswer)
    let wrong = 1 - traits.rightAnswer
    answers.add(nearMisses(right), wrong * traits.nearMiss)
    answers.add(others(right), wrong * (1 - traits.nearMiss))
    return answers
  }

  /// A neighbouring number or two neighbours exchanged; another of the kind where there is neither.
  private func nearMisses(_ right: [Word]) -> Distribution<[Word]> {
    if right.count == 3 {
      return Distribution(
        uniform: [[right[1], right[0], right[2]], [right[0], right[2], right[1]]])
    }
    guard let value = Lexicon.value(of: right[0]) else { return others(right) }
    let neighbours = [value + 1, value - 1].map { $0 < 0 ? 1 : $0 > 12 ? 11 : $0 }
    return Distribution(uniform: neighbours.map { [Lexicon.number($0)] })
  }

  /// Another of the kind; of three words any order with one of them replaced.
  private func others(_ right: [Word]) -> Distribution<[Word]> {
    guard right.count == 3 else {
      return Distribution(uniform: others(than: right[0]).map { [$0] })
    }
    let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
    return Distribution(
      uniform: orders.flatMap { order in
        order.indices.flatMap { place in
          others(than: right[order[place]]).map { word in
            var words = order.map { right[$0] }
            words[place] = word
            return words
          }
        }
      })
  }

  private func kind(of word: Word) -> WordSet? {
    [.numbers, .colours, .things, .adjectives, .names, .judgements].first { $0.contains(word) }
  }

  private func others(than word: Word) -> [Word] {
    kind(of: word)?.words.filter { $0 != word } ?? []
  }

  /// g of the reason that fits the answer, or of one with a word exchanged.
  private func soundnesses(_ answer: [Word]) -> Distribution<Double> {
    let question = prompt.question
    let fitting = question.reason.map {
      answer.count == 1 && $0 == question.answer[0] ? answer[0] : $0
    }
    func soundness(_ reason: [Word]) -> Double {
      GroundTruth(of: Phrases.because + reason, to: prompt).soundness ?? .nan
    }
    var result = Distribution<Double>()
    result.add(soundness(fitting), traits.soundReason)
    let places = fitting.indices.filter { kind(of: fitting[$0]) != nil }
    for place in places {
      let words = others(than: fitting[place])
      for word in words {
        var reason = fitting
        reason[place] = word
        result.add(
          soundness(reason), (1 - traits.soundReason) / Double(places.count * words.count))
      }
    }
    return result
  }

  // MARK: - The frame

  private func frames(around words: Int) -> Distribution<Frame> {
    let wanted = [Tone.polite: 2, .plain: 1, .hurried: 0][prompt.tone, default: 0]
    var counts = Distribution<Int>()
    counts.add(wanted, traits.heedsTone)
    let usual = traits.usualPoliteness
    for (count, weight) in usual.enumerated() {
      counts.add(count, (1 - traits.heedsTone) * weight / usual.reduce(0, +))
    }
    var frames = Distribution<Frame>()
    for (count, weight) in counts {
      // The odd phrase stands at either end.
      for before in [count / 2, (count + 1) / 2] {
        let openings = selections(of: before, from: Self.openings)
        let closings = selections(of: count - before, from: Self.closings)
        for opening in openings {
          for closing in closings {
            let share = weight / 2 / Double(openings.count * closings.count)
            frames.add(frame(opening, nil, closing, around: words), share * (1 - traits.hedging))
            for hedge in Self.hedges {
              frames.add(frame(opening, hedge, closing, around: words), share * traits.hedging / 2)
            }
          }
        }
      }
    }
    return frames
  }

  /// Ordered selections without replacement.
  private func selections(of count: Int, from words: [Int]) -> [[Int]] {
    guard count > 0 else { return [[]] }
    return words.indices.flatMap { place in
      var rest = words
      let first = rest.remove(at: place)
      return selections(of: count - 1, from: rest).map { [first] + $0 }
    }
  }

  /// Of more than 18 words the last closings go, then the hedge, then the last openings.
  private func frame(
    _ opening: [Int], _ hedge: Int?, _ closing: [Int], around words: Int
  ) -> Frame {
    var (opening, hedge, closing) = (opening, hedge, closing)
    func length() -> Int { (opening + closing).reduce(hedge ?? 0, +) }
    while words + length() > 18 {
      if closing.popLast() != nil { continue }
      if hedge != nil { hedge = nil } else { opening.removeLast() }
    }
    return Frame(
      politePhrases: opening.count + closing.count, words: length(), isHedged: hedge != nil)
  }

  private func coin(_ probability: Double) -> Distribution<Bool> {
    var result = Distribution<Bool>()
    result.add(true, probability)
    result.add(false, 1 - probability)
    return result
  }
}

/// Outcomes and their probabilities, in the order in which they first came; impossible ones are left out.
private struct Distribution<Outcome: Hashable>: Sequence {
  private var outcomes: [Outcome] = []
  private var weights: [Double] = []
  private var places: [Outcome: Int] = [:]

  init() {}

  init(_ outcome: Outcome) { add(outcome, 1) }

  init(uniform outcomes: [Outcome]) {
    for outcome in outcomes { add(outcome, 1 / Double(outcomes.count)) }
  }

  mutating func add(_ outcome: Outcome, _ weight: Double) {
    guard weight > 0 else { return }
    if let place = places[outcome] {
      weights[place] += weight
    } else {
      places[outcome] = outcomes.count
      outcomes.append(outcome)
      weights.append(weight)
    }
  }

  mutating func add(_ other: Distribution, _ weight: Double) {
    for (outcome, share) in other { add(outcome, weight * share) }
  }

  func makeIterator() -> Zip2Sequence<[Outcome], [Double]>.Iterator {
    zip(outcomes, weights).makeIterator()
  }
}
