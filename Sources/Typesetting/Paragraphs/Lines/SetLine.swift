import Drawing

/// A line with everything at its place, before it is known how far below the last it stands.
struct SetLine {
  let ascent: Double
  let descent: Double
  private let start: Double
  private let end: Double
  private let overfull: Double
  private let ratio: Double
  private let isHyphenated: Bool
  private let marks: [String]
  private let text: String
  private let items: [FrameItem]

  /// Sets what stands on a line into a measure.
  ///
  /// - Parameter isLast: Whether the line ends where it does, as the last of a paragraph.
  init(
    _ content: LineContent, _ links: [LinkTarget], _ style: ParagraphStyle, measure: Double,
    indent: Double, isLast: Bool
  ) {
    let excess = measure - content.countedWidth
    let fills = excess > 0 ? content.totals.fills : 0
    let isFilled = style.alignment == .justified && !isLast && fills == 0 || excess < 0
    var ratio = 0.0
    if isFilled {
      ratio = LineFit.ratio(
        excess, stretch: content.totals.stretch, shrink: content.totals.shrink)
      ratio = ratio.isFinite ? max(ratio, -1) : 0
    }
    let change = ratio * (ratio < 0 ? content.totals.shrink : content.totals.stretch)
    let left = fills > 0 ? 0 : excess - change
    let shift: Double =
      switch style.alignment {
      case .justified, .left: 0
      case .center: max(left, 0) / 2
      case .right: max(left, 0)
      }
    start = indent + shift - content.leftProtrusion
    var painter = LinePainter(startingAt: start, links)
    painter.append(content, ratio: ratio, fill: fills > 0 ? excess / Double(fills) : 0)
    items = painter.finish()
    end = painter.x
    ascent = painter.ascent
    descent = painter.descent
    text = painter.text
    marks = painter.marks
    isHyphenated = content.isHyphenated
    overfull = left < -LineFit.slack ? -left : 0
    self.ratio = ratio
  }

  /// The line in a strip of a height, its baseline so far below the top.
  func line(height: Double, baseline: Double) -> TypesetLine {
    TypesetLine(
      height: .pixels(height), baseline: .pixels(baseline), ascent: .pixels(ascent),
      descent: .pixels(descent), start: .pixels(start), end: .pixels(end),
      overfull: .pixels(overfull), stretch: ratio, isHyphenated: isHyphenated, marks: marks,
      text: text, content: items)
  }
}
