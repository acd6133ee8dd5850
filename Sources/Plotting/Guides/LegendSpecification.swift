import Drawing
import Results

/// A legend as all layers of a plot together want it: what one field's looks mean.
struct LegendSpecification: Sendable {
  /// One value and the looks it stands for.
  struct Entry: Sendable {
    var value: Value
    var look: LegendLook
  }

  let title: [String]
  let options: LegendOptions
  /// The entries of separate values; empty for a gradient.
  let entries: [Entry]
  /// The ramp of a continuous colour; nil for entries.
  let gradient: (scale: ContinuousScale, ramp: ColorRamp)?

  /// Where the legend stands.
  var place: LegendPlace { options.orient ?? .right }
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
}

/// Finds out which legends a plot needs.
struct LegendCollector {
  private let layers: [PreparedLayer]
  private let looks: LookScales
  private let theme: Theme

  init(_ layers: [PreparedLayer], _ looks: LookScales, _ theme: Theme) {
    self.layers = layers
    self.looks = looks
    self.theme = theme
  }

  /// The legends in the order of their channels; channels of one field share a legend.
  func legends() -> [LegendSpecification] {
    var legends: [LegendSpecification] = []
    var done: Set<String> = []
    for channel in Channel.allCases where channel.hasLegend {
      guard let scale = looks[channel] else { continue }
      let contributions = ScaleDomain.contributions(layers, to: channel)
      guard !contributions.allSatisfy(\.definition.legend.isHidden),
        !contributions.contains(where: { $0.layer.mark.labelsAtEnd })
      else { continue }
      let names = contributions.compactMap { $0.definition.field?.column }
      guard let name = names.first ?? contributions.first.map({ _ in "datum" }),
        done.insert(name).inserted
      else { continue }
      if let legend = legend(channel, scale, contributions, field: name) { legends.append(legend) }
    }
    return legends
  }

  private func legend(
    _ channel: Channel, _ scale: LookScale, _ contributions: [ScaleContribution], field: String
  ) -> LegendSpecification? {
    let definitions = contributions.map(\.definition)
    var options = Self.merged(definitions.map(\.legend))
    let title = Self.title(definitions, theme)
    if case .ramp(let scale, let ramp) = scale {
      options.values = options.values ?? ContourLevels.onLegend(contributions.map(\.layer), scale)
      return LegendSpecification(
        title: title, options: options, entries: [], gradient: (scale, ramp))
    }
    var values: [Value]
    if let domain = scale.discreteDomain {
      values = domain
    } else if let scale = scale.continuousScale {
      values = scale.transform.ticks(scale.domain, count: options.tickCount ?? 4).major
        .map(Value.number)
      if channel == .size { values = values.filter { scale($0.double) > 0 } }
    } else {
      return nil
    }
    if let wanted = options.values?.map(\.comparable) { values = values.filter(wanted.contains) }
    let entries = values.map { value in
      LegendSpecification.Entry(value: value, look: look(of: value, field: field))
    }
    return entries.isEmpty
      ? nil : LegendSpecification(title: title, options: options, entries: entries, gradient: nil)
  }

  /// The looks of a value in all layers that show the field.
  private func look(of value: Value, field: String) -> LegendLook {
    var look = LegendLook()
    for layer in layers {
      let channels = layer.encoding.channels.filter { channel in
        guard channel.hasLegend else { return false }
        if let column = layer.encoding.field(channel)?.column {
          return column == field && isShown(value, in: layer, channel)
        }
        if case .datum(let datum) = layer.encoding[channel]?.content {
          return datum.comparable == value
        }
        return false
      }
      guard !channels.isEmpty else { continue }
      apply(layer, channels, value, to: &look)
    }
    return look
  }

  /// Whether a layer shows a value: one of its rows', or any number of a continuous scale.
  private func isShown(_ value: Value, in layer: PreparedLayer, _ channel: Channel) -> Bool {
    looks[channel]?.continuousScale != nil || layer.values(channel)?.contains(value) == true
  }

  private func apply(
    _ layer: PreparedLayer, _ channels: [Channel], _ value: Value, to look: inout LegendLook
  ) {
    func scaled(_ channel: Channel) -> Color? {
      channels.contains(channel) ? looks[channel]?.color(value) : nil
    }
    let mark = layer.mark
    let kind = MarkKinds.kind(mark.type)
    let fallback = mark.color?.color ?? theme.markColor
    let color = scaled(.color) ?? scaled(.stroke) ?? scaled(.fill) ?? fallback
    let faded = channels.contains(.opacity) ? looks[.opacity]?.number(value) : nil
    switch kind.symbol {
    case .line:
      look.line = look.line ?? color.faded(to: faded ?? 1)
      if channels.contains(.strokeDash), let dash = looks[.strokeDash]?.dash(value) {
        look.dash = dash
      } else if let dash = mark.strokeDash, look.dash.isEmpty {
        look.dash = dash
      }
      look.lineWidth =
        look.lineWidth
        ?? (channels.contains(.strokeWidth) ? looks[.strokeWidth]?.number(value) : nil)
        ?? mark.strokeWidth
    case .point:
      let isFilled = mark.filled ?? (mark.type == "point" ? theme.fillsPoints : true)
      look.pointFill = isFilled ? color.faded(to: faded ?? 1) : nil
      look.pointStroke = isFilled ? nil : color.faded(to: faded ?? 1)
      look.pointArea = channels.contains(.size) ? looks[.size]?.number(value) : mark.size
      let shape: PointShape = mark.type == "square" ? .square : mark.shape ?? .circle
      look.shape = (channels.contains(.shape) ? looks[.shape]?.shape(value) : nil) ?? shape
    case .swatch:
      guard mark.type != "text" else { return }
      let isBand = layer.encoding[.y2] != nil || layer.encoding[.x2] != nil
      let opacity =
        faded ?? mark.opacity
        ?? (mark.type == "area" && isBand ? theme.bandOpacity : 1)
      look.fill = look.fill ?? color.faded(to: opacity)
    }
  }

  private static func merged(_ all: [LegendOptions]) -> LegendOptions {
    var merged = LegendOptions()
    for options in all {
      merged.title = merged.title ?? options.title
      merged.format = merged.format ?? options.format
      merged.orient = merged.orient ?? options.orient
      merged.values = merged.values ?? options.values
      merged.tickCount = merged.tickCount ?? options.tickCount
      merged.columns = merged.columns ?? options.columns
    }
    return merged
  }

  private static func title(_ definitions: [ChannelDefinition], _ theme: Theme) -> [String] {
    if let given = definitions.compactMap({ $0.legend.title ?? $0.title }).first {
      return given.lines
    }
    let names = definitions.compactMap { $0.field.map { FieldTitle.text($0, theme) } }
    return names.isEmpty ? [] : [names.uniqued().joined(separator: ", ")]
  }
}
