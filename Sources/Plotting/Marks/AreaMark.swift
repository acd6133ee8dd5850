/// `area`: what lies between a line and another one, or zero.
enum AreaMark: MarkKind {
  static let name = "area"
  static let stacks = true

  static func expanded(_ layer: LayerSpecification) -> [LayerSpecification] {
    var layers = [layer]
    if layer.mark.line == true {
      layers[0].mark.opacity = layer.mark.opacity ?? 0.4
      var line = layer
      line.mark = MarkSpecification(type: "line", range: layer.mark.range)
      line.mark.color = layer.mark.color
      line.mark.interpolate = layer.mark.interpolate
      line.encoding[.y2] = nil
      line.encoding[.x2] = nil
      layers.append(line)
    }
    return layers + PointOverlayLayer.layers(over: layer)
  }

  static func geometry(_ scene: MarkScene) -> MarkGeometry {
    let orientation = scene.layer.orientation
    let channel = orientation.valueChannel
    guard let along = scene.places(orientation.dimensionChannel),
      let ends = scene.places(channel)
    else { return MarkGeometry(.area, series: []) }
    let scale = channel == .x ? scene.positions.x : scene.positions.y
    let starts =
      scene.secondPlaces(channel)
      ?? [Double](repeating: scale?.baseline ?? 0, count: scene.rowCount)
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
