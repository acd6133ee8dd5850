import Mathematics

extension MathSetter {
  /// A mark over or under a base (rules 9, 10 and 12).
  mutating func accent(
    _ accent: MathAccent, _ base: MathList, _ context: MathContext
  ) -> MathLayout {
    switch accent.kind {
    case .line:
      let contents = box(base, accent.isUnder ? context : context.cramped)
      return accent.isUnder ? underlined(contents, context) : overlined(contents, context)
    case .stretched(let mark):
      return stretched(mark, box(base, context), isUnder: accent.isUnder, context)
    case .mark(let mark):
      return marked(
        box(base, context.cramped), mark, isWide: false, isUnder: accent.isUnder, context)
    case .wideMark(let mark):
      return marked(
        box(base, context.cramped), mark, isWide: true, isUnder: accent.isUnder, context)
    }
  }

  // MARK: - Lines

  private func overlined(_ contents: MathLayout, _ context: MathContext) -> MathLayout {
    let thickness = metric(.overbarRuleThickness, context)
    let top = contents.ascent + metric(.overbarVerticalGap, context) + thickness
    var result = contents
    result.nucleus = nil
    result.addRule(
      x: 0, top: top, width: contents.width, height: thickness, color: context.color)
    result.ascent += metric(.overbarExtraAscender, context)
    return result
  }

  private func underlined(_ contents: MathLayout, _ context: MathContext) -> MathLayout {
    let thickness = metric(.underbarRuleThickness, context)
    var result = contents
    result.nucleus = nil
    result.addRule(
      x: 0, top: -contents.descent - metric(.underbarVerticalGap, context),
      width: contents.width, height: thickness, color: context.color)
    result.descent += metric(.underbarExtraDescender, context)
    return result
  }

  // MARK: - Marks

  /// A mark whose point of attachment stands over the base's.
  private func marked(
    _ base: MathLayout, _ mark: Unicode.Scalar, isWide: Bool, isUnder: Bool,
    _ context: MathContext
  ) -> MathLayout {
    guard let found = fonts.glyph(mark, level: 0) else { return base }
    let size = scale(context) * fonts.scales[found.font]
    let face = fonts.faces[found.font]
    var glyph = found.glyph
    if isWide {
      let variants = face.construction(of: glyph.index, .horizontal).variants
      // The widest that is not wider than the base.
      if let widest = variants.last(where: { $0.extent * size <= base.width }) {
        glyph = face.glyph(at: widest.glyph)
      }
    }
    let rise =
      isUnder
      ? -base.descent : base.ascent - min(base.ascent, metric(.accentBaseHeight, context))
    let attachment = base.accentAttachment ?? base.width / 2
    var result = base
    result.parts.append(
      .init(
        shape: .glyph(
          font: found.font, index: glyph.index, size: size, text: String(Character(mark))),
        x: attachment - glyph.accentAttachment * size, y: -rise, color: context.color))
    result.ascent = max(result.ascent, rise + glyph.ascent * size)
    result.descent = max(result.descent, glyph.descent * size - rise)
    result.accentAttachment = attachment
    return result
  }

  // MARK: - Braces and arrows

  /// A brace or an arrow as wide as the base, above or below it.
  private func stretched(
    _ mark: Unicode.Scalar, _ base: MathLayout, isUnder: Bool, _ context: MathContext
  ) -> MathLayout {
    guard let sign = grown(mark, width: base.width, context) else { return base }
    let width = max(base.width, sign.width)
    var result = base.widened(to: width)
    result.width = width
    let x = (width - sign.width) / 2
    if isUnder {
      let gap = metric(.stretchStackGapAboveMin, context)
      result.add(sign, x: x, y: base.descent + gap + sign.ascent)
    } else {
      let gap = metric(.stretchStackGapBelowMin, context)
      result.add(sign, x: x, y: -(base.ascent + gap + sign.descent))
    }
    return result
  }

  /// A character as wide as wanted, as far as its font can; its origin is at the left of its ink.
  ///
  /// Pieces fit exactly; else it is the widest glyph that is not wider.
  func grown(
    _ character: Unicode.Scalar, width: Double, _ context: MathContext
  ) -> MathLayout? {
    guard let found = fonts.glyph(character, level: 0) else { return nil }
    let text = String(Character(character))
    let size = scale(context) * fonts.scales[found.font]
    let face = fonts.faces[found.font]
    let construction = face.construction(of: found.glyph.index, .horizontal)
    let wanted = width / size
    let smallest = found.glyph.inkRight - found.glyph.inkLeft
    let fitting =
      construction.variants.last { $0.extent <= wanted }.map { face.glyph(at: $0.glyph) }
      ?? found.glyph
    guard smallest < wanted, !construction.parts.isEmpty else {
      return flush(fitting, found.font, text, size, context)
    }
    let pieces = construction.assembled(atLeast: wanted)
    // Pieces cannot be shorter than their ends.
    if let last = pieces.last, last.offset + last.extent > wanted * 1.15 {
      return flush(fitting, found.font, text, size, context)
    }
    return row(pieces, found.font, text, size, context)
  }

  private func flush(
    _ glyph: MathGlyph, _ font: Int, _ text: String, _ size: Double, _ context: MathContext
  ) -> MathLayout {
    MathLayout(
      width: (glyph.inkRight - glyph.inkLeft) * size, ascent: glyph.ascent * size,
      descent: glyph.descent * size,
      parts: [
        .init(
          shape: .glyph(font: font, index: glyph.index, size: size, text: text),
          x: -glyph.inkLeft * size, y: 0, color: context.color)
      ])
  }

  private func row(
    _ pieces: [GlyphConstruction.PlacedPart], _ font: Int, _ text: String, _ size: Double,
    _ context: MathContext
  ) -> MathLayout {
    var row = MathLayout(ascent: -.infinity, descent: -.infinity)
    for (index, piece) in pieces.enumerated() {
      let glyph = fonts.faces[font].glyph(at: piece.glyph)
      row.width = max(row.width, (piece.offset + piece.extent) * size)
      row.ascent = max(row.ascent, glyph.ascent * size)
      row.descent = max(row.descent, glyph.descent * size)
      row.parts.append(
        .init(
          shape: .glyph(
            font: font, index: piece.glyph, size: size, text: index == 0 ? text : ""),
          x: (piece.offset - glyph.inkLeft) * size, y: 0, color: context.color))
    }
    return row
  }

  /// An arrow as long as what stands above and below it: `\xrightarrow`.
  mutating func extensibleArrow(
    _ arrow: Unicode.Scalar, over: MathList, under: MathList?, _ context: MathContext
  ) -> MathLayout {
    let above = line(over, context.superscript)
    let below = under.map { line($0, context.subscript) }
    let padding = 0.5 * em(context)
    let width = max(
      max(above.width, below?.width ?? 0) + 2 * padding, 1.4 * em(context))
    guard let sign = grown(arrow, width: width, context) else { return above }
    return limits(
      sign, below: below, above: above.parts.isEmpty ? nil : above, context)
  }
}
