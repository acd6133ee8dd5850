import Drawing

/// Puts the parts of a line side by side and makes glyph runs of them, as few as can be.
struct LinePainter {
  /// What letters take above and below the baseline, in ems.
  static let ascent = 0.75
  static let descent = 0.25

  private(set) var x: Double
  private(set) var ascent = 0.0
  private(set) var descent = 0.0
  private(set) var text = ""
  private(set) var marks: [String] = []
  private var items: [FrameItem] = []
  private var linkItems: [FrameItem] = []
  private var link: Int?
  private var run: Run?
  private var anchors: [(name: String, x: Double)] = []
  private let links: [LinkTarget]

  /// Glyphs of one font and style that follow each other.
  private struct Run {
    var face: Typeface
    var style: TextStyle
    var start: Double
    var glyphs: [GlyphRun.Glyph] = []
    var text = ""
  }

  init(startingAt x: Double, _ links: [LinkTarget]) {
    self.x = x
    self.links = links
  }

  /// Appends a line's parts, its spaces changed by a ratio of what they can, its fills so wide.
  mutating func append(_ content: LineContent, ratio: Double, fill: Double) {
    for (index, (part, link)) in content.parts.enumerated() {
      if link != self.link { startLink(link) }
      switch part {
      case .text(let shaped, let style):
        append(shaped, style)
        if content.isHyphenated, index == content.parts.count - 1 { softenHyphen() }
      case .box(let box): append(box)
      case .glue(let glue, let space):
        append(
          space, width: glue.width.pixels + ratio * (ratio < 0 ? glue.shrink : glue.stretch).pixels)
      case .kern(let width):
        finishRun()
        x += width
      case .fill:
        finishRun()
        x += fill
      case .anchor(let name): anchors.append((name, x))
      case .mark(let sign): marks.append(sign)
      }
    }
    if let space = content.lastSpace { appendSpaceGlyph(space) }
  }

  /// All that was appended, as items on a baseline at zero.
  mutating func finish() -> [FrameItem] {
    startLink(nil)
    let places = anchors.map { anchor in
      FrameItem.group(
        FrameGroup(
          "anchor", transform: .move(by: .pixels(anchor.x, -ascent)), tag: .destination(anchor.name)
        ))
    }
    return places + items
  }

  // MARK: - Parts

  private mutating func append(_ shaped: ShapedText, _ style: TextStyle) {
    note(style)
    text += shaped.text
    for segment in shaped.segments {
      continueRun(segment.face, style)
      let origin = Point.pixels(x, -style.rise.pixels)
      run?.text += segment.text
      for glyph in segment.glyphs {
        var glyph = glyph
        glyph.origin = glyph.origin + origin
        run?.glyphs.append(glyph)
      }
    }
    x += shaped.width
  }

  private mutating func append(_ space: TextStyle?, width: Double) {
    text += " "
    if let space { appendSpaceGlyph(space) } else { finishRun() }
    x += width
  }

  /// Puts a glyph for the space into the run, so that words are copied apart.
  private mutating func appendSpaceGlyph(_ style: TextStyle) {
    guard let current = run, current.style == style, let glyph = current.face.spaceGlyph else {
      return finishRun()
    }
    run?.text += " "
    run?.glyphs.append(
      .init(index: glyph, origin: .pixels(x, -style.rise.pixels), byteCount: 1))
  }

  private mutating func append(_ box: InlineBox) {
    finishRun()
    text += "\u{FFFC}"
    ascent = max(ascent, box.ascent.pixels)
    descent = max(descent, box.descent.pixels)
    linkItems += box.items.map { $0.moved(by: .pixels(x, 0)) }
    x += box.width.pixels
  }

  private mutating func note(_ style: TextStyle) {
    let size = style.font.size.pixels
    ascent = max(ascent, size * LinePainter.ascent + style.rise.pixels)
    descent = max(descent, size * LinePainter.descent - style.rise.pixels)
  }

  // MARK: - Runs and links

  private mutating func continueRun(_ face: Typeface, _ style: TextStyle) {
    if let run, run.face === face, run.style == style { return }
    finishRun()
    run = Run(face: face, style: style, start: x)
  }

  /// The hyphen of a parted word is copied as a soft one, which goes when the word is whole again.
  private mutating func softenHyphen() {
    guard let text = run?.text, text.hasSuffix("-"), let last = run?.glyphs.indices.last else {
      return
    }
    run?.text = text.dropLast() + "\u{AD}"
    run?.glyphs[last].byteCount = 2
  }

  private mutating func finishRun() {
    guard let run else { return }
    self.run = nil
    let size = run.style.font.size
    let baseline = -run.style.rise
    linkItems.append(
      .glyphs(
        GlyphRun(
          font: run.face.file, size: size, color: run.style.color, glyphs: run.glyphs,
          text: run.text,
          box: Rectangle(
            left: .pixels(run.start), top: baseline - size * LinePainter.ascent,
            width: .pixels(x - run.start),
            height: size * (LinePainter.ascent + LinePainter.descent)))))
  }

  private mutating func startLink(_ next: Int?) {
    finishRun()
    if let link, !linkItems.isEmpty {
      items.append(.group(FrameGroup("link", tag: .link(links[link]), items: linkItems)))
    } else {
      items += linkItems
    }
    linkItems = []
    link = next
  }
}
