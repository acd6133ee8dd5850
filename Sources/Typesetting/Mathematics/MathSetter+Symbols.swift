import Mathematics

extension MathSetter {
  /// One character.
  mutating func symbol(_ symbol: MathSymbol, _ context: MathContext) -> MathLayout {
    guard let found = fonts.glyph(symbol.character, symbol.alphabet, level: context.level) else {
      return lacking(symbol.character)
    }
    let text = String(Character(symbol.alphabet.copied(symbol.character)))
    if symbol.mathClass == .largeOperator {
      return largeOperator(found, text, context)
    }
    return glyph(found, text, context)
  }

  /// Notes a character that no font has; it takes an em, and nothing of it is seen.
  private mutating func lacking(_ scalar: Unicode.Scalar) -> MathLayout {
    missing.append(scalar)
    return MathLayout(width: 1)
  }

  /// A glyph on the baseline, its italic correction part of the width (rule 17).
  func glyph(_ found: MathFonts.Found, _ text: String, _ context: MathContext) -> MathLayout {
    let size = scale(context) * fonts.scales[found.font]
    let glyph = found.glyph
    return MathLayout(
      width: (glyph.advance + glyph.italicCorrection) * size, ascent: glyph.ascent * size,
      descent: glyph.descent * size, italicCorrection: glyph.italicCorrection * size,
      parts: [
        .init(
          shape: .glyph(font: found.font, index: glyph.index, size: size, text: text), x: 0, y: 0,
          color: context.color)
      ],
      nucleus: .init(font: found.font, glyph: glyph, size: size),
      accentAttachment: glyph.accentAttachment * size)
  }

  /// A large operator: larger in displayed formulas, its middle on the axis (rule 13).
  private func largeOperator(
    _ found: MathFonts.Found, _ text: String, _ context: MathContext
  ) -> MathLayout {
    var found = found
    if context.style == .display {
      let face = fonts.faces[found.font]
      let wanted = fonts.math[.displayOperatorMinHeight]
      let variants = face.construction(of: found.glyph.index, .vertical).variants
      if let variant = variants.first(where: { $0.extent >= wanted }) ?? variants.last {
        found.glyph = face.glyph(at: variant.glyph)
      }
    }
    let layout = glyph(found, text, context)
    var centred = layout.raised(by: axis(context) - (layout.ascent - layout.descent) / 2)
    centred.nucleus = nil
    // The advance of a large operator reaches to its top right end already: subscripts stand before.
    centred.width -= centred.italicCorrection
    return centred
  }

  // MARK: - Words

  /// How many nodes from an index on are letters of one word: `\mathrm{Var}`.
  func wordLength(_ list: MathList, from start: Int) -> Int {
    guard let style = list[start].wordStyle else { return 0 }
    var end = start + 1
    while end < list.endIndex, list[end].wordStyle == style { end += 1 }
    return end - start
  }

  /// Letters of one alphabet, set as a word of text.
  mutating func append(
    wordOf letters: MathList.SubSequence, _ context: MathContext, to atoms: inout [MathAtom]
  ) {
    var text = String.UnicodeScalarView()
    var style = MathTextStyle.regular
    for letter in letters {
      guard case .symbol(let symbol) = letter.content else { continue }
      text.append(symbol.character)
      style = letter.wordStyle ?? style
    }
    atoms.append(
      MathAtom(.ordinary, word(String(text), style, context), context, em(context)))
  }
}

extension MathNode {
  /// The cut of words that the node can be a letter of.
  fileprivate var wordStyle: MathTextStyle? {
    guard case .symbol(let symbol) = content, symbol.mathClass == .ordinary,
      symbol.character.isASCII, symbol.character.properties.isAlphabetic
    else { return nil }
    switch symbol.alphabet {
    case .upright: return .regular
    case .italic: return .italic
    case .bold: return .bold
    case .sansSerif: return .sansSerif
    case .monospace: return .monospace
    case .normal, .boldSymbol, .blackboard, .calligraphic, .script, .fraktur: return nil
    }
  }
}
