/// The parts of the ground-truth reward of a response, each from [0, 1] unless said otherwise.
///
/// With n words, c the correctness, g the soundness of the reason, p the politeness, ℓ the length, φ
/// the fluency and ρ the freshness:
///
///     substance  s = c′ · (½ + g/2)          if a reason was asked for
///                s = c′ · (7/10 + 3g/10)     if not, but one is given
///                s = c′                      otherwise
///     manner     m = p ℓ
///     form       f = φ² ρ
///     u = f (9s/20 + 3m/20 + 8sm/20), at most 7/20 if a polite prompt gets a rude word
///     reward     r = 2u − 1, to the nearest multiple of 2⁻⁴⁰
///
/// where c′ = 7c/10 + 1/10 if the answer is hedged (*maybe*, *i think*), else c.
///
/// The last rounding makes rewards equal that are so but for the order in which numbers were multiplied, and keeps
/// different ones apart under any increasing transform.
///
/// - c: In the words before the first *because*, the first word of the kind the question asks for is the
///   answer (the first three for sorting and reversal; c = 0 without). A wrong number is worth 3/5 −
///   distance/10 if that is positive, a wrong colour or adjective 3/10, a wrong *yes* or *no* 1/10; three
///   numbers the share of places that are right. Each further word of the kind that is not the
///   answer halves c.
/// - g: The common content words of the reason given (all words after the first *because*) and the
///   right one, as a share of the content words of either: their Jaccard index.
/// - p: By the number of different polite words 0, 1, 2, 3, 4 or more: for a polite prompt 3, 7, 10, 8,
///   4 tenths, for a plain one 8, 10, 8, 5, 2, for a hurried one 10, 7, 4, 2, 1; halved by each rude word.
/// - ℓ: 1 in the prompt's window of words, falling by 1/6 with each word beside it, down to 0.
/// - φ: The share of permitted ones among the n + 1 pairs of neighbours, the borders included
///   (`FluentPairs`); a word that the language does not have is never permitted.
/// - ρ: (different pairs of neighbouring words + 1)/(n − 1), at most 1; 1 for n < 2.
///
/// Source: *ours*.
public struct GroundTruth: Sendable, Hashable {
  /// How right the answer is: c, before any hedge.
  public var correctness: Double
  /// Whether the answer is hedged.
  public var isHedged: Bool
  /// How sound the reason is: g; nil if none is given.
  public var soundness: Double?
  /// How well the politeness fits the prompt's tone: p.
  public var politeness: Double
  /// How well the number of words fits the prompt's window: ℓ.
  public var lengthFit: Double
  /// The share of permitted pairs: φ.
  public var fluency: Double
  /// The share of pairs that are no repetition: ρ.
  public var freshness: Double
  /// Whether the prompt is polite and the response rude.
  public var isOffence: Bool
  /// Whether the prompt asked for a reason.
  public var wantsReason: Bool

  /// The reward r, from [−1, 1].
  public var reward: Double {
    let answer = isHedged ? 0.7 * correctness + 0.1 : correctness
    let substance: Double =
      if wantsReason {
        answer * (0.5 + 0.5 * (soundness ?? 0))
      } else if let soundness {
        answer * (0.7 + 0.3 * soundness)
      } else {
        answer
      }
    let manner = politeness * lengthFit
    let form = fluency * fluency * freshness
    let share = form * (0.45 * substance + 0.15 * manner + 0.4 * substance * manner)
    let reward = 2 * (isOffence ? min(share, 0.35) : share) - 1
    return (reward * 0x1p40).rounded() * 0x1p-40
  }
}

extension GroundTruth {
  /// The ground truth of a response to a prompt.
  ///
  /// - Parameters:
  ///   - words: The response's words; nil for what is no word of the language.
  ///   - prompt: What it responds to.
  package init(of words: [Word?], to prompt: Prompt) {
    let split = words.firstIndex(of: Phrases.because[0]) ?? words.count
    let answers = words[..<split].compactMap { $0 }
    correctness = prompt.question.correctness(of: answers)
    soundness = split < words.count ? prompt.question.soundness(of: words[(split + 1)...]) : nil
    wantsReason = prompt.length == .reasoned

    var polite = WordSet()
    var hedged = false
    var politenessFactor = 1.0
    for case let word? in words {
      if WordSet.polite.contains(word) { polite.insert(word) }
      if WordSet.rude.contains(word) { politenessFactor *= 0.5 }
      if WordSet.hedging.contains(word) { hedged = true }
    }
    isHedged = hedged
    isOffence = prompt.tone == .polite && politenessFactor < 1
    politeness = politenessFactor * prompt.tone.politeness(ofPolitePhrases: polite.count)
    lengthFit = prompt.length.fit(of: words.count)
    fluency = GroundTruth.fluency(of: words)
    freshness = GroundTruth.freshness(of: words)
  }

  private static func fluency(of words: [Word?]) -> Double {
    let pairs = FluentPairs.standard
    guard let first = words.first, let last = words.last else { return 0 }
    var permitted = 0
    if let first, pairs.permits(nil, first) { permitted += 1 }
    if let last, pairs.permits(last, nil) { permitted += 1 }
    for index in words.indices.dropLast() {
      guard let left = words[index], let right = words[index + 1] else { continue }
      if pairs.permits(left, right) { permitted += 1 }
    }
    return Double(permitted) / Double(words.count + 1)
  }

  private static func freshness(of words: [Word?]) -> Double {
    guard words.count > 1 else { return 1 }
    let pairs = zip(words, words.dropFirst()).map { left, right in
      (left.map { Int($0.number) + 1 } ?? 0) << 8 | (right.map { Int($0.number) + 1 } ?? 0)
    }
    let repeated = pairs.indices.count { index in pairs[..<index].contains(pairs[index]) }
    return min(1, Double(pairs.count - repeated + 1) / Double(pairs.count))
  }
}
