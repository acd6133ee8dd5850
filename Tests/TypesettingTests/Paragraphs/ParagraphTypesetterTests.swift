import Drawing
import Testing
import Typesetting

@Suite struct ParagraphTypesetterTests {
  static let text = TextStyle(Font(.pagella, size: .points(10)))
  static let style = ParagraphStyle(leading: .points(13))
  static let passage = """
    In olden times when wishing still helped one, there lived a king whose daughters were all \
    beautiful; and the youngest was so beautiful that the sun itself, which has seen so much, was \
    astonished whenever it shone in her face. Close by the king’s castle lay a great dark forest, and \
    under an old lime-tree in the forest was a well, and when the day was very warm, the king’s child \
    went out into the forest and sat down by the side of the cool fountain; and when she was bored she \
    took a golden ball, and threw it up on high and caught it; and this ball was her favorite plaything.
    """

  private func set(
    _ items: [ParagraphItem], _ style: ParagraphStyle = Self.style, points: Double = 300
  ) throws -> TypesetParagraph {
    try ParagraphTypesetter().typeset(items, style, measure: .points(points))
  }

  private func set(
    _ text: String, _ style: ParagraphStyle = Self.style, points: Double = 300
  ) throws -> TypesetParagraph {
    try set([.text(text, Self.text)], style, points: points)
  }

  private func runs(_ items: [FrameItem]) -> [GlyphRun] {
    items.flatMap { item -> [GlyphRun] in
      switch item {
      case .glyphs(let run): [run]
      case .group(let group): runs(group.items)
      case .path, .shaded, .dots, .image: []
      }
    }
  }

  /// The text of lines as it would be copied, words parted by hyphenation whole again.
  private func joined(_ lines: [TypesetLine]) -> String {
    lines.map { $0.isHyphenated ? String($0.text.dropLast()) : $0.text + " " }.joined()
  }

  @Test(arguments: [90.0, 150, 220, 300, 420])
  func `no word is lost, whatever the measure`(points: Double) throws {
    let lines = try set(Self.passage, points: points).lines
    let copied = joined(lines).replacing("lime- tree", with: "lime-tree")
    #expect(copied == Self.passage + " ")
  }

  @Test(arguments: [150.0, 220, 300, 420])
  func `justified lines end at the measure, but for the last`(points: Double) throws {
    var style = Self.style
    style.protrudes = false
    let lines = try set(Self.passage, style, points: points).lines
    for line in lines.dropLast() {
      #expect(abs(line.end.points - points) < 1e-9)
      #expect(line.start == .zero && line.overfull == .zero)
    }
    #expect(try #require(lines.last).end.points < points)
  }

  @Test func `commas and hyphens reach out of the measure, letters do not`() throws {
    let lines = try set(Self.passage, points: 200).lines
    for line in lines.dropLast() {
      let last = try #require(line.text.last)
      let excess = line.end.points - 200
      #expect(",.;-".contains(last) ? excess > 0.3 && excess < 3 : abs(excess) < 1e-9)
    }
  }

  @Test func `words are hyphenated where lines would else be too loose`() throws {
    var plain = Self.style
    plain.hyphenation = nil
    let hyphenated = try set(Self.passage, points: 110).lines
    let loose = try set(Self.passage, plain, points: 110).lines
    #expect(hyphenated.contains { $0.isHyphenated } && !loose.contains { $0.isHyphenated })
    let worst = { (lines: [TypesetLine]) in lines.map(\.stretch).max() ?? 0 }
    #expect(worst(hyphenated) < worst(loose))
  }

