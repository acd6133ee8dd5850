extension BytePairTokenizer {
  private static let heading = "folio byte pairs 1"

  /// A description from which `init(portableDescription:)` makes the same tokenizer, for a checkpoint's metadata.
  ///
  /// One line of ASCII without quotes or backslashes, so that it stands in JSON as it is: a heading, the
  /// alphabet's bytes in hexadecimal, the merges as `left+right` in order, and the symbols kept, with
  /// semicolons between them.
  public var portableDescription: String {
    let bytes = alphabet.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let pairs = merges.map { "\($0.left)+\($0.right)" }.joined(separator: " ")
    let symbols = kept.map { "\($0)" }.joined(separator: " ")
    return [BytePairTokenizer.heading, bytes, pairs, symbols].joined(separator: ";")
  }

  /// The tokenizer that a `portableDescription` describes.
  ///
  /// - Throws: `TokenizerError.malformed` with what is wrong.
  public init(portableDescription text: String) throws(TokenizerError) {
    let fields = text.split(separator: ";", omittingEmptySubsequences: false)
    guard fields.count == 4, fields[0] == BytePairTokenizer.heading else {
      throw .malformed(
        "it does not begin with “\(BytePairTokenizer.heading);”, or has not four parts")
    }
    let alphabet = try BytePairTokenizer.alphabet(fields[1])
    let merges = try BytePairTokenizer.merges(fields[2], alphabetCount: alphabet.count)
    let range = alphabet.count..<alphabet.count + merges.count
    let kept = fields[3].split(separator: " ").map { Int($0) ?? -1 }
    guard kept.allSatisfy(range.contains), zip(kept, kept.dropFirst()).allSatisfy(<) else {
      throw .malformed("a kept symbol is not one of the merges, or out of order")
    }
    self.init(alphabet: alphabet, merges: merges, kept: kept)
  }

  private static func alphabet(_ field: Substring) throws(TokenizerError) -> [UInt8] {
    let digits = field.utf8.map { byte -> UInt8? in
      switch byte {
      case 0x30...0x39: byte - 0x30
      case 0x61...0x66: byte - 0x61 + 10
      default: nil
      }
    }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard index + 1 < digits.count, let high = digits[index], let low = digits[index + 1] else {
        throw .malformed("the alphabet is not in hexadecimal")
      }
      bytes.append(high << 4 | low)
    }
    guard bytes.count >= 16, zip(bytes, bytes.dropFirst()).allSatisfy(<) else {
      throw .malformed("the alphabet has not sixteen bytes in ascending order")
    }
    return bytes
  }

  private static func merges(
    _ field: Substring, alphabetCount: Int
  ) throws(TokenizerError) -> [SymbolPair] {
    var merges: [SymbolPair] = []
    var lengths = [Int](repeating: 1, count: alphabetCount)
    var seen: Set<SymbolPair> = []
    for word in field.split(separator: " ") {
      let parts = word.split(separator: "+", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
      let symbols = 0..<alphabetCount + merges.count
      guard parts.count == 2, parts.allSatisfy(symbols.contains) else {
        throw .malformed("the merge \(merges.count) is not of two earlier symbols")
      }
      let pair = SymbolPair(left: parts[0], right: parts[1])
      guard seen.insert(pair).inserted else {
        throw .malformed("the merge \(merges.count) is there twice")
      }
      // Longer ones are never made, and a few dozen doublings would fill any memory.
      let length = lengths[pair.left] + lengths[pair.right]
      guard length <= TextPieces.greatestLength else {
        throw .malformed(
          "the merge \(merges.count) makes more than \(TextPieces.greatestLength) bytes")
      }
      lengths.append(length)
      merges.append(pair)
    }
    return merges
  }
}
