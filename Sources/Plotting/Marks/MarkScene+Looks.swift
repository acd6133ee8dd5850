import Drawing
import Results

extension MarkScene {
  /// How the mark of a row is painted.
  ///
  /// - Parameter width: The width of outlines where nobody says one.
  func look(_ row: Int, strokeWidth width: Double = 1) -> MarkLook {
    let isLine = mark.type == "line"
    let size = isLine || mark.type == "rule" ? number(.size, row) ?? mark.size : nil
    return MarkLook(
      fill: base(row, filling: true), stroke: base(row, filling: false),
      opacity: number(.opacity, row) ?? mark.opacity ?? defaultOpacity,
      fillOpacity: number(.fillOpacity, row) ?? mark.fillOpacity ?? 1,
      strokeOpacity: number(.strokeOpacity, row) ?? mark.strokeOpacity ?? 1,
      strokeWidth: size ?? number(.strokeWidth, row) ?? mark.strokeWidth ?? width,
      dash: dash(row), dashOffset: mark.strokeDashOffset ?? 0,
      cap: mark.strokeCap.flatMap { Stroke.Cap(rawValue: $0.rawValue) } ?? .butt,
      join: mark.strokeJoin.flatMap { Stroke.Join(rawValue: $0.rawValue) }
        ?? (isLine && !theme.followsGrammar ? .round : .miter),
      miterLimit: mark.strokeMiterLimit ?? 10)
  }

  // MARK: - Colours

  private func base(_ row: Int, filling: Bool) -> PlotColor? {
    let own: Channel = filling ? .fill : .stroke
    if let color = encoded(own, row) { return color }
    let takesColor = filling == isFilled
    if takesColor, let color = encoded(.color, row) { return color }
    if let color = filling ? mark.fill : mark.stroke { return color }
    guard takesColor else { return nil }
    if let color = mark.color { return color }
    return ["rule", "text", BracketMark.name, SlopeMark.name].contains(mark.type)
      ? theme.inkColor : theme.plainMarkColor
  }

  /// The colour on a channel; nil where the channel says nothing.
  private func encoded(_ channel: Channel, _ row: Int) -> PlotColor? {
    switch contents[channel, row] {
    case .constant(.color(let color)): color
    case .value(let value): scaled(channel, value)
    case .constant, nil: nil
    }
  }

  /// The colour of a value by its scale, called as its author does where somebody asks.
  private func scaled(_ channel: Channel, _ value: Value) -> PlotColor {
    var color = PlotColor(color: looks[channel]?.color(value))
    guard isDetailed else { return color }
    switch looks[channel] {
    case .raw?: color.text = value.text
    case .ramp?: color.text = color.color?.functional
    case .values?:
      if case .colors(let range)? = layer.encoding[channel]?.scale.range {
        color.text = range.first { $0.color == color.color }?.text
      }
    case .points?, .continuous?, .steps?, nil: break
    }
    return color
  }

  /// Whether `color` fills the mark.
  var isFilled: Bool {
    mark.filled ?? (mark.type == "point" ? theme.fillsPoints : kind.isFilled)
  }

  // MARK: - Numbers and shapes

  /// The number on a channel in a row: given outright or by its scale; nil where there is none.
  func number(_ channel: Channel, _ row: Int) -> Double? {
    switch contents[channel, row] {
    case .constant(.number(let number)): number
    case .value(let value): looks[channel].flatMap { $0.number(value) ?? unknown($0, value) }
    case .constant, nil: nil
    }
  }

  /// What rows without a number look like where they are shown: as zero, or the domain's start.
  private func unknown(_ scale: LookScale, _ value: Value) -> Double? {
    guard layer.invalidMode == .show, value.double.isNaN, let scale = scale.continuousScale else {
      return nil
    }
    return scale(scale.domain.contains(0) ? 0 : scale.domain.lowerBound)
  }

  /// The dash of lines in a row.
  private func dash(_ row: Int) -> [Double] {
    switch contents[.strokeDash, row] {
    case .constant(.dash(let dash)): dash
    case .value(let value): looks[.strokeDash]?.dash(value) ?? []
    case .constant, nil: mark.strokeDash ?? []
    }
  }

  /// The shape of points in a row.
  func shape(_ row: Int) -> PointShape {
    let encoded: PointShape? =
      switch contents[.shape, row] {
      case .constant(.shape(let shape)): shape
      case .value(let value): looks[.shape]?.shape(value)
      case .constant, nil: nil
      }
    return encoded ?? mark.shape ?? .circle
  }
}

extension Theme {
  /// How much of what lies below shines through the marks of a layer where nobody says.
  func opacity(of layer: PreparedLayer) -> Double {
    switch layer.mark.type {
    case "point", "circle", "square", "tick":
      return layer.encoding.fields.contains { $0.field.aggregate != nil } ? 1 : pointOpacity
    case "area":
      return layer.encoding[.y2] != nil || layer.encoding[.x2] != nil ? bandOpacity : 1
    default: return 1
    }
  }

  /// The size of the letters of text marks.
  var markFontSize: Double { followsGrammar ? 11 : labelSize }

  /// The colour of texts and rules, as facts name it.
  fileprivate var inkColor: PlotColor { PlotColor(named: labelColor) }
  /// The colour of all other marks.
  fileprivate var plainMarkColor: PlotColor { PlotColor(named: markColor) }
}

extension Color {
  /// The colour as Vega calls one that it mixes.
  fileprivate var functional: String {
    let bytes = [red, green, blue].map { Int((min(max($0, 0), 1) * 255).rounded()) }
    return "rgb(" + bytes.map(String.init).joined(separator: ", ") + ")"
  }
}
