import Drawing
public import Typesetting

extension FlowComposer {
  /// Sets a paragraph.
  mutating func compose(_ paragraph: FlowParagraph) throws(TypesettingError) {
    append(Gap(paragraph.above))
    try within(paragraph.element) { (composer) throws(TypesettingError) in
      composer.append(try composer.lines(of: paragraph))
    }
    append(Gap(paragraph.below, paragraph.keepsWithNext ? .forbidden : .allowed(cost: 0)))
  }

  /// Sets a heading, which begins what running heads say.
  mutating func compose(_ heading: FlowHeading) throws(TypesettingError) {
    let paragraph = heading.paragraph
    append(Gap(paragraph.above))
    try within(paragraph.element) { (composer) throws(TypesettingError) in
      var lines = try composer.lines(of: paragraph)
      if let title = heading.runningTitle, !lines.isEmpty {
        let strip = try composer.line(of: title.items)
        lines[0].strip.titles = [RunningTitle(title.level, strip)]
      }
      for line in lines {
        composer.append(line.strip)
        composer.append(Gap(.none, .forbidden))
      }
    }
    append(Gap(paragraph.below, .forbidden))
  }

  /// The lines of a paragraph as strips.
  private mutating func lines(
    of paragraph: FlowParagraph
  ) throws(TypesettingError) -> [(strip: Strip, isHyphenated: Bool)] {
    let text = try self.lines(of: paragraph.items, paragraph.style, measure: context.measure)
    var lines: [(strip: Strip, isHyphenated: Bool)] = []
    for line in text.lines {
      var strip = Strip(line)
      strip.notes = try noteIndices(of: line.marks)
      lines.append((strip, line.isHyphenated))
    }
    return lines
  }

  /// Appends lines so that none is alone at the head or foot of a page.
  private mutating func append(_ lines: [(strip: Strip, isHyphenated: Bool)]) {
    for (index, line) in lines.enumerated() {
      append(line.strip)
      guard index < lines.count - 1 else { return }
      let isLonely = index == 0 || index == lines.count - 2
      append(Gap(.none, isLonely ? .forbidden : .allowed(cost: line.isHyphenated ? 60 : 10)))
    }
  }

  /// Text on one line, however long.
  public func line(of items: [ParagraphItem]) throws(TypesettingError) -> Strip {
    let style = ParagraphStyle(.left, leading: .points(1), hyphenation: nil, protrudes: false)
    let text = try typesetter.typeset(items, style, measure: .points(10_000))
    return text.lines.first.map { Strip($0) } ?? Strip(height: .zero, depth: .zero)
  }

  /// Sets program text on a panel, a line a strip; long lines go on further in.
  mutating func compose(code lines: [[ParagraphItem]]) throws(TypesettingError) {
    let leading = Length.points(11.5)
    try within(.code) { (composer) throws(TypesettingError) in
      for (index, items) in lines.enumerated() {
        let style = ParagraphStyle(
          .left, leading: leading, hangingIndent: leading * 2, hyphenation: nil, protrudes: false)
        let text = try composer.lines(of: items, style, measure: composer.context.measure)
        if text.lines.isEmpty {
          composer.append(Strip(height: leading * 0.7, depth: leading * 0.3))
        }
        for line in text.lines { composer.append(Strip(line)) }
        let isLonely = index < 2 || index >= lines.count - 3
        composer.append(
          Gap(.none, isLonely && index < lines.count - 1 ? .forbidden : .allowed(cost: 20)))
      }
    }
  }

  /// Sets a line of a table of contents.
  mutating func compose(_ line: FlowContentsLine) throws(TypesettingError) {
    append(Gap(line.above, .allowed(cost: 0)))
    let number = try self.line(of: line.page)
    let dot = try self.line(of: line.leader)
    try within(.contentsItem) { (composer) throws(TypesettingError) in
      let measure = composer.context.measure
      let room = Length.points(24)
      let text = try composer.lines(of: line.items, line.style, measure: measure - room)
      for (index, textLine) in text.lines.enumerated() {
        var strip = Strip(textLine)
        if index == text.lines.count - 1 {
          strip.items += number.moved(by: measure - number.width).items
          strip.items += composer.leader(
            dot, from: textLine.end + .points(6), to: measure - room)
          strip.width = measure - strip.left
        }
        strip.items = [
          .group(
            FrameGroup("link", tag: .link(.destination(line.destination)), items: strip.items))
        ]
        composer.append(strip)
        if index < text.lines.count - 1 { composer.append(Gap(.none, .forbidden)) }
      }
    }
    append(Gap(.none))
  }

  /// Dots at places that are the same on all lines.
  private func leader(_ dot: Strip, from start: Length, to end: Length) -> [FrameItem] {
    guard dot.width > .zero, !dot.items.isEmpty else { return [] }
    let step = dot.width + .points(4)
    var x = end - step
    var items: [FrameItem] = []
    while x > start {
      items += dot.moved(by: x).items
      x -= step
    }
    return [.group(FrameGroup("leader", tag: .artifact, items: items))]
  }

  /// Draws a rule across the column.
  mutating func composeRule() {
    let room = Length.points(12)
    append(Gap(Glue(room, stretch: room / 4)))
    let line = Path.segment(
      from: .zero, to: Point(x: context.measure * 0.3, y: .zero))
    let stroke = Stroke(Color(hex: 0x888888), width: .points(0.5))
    let item = FrameItem.path(line, fill: nil, stroke: stroke)
    let strip = Strip(
      height: .points(0.5), depth: .zero, width: context.measure * 0.3,
      items: [.group(FrameGroup("rule", tag: .artifact, items: [item]))])
    append(strip.moved(by: context.measure * 0.35))
    append(Gap(Glue(room, stretch: room / 4)))
  }
}

extension Strip {
  /// A line of a paragraph.
  init(_ line: TypesetLine) {
    self.init(
      height: line.baseline, depth: line.height - line.baseline, left: line.start,
      width: line.end - line.start, items: line.items(at: .zero))
  }
}
