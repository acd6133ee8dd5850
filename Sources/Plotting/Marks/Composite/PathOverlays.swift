/// The line and the points that `line` and `point` put on lines and areas: layers of their own.
enum PathOverlays {
  /// A layer of a line or an area, and those on it.
  static func layers(over layer: LayerSpecification) -> [LayerSpecification] {
    let line = layer.mark.type == "area" ? layer.mark.line?.mark : nil
    let points = layer.mark.point?.mark
    guard line != nil || points != nil else { return [layer] }
    var path = layer
    path.mark.line = nil
    path.mark.point = nil
    path.encoding[.shape] = nil
    let overlaid = overlaid(layer)
    if layer.mark.type == "area", layer.mark.opacity == nil, layer.mark.fillOpacity == nil {
      path.mark.opacity = 0.7
    }
    var layers = [path]
    if let line {
      var top = overlaid
      top.mark = line
      top.mark.clip = line.clip ?? layer.mark.clip
      top.mark.interpolate = line.interpolate ?? layer.mark.interpolate
      top.mark.tension = line.tension ?? layer.mark.tension
      top.mark.orient = line.orient ?? layer.orientation
      layers.append(top)
    }
    if let points {
      var dots = overlaid
      dots.mark = points
      dots.mark.clip = points.clip ?? layer.mark.clip
      dots.mark.opacity = points.opacity ?? 1
      dots.mark.filled = points.filled ?? true
      layers.append(dots)
    }
    return layers
  }

  /// What lines and points lie on: the upper ends, stacked as the area is.
  private static func overlaid(_ layer: LayerSpecification) -> LayerSpecification {
    var overlaid = layer
    let channel = layer.orientation.valueChannel
    if Stacking.channel(of: layer, layer.orientation) == channel,
      var definition = layer.encoding[channel], var field = definition.field
    {
      field.stack = field.stack ?? .zero
      definition.content = .field(field)
      overlaid.encoding[channel] = definition
    }
    overlaid.encoding[.x2] = nil
    overlaid.encoding[.y2] = nil
    return overlaid
  }
}

extension LayerSpecification {
  /// Which way the layer's marks run.
  var orientation: MarkOrientation { MarkOrientation(of: self) }
}
