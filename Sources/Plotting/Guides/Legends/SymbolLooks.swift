import Drawing
import Results

/// How the symbols of a legend look: by the grammar's own rules, or as the layers draw the values.
struct SymbolLooks {
  private let component: LegendComponent
  private let looks: LookScales
  private let layers: [PreparedLayer]
  private let theme: Theme
  /// The values that each layer shows on each channel of separate values.
  private let shown: [[Channel: Set<Value>]]

  init(
    _ component: LegendComponent, _ looks: LookScales, _ layers: [PreparedLayer], _ theme: Theme
  ) {
    self.component = component
    self.looks = looks
    self.layers = layers
    self.theme = theme
    shown = layers.map { layer in
      let separate = component.channels.filter { looks[$0]?.discreteDomain != nil }
      let values = separate.map { ($0, Set(layer.column(on: $0)?.distinctKeys ?? [])) }
      return Dictionary(values) { first, _ in first }
    }
  }

  func look(of value: Value) -> LegendLook {
    theme.followsGrammar ? symbol(value) : drawn(value)
  }

  // MARK: - By the grammar's rules

  /// The area of symbols, and the width of their outlines, that nothing decides on.
  private static let area = 100.0
  private static let strokeWidth = 1.5
  private static let grey = Color(hex: 0x888888)

  private func scaled(_ role: LegendRole) -> LookScale? {
    component.roles[role].flatMap { looks[$0] }
  }

  private func symbol(_ value: Value) -> LegendLook {
    let own = component.options.symbol
    let base = component.base
    var (fill, stroke) = (base?.fill, base?.stroke)
    let hasFill = component.roles[.fill] != nil
    let hasStroke = component.roles[.stroke] != nil
    if fill?.color != nil, stroke == nil, !hasStroke { stroke = PlotColor(color: nil) }
    let baseFill = hasFill ? nil : own.baseFill?.color
    let baseStroke = hasFill ? nil : own.baseStroke.map(\.color) ?? Self.grey
    let opacity =
      scaled(.opacity)?.number(value) ?? base.flatMap { own.opacity ?? $0.opacity }
      ?? own.opacity ?? 1
    var look = LegendLook()
    look.shape = scaled(.shape)?.shape(value) ?? own.shape ?? component.shape
    let inside =
      hasFill
      ? scaled(.fill)?.color(value)
      : fill.map(\.color) ?? own.fill.map(\.color) ?? baseFill
    let outline =
      hasStroke
      ? scaled(.stroke)?.color(value)
      : stroke.map(\.color) ?? own.stroke.map(\.color) ?? baseStroke
    look.pointFill = inside?.faded(to: opacity * (base?.fillOpacity ?? 1))
    look.pointStroke = outline?.faded(to: opacity)
    look.pointArea = scaled(.size)?.number(value) ?? own.size ?? Self.area
    look.pointStrokeWidth =
      scaled(.strokeWidth)?.number(value) ?? own.strokeWidth ?? Self.strokeWidth
    look.dash = scaled(.strokeDash)?.dash(value) ?? own.dash ?? []
    return look
  }

  // MARK: - As the layers draw the values

  /// The looks of a value in all layers that show the field.
  private func drawn(_ value: Value) -> LegendLook {
    var look = LegendLook()
    for (index, layer) in layers.enumerated() {
      let channels = component.channels.filter { channel in
        guard let definition = layer.encoding[channel] else { return false }
        // Any number of a continuous scale is shown.
        if definition.field != nil { return shown[index][channel]?.contains(value) ?? true }
        if case .datum(let datum) = definition.content { return datum.comparable == value }
        return false
      }
      guard !channels.isEmpty else { continue }
      apply(layer, channels, value, to: &look)
    }
    return look
  }

  private func apply(
    _ layer: PreparedLayer, _ channels: [Channel], _ value: Value, to look: inout LegendLook
  ) {
    func scaled(_ channel: Channel) -> LookScale? {
      channels.contains(channel) ? looks[channel] : nil
    }
    let mark = layer.mark
    let options = component.options.symbol
    let fallback = mark.color?.color ?? theme.markColor
    let color =
      scaled(.color)?.color(value) ?? scaled(.stroke)?.color(value) ?? scaled(.fill)?.color(value)
      ?? options.fill?.color ?? options.stroke?.color ?? fallback
    let faded = scaled(.opacity)?.number(value) ?? options.opacity
    switch MarkKinds.kind(mark.type).symbol {
    case .line:
      look.line = look.line ?? color.faded(to: faded ?? 1)
      if let dash = scaled(.strokeDash)?.dash(value) {
        look.dash = dash
      } else if let dash = mark.strokeDash ?? options.dash, look.dash.isEmpty {
        look.dash = dash
      }
      look.lineWidth =
        look.lineWidth ?? scaled(.strokeWidth)?.number(value) ?? scaled(.size)?.number(value)
        ?? mark.strokeWidth ?? options.strokeWidth
    case .point:
      let isFilled = LegendMarks.isFilled(mark, theme)
      look.pointFill = isFilled ? color.faded(to: faded ?? 1) : nil
      look.pointStroke = isFilled ? nil : color.faded(to: faded ?? 1)
      look.pointArea = scaled(.size)?.number(value) ?? options.size ?? mark.size
      let shape: PointShape = mark.type == "square" ? .square : mark.shape ?? .circle
      look.shape = scaled(.shape)?.shape(value) ?? options.shape ?? shape
    case .swatch:
      guard mark.type != "text" else { return }
      let isBand = layer.encoding[.y2] != nil || layer.encoding[.x2] != nil
      let opacity =
        faded ?? mark.opacity ?? (mark.type == "area" && isBand ? theme.bandOpacity : 1)
      look.fill = look.fill ?? color.faded(to: opacity)
    }
  }
}
