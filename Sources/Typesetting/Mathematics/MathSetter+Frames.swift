import Drawing
import Mathematics

extension MathSetter {
  /// What takes room but shows nothing, or shows but takes none.
  mutating func phantom(
    _ list: MathList, _ phantom: MathPhantom, _ context: MathContext
  ) -> MathLayout {
    let contents = box(list, context)
    var result = MathLayout(
      width: phantom.keepsWidth ? contents.width : 0,
      ascent: phantom.keepsHeight ? contents.ascent : 0,
      descent: phantom.keepsDepth ? contents.descent : 0)
    guard phantom.isVisible else { return result }
    let x: Double =
      switch (phantom.keepsWidth, phantom.alignment) {
      case (true, _), (false, .left): 0
      case (false, .center): -contents.width / 2
      case (false, .right): -contents.width
      }
    result.addParts(of: contents, x: x)
    return result
  }

  /// A list in a frame (`\fboxsep` 3 pt, `\fboxrule` 0.4 pt).
  mutating func boxed(_ list: MathList, _ context: MathContext) -> MathLayout {
    let contents = line(list, context)
    let (gap, rule) = (0.3, 0.04)
    let margin = gap + rule
    let top = contents.ascent + margin
    let height = contents.height + 2 * margin
    let width = contents.width + 2 * margin
    var result = MathLayout(width: width)
    let color = context.color
    result.addRule(x: 0, top: top, width: width, height: rule, color: color)
    result.addRule(x: 0, top: top, width: rule, height: height, color: color)
    result.addRule(x: width - rule, top: top, width: rule, height: height, color: color)
    result.addRule(
      x: 0, top: top - height + rule, width: width, height: rule, color: color)
    result.add(contents, x: margin)
    return result
  }

  /// A symbol struck through.
  mutating func negated(_ node: MathNode, _ context: MathContext) -> MathLayout {
    var base = layout(node, context)
    guard let found = fonts.glyph("\u{338}", level: 0) else { return base }
    let size = scale(context) * fonts.scales[found.font]
    let glyph = found.glyph
    let middle = (glyph.inkLeft + glyph.inkRight) / 2 * size
    let height = (glyph.ascent - glyph.descent) / 2 * size
    let ink = (base.ascent - base.descent) / 2
    var stroke = MathLayout(ascent: glyph.ascent * size, descent: glyph.descent * size)
    stroke.parts = [
      .init(
        shape: .glyph(font: found.font, index: glyph.index, size: size, text: "\u{338}"), x: 0,
        y: 0, color: context.color)
    ]
    base.add(stroke, x: base.width / 2 - middle, y: height - ink)
    base.nucleus = nil
    return base
  }
}
