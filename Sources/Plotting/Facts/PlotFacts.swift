public import Results

/// What a plot shows, as data: for tests, for alternative texts and for comparing two versions of
/// a figure part by part.
public struct PlotFacts: Sendable, Hashable {
  /// An axis of a view.
  public struct Axis: Sendable, Hashable {
    /// The channel: `x` or `y`.
    public var channel: String
    /// The side of the view at which it stands: `left`, `right`, `top` or `bottom`.
    public var side: String
    /// Whether it is drawn at all.
    public var isShown: Bool
    /// The kind of scale, by its name in the grammar.
    public var scale: String
    /// The title; empty for none.
    public var title: String
    /// The ends of a continuous scale.
    public var extent: [Double]
    /// The stretches that a broken axis leaves out, as pairs of ends.
    public internal(set) var breaks: [[Double]] = []
    /// The values of a discrete scale.
    public var values: [String]
    /// The texts of the labels that are shown, along the axis.
    public var labels: [String]
    /// The places of these labels in pixels from the view's left or top edge.
    public var places: [Double]
    /// The number of ticks.
    public var tickCount: Int
    /// The number of grid lines.
    public var gridCount: Int
    /// The part of a grid that shows the axis for several views, in Vega's terms (`row-header`,
    /// `column-footer`, …); nil where the view shows its own.
    public var host: String?
  }

  /// A view.
  public struct View: Sendable, Hashable {
    /// The width in pixels.
    public var width: Double
    /// The height in pixels.
    public var height: Double
    /// Its axes, those that several views share included.
    public var axes: [Axis]
    /// Its layers, back to front.
    public var marks: [Mark]
    /// The axes of all views of a grid, where this view is the grid's last one: one for each row
    /// or column of views.
    public internal(set) var sharedAxes: [Axis] = []
    /// Whether the view lies within the one before it, or within the one that that lies in.
    public internal(set) var isInset = false
  }

  /// A scale.
  public struct Scale: Sendable, Hashable {
    /// The channel that it serves.
    public var name: String
    /// Its kind in Vega's terms.
    public var type: String
    /// The values that it starts from: all of a discrete scale, the ends of a continuous one.
    public var domain: [JSONValue]
    /// What it maps to.
    public var range: [JSONValue]
  }

  /// The headers or the title of a grid's rows or columns.
  public struct Header: Sendable, Hashable {
    /// The part of the grid, in Vega's terms: `row-header`, `column-header`, `row-title`,
    /// `column-title`.
    public var role: String
    /// The texts, in reading order.
    public var labels: [String]
  }

  /// The width of the figure in pixels.
  public internal(set) var width = 0.0
  /// The height of the figure in pixels.
  public internal(set) var height = 0.0
  /// The views, in reading order.
  public internal(set) var views: [View] = []
  /// The scales: those of views in reading order, then those that the whole plot shares.
  public internal(set) var scales: [Scale] = []
  /// The legends, in their order.
  public internal(set) var legends: [Legend] = []
  /// The headers of rows and columns of views.
  public internal(set) var headers: [Header] = []
  /// The titles and subtitles of figure and views, a text for each line.
  public internal(set) var titles: [String] = []
  /// The colours that the specification names, by what a colour is otherwise written as.
  var writtenColors = WrittenColors()
}

extension PlotFacts.View {
  init(_ panel: PanelAxes) {
    width = panel.width
    height = panel.height
    axes = panel.ternary?.facts ?? panel.axes.map { PlotFacts.Axis($0.layout, $0.scale) }
    marks = []
  }
}

extension PlotFacts.Axis {
  init(_ layout: AxisLayout, _ scale: PositionScale) {
    channel = layout.axis.channel.rawValue
    side = layout.axis.side.rawValue
    isShown = layout.axis.isShown
    title = layout.axis.title.joined(separator: " ")
    self.scale = scale.typeName
    switch scale {
    case .continuous(let continuous):
      extent = [continuous.domain.lowerBound, continuous.domain.upperBound]
      breaks = ((continuous.transform as? BrokenTransform)?.breaks ?? []).map {
        [$0.lowerBound, $0.upperBound]
      }
      values = []
    case .band(let band):
      extent = []
      values = band.domain.map(\.text)
    }
    let shown = layout.ticks.filter { $0.label != nil }
    labels = shown.map(\.text)
    places = shown.map(\.place)
    tickCount = layout.showsTicks ? layout.tickLines.count : 0
    gridCount = layout.showsGrid ? layout.gridLines.count : 0
  }
}
