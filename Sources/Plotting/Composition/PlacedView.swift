import Results

/// A layer with its rows and the keys of its scales and guides.
struct PlacedLayer: Sendable {
  var layer: PreparedLayer
  /// The scale of each channel that has one.
  let scales: [Channel: ScaleKey]
  /// The axis or legend of each channel that has a scale.
  let guides: [Channel: ScaleKey]

  init(_ layer: PreparedLayer, at path: ViewPath) {
    let whole = layer.specification.parents.reduce(path) { path, parent in
      path.entering(parent.index, parent.resolution)
    }
    self.layer = layer
    var scales: [Channel: ScaleKey] = [:]
    var guides: [Channel: ScaleKey] = [:]
    for channel in layer.encoding.channels where channel.hasScale {
      scales[channel.scaleChannel] = whole.scale(channel.scaleChannel)
      guides[channel.scaleChannel] = whole.guide(channel.scaleChannel)
    }
    self.scales = scales
    self.guides = guides
  }
}

/// A view with its data: the tree of views once their rows are known, before their scales are.
indirect enum PlacedView {
  case chart(ChartSpecification, [PlacedLayer])
  case facet(PlacedFacet)
  case concat(ConcatSpecification, [[PlacedView?]])

  /// All layers in the order of the views, those of facets whole.
  var layers: [PlacedLayer] {
    switch self {
    case .chart(_, let layers): layers
    case .facet(let facet): facet.whole
    case .concat(_, let rows): rows.joined().compactMap(\.self).flatMap(\.layers)
    }
  }

  /// The layers that make each scale.
  var uses: [(key: ScaleKey, layer: PreparedLayer)] {
    switch self {
    case .chart(_, let layers): return Self.uses(layers) { _ in true }
    case .facet(let facet):
      // A scale of the facet or of a view around it is made of all rows, one within of a panel's.
      let depth = facet.path.places.count
      return Self.uses(facet.whole) { $0.path.count <= depth }
        + facet.panels.joined().compactMap(\.self).flatMap { panel in
          Self.uses(panel) { $0.path.count > depth }
        }
    case .concat(_, let rows): return rows.joined().compactMap(\.self).flatMap(\.uses)
    }
  }

  private static func uses(
    _ layers: [PlacedLayer], _ isWanted: (ScaleKey) -> Bool
  ) -> [(key: ScaleKey, layer: PreparedLayer)] {
    layers.flatMap { placed in
      placed.scales.values.sorted().filter(isWanted).map { ($0, placed.layer) }
    }
  }
}

/// A facet with its data.
struct PlacedFacet {
  let specification: FacetSpecification
  let path: ViewPath
  /// The layers with the rows of all panels.
  let whole: [PlacedLayer]
  /// The layers of each panel, row by row; nil for a hole.
  var panels: [[[PlacedLayer]?]] = []
  /// The values that part the panels.
  var rowValues: [Value] = []
  var columnValues: [Value] = []
  /// The values of wrapped panels, in lines.
  var cellValues: [[Value?]] = []
}
