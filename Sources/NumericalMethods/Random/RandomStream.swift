/// A counter-based stream of random numbers keyed by meaning.
///
/// Streams with different seeds or paths are independent; the n-th word of a stream depends on
/// its key and n alone, never on what else was drawn, by whom, or in which order. The path's words,
/// each with its length, are hashed by SipHash-2-4-128 under the seed; the hash gives the key
/// and the upper half of the counter of Philox4x32-10.
public struct RandomStream: Sendable, Hashable, RandomNumberGenerator {
  private let key: UInt64
  private let lane: UInt64
  private var drawn: UInt64 = 0
  private var spare: UInt64 = 0

  /// The stream named by a path of words under a seed.
  public init(seed: UInt64, path: [String]) {
    let folio: UInt64 = 0x666f_6c69_6f2d_7231  // “folio-r1” in ASCII
    (key, lane) = SipHash.hash(RandomStream.bytes(of: path), key: (seed, folio))
  }

  private init(key: UInt64, lane: UInt64) {
    self.key = key
    self.lane = lane
  }

  /// The stream of that name below this one, independent of it and of how much was drawn from it.
  public func branch(_ word: String) -> RandomStream {
    let (key, lane) = SipHash.hash(RandomStream.bytes(of: [word]), key: (key, lane))
    return RandomStream(key: key, lane: lane)
  }

  /// The number of words drawn so far.
  public var position: UInt64 { drawn }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    defer { drawn &+= 1 }
    if drawn & 1 == 1 { return spare }
    let block = block(drawn >> 1)
    spare = block.1
    return block.0
  }

  /// The n-th 64 random bits of the stream, from 0.
  public func word(at n: UInt64) -> UInt64 {
    let block = block(n >> 1)
    return n & 1 == 0 ? block.0 : block.1
  }

  private func block(_ index: UInt64) -> (UInt64, UInt64) {
    let words = Philox.block(
      (low(index), high(index), low(lane), high(lane)), key: (low(key), high(key)))
    return (UInt64(words.0) | UInt64(words.1) << 32, UInt64(words.2) | UInt64(words.3) << 32)
  }

  private func low(_ x: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: x) }
  private func high(_ x: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: x >> 32) }

  /// Each word's UTF-8 bytes after their number, so that no two paths give the same bytes.
  private static func bytes(of path: [String]) -> [UInt8] {
    path.flatMap { word in
      let text = Array(word.utf8)
      return (0..<8).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) } + text
    }
  }
}
