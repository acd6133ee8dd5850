extension Question {
  /// c of the ground truth, from the words before the reason.
  func correctness(of words: [Word]) -> Double {
    let kind = answerKind
    let found = words.filter(kind.contains)
    guard let first = found.first, answer.count == 1 || found.count >= answer.count else {
      return 0
    }
    let extra: Int
    var value: Double
    if answer.count == 1 {
      extra = found.count { $0 != first }
      value = credit(of: first)
    } else {
      extra = found.count - answer.count
      let right = zip(found, answer).count { $0 == $1 }
      value = Double(right) / Double(answer.count)
    }
    for _ in 0..<extra { value *= 0.5 }
    return value
  }

  private func credit(of word: Word) -> Double {
    if word == answer[0] { return 1 }
    switch topic {
    case .comparison: return 0.1
    case .opposite, .colour: return 0.3
    case .sum, .difference, .extreme, .lookup, .sorting, .reversal:
      guard let value = Lexicon.value(of: word), let right = Lexicon.value(of: answer[0]) else {
        return 0
      }
      return Double(max(0, 6 - abs(value - right))) / 10
    }
  }

  /// g of the ground truth, from the words after *because*.
  func soundness(of words: ArraySlice<Word?>) -> Double {
    let given = WordSet(words.compactMap { $0 }).intersection(.content)
    let right = WordSet(reason).intersection(.content)
    return Double(given.intersection(right).count) / Double(given.union(right).count)
  }
}

extension Tone {
  /// p of the ground truth before rude words.
  func politeness(ofPolitePhrases count: Int) -> Double {
    let values =
      switch self {
      case .polite: [0.3, 0.7, 1, 0.8, 0.4]
      case .plain: [0.8, 1, 0.8, 0.5, 0.2]
      case .hurried: [1, 0.7, 0.4, 0.2, 0.1]
      }
    return values[min(count, 4)]
  }
}

extension LengthRequest {
  /// ℓ of the ground truth.
  func fit(of count: Int) -> Double {
    let distance = max(0, window.lowerBound - count, count - window.upperBound)
    return Double(max(0, 6 - distance)) / 6
  }
}
