import Drawing
import Results

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

  /// The channels in the order in which their legends stand.
  private static let order: [Channel] = [
    .color, .size, .shape, .fill, .stroke, .strokeDash, .strokeWidth, .opacity,
  ]

  /// The legends in their order; channels of one field share a legend.
  func legends() -> [LegendSpecification] {
    var legends: [LegendComponent] = []
    for component in components {
      let place = legends.firstIndex {
        $0.subject == component.subject && !$0.isApart(from: component)
      }
      if let place {
        legends[place].merge(component)
      } else {
        legends.append(component)
      }
    }
    return legends.filter { !$0.isHidden }.compactMap(specification)
  }

  // MARK: - Components

  /// One component for each channel, those of the first layer first.
  private var components: [LegendComponent] {
    var components: [Channel: LegendComponent] = [:]
    var channels: [Channel] = []
    for layer in layers where !layer.mark.labelsAtEnd {
      for channel in Self.order {
        guard let component = component(layer, channel) else { continue }
        if components[channel] == nil { channels.append(channel) }
        components[channel, default: component].merge(component)
      }
    }
    return channels.compactMap { channel in
      guard var component = components[channel] else { return nil }
      component.subject = subject(channel)
      return component
    }.filter { theme.followsGrammar || !$0.isHidden }
  }

  private func component(_ layer: PreparedLayer, _ channel: Channel) -> LegendComponent? {
    guard let definition = layer.encoding[channel], definition.measure != nil,
      let scale = looks[channel]
    else { return nil }
    if case .raw = scale { return nil }
    // Where layers differ, the report shows the legend of those that want one.
    guard theme.followsGrammar || !definition.legend.isHidden else { return nil }
    let field = definition.field
    let unit = field?.timeUnit?.named
    var component = LegendComponent(
      subject: "", channels: [channel],
      roles: [role(layer, channel): channel], options: definition.legend,
      fieldTitles: field.map { [FieldTitle.text($0, theme)] } ?? [],
      titles: [definition.title].compactMap(\.self), isGradient: false,
      isHidden: definition.legend.isHidden, shape: LegendMarks.shape(layer, channel),
      base: LegendSymbolBase(layer, channel, theme), unit: unit,
      isTemporal: definition.measure == .temporal,
      countsRows: field?.aggregate?.counts == true)
    component.isGradient = channel.isColor && isGradient(scale, unit)
    return component
  }

  private func isGradient(_ scale: LookScale, _ unit: TimeUnit?) -> Bool {
    if let unit, ["quarter", "month", "day"].contains(unit.name) { return false }
    switch scale {
    case .ramp, .steps: return true
    default: return false
    }
  }

  private func role(_ layer: PreparedLayer, _ channel: Channel) -> LegendRole {
    switch channel {
    case .size: layer.mark.type == "trail" ? .strokeWidth : .size
    case .shape: .shape
    case .fill: .fill
    case .stroke: .stroke
    case .strokeWidth: .strokeWidth
    case .strokeDash: .strokeDash
    case .opacity: .opacity
    default: LegendMarks.isFilled(layer.mark, theme) && layer.mark.type != "trail" ? .fill : .stroke
    }
  }

  /// What a channel's scale is made of: where two agree, one legend explains both.
  private func subject(_ channel: Channel) -> String {
    let users = layers.indices.filter { layers[$0].encoding[channel]?.measure != nil }
    guard theme.followsGrammar else {
      let column = users.lazy.compactMap { layers[$0].encoding.field(channel)?.column }.first
      return column ?? "datum"
    }
    return users.map { index -> String in
      let layer = layers[index]
      guard let definition = layer.encoding[channel] else { return "" }
      let domain = definition.scale.domain.map { "\($0)" }
      guard let field = definition.field else { return domain ?? "\(definition.content)" }
      let sort = field.sort ?? .ascending
      // Layers with filters of their own have other rows, even where none is left out.
      let own = "\(layer.specification.transforms.count)"
      let rows =
        sort == .ascending
        ? "\(layer.table.rowCount) \(Self.validated(layer))" : "\(layer.source.rowCount)"
      let bins = field.bin != nil && !(looks[channel]?.isStepped ?? false) ? " bins" : ""
      return domain ?? "\(field.column) \(sort) \(own) \(rows)\(bins)"
    }.uniqued().joined(separator: "|")
  }

  /// The columns whose rows without a number a layer leaves out.
  ///
  /// Layers that leave out by others have other rows, as Vega sees it, even where none is left out.
  /// Lines and areas leave out none.
  private static func validated(_ layer: PreparedLayer) -> String {
    guard !["line", "area", "trail"].contains(layer.mark.type) else { return "" }
    let columns = layer.encoding.fields.filter { channel, field in
      channel.hasScale && channel == channel.scaleChannel && !field.measure.isDiscrete
    }.map(\.field.column)
    return Set(columns).sorted().joined(separator: ",")
  }

  // MARK: - Legends

  private func specification(_ component: LegendComponent) -> LegendSpecification? {
    let labelling = LegendLabelling(
      options: component.options, unit: component.unit, isTemporal: component.isTemporal,
      countsRows: component.countsRows, followsGrammar: theme.followsGrammar)
    func legend(_ content: LegendSpecification.Content) -> LegendSpecification {
      var options = component.options
      if case .ramp(let scale, _) = content, options.values == nil {
        options.values = ContourLevels.onLegend(layers, scale)
      }
      return LegendSpecification(
        channels: component.channels, title: component.title, options: options,
        content: content, labelling: labelling)
    }
    let isSingle = component.roles.count == 1
    if component.options.kind ?? (component.isGradient && isSingle ? .gradient : .symbol)
      == .gradient, let channel = component.roles[.fill] ?? component.roles[.stroke]
    {
      switch looks[channel] {
      case .ramp(let scale, let ramp)?: return legend(.ramp(scale, ramp))
      case .steps(let steps, .colors(let colors))?: return legend(.bands(steps, colors))
      default: break
      }
    }
    guard let main = LegendRole.allCases.lazy.compactMap({ component.roles[$0] }).first,
      let scale = looks[main]
    else { return nil }
    var (values, labels) = labelling.entries(scale)
    let limit = component.options.symbolLimit ?? Self.symbolLimit
    if limit > 0, values.count > limit {
      labels = labels.prefix(limit - 1) + ["…\(values.count - limit + 1) entries"]
      values = Array(values.prefix(limit))
    }
    (values, labels) = inColumns(values, labels, component.options)
    let looks = SymbolLooks(component, looks, layers, theme)
    let entries = values.map { LegendSpecification.Entry(value: $0, look: looks.look(of: $0)) }
    return entries.isEmpty ? nil : legend(.symbols(entries, labels: labels))
  }

  /// Entries that go down fill one column after the other; they stand row by row.
  private func inColumns(
    _ values: [Value], _ labels: [String], _ options: LegendOptions
  ) -> ([Value], [String]) {
    let isStacked = options.orient == .top || options.orient == .bottom
    guard let columns = options.columns, columns > 1, values.count == labels.count,
      options.direction ?? (isStacked ? .horizontal : .vertical) == .vertical
    else { return (values, labels) }
    let rows = (values.count + columns - 1) / columns
    let order = (0..<rows).flatMap { row in
      stride(from: row, to: values.count, by: rows).map(\.self)
    }
    return (order.map { values[$0] }, order.map { labels[$0] })
  }

  /// How many symbols a legend shows at most where the author does not say.
  private static let symbolLimit = 30
}

extension LookScale {
  /// Whether the scale tells intervals apart.
  fileprivate var isStepped: Bool { if case .steps = self { true } else { false } }
}
