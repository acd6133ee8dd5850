import Results
import Typesetting

/// Turns views with data into panels with scales, axes and legends.
struct Arranger {
  private let theme: Theme
  private let view: PlacedView
  /// All scales of the plot.
  let scales: ScaleSet

  init(_ view: ViewSpecification, tables: [String: Table], theme: Theme) {
    self.theme = theme
    self.view = Placer(tables: tables, theme: theme).placed(view)
    scales = ScaleSet(self.view.uses, theme)
  }

  /// All layers, in the order of the views; those of insets left out.
  var layers: [PreparedLayer] {
    view.layers.map(\.layer).filter { $0.specification.inset == nil }
  }

  /// The charts, in the order of their views.
  var parts: [AlternativeText.Part] { view.parts }

  /// The panels, arranged.
  var arrangement: Arrangement { arrangement(view, at: []) }

  private func arrangement(_ view: PlacedView, at path: [Int]) -> Arrangement {
    let inner: Arrangement
    switch view {
    case .chart(let chart, let layers):
      var grid = PanelGrid(panels: [[panel(chart, layers)]])
      grid.title = chart.title
      (grid.sharesX, grid.sharesY) = (false, false)
      inner = .grid(grid)
    case .facet(let facet): inner = .grid(grid(facet))
    case .panels(let panels): inner = .concat(concat(panels, at: path))
    case .concat(let concat, let rows):
      var index = -1
      inner = .concat(
        ConcatArrangement(
          rows: rows.map { line in
            line.map { view in
              index += 1
              return view.map { arrangement($0, at: path + [index]) }
            }
          }, spacing: concat.spacing, title: concat.title))
    }
    let legends = legends(of: view, at: path)
    return legends.isEmpty ? inner : .legended(inner, legends)
  }

  private func panel(_ chart: ChartSpecification, _ layers: [PlacedLayer]) -> Panel {
    func panelLayers(inset: Int?) -> [PanelLayer] {
      layers.filter { $0.layer.specification.inset == inset }.map { placed in
        PanelLayer(
          layer: placed.layer, positions: scales.positions(placed.scales),
          looks: scales.looks(placed.scales), scales: placed.scales, axes: placed.guides)
      }
    }
    var panel = Panel(chart, panelLayers(inset: nil), theme)
    panel.insets = chart.insets.enumerated().map { index, inset in
      var own = ChartSpecification(layers: [])
      own.ground = inset.ground
      return PanelInset(
        specification: inset, panel: Panel(own, panelLayers(inset: index), theme))
    }
    return panel
  }

  // MARK: - Facets

  private func grid(_ facet: PlacedFacet) -> PanelGrid {
    let specification = facet.specification
    var grid = PanelGrid(
      panels: facet.parts.panels.map { line in
        line.map { $0.map { panel(specification.chart, $0) } }
      })
    grid.title = specification.title ?? specification.chart.title
    grid.isFacet = true
    grid.spacing = specification.spacing
    let depth = facet.path.places.count
    func isShared(_ channel: Channel) -> Bool {
      facet.whole.allSatisfy { ($0.guides[channel]?.path.count ?? 0) <= depth }
    }
    (grid.sharesX, grid.sharesY) = (isShared(.x), isShared(.y))
    grid.headers = headers(specification, facet.parts, facet.whole)
    return grid
  }

  /// Panels that hold views of their own, beside and below one another.
  private func concat(_ panels: PlacedPanels, at path: [Int]) -> ConcatArrangement {
    let specification = panels.specification
    var index = 0
    let rows = panels.parts.panels.map { line in
      line.map { panel in
        index += 1
        return panel.map { arrangement($0, at: path + [index]) }
      }
    }
    return ConcatArrangement(
      rows: rows, spacing: specification.spacing, title: specification.title,
      headers: headers(specification, panels.parts, panels.whole.layers))
  }

  private func headers<Panel>(
    _ specification: FacetSpecification, _ parts: FacetParts<Panel>, _ placed: [PlacedLayer]
  ) -> [(header: FacetHeader, labels: [[[String]]])] {
    let layers = placed.map(\.layer)
    func header(_ kind: FacetHeader.Kind, _ field: FacetField, _ values: [Value]) -> FacetHeader {
      FacetHeader(kind, field, values, layers, theme)
    }
    if let wrap = specification.wrap {
      let header = header(.panels, wrap, parts.cellValues.joined().compactMap(\.self))
      let labels = parts.cellValues.map { line in line.map { $0.map(header.label) ?? [] } }
      return [(header, labels)]
    }
    let fields = [
      (FacetHeader.Kind.rows, specification.row, parts.rowValues),
      (.columns, specification.column, parts.columnValues),
    ]
    return fields.compactMap { kind, field, values in
      field.map { field in
        let header = header(kind, field, values)
        return (header, [values.map(header.label)])
      }
    }
  }

  // MARK: - Legends

  /// The legends that belong to a view: those of channels whose legend it has, and those of layers
  /// and panels within that have their own.
  private func legends(of view: PlacedView, at path: [Int]) -> [LegendSpecification] {
    var placed = view.layers
    if case .facet(let facet) = view {
      // Legends of single panels stand beside the whole grid.
      let depth = path.count
      let panels = facet.parts.panels.joined().compactMap(\.self).joined()
      placed += panels.filter { $0.guides.values.contains { $0.path.count > depth } }
    }
    let isConcat =
      switch view {
      case .concat, .panels: true
      case .chart, .facet: false
      }
    let keys = placed.flatMap { $0.guides.values.filter(\.channel.hasLegend) }
      .filter { key in
        isConcat ? key.path == path : key.path.starts(with: path)
      }
    let isFacet = if case .facet = view { true } else { false }
    return Set(keys.map(\.path)).sorted { left, right in
      // Legends of single panels come first, as they do in Vega's scene.
      if isFacet, (left == path) != (right == path) { return right == path }
      return left.lexicographicallyPrecedes(right)
    }
    .flatMap { legends(placed, of: $0) }
  }

  /// The legends of one view's own keys.
  private func legends(_ placed: [PlacedLayer], of path: [Int]) -> [LegendSpecification] {
    var looks: [Channel: LookScale] = [:]
    let layers = placed.compactMap { placed -> PreparedLayer? in
      let own = placed.guides.filter { $0.value.path == path && $0.key.hasLegend }
      guard !own.isEmpty else { return nil }
      let scales = self.scales.looks(placed.scales)
      for channel in own.keys { looks[channel] = looks[channel] ?? scales[channel] }
      // In the grammar symbols are grey where another legend explains their colour.
      guard !theme.followsGrammar else { return placed.layer }
      return placed.layer.explaining { !$0.hasLegend || own[$0] != nil }
    }
    return LegendCollector(layers, LookScales(looks), theme).legends()
  }
}
