import Mathematics

extension MathSetter {
  /// Space at both sides of a fraction, in ems: TeX's `\nulldelimiterspace`.
  private static let sideSpace = 0.12

  /// One list over another (rule 15).
  mutating func fraction(_ fraction: MathFraction, _ outer: MathContext) -> MathLayout {
    let context = fraction.style.map(outer.styled) ?? outer
    let inner = fraction.isContinued ? context.styled(.display) : context.numerator
    var above = box(fraction.numerator, inner)
    let below = box(fraction.denominator, inner.cramped)
    if fraction.isContinued { above.ascent = max(above.ascent, Self.strut * em(context)) }
    let thickness = ruleThickness(fraction.rule, context)
    let (rise, drop) =
      thickness > 0
      ? ruledShifts(above, below, thickness, context) : stackShifts(above, below, context)
    let width = max(above.width, below.width)
    let side = fraction.delimiters == nil ? Self.sideSpace * em(context) : 0
    var result = MathLayout(width: width + 2 * side)
    result.add(above, x: side + (width - above.width) / 2, y: -rise)
    if thickness > 0 {
      result.addRule(
        x: side, top: axis(context) + thickness / 2, width: width, height: thickness,
        color: context.color)
    }
    result.add(below, x: side + (width - below.width) / 2, y: drop)
    guard let delimiters = fraction.delimiters else { return result }
    return enclosed(result, in: delimiters, context)
  }

  /// The height of a line's strut, in ems.
  private static let strut = 0.7

  private func ruleThickness(_ rule: MathFraction.Rule, _ context: MathContext) -> Double {
    switch rule {
    case .normal: metric(.fractionRuleThickness, context)
    case .none: 0
    case .thickness(let points): points / 10
    }
  }

  /// How far numerator and denominator are shifted where a rule parts them.
  private func ruledShifts(
    _ above: MathLayout, _ below: MathLayout, _ thickness: Double, _ context: MathContext
  ) -> (rise: Double, drop: Double) {
    let isDisplayed = context.style == .display
    let axis = axis(context)
    let numeratorGap = metric(
      isDisplayed ? .fractionNumDisplayStyleGapMin : .fractionNumeratorGapMin, context)
    let denominatorGap = metric(
      isDisplayed ? .fractionDenomDisplayStyleGapMin : .fractionDenominatorGapMin, context)
    let rise = metric(
      isDisplayed ? .fractionNumeratorDisplayStyleShiftUp : .fractionNumeratorShiftUp, context)
    let drop = metric(
      isDisplayed ? .fractionDenominatorDisplayStyleShiftDown : .fractionDenominatorShiftDown,
      context)
    return (
      max(rise, above.descent + axis + thickness / 2 + numeratorGap),
      max(drop, below.ascent - axis + thickness / 2 + denominatorGap)
    )
  }

  /// The same without a rule.
  private func stackShifts(
    _ above: MathLayout, _ below: MathLayout, _ context: MathContext
  ) -> (rise: Double, drop: Double) {
    let isDisplayed = context.style == .display
    var rise = metric(
      isDisplayed ? .stackTopDisplayStyleShiftUp : .stackTopShiftUp, context)
    var drop = metric(
      isDisplayed ? .stackBottomDisplayStyleShiftDown : .stackBottomShiftDown, context)
    let gap = (rise - above.descent) - (below.ascent - drop)
    let lacking =
      metric(isDisplayed ? .stackDisplayStyleGapMin : .stackGapMin, context) - gap
    if lacking > 0 {
      rise += lacking / 2
      drop += lacking / 2
    }
    return (rise, drop)
  }
}
