/// `tick`: a short line for each row, across the axis of its value.
enum TickMark: MarkKind {
  static let name = "tick"
  static let needsBands = true
  static let symbol = LegendSymbol.swatch

  static func geometry(_ scene: MarkScene) -> MarkGeometry {
    let isStanding = scene.orientation == .vertical
    let extents = ExtentFinder(scene, isStanding ? .y : .x).extents
    let places = middles(scene, isStanding ? .x : .y)
    let thickness = scene.mark.thickness ?? 1
    let items = (0..<scene.rowCount).compactMap { row -> MarkItem? in
      let (along, place) = (extents[row], places[row] - thickness / 2)
      guard scene.isInside(isStanding ? places[row] : 0, isStanding ? 0 : places[row]) else {
        return nil
      }
      return .rectangle(
        row: row, left: isStanding ? place : along.start, top: isStanding ? along.start : place,
        width: isStanding ? thickness : along.length,
        height: isStanding ? along.length : thickness,
        corners: CornerRadii(scene.mark.corners.all ?? 0), look: scene.look(row))
    }
    return MarkGeometry(.rect, items: items)
  }

  /// Where ticks stand: in the middle of the intervals of their rows, if these are any.
  private static func middles(_ scene: MarkScene, _ channel: Channel) -> [Double] {
    let starts = scene.centers(channel)
    guard scene.layer.encoding.field(channel)?.isBinned == true,
      let ends = channel.second.flatMap({ scene.places($0) })
    else { return starts }
    return zip(starts, ends).map { ($0 + $1) / 2 }
  }
}
