/// `area`: what lies between a line and another one, or zero.
enum AreaMark: MarkKind {
  static let name = "area"
  static let looks = MarkLooks.ofSeries
  static let stacks = true

  static func expanded(_ layer: LayerSpecification) -> [LayerSpecification] {
    PathOverlays.layers(over: layer)
  }

  static func geometry(_ scene: MarkScene) -> MarkGeometry {
    let orientation = scene.orientation
    let channel = orientation.valueChannel
    let along = scene.centers(orientation.dimensionChannel)
    let isStacked = scene.layer.stacked == channel
    let ends =
      (isStacked ? scene.stackPlaces(share: 1) : scene.places(channel))
      ?? scene.givenPlaces(channel)
      ?? [Double](repeating: scene.baseline(channel), count: scene.rowCount)
    let starts =
      (channel.second.flatMap { scene.places($0) ?? scene.givenPlaces($0) })
      ?? (isStacked ? scene.stackPlaces(share: 0) : nil)
      ?? [Double](repeating: scene.baseline(channel), count: scene.rowCount)
    let series = scene.layer.series().compactMap { rows -> MarkSeries? in
      let ordered = SeriesOrder.ordered(rows, scene)
      guard let first = SeriesOrder.lookRow(rows, ordered, scene) else { return nil }
      return MarkSeries(
        row: first,
        points: ordered.map { row in
          orientation == .vertical
            ? LinePoint(x: along[row], y: ends[row]) : LinePoint(x: ends[row], y: along[row])
        },
        ends: ordered.map { starts[$0] }, look: scene.look(first))
    }
    return MarkGeometry(.area, series: series)
  }
}
