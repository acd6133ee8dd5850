/// Random numbers that are the same on every run (Knuth's 64-bit linear congruential generator).
struct Chance: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }

  /// A text of characters that markup, addresses and styles give a meaning to, and of others.
  mutating func text(upTo count: Int = 40) -> String {
    let pieces = [
      "<", ">", "&", "\"", "'", "/", "=", ";", "#", ":", "-->", "<!--", "]]>", "</style>",
      "<script>",
      "</p>", "&lt;", "&#60;", "javascript:", "\u{0}", "\u{8}", "\n", "\t", "\u{FFFE}", "\u{202E}",
      "a", "ж", "∑", "👩‍👩‍👧", "e\u{301}", " ", "onload=", "style=", "\u{7F}", "\u{85}", "`", "{{",
    ]
    return (0..<Int.random(in: 0...count, using: &self)).map { _ in
      pieces[Int.random(in: 0..<pieces.count, using: &self)]
    }.joined()
  }
}
