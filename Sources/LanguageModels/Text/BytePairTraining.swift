extension BytePairTokenizer {
  /// A tokenizer for texts like these.
  ///
  /// Merges the pair of neighbouring symbols that is most frequent, again and again, until no pair comes
  /// twice or four times as many merges are made as the vocabulary has room for (at most 1,024 more);
  /// then trims. Equally frequent pairs: the one whose left symbol is older, then whose right one is. If
  /// the texts have fewer than sixteen different bytes, the smallest others fill up the alphabet. The
  /// vocabulary is smaller than asked if the texts do not have so many frequent pairs.
  ///
  /// - Parameters:
  ///   - texts: The texts; a space is put before each.
  ///   - vocabularySize: The greatest number of tokens, the three special ones included.
  /// - Throws: `TokenizerError` if the texts have no bytes, or too many different ones.
  public init(training texts: [String], vocabularySize: Int) throws(TokenizerError) {
    try self.init(training: texts.map { Array($0.utf8) }, vocabularySize: vocabularySize)
  }

  /// A tokenizer for texts like these, given as bytes.
  public init(training texts: [[UInt8]], vocabularySize: Int) throws(TokenizerError) {
    let pieces = PieceCounts(texts)
    guard !pieces.counts.isEmpty else { throw .emptyText }
    let alphabet = BytePairTokenizer.alphabet(of: pieces)
    let wanted = vocabularySize - BytePairTokenizer.specialCount - alphabet.count
    guard wanted >= 0 else {
      throw .vocabularyTooSmall(requested: vocabularySize, least: vocabularySize - wanted)
    }
    var training = BytePairTraining(pieces, alphabet: alphabet)
    training.merge(atMost: wanted + min(3 * wanted, 1024))
    let kept = VocabularyTrimming(training).kept(wanted)
    self.init(alphabet: alphabet, merges: training.merges, kept: kept)
  }

  private static func alphabet(of pieces: PieceCounts) -> [UInt8] {
    var present = [Bool](repeating: false, count: 256)
    for piece in pieces.pieces { for byte in piece { present[Int(byte)] = true } }
    var missing = 16 - present.count { $0 }
    for byte in 0..<256 where missing > 0 && !present[byte] {
      present[byte] = true
      missing -= 1
    }
    return (0..<256).filter { present[$0] }.map { UInt8($0) }
  }
}

/// The different pieces of texts, in the order in which they first come, and how often each comes.
package struct PieceCounts {
  package private(set) var pieces: [ArraySlice<UInt8>] = []
  package private(set) var counts: [Int] = []

  package init(_ texts: [[UInt8]]) {
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    for text in texts where !text.isEmpty {
      for piece in TextPieces([0x20] + text) {
        if let number = numbers[piece] {
          counts[number] += 1
        } else {
          numbers[piece] = pieces.count
          pieces.append(piece)
          counts.append(1)
        }
      }
    }
  }
}

/// The merges made so far, and the pieces as sequences of symbols.
package struct BytePairTraining {
  package let alphabetCount: Int
  package private(set) var merges: [SymbolPair] = []
  package private(set) var words: [[Int]]
  package let counts: [Int]
  private var pairs: [SymbolPair] = []
  private var frequencies: [Int] = []
  private var places: [[Int]] = []
  private var numbers: [SymbolPair: Int] = [:]

  package init(_ pieces: PieceCounts, alphabet: [UInt8]) {
    var symbolOfByte = [Int](repeating: -1, count: 256)
    for (symbol, byte) in alphabet.enumerated() { symbolOfByte[Int(byte)] = symbol }
    alphabetCount = alphabet.count
    words = pieces.pieces.map { piece in piece.map { symbolOfByte[Int($0)] } }
    counts = pieces.counts
    for word in words.indices { count(word, sign: 1) }
  }

  package mutating func merge(atMost limit: Int) {
    while merges.count < limit, let best = mostFrequent() {
      let pair = pairs[best]
      let symbol = alphabetCount + merges.count
      merges.append(pair)
      let touched = places[best]
      places[best] = []
      for word in touched { replace(pair, by: symbol, in: word) }
    }
  }

  /// The pair that comes most often, at least twice.
  private func mostFrequent() -> Int? {
    var best: Int?
    var most = 2
    for (number, frequency) in frequencies.enumerated() where frequency >= most {
      if let best, frequency == most, !precedes(pairs[number], pairs[best]) { continue }
      best = number
      most = frequency
    }
    return best
  }

  private func precedes(_ a: SymbolPair, _ b: SymbolPair) -> Bool {
    (a.left, a.right) < (b.left, b.right)
  }

  private mutating func replace(_ pair: SymbolPair, by symbol: Int, in word: Int) {
    let old = words[word]
    var new: [Int] = []
    new.reserveCapacity(old.count)
    var place = 0
    while place < old.count {
      if place + 1 < old.count, old[place] == pair.left, old[place + 1] == pair.right {
        new.append(symbol)
        place += 2
      } else {
        new.append(old[place])
        place += 1
      }
    }
    guard new.count < old.count else { return }
    count(word, sign: -1)
    words[word] = new
    count(word, sign: 1)
  }

  private mutating func count(_ word: Int, sign: Int) {
    for (left, right) in zip(words[word], words[word].dropFirst()) {
      let pair = SymbolPair(left: left, right: right)
      let number = self.number(of: pair)
      frequencies[number] += sign * counts[word]
      if sign > 0, places[number].last != word { places[number].append(word) }
    }
  }

  private mutating func number(of pair: SymbolPair) -> Int {
    if let number = numbers[pair] { return number }
    numbers[pair] = pairs.count
    pairs.append(pair)
    frequencies.append(0)
    places.append([])
    return pairs.count - 1
  }
}
