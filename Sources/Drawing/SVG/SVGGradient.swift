/// Gradients as SVG defines them.
enum SVGGradient {
  /// The definition of a gradient under an id.
  static func definition(_ gradient: Gradient, id: String) -> String {
    let stops = gradient.stops.map { stop in
      let offset = SVGRewriter.rounded(stop.offset * 100, decimals: 2)
      let opacity = SVGRewriter.rounded(stop.color.alpha, decimals: 2)
      return "<stop offset=\"\(offset)%\" stop-color=\"\(stop.color.hexadecimal)\""
        + (stop.color.alpha < 1 ? " stop-opacity=\"\(opacity)\"" : "") + "/>"
    }
    let (name, places) = shape(gradient.shape)
    let attributes = places.map { name, length in
      " \(name)=\"\(SVGRewriter.rounded(length.pixels, decimals: 2))\""
    }
    return "<\(name) id=\"\(id)\" gradientUnits=\"userSpaceOnUse\"\(attributes.joined())>"
      + "\(stops.joined())</\(name)>\n"
  }

  private static func shape(
    _ shape: Gradient.Shape
  ) -> (name: String, places: [(name: String, length: Length)]) {
    switch shape {
    case .linear(let from, let to):
      ("linearGradient", [("x1", from.x), ("y1", from.y), ("x2", to.x), ("y2", to.y)])
    case .radial(let from, let inner, let to, let outer):
      (
        "radialGradient",
        [
          ("fx", from.x), ("fy", from.y), ("fr", inner), ("cx", to.x), ("cy", to.y), ("r", outer),
        ]
      )
    }
  }
}
