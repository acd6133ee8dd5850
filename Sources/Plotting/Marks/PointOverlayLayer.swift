/// The points that `point: true` puts on a line or an area: a layer of its own.
enum PointOverlayLayer {
  static func layers(over layer: LayerSpecification) -> [LayerSpecification] {
    guard let overlay = layer.mark.point else { return [] }
    var points = layer
    points.mark = MarkSpecification(type: "point", range: layer.mark.range)
    points.mark.color = layer.mark.color ?? layer.mark.stroke
    points.mark.filled = overlay.filled ?? true
    points.mark.size = overlay.size
    points.mark.shape = overlay.shape
    points.mark.opacity = 1
    points.encoding[.strokeDash] = nil
    points.encoding[.strokeWidth] = nil
    return [points]
  }
}
