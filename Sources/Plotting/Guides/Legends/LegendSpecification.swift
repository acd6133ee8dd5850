import Drawing
import Results

/// A legend as all layers of a plot together want it: what one field's looks mean.
struct LegendSpecification: Sendable {
  /// One value and the looks it stands for.
  struct Entry: Sendable {
    var value: Value
    var look: LegendLook
  }

  /// What stands beside the labels.
  enum Content: Sendable {
    /// Symbols of values, with their labels.
    case symbols([Entry], labels: [String])
    /// The ramp of a continuous colour.
    case ramp(ContinuousScale, ColorRamp)
    /// The colours of intervals.
    case bands(StepScale, [Color])
  }

  /// The channels that the legend explains.
  let channels: [Channel]
  let title: [String]
  let options: LegendOptions
  let content: Content
  /// How the numbers and times of the legend's scale are written.
  let labelling: LegendLabelling

  /// Where the legend stands.
  var place: LegendPlace { options.orient ?? .right }

  /// Which way entries follow each other: across above and below views, else down.
  var direction: LegendDirection {
    options.direction ?? (place == .top || place == .bottom ? .horizontal : .vertical)
  }

  /// The entries of separate values; empty for a gradient.
  var entries: [Entry] {
    if case .symbols(let entries, _) = content { return entries }
    return []
  }

  /// Whether a gradient shows the scale.
  var isGradient: Bool {
    if case .symbols = content { return false }
    return true
  }
}

/// How a legend's entry looks.
struct LegendLook: Sendable, Hashable {
  var fill: Color?
  var line: Color?
  var dash: [Double] = []
  var lineWidth: Double?
  var shape: PointShape?
  var pointFill: Color?
  var pointStroke: Color?
  var pointArea: Double?
  /// The width of a point's outline; nil for the theme's.
  var pointStrokeWidth: Double?
}
