import Results

/// A layer in one view, with the scales it uses.
struct PanelLayer: Sendable {
  let layer: PreparedLayer
  /// The scales, not yet fitted to the view.
  let positions: PositionScales
  let looks: LookScales
  /// The keys of these scales.
  let scales: [Channel: ScaleKey]
  /// The axes that explain the layer's places.
  let axes: [Channel: ScaleKey]
}

/// An axis of a view with its scale.
struct PanelAxis: Sendable {
  var specification: AxisSpecification
  /// The scale, not yet fitted to the view.
  let scale: PositionScale
  let key: ScaleKey
}

/// One view ready to be laid out: its layers with their scales and axes.
struct Panel: Sendable {
  let layers: [PanelLayer]
  /// The axes along the view's width, and along its height, in the order of their layers.
  let xAxes: [PanelAxis]
  let yAxes: [PanelAxis]
  let width: ViewExtent?
  let height: ViewExtent?
  let ground: ViewGround
  /// The views within it.
  var insets: [PanelInset] = []

  init(_ chart: ChartSpecification, _ layers: [PanelLayer], _ theme: Theme) {
    self.layers = layers
    let margins = theme.padding
    width = chart.width?.settled(
      margins: margins.left + margins.right, standard: theme.views?.width)
    height = chart.height?.settled(
      margins: margins.top + margins.bottom, standard: theme.views?.height)
    ground = chart.ground
    xAxes = Self.axes(.x, layers, theme)
    yAxes = Self.axes(.y, layers, theme)
  }

  /// The scales that decide on the view's size: those of the first layer that has them.
  var mainPositions: PositionScales {
    func first<Scale>(_ path: KeyPath<PositionScales, Scale?>) -> Scale? {
      layers.lazy.compactMap { $0.positions[keyPath: path] }.first
    }
    return PositionScales(
      x: first(\.x), y: first(\.y), xOffset: first(\.xOffset), yOffset: first(\.yOffset))
  }

  /// One axis for each group of layers that share it; the second one stands on the other side and
  /// draws no grid of its own accord.
  private static func axes(
    _ channel: Channel, _ layers: [PanelLayer], _ theme: Theme
  ) -> [PanelAxis] {
    let users = layers.filter { scale($0, channel) != nil }
    var counts: [AxisSide: Int] = [:]
    let keys = users.compactMap { $0.axes[channel] }.uniqued()
    return keys.compactMap { key -> PanelAxis? in
      let group = users.filter { $0.axes[channel] == key }
      guard let scale = group.first.flatMap({ Self.scale($0, channel) }) else { return nil }
      var specification = AxisSpecification(channel, group.map(\.layer), theme)
      guard specification.isShown else {
        return keys.count == 1
          ? PanelAxis(specification: specification, scale: scale, key: key) : nil
      }
      let side = specification.side
      if specification.options.orient == nil, counts[side, default: 0] > 0,
        counts[side, default: 0] > counts[side.opposite, default: 0]
      {
        specification.automaticSide = side.opposite
      }
      if !counts.isEmpty { specification.drawsGridUnasked = false }
      // As in Vega-Lite an axis that gives way counts where it would have stood.
      counts[side, default: 0] += 1
      return PanelAxis(specification: specification, scale: scale, key: key)
    }
  }

  private static func scale(_ layer: PanelLayer, _ channel: Channel) -> PositionScale? {
    channel == .x ? layer.positions.x : layer.positions.y
  }
}

/// Panels on a grid: one chart, or one for each value of facet fields.
struct PanelGrid: Sendable {
  /// Rows of panels; nil where a grid has a hole.
  var panels: [[Panel?]]
  /// The headers of rows, columns or panels, with the lines of their labels: by row and column of
  /// panels, or in one line.
  var headers: [(header: FacetHeader, labels: [[[String]]])] = []
  /// Whether the panels are those of a facet.
  var isFacet = false
  var title: TitleOptions?
  /// Whether one axis serves a row or a column of panels.
  var sharesX = true
  var sharesY = true
  var spacing = ViewSpacing()

  var rowCount: Int { panels.count }
  var columnCount: Int { panels.first?.count ?? 0 }

  /// Whether the panel is the last one of its column, so that it carries the x axis.
  func isLowest(_ row: Int, _ column: Int) -> Bool {
    !((row + 1)..<max(rowCount, row + 1)).contains { panels[$0][column] != nil }
  }
}

/// How grids stand to each other.
indirect enum Arrangement: Sendable {
  case grid(PanelGrid)
  case concat(ConcatArrangement)
  /// Legends around what they explain.
  case legended(Arrangement, [LegendSpecification])

  /// All grids, in reading order.
  var grids: [PanelGrid] {
    switch self {
    case .grid(let grid): [grid]
    case .concat(let concat): concat.rows.joined().compactMap(\.self).flatMap(\.grids)
    case .legended(let inner, _): inner.grids
    }
  }
}

/// Arrangements in rows of equal length; nil for holes.
struct ConcatArrangement: Sendable {
  var rows: [[Arrangement?]]
  var spacing: ViewSpacing
  var title: TitleOptions?
  /// The headers of a facet's rows, columns or panels, as those of a grid.
  var headers: [(header: FacetHeader, labels: [[[String]]])] = []
}
