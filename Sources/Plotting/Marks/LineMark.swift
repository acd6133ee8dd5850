import Drawing
import Results

/// `line`: one line for each series, in the order of its dimension.
enum LineMark: MarkKind {
  static let name = "line"
  static let isFilled = false
  static let symbol = LegendSymbol.line

  static func expanded(_ layer: LayerSpecification) -> [LayerSpecification] {
    [layer] + PointOverlayLayer.layers(over: layer)
  }

  static func geometry(_ scene: MarkScene) -> MarkGeometry {
    guard let xs = scene.places(.x), let ys = scene.places(.y) else {
      return MarkGeometry(.line, series: [])
    }
    let series = scene.layer.series().compactMap { rows -> MarkSeries? in
      let ordered = SeriesOrder.ordered(rows, scene)
      guard let first = SeriesOrder.lookRow(rows, ordered, scene) else { return nil }
      return MarkSeries(
        row: first, points: ordered.map { LinePoint(x: xs[$0], y: ys[$0]) },
        look: scene.look(first, strokeWidth: scene.theme.lineWidth, join: .round))
    }
    return MarkGeometry(.line, series: series)
  }
}
