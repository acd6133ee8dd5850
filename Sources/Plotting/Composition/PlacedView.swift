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
indirect enum PlacedView: Sendable {
  case chart(ChartSpecification, [PlacedLayer])
  case facet(PlacedFacet)
  case concat(ConcatSpecification, [[PlacedView?]])
  case panels(PlacedPanels)

  /// All layers in the order of the views, those of facets whole.
  var layers: [PlacedLayer] {
    switch self {
    case .chart(_, let layers): layers
    case .facet(let facet): facet.whole
    case .concat(_, let rows): rows.joined().compactMap(\.self).flatMap(\.layers)
    case .panels(let panels): panels.whole.layers
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
        + facet.parts.panels.joined().compactMap(\.self).flatMap { panel in
          Self.uses(panel) { $0.path.count > depth }
        }
    case .concat(_, let rows): return rows.joined().compactMap(\.self).flatMap(\.uses)
    case .panels(let panels):
      let depth = panels.path.places.count
      return panels.whole.uses.filter { $0.key.path.count <= depth }
        + panels.parts.panels.joined().compactMap(\.self).flatMap { cell in
          cell.uses.filter { $0.key.path.count > depth }
        }
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

extension PlacedView {
  /// The charts, in the order of their views, as texts tell of them.
  var parts: [AlternativeText.Part] {
    func own(_ layers: [PlacedLayer]) -> [PreparedLayer] {
      layers.map(\.layer).filter { $0.specification.inset == nil }
    }
    switch self {
    case .chart(_, let layers): return [AlternativeText.Part(layers: own(layers))]
    case .facet(let facet):
      var part = AlternativeText.Part(layers: own(facet.whole))
      part.panels = facet.parts.panels.joined().count { $0 != nil }
      part.facets = facet.parts.values(of: facet.specification)
      return [part]
    case .panels(let panels):
      return panels.parts.panels.enumerated().flatMap { row, line in
        line.enumerated().flatMap { column, panel in
          (panel?.parts ?? []).map { part in
            var part = part
            part.facets += panels.parts.values(of: panels.specification, at: row, column)
            return part
          }
        }
      }
    case .concat(_, let rows): return rows.joined().compactMap(\.self).flatMap(\.parts)
    }
  }
}

/// A facet with its data.
struct PlacedFacet {
  let specification: FacetSpecification
  let path: ViewPath
  /// The layers with the rows of all panels.
  let whole: [PlacedLayer]
  /// The layers of each panel.
  let parts: FacetParts<[PlacedLayer]>
}

/// Views that hold others, once for each value of a facet's fields.
struct PlacedPanels {
  let specification: FacetSpecification
  let path: ViewPath
  /// The views with the rows of all panels.
  let whole: PlacedView
  let parts: FacetParts<PlacedView>
}
