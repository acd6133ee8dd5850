/// The inputs of the simulation workloads: numbers by tag and index that any language can make.
///
/// Source: SplitMix64 in counter form (G. L. Steele, D. Lea and C. H. Flood, OOPSLA 2014).
enum SplitMixInputs {
  private static let increment: UInt64 = 0x9e37_79b9_7f4a_7c15

  /// The i-th 64 bits of a tag.
  static func word(_ tag: UInt64, _ index: Int) -> UInt64 {
    mixed(mixed(tag &+ increment) &+ (UInt64(index) &+ 1) &* increment)
  }

  /// A uniform number from [0, 1).
  static func uniform(_ tag: UInt64, _ index: Int) -> Double {
    Double(word(tag, index) >> 11) * 0x1p-53
  }

  /// A uniform number from [−1, 1).
  static func symmetric(_ tag: UInt64, _ index: Int) -> Double { 2 * uniform(tag, index) - 1 }

  /// Nearly normal: the sum of twelve 32-bit numbers, exact in a double.
  static func normal(_ tag: UInt64, _ index: Int) -> Double {
    var sum: UInt64 = 0
    for part in 0..<6 {
      let word = word(tag, 6 * index + part)
      sum += (word >> 32) + (word & 0xffff_ffff)
    }
    return (Double(sum) - 6 * 4_294_967_295) * 0x1p-32
  }

  private static func mixed(_ word: UInt64) -> UInt64 {
    var z = word
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
