import Drawing
import Results

/// What a plot shows, as data: for tests, for alternative texts and for comparing two versions of
/// a figure part by part.
public struct PlotFacts: Sendable, Hashable {
  /// An axis of a view.
  public struct Axis: Sendable, Hashable {
    /// The channel: `x` or `y`.
    public var channel: String
    /// The kind of scale, by its name in the grammar.
    public var scale: String
    /// The title; empty for none.
    public var title: String
    /// The ends of a continuous scale.
    public var extent: [Double]
    /// The values of a discrete scale.
    public var values: [String]
    /// The texts of the labels that are shown, along the axis.
    public var labels: [String]
    /// The places of these labels in pixels from the view's left or top edge.
    public var places: [Double]
  }

  /// A layer of marks in a view.
  public struct Mark: Sendable, Hashable {
    /// The mark's name.
    public var type: String
    /// The rows that the layer has.
    public var rows: Int
    /// The items that are drawn.
    public var items: Int
    /// The series, by name, with their number of rows; empty for one without a name.
    public var series: [String]
  }

  /// A view.
  public struct View: Sendable, Hashable {
    /// The width in pixels.
    public var width: Double
    /// The height in pixels.
    public var height: Double
    /// Its axes.
    public var axes: [Axis]
    /// Its layers, back to front.
    public var marks: [Mark]
  }

  /// A legend.
  public struct Legend: Sendable, Hashable {
    /// The title; empty for none.
    public var title: String
    /// The texts of entries or ticks.
    public var labels: [String]
    /// Whether a gradient shows a continuous scale.
    public var isGradient: Bool
    /// Where it stands.
    public var place: String

    /// What a legend shows.
    public init(title: String, labels: [String], isGradient: Bool, place: String) {
      self.title = title
      self.labels = labels
      self.isGradient = isGradient
      self.place = place
    }
  }

  /// The width of the figure in pixels.
  public internal(set) var width = 0.0
  /// The height of the figure in pixels.
  public internal(set) var height = 0.0
  /// The views, in reading order.
  public internal(set) var views: [View] = []
  /// The legends, in their order.
  public internal(set) var legends: [Legend] = []
}

extension PlotFacts.View {
  init(axes: PanelAxes, width: Double, height: Double) {
    self.width = width
    self.height = height
    self.axes = [(axes.x, axes.positions.x), (axes.y, axes.positions.y)].compactMap {
      layout, scale in
      guard let layout, let scale else { return nil }
      return PlotFacts.Axis(layout, scale)
    }
    marks = []
  }
}

extension PlotFacts.Axis {
  init(_ layout: AxisLayout, _ scale: PositionScale) {
    channel = layout.axis.channel.rawValue
    title = layout.axis.title.joined(separator: " ")
    switch scale {
    case .continuous(let continuous):
      self.scale = continuous.transform.name
      extent = [continuous.domain.lowerBound, continuous.domain.upperBound]
      values = []
    case .band(let band):
      self.scale = band.paddingInner == 1 ? "point" : "band"
      extent = []
      values = band.domain.map(\.text)
    }
    let shown = layout.ticks.filter { $0.label != nil }
    labels = shown.map(\.text)
    places = shown.map(\.place)
  }
}

extension PlotFacts.Mark {
  init(_ scene: MarkScene, _ drawn: [FrameItem]) {
    type = scene.mark.type
    rows = scene.rowCount
    items = drawn.count
    series = scene.layer.series().compactMap { rows in
      rows.first.flatMap { EndLabels.name(scene.layer, $0) }
    }
  }
}
