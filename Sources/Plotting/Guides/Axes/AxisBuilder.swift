import Drawing
import Results
import Typesetting

/// Lays out an axis along a length: by the grammar's own rules, or by the report's, under which
/// labels are whole and apart from each other.
struct AxisBuilder {
  let axis: AxisSpecification
  let scale: PositionScale
  let theme: Theme
  let fonts: ThemeFonts
  /// What authors say of the axis, and what the configuration says beneath it.
  let options: AxisOptions

  /// A builder of one axis; `scale` is fitted to the view.
  init(_ axis: AxisSpecification, _ scale: PositionScale, _ theme: Theme, _ fonts: ThemeFonts) {
    self.axis = axis
    self.scale = scale
    self.theme = theme
    self.fonts = fonts
    var options = axis.options
    options.fill(from: theme.axes.options(axis.channel, scale: scale, side: axis.side))
    self.options = options
  }

  /// The axis along the view's width or height.
  func layout(length: Double) -> AxisLayout {
    let style = options.titleText.style(standard: .title(theme))
    let heading =
      axis.title.isEmpty ? nil : TextBlock(axis.title.map(fonts.read), style, fonts)
    var layout = AxisLayout(
      axis: axis, options: options, length: length, theme: theme,
      isDiscrete: scale.bandCount != nil, heading: heading)
    layout.angle = labelAngle ?? 0
    if case .continuous(let scale) = scale, scale.domain.lowerBound < 0,
      scale.domain.upperBound > 0
    {
      layout.zero = scale(0)
    }
    if case .continuous(let scale) = scale { layout.gaps = scale.gaps }
    if theme.followsGrammar {
      layByGrammar(&layout)
    } else {
      ReportTicks(builder: self).lay(&layout)
    }
    if !layout.showsLabels {
      for index in layout.ticks.indices { layout.ticks[index].label = nil }
    }
    return layout
  }

  private func layByGrammar(_ layout: inout AxisLayout) {
    let ticks = GrammarTicks(axis: axis, options: options, theme: theme, length: layout.length)
    switch scale {
    case .continuous(let continuous): set(ticks.ticks(continuous), &layout)
    case .band(let band): set(ticks.ticks(band), &layout)
    }
    thinByGrammar(&layout)
  }

  // MARK: - Labels

  /// The turn of the labels, where authors or the kind of data decide it.
  private var labelAngle: Double? {
    if let angle = options.label.angle { return angle }
    guard theme.followsGrammar, axis.channel == .x, let field = axis.fields.first else {
      return nil
    }
    return field.measure.isDiscrete && field.timeUnit == nil ? 270 : nil
  }

  /// Sets ticks: their labels, lines and the grid's.
  func set(_ ticks: TickSet, _ layout: inout AxisLayout) {
    let set = options.labelExpression.map { ticks.relabelled(by: $0, fonts) } ?? ticks
    let styling = TickStyling(table: TickTable.table(ticks.values, ticks.texts))
    let offset = tickOffset
    let sizes = styling.contents(options.tickSize)
    let size = layout.showsTicks ? sizes.map { $0 ?? theme.tickSize } : sizes.map { _ in 0 }
    setLabels(set, styling, sizes: size, offset: offset, &layout)
    let places = linePlaces(ticks, offset)
    // The first lines of several are those of the ticks themselves.
    let tickStrokes = options.tick.strokes(
      styling, color: theme.axisColor, width: theme.axisWidth)
    let gridStrokes = options.grid.strokes(
      styling, color: theme.gridColor, width: theme.gridWidth)
    layout.tickLines = places.map { place, index in
      .init(place: place, stroke: tickStrokes[index], size: size[index])
    }
    layout.gridLines = places.map { .init(place: $0, stroke: gridStrokes[$1]) }
  }

