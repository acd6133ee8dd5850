/// Which merged symbols become tokens.
///
/// Byte-pair merges make many symbols that are only steps on the way to a longer one and then hardly
/// occur. So more merges are made than there is room for, and the symbols whose removal lengthens the
/// tokenized training text least are removed one by one; where a removed symbol would stand, its
/// parts stand. Ties: the youngest goes. Source: M. Cognetta et al., "An Analysis of BPE Vocabulary
/// Trimming in Neural Machine Translation" (2024), for the idea; the order of removal is *ours*.
struct VocabularyTrimming {
  private let alphabetCount: Int
  private let merges: [SymbolPair]
  private var isKept: [Bool]
  /// How often each symbol stands in the text, written with the kept symbols.
  private var frequencies: [Int]

  init(_ training: BytePairTraining) {
    alphabetCount = training.alphabetCount
    merges = training.merges
    isKept = [Bool](repeating: true, count: alphabetCount + merges.count)
    frequencies = [Int](repeating: 0, count: isKept.count)
    for (word, count) in zip(training.words, training.counts) {
      for symbol in word { frequencies[symbol] += count }
    }
  }

  /// The symbols that become tokens, ascending, at most this many.
  consuming func kept(_ limit: Int) -> [Int] {
    var lengths = [Int](repeating: 1, count: isKept.count)
    for _ in 0..<max(0, merges.count - limit) {
      updateLengths(&lengths)
      var cheapest: (symbol: Int, cost: Int)?
      for symbol in (alphabetCount..<isKept.count).reversed() where isKept[symbol] {
        let merge = merges[symbol - alphabetCount]
        let cost = frequencies[symbol] * (lengths[merge.left] + lengths[merge.right] - 1)
        if cost < cheapest?.cost ?? .max { cheapest = (symbol, cost) }
      }
      guard let symbol = cheapest?.symbol else { break }
      isKept[symbol] = false
      spread(frequencies[symbol], overPartsOf: symbol)
      frequencies[symbol] = 0
    }
    return (alphabetCount..<isKept.count).filter { isKept[$0] }
  }

  /// The number of kept symbols that each symbol is written with.
  private func updateLengths(_ lengths: inout [Int]) {
    for (number, merge) in merges.enumerated() {
      let symbol = alphabetCount + number
      lengths[symbol] = isKept[symbol] ? 1 : lengths[merge.left] + lengths[merge.right]
    }
  }

  private mutating func spread(_ count: Int, overPartsOf symbol: Int) {
    let merge = merges[symbol - alphabetCount]
    for part in [merge.left, merge.right] {
      if isKept[part] {
        frequencies[part] += count
      } else {
        spread(count, overPartsOf: part)
      }
    }
  }
}
