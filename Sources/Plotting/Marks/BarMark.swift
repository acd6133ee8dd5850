/// `bar`: a rectangle from zero, or from a second value, for each row.
enum BarMark: MarkKind {
  static let name = "bar"
  static let needsBands = true
  static let stacks = true
  /// The thickness of bars along a continuous axis.
  private static let thickness = 5.0

  static func geometry(_ scene: MarkScene) -> MarkGeometry {
    let orientation = scene.layer.orientation
    let channel = orientation.valueChannel
    let scale = channel == .x ? scene.positions.x : scene.positions.y
    let ends =
      scene.places(channel)
      ?? [Double](
        repeating: channel == .x ? scene.width : 0, count: scene.rowCount)
    let starts =
      scene.secondPlaces(channel)
      ?? [Double](
        repeating: scale?.baseline ?? (channel == .x ? 0 : scene.height), count: scene.rowCount)
    let sides = Sides(scene, orientation.dimensionChannel, thickness: thickness)
    let items = (0..<scene.rowCount).compactMap { row -> MarkItem? in
      guard let side = sides[row], !starts[row].isNaN, !ends[row].isNaN else { return nil }
      let near = min(starts[row], ends[row])
      let length = (ends[row] - starts[row]).magnitude
      let isVertical = orientation == .vertical
      return .rectangle(
        row: row, left: isVertical ? side.start : near, top: isVertical ? near : side.start,
        width: isVertical ? side.length : length, height: isVertical ? length : side.length,
        corners: CornerRadii(scene.mark.cornerRadius ?? 0), look: scene.look(row))
    }
    return MarkGeometry(.rect, items: items)
  }
}

/// The extents of bars and rectangles along their dimension.
struct Sides {
  private let starts: [Double]
  private let lengths: [Double]

  /// From one value to a second one, over a band, or of a given thickness around a place.
  init(_ scene: MarkScene, _ channel: Channel, thickness: Double) {
    let extent = channel == .x ? scene.width : scene.height
    guard let places = scene.places(channel) else {
      starts = [Double](repeating: 0, count: scene.rowCount)
      lengths = [Double](repeating: extent, count: scene.rowCount)
      return
    }
    let second: Channel = channel == .x ? .x2 : .y2
    if let others = scene.places(second) {
      starts = zip(places, others).map { $0.isNaN || $1.isNaN ? .nan : min($0, $1) }
      lengths = zip(places, others).map { ($0 - $1).magnitude }
      return
    }
    let band = scene.bandwidth(channel)
    let length = scene.mark.thickness ?? (band > 0 ? band : scene.mark.size ?? thickness)
    starts = places.map { $0 - length / 2 }
    lengths = [Double](repeating: length, count: places.count)
  }

  /// Of one length around places.
  init(around places: [Double], length: Double) {
    starts = places.map { $0 - length / 2 }
    lengths = [Double](repeating: length, count: places.count)
  }

  /// The extent of a row; nil where it has no place.
  subscript(row: Int) -> (start: Double, length: Double)? {
    starts[row].isNaN ? nil : (starts[row], lengths[row])
  }
}
