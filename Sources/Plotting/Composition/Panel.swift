import Results

/// One view ready to be laid out: its layers with their scales and axes.
struct Panel: Sendable {
  let layers: [PreparedLayer]
  let positions: PositionScales
  let xAxis: AxisSpecification
  let yAxis: AxisSpecification
  let width: ViewExtent?
  let height: ViewExtent?

  init(
    _ layers: [PreparedLayer], _ positions: PositionScales, width: ViewExtent?,
    height: ViewExtent?, _ theme: Theme
  ) {
    self.layers = layers
    self.positions = positions
    self.width = width
    self.height = height
    xAxis = AxisSpecification(.x, layers, theme)
    yAxis = AxisSpecification(.y, layers, theme)
  }
}

/// Panels on a grid: one chart, or one for each value of facet fields.
struct PanelGrid: Sendable {
  /// Rows of panels; nil where a grid has a hole.
  var panels: [[Panel?]]
  /// What stands over the panels of each column; empty for nothing.
  var columnLabels: [String] = []
  /// What stands beside the panels of each row; empty for nothing.
  var rowLabels: [String] = []
  /// What stands over each panel of a wrapped facet; empty for nothing.
  var cellLabels: [[String]] = []
  /// The title of the whole grid's columns or cells.
  var columnTitle: String?
  var rowTitle: String?
  var title: TitleText?
  var subtitle: TitleText?
  /// Whether all panels have the same scale, so that one axis serves a row or a column of them.
  var sharesX = true
  var sharesY = true

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
  case row([Arrangement])
  case column([Arrangement])

  /// All grids, in reading order.
  var grids: [PanelGrid] {
    switch self {
    case .grid(let grid): [grid]
    case .row(let parts), .column(let parts): parts.flatMap(\.grids)
    }
  }
}
