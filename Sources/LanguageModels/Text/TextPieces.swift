/// The pieces of a text that no token crosses: words, digits, punctuation and white space.
///
/// A piece is one of: a run of letters (every byte from 128 on counts as a letter, so that no
/// character of UTF-8 is cut), one digit, a run of other printing bytes, each with the single space
/// before it if there is one; or a run of white space, without its last space if a piece follows
/// that takes it. A run of more than 256 bytes falls into several pieces, between characters if it is
/// UTF-8, so that neither tokens nor the time for a byte grow with a line without spaces. The pieces of
/// a text, put together, are the text. Source: the pre-splitting of A. Radford et al., "Language Models
/// are Unsupervised Multitask Learners" (2019), simplified to bytes; digits one by one and the greatest
/// length are *ours*.
package struct TextPieces: Sequence, IteratorProtocol {
  /// No piece has more bytes, and so no token.
  package static let greatestLength = 256

  private enum Kind {
    case letter
    case digit
    case space
    case other

    init(_ byte: UInt8) {
      switch byte {
      case 0x41...0x5a, 0x61...0x7a, 0x80...0xff: self = .letter
      case 0x30...0x39: self = .digit
      case 0x20, 0x09...0x0d: self = .space
      default: self = .other
      }
    }
  }

  private let bytes: [UInt8]
  private var start = 0

  /// The pieces of these bytes.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next piece; nil at the end.
  package mutating func next() -> ArraySlice<UInt8>? {
    guard start < bytes.count else { return nil }
    let first = start
    start = end(from: first)
    return bytes[first..<start]
  }

  private func end(from first: Int) -> Int {
    let leadsAWord =
      bytes[first] == 0x20 && first + 1 < bytes.count && Kind(bytes[first + 1]) != .space
    let head = leadsAWord ? first + 1 : first
    let kind = Kind(bytes[head])
    if kind == .digit { return head + 1 }
    var end = head + 1
    let limit = first + TextPieces.greatestLength
    while end < bytes.count, end < limit, Kind(bytes[end]) == kind { end += 1 }
    if end == limit, end < bytes.count, Kind(bytes[end]) == kind {
      return characterStart(before: end)
    }
    guard kind == .space, end < bytes.count, bytes[end - 1] == 0x20, end - 1 > first else {
      return end
    }
    return end - 1
  }

  /// The place itself or, if it is in the middle of a character, that character's start; a character of
  /// UTF-8 has at most three bytes after its first.
  private func characterStart(before place: Int) -> Int {
    let start = (place - 3...place).last { bytes[$0] & 0xc0 != 0x80 }
    return start ?? place
  }
}
