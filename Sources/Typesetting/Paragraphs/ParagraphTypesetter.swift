public import Drawing

/// Makes lines of paragraphs.
///
/// One typesetter serves a whole document: it remembers the glyphs of words. It is used by one task at a
/// time; what it makes does not depend on what it made before.
public final class ParagraphTypesetter {
  private let shaper = TextShaper()

  /// The stretch that lines with a ragged end get beside their spaces, in distances of baselines.
  private static let raggedness = 2.5
  /// The stretch that all lines get in an emergency, as a share of the measure.
  private static let emergencyStretch = 0.12
  /// The least white space between what hangs from a line and what towers above the next, as a share of
  /// the distance of baselines.
  private static let lineGap = 0.08
  /// What a last line should not be shorter than, in distances of baselines.
  private static let shortLastLine = 1.8
  /// The share of the distance of baselines that lies above a baseline.
  private static let strutAscent = 0.7

  /// A typesetter that remembers nothing yet.
  public init() {}

  /// The lines of a paragraph.
  ///
  /// The breaks are those with the least demerits in all (Knuth and Plass): first without hyphenation,
  /// then with it, at last with loose lines and words parted anywhere. What then still does not fit
  /// reaches out on the right, and the line says by how much (`overfull`).
  ///
  /// - Throws: `TypesettingError` where a font or the patterns of hyphenation are not installed.
  public func typeset(
    _ items: [ParagraphItem], _ style: ParagraphStyle, measure: Length
  ) throws(TypesettingError) -> TypesetParagraph {
    shaper.forgetMissing()
    let list = try list(of: items, style)
    let measures = [measure - style.firstIndent, measure - style.hangingIndent].map(\.pixels)
    let context = BreakingContext(
      shaper: shaper, hyphenator: try style.hyphenation.map(hyphenator), protrudes: style.protrudes,
      alignment: style.alignment, narrowest: min(measures[0], measures[1]),
      shortLine: style.leading.pixels * ParagraphTypesetter.shortLastLine)
    let places = try balancedBreaks(list.elements, style, measures, context)
    var lines: [SetLine] = []
    var start: BreakPlace?
    for (index, end) in places.enumerated() {
      let isLast = index == places.count - 1 || endsByForce(end, list.elements)
      let content = try LineContent(list.elements, from: start, to: end, context)
      lines.append(
        SetLine(
          content, list.links, style, measure: measures[min(index, 1)],
          indent: (index == 0 ? style.firstIndent : style.hangingIndent).pixels, isLast: isLast))
      start = end
    }
    return TypesetParagraph(
      measure: measure, lines: stacked(lines, leading: style.leading.pixels),
      missing: shaper.missing)
  }

  /// How narrow and how wide a paragraph's items can sensibly be: the cells of a table.
  ///
  /// - Throws: `TypesettingError` where a font is not installed.
  public func widths(
    of items: [ParagraphItem], _ style: ParagraphStyle
  ) throws(TypesettingError) -> ParagraphWidths {
    let list = try list(of: items, style)
    let context = BreakingContext(
      shaper: shaper, hyphenator: nil, protrudes: false, alignment: style.alignment,
      narrowest: .infinity, shortLine: 0)
    let candidates = try CandidateList(list.elements, .words, context).candidates
    var widths = ParagraphWidths(minimal: .zero, natural: .zero)
    var lineStart = 0.0
    var partStart = 0.0
    for candidate in candidates {
      widths.minimal = max(widths.minimal, .pixels(candidate.end.width - partStart))
      partStart = candidate.start.width
      guard candidate.isForced else { continue }
      widths.natural = max(widths.natural, .pixels(candidate.end.width - lineStart))
      lineStart = candidate.start.width
    }
    return widths
  }

  private func hyphenator(
    _ language: ParagraphStyle.Language
  ) throws(TypesettingError) -> Hyphenator {
    try Hyphenator.of(language)
  }

  private func list(
    of items: [ParagraphItem], _ style: ParagraphStyle
  ) throws(TypesettingError) -> HorizontalList {
    var builder = HorizontalListBuilder(shaper, style.alignment)
    try builder.append(items)
    return builder.finish()
  }

  private func endsByForce(_ place: BreakPlace, _ elements: [HorizontalElement]) -> Bool {
    if place.within != nil { return false }
    guard place.element < elements.count else { return true }
    if case .lineBreak = elements[place.element].kind { return true }
    return false
  }

  // MARK: - Breaks

  /// The breaks; for balanced lines those of the least measure with which there are as few lines.
  private func balancedBreaks(
    _ elements: [HorizontalElement], _ style: ParagraphStyle, _ measures: [Double],
    _ context: BreakingContext
  ) throws(TypesettingError) -> [BreakPlace] {
    var best = try breaks(elements, style, measures, context)
    guard style.isBalanced, best.count > 1 else { return best }
    let count = best.count
    var (narrow, wide) = (1 / Double(count), 1.0)
    for _ in 0..<6 {
      let share = (narrow + wide) / 2
      let tried = try breaks(elements, style, measures.map { $0 * share }, context)
      if tried.count == count { (best, wide) = (tried, share) } else { narrow = share }
    }
    return best
  }

  private func breaks(
    _ elements: [HorizontalElement], _ style: ParagraphStyle, _ measures: [Double],
    _ context: BreakingContext
  ) throws(TypesettingError) -> [BreakPlace] {
    guard !elements.isEmpty else { return [] }
    var settings = LineBreaker.Settings(
      tolerance: min(style.tolerance, 100),
      lineStretch: style.alignment == .justified
        ? 0 : style.leading.pixels * ParagraphTypesetter.raggedness, measures: measures)
    for stage in BreakingStage.allCases {
      switch stage {
      case .words: break
      case .hyphenated: settings.tolerance = style.tolerance
      case .emergency:
        settings.tolerance = LineFit.worst
        settings.acceptsOverfull = true
        settings.lineStretch +=
          max(context.narrowest, 0) * ParagraphTypesetter.emergencyStretch
      }
      let list = try CandidateList(elements, stage, context)
      if let found = LineBreaker(settings: settings).breaks(list.candidates) {
        return found.map { list.places[$0] }
      }
    }
    return [BreakPlace(element: elements.count)]
  }

  // MARK: - Strips

  /// Lines with the heights of their strips: baselines are one leading apart, or as far as it takes.
  private func stacked(_ lines: [SetLine], leading: Double) -> [TypesetLine] {
    let strut = leading * ParagraphTypesetter.strutAscent
    var stacked: [TypesetLine] = []
    var depthAbove = 0.0
    for (index, line) in lines.enumerated() {
      let ascent =
        index == 0
        ? max(strut, line.ascent)
        : max(
          leading, lines[index - 1].descent + line.ascent + leading * ParagraphTypesetter.lineGap)
          - depthAbove
      depthAbove = max(leading - strut, line.descent)
      stacked.append(line.line(height: ascent + depthAbove, baseline: ascent))
    }
    return stacked
  }
}
