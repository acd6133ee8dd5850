/// A byte-level byte-pair tokenizer: any bytes to tokens, and back without loss.
///
/// Tokens 0, 1 and 2 are special: the end of a response, the end of a prompt, and an escape. Then come
/// the single bytes of the training text, in their order, and after them byte strings put together by
/// merges. A byte that the training text does not have is written as the escape and two of the first
/// sixteen byte tokens, which stand for its two halves; so a vocabulary need not hold all 256
/// bytes. A text is tokenized with a space put before it, which decoding takes away again: its first
/// word is then the same token as that word elsewhere. No token crosses the pieces of `TextPieces`.
/// Source: R. Sennrich, B. Haddow and A. Birch, "Neural Machine Translation of Rare Words with Subword
/// Units" (2016), on bytes; the vocabulary is trimmed as `VocabularyTrimming` says; the escape is
/// *ours*.
public struct BytePairTokenizer: Sendable, Hashable {
  /// Ends a response.
  public static let endToken: Token = 0
  /// Ends a prompt; the response follows.
  public static let separatorToken: Token = 1
  /// Announces a byte that is not in the vocabulary.
  public static let escapeToken: Token = 2
  /// The number of special tokens.
  package static let specialCount = 3

  /// The single bytes of the vocabulary, ascending, at least 16; symbols 0 ..< alphabet.count.
  package let alphabet: [UInt8]
  /// The merges, in the order in which they are made; the m-th makes symbol alphabet.count + m.
  package let merges: [SymbolPair]
  /// The symbols of `merges` that are tokens, ascending.
  package let kept: [Int]
  private let symbolOfByte: [Int]
  private let symbolOfPair: [SymbolPair: Int]
  private let tokensOfSymbol: [[Token]]
  private let bytesOfToken: [[UInt8]]
  private let lengthOfSymbol: [Int]

  package init(alphabet: [UInt8], merges: [SymbolPair], kept: [Int]) {
    self.alphabet = alphabet
    self.merges = merges
    self.kept = kept
    var symbolOfByte = [Int](repeating: -1, count: 256)
    for (symbol, byte) in alphabet.enumerated() { symbolOfByte[Int(byte)] = symbol }
    self.symbolOfByte = symbolOfByte
    symbolOfPair = Dictionary(
      uniqueKeysWithValues: merges.enumerated().map { ($1, alphabet.count + $0) })

    var bytesOfSymbol = alphabet.map { [$0] }
    for merge in merges {
      bytesOfSymbol.append(bytesOfSymbol[merge.left] + bytesOfSymbol[merge.right])
    }
    let special = BytePairTokenizer.specialCount
    var tokens = alphabet.indices.map { [Token(special + $0)] }
    var bytesOfToken = [[UInt8]](repeating: [], count: special) + alphabet.map { [$0] }
    var next = kept.startIndex
    for (number, merge) in merges.enumerated() {
      if next < kept.endIndex, kept[next] == alphabet.count + number {
        tokens.append([Token(bytesOfToken.count)])
        bytesOfToken.append(bytesOfSymbol[alphabet.count + number])
        next += 1
      } else {
        tokens.append(tokens[merge.left] + tokens[merge.right])
      }
    }
    tokensOfSymbol = tokens
    lengthOfSymbol = bytesOfSymbol.map(\.count)
    self.bytesOfToken = bytesOfToken
  }

  /// The number of tokens, the special ones included.
  public var vocabularySize: Int { bytesOfToken.count }

  /// The bytes that a token stands for; none for a special token.
  public func bytes(of token: Token) -> [UInt8] { bytesOfToken[Int(token)] }

  /// The tokens of a text, without any special token at its end; none for the empty text.
  public func encode(_ text: String) -> [Token] { encode(Array(text.utf8)) }

  /// The tokens of bytes, without any special token at their end; none for no bytes.
  public func encode(_ bytes: [UInt8]) -> [Token] {
    guard !bytes.isEmpty else { return [] }
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count / 3 + 1)
    for piece in TextPieces([0x20] + bytes) { append(piece, to: &tokens) }
    return tokens
  }

  /// The tokens of many texts, words that come again looked up: the same as one by one, but faster.
  public func encode(_ texts: [String]) -> [[Token]] {
    var known: [ArraySlice<UInt8>: [Token]] = [:]
    return texts.map { text in
      guard !text.isEmpty else { return [] }
      var tokens: [Token] = []
      for piece in TextPieces([0x20] + Array(text.utf8)) {
        if let found = known[piece] {
          tokens += found
        } else {
          let first = tokens.count
          append(piece, to: &tokens)
          known[piece] = Array(tokens[first...])
        }
      }
      return tokens
    }
  }

  /// The bytes of tokens, the space before the first word taken away.
  ///
  /// Any tokens have bytes: special tokens give none, an escape without two halves neither. For all bytes
  /// b, `decode(encode(b))` is b.
  public func decode(_ tokens: [Token]) -> [UInt8] {
    var bytes: [UInt8] = []
    var index = 0
    while index < tokens.count {
      if tokens[index] == BytePairTokenizer.escapeToken, index + 2 < tokens.count,
        let high = half(tokens[index + 1]), let low = half(tokens[index + 2])
      {
        bytes.append(high << 4 | low)
        index += 3
      } else {
        bytes += bytesOfToken[Int(tokens[index])]
        index += 1
      }
    }
    if bytes.first == 0x20 { bytes.removeFirst() }
    return bytes
  }

  /// The text of tokens; bytes that are not UTF-8 become replacement characters.
  public func text(of tokens: [Token]) -> String {
    String(decoding: decode(tokens), as: UTF8.self)
  }

  private func half(_ token: Token) -> UInt8? {
    let number = Int(token) - BytePairTokenizer.specialCount
    return (0..<16).contains(number) ? UInt8(number) : nil
  }

  private func append(_ piece: ArraySlice<UInt8>, to tokens: inout [Token]) {
    var symbols = piece.map { symbolOfByte[Int($0)] }
    while let (place, symbol) = firstMerge(in: symbols) {
      symbols[place] = symbol
      symbols.remove(at: place + 1)
    }
    var byte = piece.startIndex
    for symbol in symbols {
      if symbol < 0 {
        let special = Token(BytePairTokenizer.specialCount)
        tokens.append(BytePairTokenizer.escapeToken)
        tokens.append(special + Token(piece[byte] >> 4))
        tokens.append(special + Token(piece[byte] & 15))
        byte += 1
      } else {
        tokens += tokensOfSymbol[symbol]
        byte += lengthOfSymbol[symbol]
      }
    }
  }

  /// The earliest merge that applies, at its first place, and the symbol that it makes.
  private func firstMerge(in symbols: [Int]) -> (place: Int, symbol: Int)? {
    var best: (place: Int, symbol: Int)?
    for place in symbols.indices.dropLast() where symbols[place] >= 0 && symbols[place + 1] >= 0 {
      let pair = SymbolPair(left: symbols[place], right: symbols[place + 1])
      guard let symbol = symbolOfPair[pair], symbol < best?.symbol ?? .max else { continue }
      best = (place, symbol)
    }
    return best
  }
}

/// Two neighbouring symbols of a piece.
package struct SymbolPair: Sendable, Hashable {
  package var left: Int
  package var right: Int

  package init(left: Int, right: Int) {
    self.left = left
    self.right = right
  }
}
