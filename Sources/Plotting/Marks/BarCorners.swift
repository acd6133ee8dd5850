/// How the corners of bars are rounded: all of them, each by itself, or those at their ends; of
/// stacks, the corners of the whole.
struct BarCorners {
  private let scene: MarkScene
  private let columns: Extents
  private let rows: Extents
  private let isRounded: Bool
  /// The whole reach of the stack of each row along the value axis; empty where nothing is rounded.
  private var reaches: [(start: Double, end: Double)] = []

  init(_ scene: MarkScene, _ columns: Extents, _ rows: Extents) {
    self.scene = scene
    self.columns = columns
    self.rows = rows
    isRounded = scene.mark.corners.isRounded
    guard isRounded, scene.layer.stacked != nil else { return }
    var whole: [[Double]: (start: Double, end: Double)] = [:]
    for row in 0..<scene.rowCount {
      let own = reach(row)
      let before = whole[key(row)] ?? own
      whole[key(row)] = (min(before.start, own.start), max(before.end, own.end))
    }
    reaches = (0..<scene.rowCount).map { whole[key($0)] ?? reach($0) }
  }

  private var isVertical: Bool { scene.orientation == .vertical }

  /// Where a row's stack stands.
  private func key(_ row: Int) -> [Double] { [(isVertical ? columns : rows)[row].start] }

  /// The reach of a row along the value axis.
  private func reach(_ row: Int) -> (start: Double, end: Double) {
    let extent = (isVertical ? rows : columns)[row]
    return (extent.start, extent.start + extent.length)
  }

  /// The rounding of a row's bar.
  func corners(_ row: Int) -> CornerRadii {
    guard isRounded else { return CornerRadii() }
    let options = scene.mark.corners
    var radii = CornerRadii(options.all ?? 0)
    radii.topLeft = options.topLeft ?? radii.topLeft
    radii.topRight = options.topRight ?? radii.topRight
    radii.bottomRight = options.bottomRight ?? radii.bottomRight
    radii.bottomLeft = options.bottomLeft ?? radii.bottomLeft
    if let end = options.end { roundEnd(end, row, &radii) }
    guard reaches.indices.contains(row) else { return radii }
    let (own, whole) = (reach(row), reaches[row])
    if own.start > whole.start + 1e-6 { sharpen(first: true, &radii) }
    if own.end < whole.end - 1e-6 { sharpen(first: false, &radii) }
    return radii
  }

  /// Rounds the end away from zero.
  private func roundEnd(_ radius: Double, _ row: Int, _ radii: inout CornerRadii) {
    let own = reach(row)
    let baseline = scene.baseline(scene.orientation.valueChannel)
    let isBeyond = (own.start + own.end) / 2 > baseline
    switch (isVertical, isBeyond) {
    case (true, false): (radii.topLeft, radii.topRight) = (radius, radius)
    case (true, true): (radii.bottomLeft, radii.bottomRight) = (radius, radius)
    case (false, true): (radii.topRight, radii.bottomRight) = (radius, radius)
    case (false, false): (radii.topLeft, radii.bottomLeft) = (radius, radius)
    }
  }

  /// Makes the corners sharp at which a bar touches the next one of its stack.
  private func sharpen(first: Bool, _ radii: inout CornerRadii) {
    switch (isVertical, first) {
    case (true, true): (radii.topLeft, radii.topRight) = (0, 0)
    case (true, false): (radii.bottomLeft, radii.bottomRight) = (0, 0)
    case (false, true): (radii.topLeft, radii.bottomLeft) = (0, 0)
    case (false, false): (radii.topRight, radii.bottomRight) = (0, 0)
    }
  }
}

extension CornerOptions {
  /// Whether any corner is rounded.
  var isRounded: Bool {
    [all, end, topLeft, topRight, bottomRight, bottomLeft].contains { ($0 ?? 0) > 0 }
  }
}
