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
    var items: [FrameItem] = []
    var run: GlyphRun?
    for part in layout.parts {
      let place = Point(x: origin.x + size * part.x, y: origin.y + size * part.y)
      switch part.shape {
      case .rule(let width, let height):
        if let run { items.append(.glyphs(run)) }
        run = nil
        let rectangle = Rectangle(
          left: place.x, top: place.y, width: size * width, height: size * height)
        items.append(
          .path(.rectangle(rectangle), fill: part.color ?? color, stroke: nil))
      case .glyph(let font, let index, let emSize, let text):
        let next = self.run(
          font, index, size * emSize, text, at: place, color: part.color ?? color)
        if let joined = run?.joined(with: next) {
          run = joined
        } else {
          if let run { items.append(.glyphs(run)) }
          run = next
        }
      }
    }
    if let run { items.append(.glyphs(run)) }
    return items
  }

  /// One glyph as a run; its rectangle goes from its origin to its advance, as high as its ink.
  private func run(
    _ font: Int, _ index: UInt32, _ size: Length, _ text: String, at place: Point, color: Color
  ) -> GlyphRun {
    let glyph = fonts.faces[font].glyph(at: index)
    let box = Rectangle(
      left: place.x, top: place.y - size * glyph.ascent, width: size * glyph.advance,
      height: size * (glyph.ascent + glyph.descent))
    return GlyphRun(
      font: fonts.files[font], size: size, color: color,
      glyphs: [.init(index: index, origin: place, byteCount: text.utf8.count)], text: text,
      box: box, isSpecial: isSpecial(font, index, text))
  }

  /// Whether a glyph is another one than the font's for the text.
  private func isSpecial(_ font: Int, _ index: UInt32, _ text: String) -> Bool {
    guard let scalar = text.unicodeScalars.first else { return true }
    // Ligatures are what the font shows for their text.
    guard text.unicodeScalars.count == 1 else { return false }
    return fonts.faces[font].glyph(of: scalar)?.index != index
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

extension GlyphRun {
  /// The run followed by another one; nil where they differ in more than place, or a space parts them.
  fileprivate func joined(with next: GlyphRun) -> GlyphRun? {
    guard font == next.font, size == next.size, color == next.color, let last = glyphs.last,
      let first = next.glyphs.first
    else { return nil }
    if !next.text.isEmpty {
      // A space would be stretched into the letters where the run is written as text.
      let gap = (first.origin.x - box.right) / size
      guard isSpecial == next.isSpecial, last.origin.y == first.origin.y, abs(gap) < 0.12 else {
        return nil
      }
    }
    var joined = self
    joined.glyphs += next.glyphs
    joined.text += next.text
    joined.box = box.union(next.box)
    return joined
  }
}
