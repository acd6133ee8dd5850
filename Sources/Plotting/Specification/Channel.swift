/// What an encoding connects data with: a position or a look of marks, or a role in grouping.
enum Channel: String, Sendable, Hashable, CaseIterable {
  case x
  case y
  case x2
  case y2
  case xOffset
  case yOffset
  case xError
  case xError2
  case yError
  case yError2
  case theta
  case theta2
  case radius
  case radius2
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
  case angle
  case z
  case u
  case v
  case length
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
    case .theta2: .theta
    case .radius2: .radius
    default: self
    }
  }

  /// Whether the channel is a place along an axis.
  var isPosition: Bool { scaleChannel == .x || scaleChannel == .y }

  /// Whether the channel is an angle or a distance around a centre.
  var isPolar: Bool { scaleChannel == .theta || scaleChannel == .radius }

  /// Whether the channel is how far an error reaches from a place.
  var isError: Bool {
    switch self {
    case .xError, .xError2, .yError, .yError2: true
    default: false
    }
  }

  /// The channel of the other ends of what the channel places; nil for other channels.
  var second: Channel? {
    switch self {
    case .x: .x2
    case .y: .y2
    case .theta: .theta2
    case .radius: .radius2
    default: nil
    }
  }

  /// Whether a scale maps the channel's data.
  var hasScale: Bool {
    switch self {
    case .u, .v, .length, .text, .detail, .order, .row, .column, .facet: false
    default: !isError
    }
  }

  /// Whether a legend explains the channel.
  var hasLegend: Bool { isLook && self != .angle && self != .z }

  /// Whether a scale gives marks their look by the channel.
  var isLook: Bool {
    hasScale && !isPosition && !isPolar && self != .xOffset && self != .yOffset
  }

  /// Whether what the channel gives may depend on tests of rows.
  var takesConditions: Bool { isLook || self == .text }

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

  /// Whether a field on the channel parts stacks: any that is no place.
  var partsStacks: Bool { isLook || self == .detail || self == .text || self == .order }

  /// Whether the channel holds measures alone: the height of a surface, the components of vectors.
  var isMeasure: Bool { [.z, .u, .v, .length].contains(self) }

  /// Whether the channel parts the plot into panels.
  var isFacet: Bool { self == .row || self == .column || self == .facet }
}
