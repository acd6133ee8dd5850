import Drawing
import PageLayout
import Typesetting

/// Lines of 1,800 paragraphs, and a book of over 300 pages from its words to its PDF file.
struct TypesettingBenchmark: Benchmark {
  let name = "typesetting"
  let summary = "break 180,000 words into lines; make a book of 300 pages, from words to PDF"

  private static let style = ParagraphStyle(leading: .points(13))
  private static let measure = Length.points(345)

  func measure(_ options: BenchmarkOptions) throws -> [Measurement] {
    let paragraphs = GeneratedText.paragraphs(count: 1_800)
    let pages = try GeneratedBook(paragraphs).document()
    var book = try Measurement("a book of \(pages.pages.count) pages", runs: options.pairs) {
      try Cost.of { _ = try GeneratedBook(paragraphs).document().pdf() }
    }
    // Three hundred pages in five seconds.
    book.limits = .init(processor: 5 * Double(pages.pages.count) / 300)
    return [
      try Measurement("lines of 180,000 words", runs: options.pairs) {
        try Cost.of { _ = try Self.lines(of: paragraphs) }
      },
      book,
      try Measurement("of which its PDF file", runs: options.pairs) {
        try Cost.of { _ = try pages.pdf() }
      },
    ]
  }

  /// The lines of all paragraphs, by a typesetter that remembers nothing yet.
  private static func lines(of paragraphs: [String]) throws -> [TypesetLine] {
    let typesetter = ParagraphTypesetter()
    return try paragraphs.flatMap {
      try typesetter.typeset([.text($0, GeneratedBook.font)], style, measure: measure).lines
    }
  }
}

/// Text of common and of long words, the same in every run.
enum GeneratedText {
  private static let words = """
    the of and a to in is that for with as on be by are this from which it was when policy reward \
    variance gradient landscape expected model accuracy language human feedback learning whenever \
    probability distribution optimization parameter hypothesis theorem proof corollary bound \
    extraordinarily astonishing
    """.split(separator: " ")

  /// Paragraphs of 60 to 140 words.
  static func paragraphs(count: Int) -> [String] {
    var state: UInt64 = 1
    func next(below bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    return (0..<count).map { _ in
      let chosen = (0..<(60 + next(below: 80))).map { index in
        words[next(below: UInt64(words.count))] + (index % 9 == 8 ? "," : "")
      }
      return chosen.joined(separator: " ") + "."
    }
  }
}
