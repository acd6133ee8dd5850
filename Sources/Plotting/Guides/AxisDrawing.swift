import Drawing
import Typesetting

extension AxisLayout {
  /// The grid lines over a view, in its coordinates.
  func gridItems(across: Double) -> [FrameItem] {
    guard showsGrid else { return [] }
    let stroke = Stroke(theme.gridColor, width: .pixels(theme.gridWidth))
    return ticks.map { tick in
      let place = Crisp.center(tick.place, width: theme.gridWidth)
      return line(from: (place, 0), to: (place, across), stroke)
    }
  }

  /// A line at zero where bars hang below it as well as stand on it.
  func zeroItems(across: Double) -> [FrameItem] {
    guard let zero, axis.isShown, zero > 0.5, zero < length - 0.5 else { return [] }
    let place = Crisp.center(zero, width: theme.axisWidth)
    let stroke = Stroke(theme.axisColor, width: .pixels(theme.axisWidth))
    return [line(from: (place, 0), to: (place, across), stroke)]
  }

  /// The domain line, ticks, labels and title, in the view's coordinates.
  ///
  /// - Parameter across: The view's size across the axis.
  func items(across: Double, withTitle: Bool) -> [FrameItem] {
    guard axis.isShown else { return [] }
    let side = axis.side
    let isFar = side == .bottom || side == .right
    let edge = Crisp.center(isFar ? across : 0, width: theme.axisWidth)
    let outwards = isFar ? 1.0 : -1
    let stroke = Stroke(theme.axisColor, width: .pixels(theme.axisWidth))
    var items: [FrameItem] = []
    if showsTicks {
      for place in minor {
        items.append(tickItem(place, edge, theme.minorTickSize * outwards, thin(stroke)))
      }
      for tick in ticks {
        items.append(tickItem(tick.place, edge, theme.tickSize * outwards, stroke))
      }
    }
    if showsDomain {
      items.append(line(from: (0, edge), to: (length, edge), extended(stroke)))
    }
    for tick in ticks {
      guard let label = tick.label else { continue }
      items += labelItems(label, tick.place, edge, outwards)
    }
    if withTitle { items += titleItems(at: length / 2, edge, outwards) }
    return items
  }

  private func thin(_ stroke: Stroke) -> Stroke {
    var thin = stroke
    thin.width = .pixels(0.5)
    return thin
  }

  /// The domain line reaches over the outermost ticks' half widths.
  private func extended(_ stroke: Stroke) -> Stroke {
    var extended = stroke
    extended.cap = .square
    return extended
  }

  private func tickItem(
    _ place: Double, _ edge: Double, _ size: Double, _ stroke: Stroke
  ) -> FrameItem {
    let place = Crisp.center(place, width: stroke.width.pixels)
    return line(from: (place, edge), to: (place, edge + size), stroke)
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

  private func labelItems(
    _ label: TypesetLabel, _ place: Double, _ edge: Double, _ outwards: Double
  ) -> [FrameItem] {
    let distance = ((showsTicks ? theme.tickSize : 0) + theme.labelPadding) * outwards
    let anchor = point(place, edge + distance)
    if angle == 0 {
      if isVertical { return label.items(at: anchor, outwards < 0 ? .right : .left, .middle) }
      return label.items(at: anchor, .center, outwards > 0 ? .top : .bottom)
    }
    let turn = Angle(degrees: angle)
    let alignment: TypesetLabel.HorizontalAlignment =
      isVertical ? .center : (angle < 0) == (outwards > 0) ? .right : .left
    let drop = isVertical || angle.magnitude == 90 ? 0 : label.capHeight.pixels * 0.5 * outwards
    let origin = Point(x: anchor.x, y: anchor.y + .pixels(drop))
    return [
      .group(
        FrameGroup(
          "turned label",
          transform: .turn(cosine: turn.cosine, sine: turn.sine, then: origin),
          items: label.items(at: .zero, alignment, .middle)))
    ]
  }

  /// The title, centred on a place along the axis.
  func titleItems(at center: Double, _ edge: Double, _ outwards: Double) -> [FrameItem] {
    guard let title else { return [] }
    let distance = (labelExtent + theme.titlePadding) * outwards
    if isVertical {
      let sine = outwards < 0 ? -1.0 : 1
      return [
        .group(
          FrameGroup(
            "turned title",
            transform: .turn(
              cosine: 0, sine: sine, then: .pixels(edge + distance, center)),
            items: title.items(at: .zero, .center, .bottom)))
      ]
    }
    return title.items(
      at: .pixels(center, edge + distance), .center, outwards > 0 ? .top : .bottom)
  }
}
