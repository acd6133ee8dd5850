/// Sentences of made-up words, the same in every run.
struct Prose {
  private let tag: UInt64
  private var position = 0

  private static let words = """
    the a of and to in for with reward model policy output prompt variance gradient flow time bound \
    expected ground truth landscape accuracy objective training curve small large slow fast initial \
    probability distribution depends grows vanishes follows remains measured computed exactly whatever
    """.split(separator: " ").map(String.init)

  /// Prose that goes on from the start of a stream of its own.
  init(tag: UInt64) {
    self.tag = tag
  }

  /// A number from 0 up to but not including `bound`.
  mutating func number(below bound: Int) -> Int {
    position += 1
    return Int(SplitMixInputs.word(tag, position) % UInt64(bound))
  }

  /// A sentence of eight to twenty words, in lines of about a hundred characters.
  mutating func sentence() -> String {
    let count = 8 + number(below: 13)
    let words = (0..<count).map { _ in Self.words[number(below: Self.words.count)] }
    let emphasised = 1 + number(below: count - 1)
    let text = words.enumerated().map { $0.offset == emphasised ? "*\($0.element)*" : $0.element }
    return text.joined(separator: " ").capitalizedAtStart + "."
  }

  /// A paragraph of some sentences, each on a line.
  mutating func paragraph(sentences: Int = 5) -> String {
    (0..<sentences).map { _ in sentence() }.joined(separator: "\n") + "\n"
  }
}

extension String {
  fileprivate var capitalizedAtStart: String { prefix(1).uppercased() + dropFirst() }
}
