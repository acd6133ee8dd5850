import Drawing
import Results
import Typesetting

extension AxisLayout {
  /// The grid lines over a view, in its coordinates.
  ///
  /// - Parameter gaps: Those of the axis across.
  func gridItems(across: Double, without gaps: [AxisGap] = []) -> [FrameItem] {
    guard showsGrid else { return [] }
    return gridLines.flatMap { grid -> [FrameItem] in
      guard let stroke = grid.stroke else { return [] }
      let place = Crisp.center(grid.place + start, width: stroke.width.pixels)
      return AxisGap.segments(of: across, without: gaps).map {
        line(from: (place, $0.start), to: (place, $0.end), stroke)
      }
    }
  }

  /// A line at zero where bars hang below it as well as stand on it.
  func zeroItems(across: Double) -> [FrameItem] {
    guard let zero, axis.isShown, zero > 0.5, zero < length - 0.5 else { return [] }
    let place = Crisp.center(zero, width: theme.axisWidth)
    let stroke = Stroke(theme.axisColor, width: .pixels(theme.axisWidth))
    return [line(from: (place, 0), to: (place, across), stroke)]
  }

  /// Where the axis starts along the view's edge.
  private var start: Double { options.position ?? 0 }

  /// The domain line, ticks, labels and title, in the view's coordinates.
  ///
  /// - Parameter across: The view's size across the axis.
  func items(across: Double, withTitle: Bool) -> [FrameItem] {
    guard axis.isShown else { return [] }
    let offset = (options.offset ?? 0) * outwards + (options.translate ?? 0.5) - 0.5
    let line = (isFar ? across : 0) + offset
    let edge = Crisp.center(line, width: theme.axisWidth)
    var items = showsTicks ? tickItems(edge) : []
    if showsDomain { items += domainItems(edge) }
    for tick in ticks {
      items += labelItems(tick, edge)
    }
    if withTitle { items += titleItems(at: length / 2 + start, edge, outwards) }
    return items
  }

  private func domainItems(_ edge: Double) -> [FrameItem] {
    let styling = TickStyling(table: TickTable.table([.missing], [""]))
    guard
      var stroke = options.domain.strokes(styling, color: theme.axisColor, width: theme.axisWidth)
        .first.flatMap({ $0 })
    else { return [] }
    // The line reaches over the outermost ticks' half widths.
    stroke.cap = options.domain.cap ?? (gaps.isEmpty ? .square : .butt)
    let lines = AxisGap.segments(of: length, without: gaps).map {
      line(from: (start + $0.start, edge), to: (start + $0.end, edge), stroke)
    }
    stroke.cap = .butt
    return lines
      + gaps.flatMap { [$0.start, $0.end] }.map { place in
        line(
          from: (start + place - 2, edge + 4 * breakSlant),
          to: (start + place + 2, edge - 4 * breakSlant), stroke)
      }
  }

  /// Strokes at a break lean to the right, whichever way the axis runs.
  private var breakSlant: Double { isVertical ? -1 : 1 }

  private func tickItems(_ edge: Double) -> [FrameItem] {
    let thin = Stroke(theme.axisColor, width: .pixels(0.5))
    let between = minor.map { place in
      let place = Crisp.center(place + start, width: 0.5)
      return line(from: (place, edge), to: (place, edge + theme.minorTickSize * outwards), thin)
    }
    return between
      + tickLines.compactMap { tick in
        // At its ends a break has its own marks.
        let isAtBreak = gaps.contains {
          min((tick.place - $0.start).magnitude, (tick.place - $0.end).magnitude) < 2
        }
        guard let stroke = tick.stroke, !isAtBreak else { return nil }
        let place = Crisp.center(tick.place + start, width: stroke.width.pixels)
        return line(from: (place, edge), to: (place, edge + tick.size * outwards), stroke)
      }
  }

  /// A line between points given along and across the axis.
  private func line(
    from start: (along: Double, across: Double), to end: (along: Double, across: Double),
    _ stroke: Stroke
  ) -> FrameItem {
    .path(
      .segment(from: point(start.along, start.across), to: point(end.along, end.across)), fill: nil,
      stroke: stroke)
  }

  private func point(_ along: Double, _ across: Double) -> Point {
    isVertical ? .pixels(across, along) : .pixels(along, across)
  }

  private func labelItems(_ tick: Tick, _ edge: Double) -> [FrameItem] {
    guard let label = tick.label else { return [] }
    let anchor = point(tick.place + tick.shift + start, edge + tick.distance * outwards)
    return label.items(at: anchor, tick.align, tick.baseline, angle: angle)
  }

  /// The title, centred on a place along the axis where the author wants it nowhere else.
  func titleItems(at center: Double, _ edge: Double, _ outwards: Double) -> [FrameItem] {
    guard let heading else { return [] }
    let place = titlePlace(at: center, edge)
    return heading.items(
      at: .pixels(place.x, place.y), titleAlign, titleBaseline, angle: titleAngle)
  }
}

extension AxisLayout {
  private var titleAnchor: TitleAnchor { options.titleAnchor ?? .middle }

  /// Which end of the title's text lies at its place: vertical titles start at the bottom, and read
  /// upwards at the left, downwards at the right.
  private var titleAlign: TypesetLabel.HorizontalAlignment {
    if let align = options.titleText.align?.otherwise { return align }
    let readsBack = isVertical && titleAngle > 0
    switch titleAnchor {
    case .start: return readsBack ? .right : .left
    case .middle: return .center
    case .end: return readsBack ? .left : .right
    }
  }

  /// Where the title's anchor lies, for an axis whose line lies at an edge.
  private func titlePlace(at center: Double, _ edge: Double) -> (x: Double, y: Double) {
    let half = length / 2 * (isVertical ? -1 : 1)
    let along: Double =
      switch titleAnchor {
      case .start: center - half
      case .middle: center
      case .end: center + half
      }
    let room = labelExtent - max(options.offset ?? 0, 0) + titlePadding
    let across = edge + room * outwards
    // The author's places are told from the axis' own corner.
    let first = center - length / 2
    let x = options.titleX.map { $0 + (isVertical ? edge : first) }
    let y = options.titleY.map { $0 + (isVertical ? first : edge) }
    return isVertical ? (x ?? across, y ?? along) : (x ?? along, y ?? across)
  }

  /// The rectangle of a title that stands elsewhere than usual, in coordinates whose origin is the
  /// axis' start, on its line; nil for any other.
  var placedTitleBox: TextBox? {
    guard let heading, axis.isShown else { return nil }
    let isPlaced =
      options.titleX != nil || options.titleY != nil || options.titleText.angle != nil
    guard isPlaced else { return nil }
    return heading.box(
      at: titlePlace(at: length / 2, 0), titleAlign, titleBaseline, angle: titleAngle)
  }
}
