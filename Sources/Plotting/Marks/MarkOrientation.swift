/// Which way bars and areas grow, ticks stand and lines run.
enum MarkOrientation: String, Sendable, Hashable, CaseIterable {
  case vertical
  case horizontal

  /// The orientation of a layer's marks, as Vega-Lite finds it: bars grow along the measured axis,
  /// lines and areas run along the other.
  init(of layer: LayerSpecification) {
    self.init(Axes(layer), type: layer.mark.type, asked: layer.mark.orient)
  }

  private init(_ axes: Axes, type: String, asked: MarkOrientation?) {
    switch type {
    case "bar":
      self = axes.binned ?? axes.ranged(asked) ?? axes.measured(asked)
    case "rule":
      self = axes.spanned ?? axes.lone ?? axes.measured(asked)
    case "area", "errorbar", "errorband", "boxplot":
      self = axes.spanned ?? axes.measured(asked)
    case "line", "trail":
      self = axes.measured(asked)
    case "tick":
      // A tick stands across the axis of its measure.
      self = asked ?? axes.standing
    default: self = axes.spanned ?? axes.measured(nil)
    }
  }

  /// The other one.
  var other: MarkOrientation { self == .vertical ? .horizontal : .vertical }
  /// The channel along which values are measured.
  var valueChannel: Channel { self == .vertical ? .y : .x }
  /// The channel along which values are told apart.
  var dimensionChannel: Channel { self == .vertical ? .x : .y }
}

/// What orientation follows from the channels of the two axes.
private struct Axes {
  private let x: ChannelDefinition?
  private let y: ChannelDefinition?
  private let hasX2: Bool
  private let hasY2: Bool

  init(_ layer: LayerSpecification) {
    x = layer.encoding[.x]
    y = layer.encoding[.y]
    // Intervals have got their ends as second channels.
    hasX2 = layer.encoding[.x2] != nil && x?.field?.isBinned != true
    hasY2 = layer.encoding[.y2] != nil && y?.field?.isBinned != true
  }

  /// Bars over intervals, or of an aggregate.
  var binned: MarkOrientation? {
    if let field = x?.field {
      if field.isBinned && field.bin == nil && field.timeUnit == nil { return .vertical }
      if y?.field?.aggregate != nil, field.aggregate == nil { return .vertical }
    }
    if let field = y?.field {
      if field.isBinned && field.bin == nil && field.timeUnit == nil { return .horizontal }
      if x?.field?.aggregate != nil, field.aggregate == nil { return .horizontal }
    }
    return nil
  }

  /// Bars from one value to another.
  func ranged(_ asked: MarkOrientation?) -> MarkOrientation? {
    guard hasX2 || hasY2 else { return nil }
    if let asked { return asked }
    return hasX2 == hasY2 ? nil : hasY2 ? .vertical : .horizontal
  }

  /// Rules and areas from one value to another.
  var spanned: MarkOrientation? { hasY2 ? .vertical : hasX2 ? .horizontal : nil }

  /// Rules with a place on one axis alone.
  var lone: MarkOrientation? {
    switch (x, y) {
    case (_?, nil): .vertical
    case (nil, _?): .horizontal
    default: nil
    }
  }

  /// Marks that measure along an axis.
  func measured(_ asked: MarkOrientation?) -> MarkOrientation {
    if let asked { return asked }
    switch (isMeasured(x), isMeasured(y)) {
    case (true, false): return .horizontal
    case (false, _): return .vertical
    case (true, true): break
    }
    let (xIsTime, yIsTime) = (x?.measure == .temporal, y?.measure == .temporal)
    if xIsTime != yIsTime { return xIsTime ? .vertical : .horizontal }
    return x?.field?.aggregate != nil && y?.field?.aggregate == nil ? .horizontal : .vertical
  }

  /// How ticks stand: across the axis of their measure, upright where both are.
  var standing: MarkOrientation {
    let isPlain = x?.field?.aggregate == nil && y?.field?.aggregate == nil
    let areBoth = isMeasured(x) && isMeasured(y) && x?.measure == y?.measure
    return areBoth && isPlain || !isMeasured(x) && !isMeasured(y) ? .vertical : measured(nil).other
  }

  private func isMeasured(_ definition: ChannelDefinition?) -> Bool {
    guard let definition, let measure = definition.measure, !measure.isDiscrete else {
      return false
    }
    return definition.field?.bin == nil && definition.field?.isBinned != true
  }
}
