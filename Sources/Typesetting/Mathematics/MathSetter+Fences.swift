import Mathematics

extension MathSetter {
  /// By how much a fence may be shorter than what it encloses, in ems.
  private static let shortfall = 0.1

  /// A delimiter of at least a height, its middle on the axis; empty for the invisible one.
  func delimiter(
    _ delimiter: MathDelimiter, height: Double, _ context: MathContext
  ) -> MathLayout {
    guard let character = delimiter.character else {
      return .space(0.12 * em(context))
    }
    guard let grown = grown(character, height: height, context) else { return MathLayout() }
    var centred = grown.raised(by: axis(context) - (grown.ascent - grown.descent) / 2)
    centred.nucleus = nil
    return centred
  }

  /// How high a fence must be to cover contents, symmetrically about the axis (rule 19).
  func fenceHeight(_ contents: MathLayout, _ context: MathContext) -> Double {
    let axis = axis(context)
    let reach = max(contents.ascent - axis, contents.descent + axis)
    return 2 * reach - Self.shortfall * em(context)
  }

  /// A layout between two delimiters that cover it.
  func enclosed(
    _ contents: MathLayout, in delimiters: MathDelimiters, _ context: MathContext
  ) -> MathLayout {
    let height = fenceHeight(contents, context)
    var line = delimiter(delimiters.left, height: height, context)
    line.append(contents)
    line.append(delimiter(delimiters.right, height: height, context))
    line.nucleus = nil
    return line
  }

  /// `\left … \middle … \right`.
  mutating func fenced(
    _ left: MathDelimiter, _ parts: [MathList], _ middles: [MathDelimiter],
    _ right: MathDelimiter, _ context: MathContext
  ) -> MathLayout {
    var groups: [[MathAtom]] = []
    var whole = MathLayout()
    for part in parts {
      var atoms: [MathAtom] = []
      collect(part, context, into: &atoms)
      for atom in atoms {
        whole.ascent = max(whole.ascent, atom.layout.ascent)
        whole.descent = max(whole.descent, atom.layout.descent)
      }
      groups.append(atoms)
    }
    let height = fenceHeight(whole, context)
    func atom(_ delimiter: MathDelimiter, _ mathClass: MathClass) -> MathAtom {
      MathAtom(
        mathClass, self.delimiter(delimiter, height: height, context), context, em(context))
    }
    var atoms = [atom(left, .opening)]
    for (index, group) in groups.enumerated() {
      if index > 0, middles.indices.contains(index - 1) {
        atoms.append(atom(middles[index - 1], .ordinary))
      }
      atoms += group
    }
    atoms.append(atom(right, .closing))
    return Self.joined(atoms)
  }

  /// `\big` and its larger brothers, in ems as Computer Modern has them.
  func sizedDelimiter(
    _ delimiter: MathDelimiter, size: Int, _ context: MathContext
  ) -> MathLayout {
    let heights = [1, 1.2, 1.8, 2.4, 3]
    let height = heights[min(max(size, 0), heights.count - 1)]
    // A glyph that is nearly as large will do: fonts have steps of their own.
    return self.delimiter(delimiter, height: height * 0.93 * em(context), context)
  }

  // MARK: - Growing

  /// A character at least as high as wanted: the smallest glyph that is, else put together of
  /// pieces, else the largest there is.
  func grown(
    _ character: Unicode.Scalar, height: Double, _ context: MathContext
  ) -> MathLayout? {
    guard let found = fonts.glyph(character, level: 0) else { return nil }
    let text = String(Character(character))
    let size = scale(context) * fonts.scales[found.font]
    let wanted = height / size
    if found.glyph.ascent + found.glyph.descent >= wanted { return glyph(found, text, context) }
    let face = fonts.faces[found.font]
    let construction = face.construction(of: found.glyph.index, .vertical)
    if let variant = construction.variants.first(where: { $0.extent >= wanted }) {
      var larger = found
      larger.glyph = face.glyph(at: variant.glyph)
      return glyph(larger, text, context)
    }
    let pieces = construction.assembled(atLeast: wanted)
    if !pieces.isEmpty { return column(pieces, found.font, text, size, context) }
    var largest = found
    if let variant = construction.variants.last { largest.glyph = face.glyph(at: variant.glyph) }
    return glyph(largest, text, context)
  }

  /// Pieces one above the other, the lowest standing on the baseline.
  private func column(
    _ pieces: [GlyphConstruction.PlacedPart], _ font: Int, _ text: String, _ size: Double,
    _ context: MathContext
  ) -> MathLayout {
    var column = MathLayout()
    for (index, piece) in pieces.enumerated() {
      let glyph = fonts.faces[font].glyph(at: piece.glyph)
      column.width = max(column.width, glyph.advance * size)
      column.ascent = max(column.ascent, (piece.offset + piece.extent) * size)
      column.parts.append(
        .init(
          shape: .glyph(
            font: font, index: piece.glyph, size: size, text: index == 0 ? text : ""),
          x: 0, y: -(piece.offset + glyph.descent) * size, color: context.color))
    }
    return column
  }
}
