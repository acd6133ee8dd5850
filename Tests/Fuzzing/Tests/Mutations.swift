import TestSupport

/// Inputs near those of a corpus: bytes changed, pieces cut out, doubled and exchanged, the same on every run.
struct Mutations {
  private let corpus: [[UInt8]]
  private var generator: SeededGenerator

  init(of corpus: [[UInt8]], seed: UInt64) {
    self.corpus = corpus
    generator = SeededGenerator(seed: seed)
  }

  /// The next input; one of the corpus has one to four mutations.
  mutating func next() -> [UInt8] {
    var input = any()
    for _ in 0..<Int.random(in: 1...4, using: &generator) { mutate(&input) }
    return input
  }

  private mutating func mutate(_ input: inout [UInt8]) {
    let piece = piece(of: input)
    switch Int.random(in: 0..<5, using: &generator) {
    case 0:
      guard !input.isEmpty else { return }
      input[Int.random(in: input.indices, using: &generator)] = UInt8.random(
        in: 0...255, using: &generator)
    case 1:
      input.removeSubrange(piece)
    case 2:
      let copies = Int.random(in: 1...20, using: &generator)
      let copied = Array(input[piece])
      for _ in 0..<copies { input.insert(contentsOf: copied, at: piece.upperBound) }
    case 3:
      let other = any()
      input.replaceSubrange(piece, with: other[self.piece(of: other)])
    default:
      let token = Self.tokens[Int.random(in: Self.tokens.indices, using: &generator)]
      input.replaceSubrange(piece.lowerBound..<piece.lowerBound, with: token.utf8)
    }
  }

  private mutating func any() -> [UInt8] {
    corpus[Int.random(in: corpus.indices, using: &generator)]
  }

  /// At most 60 bytes somewhere.
  private mutating func piece(of input: [UInt8]) -> Range<Int> {
    let start = Int.random(in: 0...input.count, using: &generator)
    return start..<Int.random(in: start...min(start + 60, input.count), using: &generator)
  }

  /// What readers give a meaning to.
  private static let tokens = [
    "\n", "\n\n", "    ", "\t", "```", "~~~", ":::", "---\n", "$", "$$", "{", "}", "[", "]", "(",
    ")",
    "<", ">", "&", "\"", "'", "\\", "|", "#", "*", "_", "^", "@", "![", "](", "[^1]", ": ", "- ",
    ",",
    "0", "-1", "1e308", "1e-308", "9223372036854775807", "NaN", "Infinity", "null", "true", "\u{0}",
    "\u{1B}[2J", "\u{FEFF}", "\u{202E}", "é", "👩‍👩‍👧", "\r\n", "\\begin{matrix}", "\\newcommand",
  ]
}
