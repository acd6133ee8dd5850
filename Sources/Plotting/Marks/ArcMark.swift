/// `arc`: a part of a ring, or of a disc, for each row.
enum ArcMark: MarkKind {
  static let name = "arc"
  static let needsBands = true
  static let stacks = true

  static func geometry(_ scene: MarkScene) -> MarkGeometry {
    let (xs, ys) = (scene.centers(.x), scene.centers(.y))
    let angles = Span(scene, .theta)
    let radii = Span(scene, .radius)
    let items = (0..<scene.rowCount).map { row in
      let arc = ArcShape(
        start: angles.firsts[row], end: angles.seconds[row], outer: radii.firsts[row],
        inner: radii.seconds[row], padding: scene.mark.padAngle ?? 0,
        corner: scene.mark.corners.all ?? 0)
      return MarkItem(row: row, x: xs[row], y: ys[row], arc: arc, look: scene.look(row))
    }
    return MarkGeometry(.arc, items: items)
  }

  /// From which to which angle, or distance, arcs reach.
  private struct Span {
    let firsts: [Double]
    let seconds: [Double]

    init(_ scene: MarkScene, _ channel: Channel) {
      let second = channel.second ?? channel
      func repeated(_ number: Double) -> [Double] {
        [Double](repeating: number, count: scene.rowCount)
      }
      if case .band(let band)? = scene.positions[channel], scene.layer.encoding[second] == nil {
        let starts = (scene.layer.values(channel) ?? []).map { band.start(of: $0) }
        firsts = starts
        seconds =
          scene.givenPlaces(second) ?? starts.map { $0 + band.bandwidth }
        return
      }
      let isStacked = scene.layer.stacked == channel
      firsts =
        (isStacked ? scene.stackPlaces(share: 1) : scene.places(channel))
        ?? scene.givenPlaces(channel) ?? repeated(scene.extent(channel))
      let baseline = scene.positions[channel] == nil ? 0 : scene.baseline(channel)
      seconds =
        scene.places(second) ?? scene.givenPlaces(second)
        ?? (isStacked ? scene.stackPlaces(share: 0) : repeated(baseline))
    }
  }
}

/// A part of a ring; angles in radians, clockwise from the top.
struct ArcShape: Sendable, Hashable {
  var start: Double
  var end: Double
  var outer: Double
  var inner: Double
  /// The angle left free between neighbours.
  var padding: Double
  /// How far corners are rounded.
  var corner: Double
}
