public import Drawing

/// A formula or a part of one, set: its measures, and its glyphs and rules wherever it is put.
public struct MathBox: Sendable, Hashable {
  /// From its origin to where what follows begins.
  public let width: Length
  /// The height of its ink above the baseline.
  public let ascent: Length
  /// The depth of its ink below the baseline.
  public let descent: Length
  /// How far its last letter leans out to the right; part of the width.
  public let italicCorrection: Length
  /// Characters that no font of the report has.
  public let missing: [Unicode.Scalar]
  let layout: MathLayout
  private let size: Length
  private let color: Color
  let fonts: MathFonts

  /// The height from top to bottom.
  public var height: Length { ascent + descent }

  init(
    _ layout: MathLayout, _ fonts: MathFonts, size: Length, color: Color,
    missing: [Unicode.Scalar] = []
  ) {
    self.layout = layout
    self.size = size
    self.color = color
    self.missing = missing
    self.fonts = fonts
    width = size * layout.width
    ascent = size * layout.ascent
    descent = size * layout.descent
    italicCorrection = size * layout.italicCorrection
  }

  /// The glyphs, with the text they are copied as, and the rules of the box with its origin at a
  /// point of the baseline.
  public func items(at origin: Point) -> [FrameItem] {
    let files = fonts.files
    var items: [FrameItem] = []
    var run: GlyphRun?
    func finish() {
      if let run { items.append(.glyphs(run)) }
      run = nil
    }
    for part in layout.parts {
      let place = Point(x: origin.x + size * part.x, y: origin.y + size * part.y)
      let color = part.color ?? self.color
      switch part.shape {
      case .rule(let width, let height):
        finish()
        let rectangle = Rectangle(
          left: place.x, top: place.y, width: size * width, height: size * height)
        items.append(.path(.rectangle(rectangle), fill: color, stroke: nil))
      case .glyph(let font, let index, let emSize, let text):
        let size = size * emSize
        let isSame = run.map { run in
          run.font == files[font] && run.size == size && run.color == color
            && (text.isEmpty || run.glyphs.last?.origin.y == place.y)
        }
        if isSame != true {
          finish()
          run = GlyphRun(
            font: files[font], size: size, color: color, glyphs: [], text: "",
            box: Rectangle(left: place.x, top: place.y, width: .zero, height: .zero))
        }
        run?.glyphs.append(
          GlyphRun.Glyph(index: index, origin: place, byteCount: text.utf8.count))
        run?.text += text
        if let box = run?.box { run?.box = box.union(ink(font, index, size, at: place)) }
      }
    }
    finish()
    return items
  }

  /// The rectangle from a glyph's origin to its advance, as high as its ink.
  private func ink(_ font: Int, _ index: UInt32, _ size: Length, at place: Point) -> Rectangle {
    let glyph = fonts.faces[font].glyph(at: index)
    return Rectangle(
      left: place.x, top: place.y - size * glyph.ascent, width: size * glyph.advance,
      height: size * (glyph.ascent + glyph.descent))
  }

  /// Whether two boxes show the same at the same size.
  public static func == (left: MathBox, right: MathBox) -> Bool {
    left.layout == right.layout && left.size == right.size && left.color == right.color
      && left.fonts === right.fonts
  }

  /// Feeds what equality looks at.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(layout)
    hasher.combine(size)
    hasher.combine(color)
  }
}