  private func setLabels(
    _ set: TickSet, _ styling: TickStyling, sizes: [Double], offset: Double,
    _ layout: inout AxisLayout
  ) {
    let angle = layout.angle
    let placement = LabelPlacement(axis.side, angle: labelAngle ?? (angle == 0 ? nil : angle))
    let styles = options.label.styles(styling, standard: .label(theme))
    let paddings = styling.contents(options.label.padding)
    let offsets = styling.contents(options.label.offset)
    let aligns = styling.contents(options.label.align)
    let baselines = styling.contents(options.label.baseline)
    layout.ticks = set.values.indices.map { index in
      let block = TextBlock(set.labels[index], styles[index], fonts)
      let place = set.places[index] + offset + (offsets[index] ?? 0)
      var tick = AxisLayout.Tick(
        place: place, label: set.labels[index].isEmpty ? nil : block, text: block.wholeText)
      let flush = flush(at: set.places[index], layout)
      tick.align = aligns[index] ?? placement.align ?? placement.standardAlign
      tick.baseline = baselines[index] ?? placement.baseline
      if let flush, aligns[index] == nil, placement.align == nil, !layout.isVertical {
        tick.align = flush < 0 ? .left : .right
        tick.shift = flush * (options.labelFlushOffset ?? 0)
      } else if let flush, baselines[index] == nil, labelAngle == nil, layout.isVertical {
        tick.baseline = flush < 0 ? .top : .bottom
        tick.shift = flush * (options.labelFlushOffset ?? 0)
      }
      tick.distance = sizes[index] + (paddings[index] ?? theme.labelPadding)
      return tick
    }
  }

  /// At which end of the axis, −1 or 1, a label is aligned with it; nil for neither.
  private func flush(at place: Double, _ layout: AxisLayout) -> Double? {
    let standard: Double =
      theme.followsGrammar && axis.channel == .x && !layout.isDiscrete ? 1 : -1
    let threshold = options.labelFlush ?? standard
    guard threshold >= 0 else { return nil }
    var ends = (0.0, layout.length)
    if theme.followsGrammar, case .continuous(let scale) = scale {
      ends = (min(scale.range.start, scale.range.end), max(scale.range.start, scale.range.end))
    }
    let (toStart, toEnd) = ((place - ends.0).magnitude, (ends.1 - place).magnitude)
    if toStart < toEnd, toStart <= threshold { return -1 }
    return toEnd <= threshold ? 1 : nil
  }

  // MARK: - Lines

  /// How far labels and lines stand from what they stand for: bands' ticks stand on whole pixels.
  private var tickOffset: Double {
    if options.tickBand == .extent { return 0 }
    if let offset = options.tickOffset { return offset }
    return theme.followsGrammar && isBand ? -0.5 : 0
  }

  private var isBand: Bool {
    if case .band(let band) = scale { return band.paddingInner < 1 }
    return false
  }

  /// The places of lines, with the ticks whose looks they have.
  private func linePlaces(_ ticks: TickSet, _ offset: Double) -> [(place: Double, tick: Int)] {
    var share = options.bandPosition ?? 0.5
    var hasExtra = options.tickExtra ?? false
    if options.tickBand == .extent { (share, hasExtra) = (1, true) }
    if options.tickBand == .center { (share, hasExtra) = (0.5, false) }
    let width = isBand ? scale.bandwidth : 0
    let step: Double = if case .band(let band) = scale { band.step } else { 0 }
    let gap = options.tickBand == .extent ? max(step - width, 0) / 2 : 0
    var places = ticks.places.enumerated().map { index, place in
      (place: place + (share - 0.5) * width + gap + offset, tick: index)
    }
    if hasExtra, let first = ticks.places.first {
      places.insert((first - width / 2 - gap + offset, 0), at: 0)
    }
    return places
  }

  // MARK: - Overlap

  private func thinByGrammar(_ layout: inout AxisLayout) {
    let boxes = layout.ticks.map(layout.box)
    let method = options.labelOverlap ?? standardOverlap
    var kept = LabelThinning(method: method, separation: options.labelSeparation ?? 0).kept(boxes)
    if method != .keepAll, let bound = options.labelBound, bound >= 0 {
      let tolerance = bound == 0 ? 1 : bound
      for (index, box) in boxes.enumerated() {
        guard let box else { continue }
        let (low, high) = layout.isVertical ? (box.top, box.bottom) : (box.left, box.right)
        if low < -tolerance || high > layout.length + tolerance { kept[index] = false }
      }
    }
    for index in layout.ticks.indices where !kept[index] { layout.ticks[index].label = nil }
  }

  /// Names are never left out, since readers could not tell which are missing; numbers and times are.
  private var standardOverlap: LabelOverlap {
    guard let field = axis.fields.first else { return .parity }
    let isSorted: Bool =
      switch field.sort {
      case .field?, .channel?: true
      default: false
      }
    if field.measure.isDiscrete, field.timeUnit == nil || isSorted { return .keepAll }
    guard case .continuous(let scale) = scale else { return .parity }
    return ["log", "symlog"].contains(scale.transform.name) ? .greedy : .parity
  }
}
