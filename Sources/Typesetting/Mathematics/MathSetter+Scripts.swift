import Mathematics

extension MathSetter {
  /// A nucleus with scripts at its side or above and below it.
  mutating func scripts(
    _ nucleus: MathNode?, sub: MathList?, sup: MathList?, _ placement: LimitsPlacement,
    _ context: MathContext
  ) -> MathLayout {
    let base = nucleus.map { layout($0, context) } ?? MathLayout()
    let subscripted = sub.map { line($0, context.subscript) }
    let superscripted = sup.map { line($0, context.superscript) }
    let hasLimits =
      switch placement {
      case .limits: true
      case .displayLimits: context.style == .display
      case .side: false
      }
    if hasLimits {
      return limits(base, below: subscripted, above: superscripted, context)
    }
    return sideScripts(base, sub: subscripted, sup: superscripted, context)
  }

  // MARK: - At the side

  /// Scripts at the right of a base (rule 18).
  func sideScripts(
    _ base: MathLayout, sub: MathLayout?, sup: MathLayout?, _ context: MathContext
  ) -> MathLayout {
    let (rise, drop) = scriptShifts(base, sub: sub, sup: sup, context)
    var result = base
    result.nucleus = nil
    result.italicCorrection = 0
    var width = base.width
    if let sup {
      let kern = supKern(base, sup, rise: rise)
      result.add(sup, x: base.width + kern, y: -rise)
      width = max(width, base.width + kern + sup.width)
    }
    if let sub {
      // The subscript stands before what the italic correction adds.
      let x = base.width - base.italicCorrection + subKern(base, sub, drop: drop)
      result.add(sub, x: x, y: drop)
      width = max(width, x + sub.width)
    }
    result.width = width + metric(.spaceAfterScript, context)
    result.accentAttachment = nil
    return result
  }

  /// How far the superscript is raised and the subscript lowered.
  private func scriptShifts(
    _ base: MathLayout, sub: MathLayout?, sup: MathLayout?, _ context: MathContext
  ) -> (rise: Double, drop: Double) {
    let isBox = base.nucleus == nil || base.nucleus?.glyph.isExtendedShape == true
    var rise = isBox ? base.ascent - metric(.superscriptBaselineDropMax, context) : 0
    var drop = isBox ? base.descent + metric(.subscriptBaselineDropMin, context) : 0
    if let sup {
      let shift: MathConstant =
        context.isCramped ? .superscriptShiftUpCramped : .superscriptShiftUp
      rise = max(
        rise, metric(shift, context), sup.descent + metric(.superscriptBottomMin, context))
    }
    guard let sub else { return (rise, drop) }
    drop = max(drop, metric(.subscriptShiftDown, context))
    guard let sup else {
      return (rise, max(drop, sub.ascent - metric(.subscriptTopMax, context)))
    }
    let gap = (rise - sup.descent) - (sub.ascent - drop)
    let lacking = metric(.subSuperscriptGapMin, context) - gap
    if lacking > 0 {
      drop += lacking
      let low = metric(.superscriptBottomMaxWithSubscript, context) - (rise - sup.descent)
      if low > 0 {
        // The pair moves up as a whole, the gap stays.
        let lift = min(low, lacking)
        rise += lift
        drop -= lift
      }
    }
    return (rise, drop)
  }

  /// How much closer a superscript comes to the shape of its base (MathKernInfo).
  private func supKern(_ base: MathLayout, _ sup: MathLayout, rise: Double) -> Double {
    kern(base, .topRight, sup, .bottomLeft, heights: [rise - sup.descent, base.ascent], -rise)
  }

  private func subKern(_ base: MathLayout, _ sub: MathLayout, drop: Double) -> Double {
    kern(base, .bottomRight, sub, .topLeft, heights: [sub.ascent - drop, -base.descent], drop)
  }

  /// The looser of the kerns at two heights, each the sum of base's and script's.
  private func kern(
    _ base: MathLayout, _ corner: MathFace.Corner, _ script: MathLayout,
    _ scriptCorner: MathFace.Corner, heights: [Double], _ shift: Double
  ) -> Double {
    func kern(_ nucleus: MathLayout.Nucleus?, _ corner: MathFace.Corner, _ height: Double)
      -> Double
    {
      guard let nucleus, nucleus.size > 0 else { return 0 }
      let face = fonts.faces[nucleus.font]
      return face.kern(nucleus.glyph.index, corner, at: height / nucleus.size) * nucleus.size
    }
    guard base.nucleus != nil else { return 0 }
    return heights.map { height in
      kern(base.nucleus, corner, height) + kern(script.nucleus, scriptCorner, height + shift)
    }.max() ?? 0
  }

  // MARK: - Above and below

  /// Limits above and below a base, shifted by half of its lean (rule 13a).
  func limits(
    _ base: MathLayout, below: MathLayout?, above: MathLayout?, _ context: MathContext
  ) -> MathLayout {
    let lean = base.italicCorrection / 2
    let width = max(base.width, below?.width ?? 0, above?.width ?? 0)
    var result = base.widened(to: width)
    result.width = width
    if let above {
      let rise =
        base.ascent
        + max(
          metric(.upperLimitGapMin, context) + above.descent,
          metric(.upperLimitBaselineRiseMin, context))
      result.add(above, x: (width - above.width) / 2 + lean, y: -rise)
    }
    if let below {
      let drop =
        base.descent
        + max(
          metric(.lowerLimitGapMin, context) + below.ascent,
          metric(.lowerLimitBaselineDropMin, context))
      result.add(below, x: (width - below.width) / 2 - lean, y: drop)
    }
    result.nucleus = nil
    result.italicCorrection = 0
    return result
  }

  /// Something small above and below a base: `\overset`, `\underset`.
  mutating func stack(
    _ base: MathNode, over: MathList?, under: MathList?, _ context: MathContext
  ) -> MathLayout {
    let below = under.map { line($0, context.subscript) }
    let above = over.map { line($0, context.superscript) }
    return limits(layout(base, context), below: below, above: above, context)
  }
}
