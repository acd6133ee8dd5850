/// What an encoding connects data with: a position or a look of marks, or a role in grouping.
enum Channel: String, Sendable, Hashable, CaseIterable {
  case x
  case y
  case x2
  case y2
  case xOffset
  case yOffset
  case color
  case fill
  case stroke
  case opacity
  case fillOpacity
  case strokeOpacity
  case size
  case shape
  case strokeDash
  case strokeWidth
  case text
  case detail
  case order
  case row
  case column
  case facet

  /// The channel whose scale places or paints this one.
  var scaleChannel: Channel {
    switch self {
    case .x2: .x
    case .y2: .y
    default: self
    }
  }

  /// Whether the channel is a place along an axis.
  var isPosition: Bool { scaleChannel == .x || scaleChannel == .y }

  /// Whether a scale maps the channel's data.
  var hasScale: Bool {
    switch self {
    case .text, .detail, .order, .row, .column, .facet: false
    default: true
    }
  }

  /// Whether a legend explains the channel.
  var hasLegend: Bool { hasScale && !isPosition && self != .xOffset && self != .yOffset }

  /// Whether what the channel gives may depend on tests of rows.
  var takesConditions: Bool { hasLegend || self == .text }

  /// Whether the channel gives a colour.
  var isColor: Bool { self == .color || self == .fill || self == .stroke }

  /// Whether a discrete field on the channel parts lines and areas into series.
  var separatesSeries: Bool {
    switch self {
    case .color, .fill, .stroke, .opacity, .fillOpacity, .strokeOpacity, .size, .shape,
      .strokeDash, .strokeWidth, .detail:
      true
    default: false
    }
  }

  /// Whether the channel parts the plot into panels.
  var isFacet: Bool { self == .row || self == .column || self == .facet }
}
