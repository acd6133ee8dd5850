import Results

/// A view within a view (ours, beyond Vega-Lite).
///
///     mark: line
///     encoding: {x: {field: step}, y: {field: reward}, color: {field: rm}}
///     inset: {corner: bottom-right, width: 0.4, height: 0.4, x: [0, 200], y: [0.1, 0.3]}
///
/// - With `x`, `y` or both, the layers of the view around are drawn again, cut to these domains, and
///   an outline shows the region that is enlarged, with lines to the inset; `indicator: false` leaves
///   them out. Colours and other looks are those of the view around.
/// - With `spec`, a view of its own is drawn: a mark or layers with their encoding; it inherits the
///   data, and shares colours and legends, but not axes.
/// - `corner`: `top-left`, `top-right` (where nothing is said), `bottom-left` or `bottom-right`.
/// - `width`, `height`: of the plotting rectangle, as shares of the view around up to 1, or in pixels;
///   0.4 where nothing is said. Axis labels lie within the view around as well.
/// - Several insets are a list.
struct InsetSpecification: Sendable, Hashable {
  /// Where an inset stands.
  enum Corner: String, Sendable, Hashable, CaseIterable {
    case topLeft = "top-left"
    case topRight = "top-right"
    case bottomLeft = "bottom-left"
    case bottomRight = "bottom-right"

    var isTop: Bool { self == .topLeft || self == .topRight }
    var isLeft: Bool { self == .topLeft || self == .bottomLeft }
  }

  var corner = Corner.topRight
  var width = 0.4
  var height = 0.4
  /// The parts of the axes that are enlarged; nil for the whole, or for a view of its own.
  var x: [Double]?
  var y: [Double]?
  var hasIndicator = true
  var ground = ViewGround()
  /// Whether the layers of the view around are drawn again.
  var isZoom: Bool { x != nil || y != nil }
}

extension LayerSpecification {
  /// Scales of insets are told apart from those of layers by places that no layer has.
  private static let firstInset = 1_000_000

  /// The layer as it stands in an inset, with axes of its own.
  func placed(inInset index: Int) -> LayerSpecification {
    var layer = self
    layer.inset = index
    layer.parents.insert(
      Parent(resolution: Resolution(.concat), index: Self.firstInset + index), at: 0)
    return layer
  }

  /// The layer cut to parts of its axes.
  func zoomed(to inset: InsetSpecification) -> LayerSpecification {
    var layer = self
    layer.mark.clip = true
    for (channel, domain) in [(Channel.x, inset.x), (.y, inset.y)] {
      guard var definition = layer.encoding[channel] else { continue }
      if let domain {
        definition.scale.domain = .values(domain.map(Value.number))
        (definition.scale.domainMin, definition.scale.domainMax) = (nil, nil)
        (definition.scale.nice, definition.scale.zero) = (.off, false)
      }
      definition.axis.title = TitleText([])
      definition.axis.tickCount = .about(3)
      definition.axis.hasGrid = false
      layer.encoding[channel] = definition
    }
    return layer
  }
}
