import Drawing
import Typesetting

/// Lines of 1,800 paragraphs, some 400 pages of text, and these pages as one tagged PDF file.
struct TypesettingBenchmark: Benchmark {
  let name = "typesetting"
  let summary = "break 180,000 words into lines, and write 400 pages as a PDF file"

  private static let font = TextStyle(Font(.pagella, size: .points(10)))
  private static let style = ParagraphStyle(leading: .points(13))
  private static let measure = Length.points(345)
  private static let linesOfPage = 45

  func measure(_ options: BenchmarkOptions) throws -> [Measurement] {
    let paragraphs = GeneratedText.paragraphs(count: 1_800)
    let document = Self.document(of: try Self.lines(of: paragraphs))
    return [
      try Measurement("lines of 180,000 words", runs: options.pairs) {
        try Cost.of { _ = try Self.lines(of: paragraphs) }
      },
      try Measurement("PDF of \(document.pages.count) pages", runs: options.pairs) {
        try Cost.of { _ = try document.pdf() }
      },
    ]
  }

  /// The lines of all paragraphs, by a typesetter that remembers nothing yet.
  private static func lines(of paragraphs: [String]) throws -> [TypesetLine] {
    let typesetter = ParagraphTypesetter()
    return try paragraphs.flatMap {
      try typesetter.typeset([.text($0, font)], style, measure: measure).lines
    }
  }

  private static func document(of lines: [TypesetLine]) -> PageDocument {
    let size = Size(width: .points(595), height: .points(842))
    let pages = stride(from: 0, to: lines.count, by: linesOfPage).map { start in
      let items = lines[start..<min(start + linesOfPage, lines.count)].enumerated().map {
        index, line in
        FrameItem.group(
          FrameGroup(
            "line", tag: .element(.paragraph),
            items: line.items(at: .pixels(150, 140 + 17 * Double(index)))))
      }
      return PageDocument.Page(Frame(size: size, items: items))
    }
    return PageDocument(title: "Generated text", pages: pages)
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
