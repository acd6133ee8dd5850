import Mathematics

extension MathSetter {
  /// A root (rule 11): the sign grows until its bar lies clear above the contents.
  mutating func radical(
    _ list: MathList, degree: MathList?, _ context: MathContext
  ) -> MathLayout {
    let contents = box(list, context.cramped)
    let thickness = metric(.radicalRuleThickness, context)
    var gap = metric(
      context.style == .display ? .radicalDisplayStyleVerticalGap : .radicalVerticalGap, context)
    let needed = contents.height + gap + thickness
    guard let sign = grown("√", height: needed, context) else { return contents }
    let excess = sign.height - needed
    // What the sign is too high by is shared above and below the contents.
    if excess > 0 { gap += excess / 2 }
    let top = contents.ascent + gap + thickness
    var result = MathLayout()
    let start = degree.map { index in
      place(line(index, context.styled(.scriptScript).cramped), sign, top, context, in: &result)
    }
    let left = start ?? 0
    result.add(sign, x: left, y: sign.ascent - top)
    let inside = left + sign.width - sign.italicCorrection
    result.addRule(
      x: inside, top: top, width: contents.width, height: thickness, color: context.color)
    result.add(contents, x: inside)
    result.width = inside + contents.width
    result.ascent = max(result.ascent, top + metric(.radicalExtraAscender, context))
    return result
  }

  /// Sets a degree into the crook of the sign.
  ///
  /// - Returns: Where the sign stands.
  private func place(
    _ degree: MathLayout, _ sign: MathLayout, _ top: Double, _ context: MathContext,
    in result: inout MathLayout
  ) -> Double {
    let before = metric(.radicalKernBeforeDegree, context)
    let after = metric(.radicalKernAfterDegree, context)
    let bottom = sign.height - top
    let rise = fonts.math[.radicalDegreeBottomRaisePercent] * sign.height - bottom
    let x = max(before, 0)
    result.add(degree, x: x, y: -(rise + degree.descent))
    return max(x + degree.width + after, 0)
  }
}