  @Test func `baselines are one leading apart, and further where formulas are tall`() throws {
    let lines = try set(Self.passage).lines
    for line in lines { #expect(abs(line.height.points - 13) < 1e-9) }
    let tall = InlineBox(width: .points(5), ascent: .points(30), descent: .points(4), items: [])
    let mixed = try set([.text(Self.passage + " ", Self.text), .box(tall)]).lines
    #expect(try #require(mixed.last).height.points > 33)
    #expect(mixed.dropLast().allSatisfy { abs($0.height.points - 13) < 1e-9 })
  }

  @Test func `ragged, centred and right-aligned lines keep their spaces`() throws {
    for alignment in [ParagraphStyle.Alignment.left, .center, .right] {
      let style = ParagraphStyle(alignment, leading: .points(13), protrudes: false)
      for line in try set(Self.passage, style).lines {
        #expect(line.stretch == 0)
        switch alignment {
        case .center: #expect(abs((line.start + line.end).points - 300) < 1e-9)
        case .right: #expect(abs(line.end.points - 300) < 1e-9)
        case .left, .justified: #expect(line.start == .zero)
        }
      }
    }
  }

  @Test func `indents move the first line and the others`() throws {
    let style = ParagraphStyle(
      leading: .points(13), firstIndent: .points(20), hangingIndent: .points(5))
    let lines = try set(Self.passage, style).lines
    for (index, line) in lines.enumerated() where line.text.first?.isLetter == true {
      #expect(abs(line.start.points - (index == 0 ? 20 : 5)) < 1e-9)
    }
  }

  @Test func `a link over two lines is clicked on both, and its words stay between spaces`() throws
  {
    let target = LinkTarget.destination("thm-slow")
    let items: [ParagraphItem] = [
      .text("See the ", Self.text),
      .link(target, [.text("theorem on slow ascent from flat starts", Self.text)]),
      .text(", and more.", Self.text),
    ]
    let paragraph = try set(items, points: 120)
    let tagged = paragraph.items(at: .zero).filter { item in
      if case .group(let group) = item { return group.tag == .link(target) }
      return false
    }
    #expect(tagged.count == 2 && paragraph.lines.count == 3)
    #expect(joined(paragraph.lines).hasPrefix("See the theorem on slow ascent from flat starts, "))
  }

  @Test func `anchors and marks are found on their line`() throws {
    let items: [ParagraphItem] = [
      .text(Self.passage + " Here", Self.text), .mark("fn-1"), .anchor("place"),
      .text(" it ends.", Self.text),
    ]
    let lines = try set(items).lines
    #expect(lines.flatMap(\.marks) == ["fn-1"])
    let line = try #require(lines.first { $0.marks == ["fn-1"] })
    let destinations = line.items(at: .pixels(0, 100)).compactMap { item -> FrameTag? in
      if case .group(let group) = item { return group.tag }
      return nil
    }
    #expect(destinations == [.destination("place")])
  }

  @Test func `non-breaking spaces hold words together`() throws {
    for points in stride(from: 60.0, to: 140, by: 7) {
      let lines = try set("As shown in Theorem\u{A0}3 and in Figure\u{A0}12 below", points: points)
        .lines
      #expect(!lines.contains { $0.text.hasPrefix("3") || $0.text.hasPrefix("12") })
    }
  }

  @Test func `a box keeps to the punctuation after it`() throws {
    let box = InlineBox(width: .points(40), ascent: .points(7), descent: .points(2), items: [])
    for points in stride(from: 60.0, to: 200, by: 7) {
      let items: [ParagraphItem] = [
        .text("We bound the gain by ", Self.text), .box(box), .text(", which is small.", Self.text),
      ]
      #expect(!(try set(items, points: points).lines.contains { $0.text.hasPrefix(",") }))
    }
  }

  @Test func `glyphs stand for all bytes of the text, ligatures and hyphens too`() throws {
    let lines = try set("The office’s affluent waffles differ efficiently. ½ é ﬁ", points: 60).lines
    for run in runs(lines.flatMap { $0.items(at: .zero) }) {
      #expect(run.glyphs.reduce(0) { $0 + $1.byteCount } == run.text.utf8.count)
    }
    #expect(lines.contains { $0.isHyphenated })
  }

  @Test func `a forced break ends a line, which is not stretched`() throws {
    let lines = try set([
      .text("One line ", Self.text), .lineBreak, .text(" and another.", Self.text),
    ]).lines
    #expect(lines.map(\.text) == ["One line", "and another."])
    #expect(lines.allSatisfy { $0.stretch == 0 })
  }

  @Test func `an empty paragraph has no lines`() throws {
    #expect(try set("").lines.isEmpty)
    #expect(try set("  \n ").lines.isEmpty)
  }

  @Test func `what fits nowhere is reported`() throws {
    let wide = InlineBox(width: .points(400), ascent: .points(7), descent: .points(2), items: [])
    let lines = try set([.text("A ", Self.text), .box(wide), .text(" b", Self.text)]).lines
    #expect(lines.map { ($0.overfull.points * 1e6).rounded() / 1e6 }.max() == 100)
    #expect(lines.filter { $0.overfull > .zero }.count == 1)
  }

  @Test func `a cell is as narrow as its widest word, as wide as its line`() throws {
    let typesetter = ParagraphTypesetter()
    let style = ParagraphStyle(.left, leading: .points(13), protrudes: false)
    let widths = try typesetter.widths(of: [.text("expected reward", Self.text)], style)
    let one = try typesetter.typeset(
      [.text("expected reward", Self.text)], style, measure: widths.natural)
    #expect(one.lines.count == 1 && abs((one.lines[0].end - widths.natural).points) < 1e-9)
    let two = try typesetter.typeset(
      [.text("expected reward", Self.text)], style, measure: widths.minimal)
    #expect(two.lines.map(\.text) == ["expected", "reward"])
    #expect(two.lines.allSatisfy { $0.overfull == .zero })
  }

  @Test func `program text keeps its spaces, its lines and its colours`() throws {
    let code = TextStyle(Font(.cursor, size: .points(9)), breaking: .code)
    var keyword = code
    keyword.color = Color(hex: 0x174A85)
    let style = ParagraphStyle(.left, leading: .points(11), hyphenation: nil, protrudes: false)
    let lines = try set(
      [
        .text("for", keyword), .text(" x in  xs {", code), .lineBreak,
        .text("    print(x)", code), .lineBreak, .lineBreak, .text("}", code),
      ], style
    ).lines
    #expect(lines.map(\.text) == ["for x in  xs {", "    print(x)", "", "}"])
    let colors = runs(lines[0].items(at: .zero)).map(\.color)
    #expect(colors == [Color(hex: 0x174A85), .black])
    let advance = 0.6 * 9.0
    #expect(abs(lines[1].end.points - 12 * advance) < 1e-6)
    #expect(lines.allSatisfy { abs($0.height.points - 11) < 1e-9 })
  }

  @Test(arguments: Array(stride(from: 60.0, to: 200, by: 10)))
  func `the end of a proof stands at the right edge of its line or of the next`(points: Double)
    throws
  {
    let square = InlineBox(width: .points(6), ascent: .points(6), descent: .zero, items: [])
    var style = Self.style
    style.protrudes = false
    let lines = try set(
      [
        .text("Which was to be shown, whatever came before it.", Self.text),
        .glue(InlineGlue(width: .points(10))), .fill, .box(square),
      ], style, points: points
    ).lines
    let last = try #require(lines.last)
    #expect(last.text.hasSuffix("\u{FFFC}") && abs(last.end.points - points) < 1e-9)
  }

  @Test func `what is read from right to left keeps its order in the text`() throws {
    let font = FontFamily("DejaVu Sans")
    guard (try? FontReport(font)) != nil else { return }
    let style = TextStyle(Font(font, size: .points(10)))
    let line = try #require(try set([.text("שלום abc עולם", style)]).lines.first)
    let runs = runs(line.items(at: .zero))
    #expect(runs.map(\.text).joined() == "שלום abc עולם")
    for run in runs {
      #expect(run.glyphs.reduce(0) { $0 + $1.byteCount } == run.text.utf8.count)
    }
  }

  @Test func `lines of a title are about as long as each other, and no more than it takes`() throws
  {
    var style = ParagraphStyle(.left, leading: .points(13), hyphenation: nil)
    let title = "What to report of a reward model, and how to choose"
    for measure in [120.0, 180, 230] {
      style.isBalanced = false
      let plain = try set(title, style, points: measure).lines
      style.isBalanced = true
      let balanced = try set(title, style, points: measure).lines
      #expect(plain.count > 1 && balanced.count == plain.count)
      func spread(_ lines: [TypesetLine]) -> Double {
        let widths = lines.map { ($0.end - $0.start).points }
        return (widths.max() ?? 0) - (widths.min() ?? 0)
      }
      #expect(spread(balanced) <= spread(plain) + 0.01)
      #expect(balanced.allSatisfy { $0.overfull == .zero })
    }
  }
}
