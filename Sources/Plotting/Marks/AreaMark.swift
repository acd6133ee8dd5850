import Drawing

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

  static func items(_ scene: MarkScene) -> [FrameItem] {
    let orientation = scene.layer.orientation
    let channel = orientation.valueChannel
    guard let along = scene.places(orientation.dimensionChannel),
      let ends = scene.places(channel)
    else { return [] }
    let scale = channel == .x ? scene.positions.x : scene.positions.y
    let starts =
      scene.secondPlaces(channel)
      ?? [Double](repeating: scale?.baseline ?? 0, count: scene.rowCount)
    return scene.layer.series().compactMap { rows in
      guard let first = rows.first else { return nil }
      let ordered = SeriesOrder.ordered(rows, scene)
      let path = path(ordered, along, starts, ends, scene)
      guard !path.isEmpty else { return nil }
      let hasStroke = scene.mark.stroke != nil || scene.layer.encoding[.stroke] != nil
      return .path(
        path, fill: scene.color(first, filling: true),
        stroke: hasStroke ? scene.stroke(first, width: 1) : nil)
    }
  }

  private static func path(
    _ rows: [Int], _ along: [Double], _ starts: [Double], _ ends: [Double], _ scene: MarkScene
  ) -> Path {
    let orientation = scene.layer.orientation
    let interpolator = Interpolator(scene.mark.interpolate ?? .linear, orientation)
    func point(_ row: Int, _ across: Double) -> LinePoint {
      orientation == .vertical
        ? LinePoint(x: along[row], y: across) : LinePoint(x: across, y: along[row])
    }
    var path = Path()
    for run in runs(rows, along, starts, ends) {
      path.append(interpolator.path(run.map { point($0, ends[$0]) }))
      let back = interpolator.reversed.path(
        run.reversed().map { point($0, starts[$0]) }, continuing: true)
      path.append(back)
      path.close()
    }
    return path
  }

  private static func runs(
    _ rows: [Int], _ along: [Double], _ starts: [Double], _ ends: [Double]
  ) -> [[Int]] {
    var runs: [[Int]] = []
    var run: [Int] = []
    for row in rows {
      if along[row].isNaN || starts[row].isNaN || ends[row].isNaN {
        if !run.isEmpty { runs.append(run) }
        run = []
      } else {
        run.append(row)
      }
    }
    if !run.isEmpty { runs.append(run) }
    return runs
  }
}

extension Interpolator {
  /// The interpolation for the same points in the opposite order.
  var reversed: Interpolator {
    switch interpolationName {
    case .stepBefore: Interpolator(.stepAfter, direction)
    case .stepAfter: Interpolator(.stepBefore, direction)
    default: self
    }
  }
}
