import Drawing
import Results

/// `line`: one line for each series, in the order of its dimension.
enum LineMark: MarkKind {
  static let name = "line"
  static let looks = MarkLooks.ofSeries
  static let isFilled = false
  static let symbol = LegendSymbol.line

  static func expanded(_ layer: LayerSpecification) -> [LayerSpecification] {
    PathOverlays.layers(over: layer)
  }

  static func geometry(_ scene: MarkScene) -> MarkGeometry {
    let (xs, ys) = (scene.centers(.x), scene.centers(.y))
    let along = scene.orientation.dimensionChannel == .x ? xs : ys
    let series = scene.layer.series().compactMap { rows -> MarkSeries? in
      let ordered = SeriesOrder.ordered(rows, scene, along: along)
      guard let first = SeriesOrder.lookRow(rows, ordered, scene) else { return nil }
      return MarkSeries(
        row: first, points: ordered.map { LinePoint(x: xs[$0], y: ys[$0]) },
        look: scene.look(first, strokeWidth: scene.theme.lineWidth))
    }
    return MarkGeometry(.line, series: series)
  }
}

/// `trail`: a line whose thickness changes along it.
enum TrailMark: MarkKind {
  static let name = "trail"
  static let looks = MarkLooks.ofSeries
  static let symbol = LegendSymbol.line

  static func geometry(_ scene: MarkScene) -> MarkGeometry {
    let (xs, ys) = (scene.centers(.x), scene.centers(.y))
    let series = scene.layer.series().compactMap { rows -> MarkSeries? in
      let ordered = SeriesOrder.ordered(rows, scene)
      guard let first = SeriesOrder.lookRow(rows, ordered, scene) else { return nil }
      return MarkSeries(
        row: first, points: ordered.map { LinePoint(x: xs[$0], y: ys[$0]) },
        sizes: ordered.map { scene.number(.size, $0) ?? scene.mark.size ?? scene.theme.lineWidth },
        look: scene.look(first))
    }
    return MarkGeometry(.trail, series: series)
  }
}
