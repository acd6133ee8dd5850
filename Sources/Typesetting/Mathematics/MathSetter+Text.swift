import Drawing
import Mathematics

extension MathSetter {
  /// Words with formulas between them, all on one baseline.
  mutating func text(_ pieces: [MathText], _ context: MathContext) -> MathLayout {
    var line = MathLayout()
    for piece in pieces {
      switch piece {
      case .words(let words, let style): line.append(word(words, style, context))
      case .math(let list):
        line.append(self.line(list, context.styled(max(context.style, .text))))
      }
    }
    return line
  }

  /// Words in a cut of the text font, kerned; characters it lacks come from other fonts.
  mutating func word(
    _ text: String, _ style: MathTextStyle, _ context: MathContext
  ) -> MathLayout {
    let font = fonts.words(style)
    var line = MathLayout()
    var covered = ""
    for scalar in text.unicodeScalars {
      if fonts.faces[font].glyph(of: scalar) != nil || scalar == "\u{2009}" {
        covered.unicodeScalars.append(scalar)
        continue
      }
      appendWord(covered, font, context, to: &line)
      covered = ""
      if let other = fonts.fallback(for: scalar) {
        appendWord(String(Character(scalar)), other, context, to: &line)
      } else {
        missing.append(scalar)
        line.width += scale(context)
      }
    }
    appendWord(covered, font, context, to: &line)
    return line
  }

  private func appendWord(
    _ text: String, _ font: Int, _ context: MathContext, to line: inout MathLayout
  ) {
    guard !text.isEmpty else { return }
    let size = scale(context) * fonts.scales[font]
    let shaped = fonts.faces[font].shaped(text)
    let bytes = Array(text.utf8)
    for (index, glyph) in shaped.enumerated() {
      let next = shaped[(index + 1)...].first { $0.cluster > glyph.cluster }?.cluster
      let isFirst = index == 0 || shaped[index - 1].cluster != glyph.cluster
      let copied =
        isFirst
        ? String(decoding: bytes[glyph.cluster..<(next ?? bytes.count)], as: UTF8.self) : ""
      let measures = fonts.faces[font].glyph(at: glyph.index)
      line.ascent = max(line.ascent, (measures.ascent + glyph.offsetY) * size)
      line.descent = max(line.descent, (measures.descent - glyph.offsetY) * size)
      line.parts.append(
        .init(
          shape: .glyph(font: font, index: glyph.index, size: size, text: copied),
          x: line.width + glyph.offsetX * size, y: -glyph.offsetY * size, color: context.color))
      line.width += glyph.advance * size
    }
  }

  /// What a cross reference shows: the number of what it names.
  mutating func reference(
    _ id: String, isParenthesized: Bool, _ context: MathContext
  ) -> MathLayout {
    let number = references[id] ?? "??"
    return word(isParenthesized ? "(\(number))" : number, .regular, context)
  }

  /// What could not be understood, as written, in red.
  mutating func problem(_ source: String, _ context: MathContext) -> MathLayout {
    var context = context
    context.color = Color(hex: 0xC0_1C28)
    return word(source, .monospace, context)
  }
}
