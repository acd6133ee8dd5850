import Results

/// An axis as the layers of a view together want it.
struct AxisSpecification: Sendable {
  let channel: Channel
  /// What authors say, the first to say something winning.
  var options: AxisOptions
  /// The title's lines; empty for none.
  let title: [String]
  /// Whether the axis is drawn at all.
  let isShown: Bool
  /// The side at which the axis stands where the author says nothing, but others stand already.
  var automaticSide: AxisSide?
  /// Whether an axis of numbers draws grid lines where the author says nothing.
  var drawsGridUnasked: Bool
  /// The layers' own axes: those of one that says something come first.
  let fields: [FieldDefinition]
  /// Whether units of time have labels of their own: as in Vega-Lite, not where all layers sum up
  /// rows as boxes and error bars do.
  let formatsUnits: Bool
  /// The mark of the first layer with the axis.
  let mark: String?
  /// Whether the numbers are shares of a stack's height.
  let isNormalized: Bool
  /// The ends of the intervals into which the numbers are put, where ticks stand at them.
  let bins: [Double]?
  /// The intervals that the scale is said to have.
  let scaleBins: ScaleOptions.Bins?
  /// The side that the configuration wants.
  private let configuredSide: AxisSide?

  init(_ channel: Channel, _ layers: [PreparedLayer], _ theme: Theme) {
    self.channel = channel
    let contributions = ScaleDomain.contributions(layers, to: channel)
    let own = contributions.filter { $0.channel == channel }
    var options = AxisOptions()
    for contribution in own where contribution.definition.axis.isHidden == false {
      options.fill(from: contribution.definition.axis)
    }
    let isHidden = own.compactMap(\.definition.axis.isHidden).first
    self.options = options
    let configured = theme.axes.options(channel, scale: nil, side: nil)
    isShown = !contributions.isEmpty && !(isHidden ?? configured.isHidden ?? false)
    configuredSide = configured.orient
    let visible = contributions.filter { $0.definition.axis.isHidden != true }
    let main = visible.filter { !MarkKinds.kind($0.layer.mark.type).annotates }
    title = AxisTitle(main.isEmpty ? visible : main, channel, theme).lines
    fields = own.compactMap(\.definition.field)
    formatsUnits = own.contains { $0.layer.specification.summary == nil }
    mark = own.first?.layer.mark.type
    drawsGridUnasked = Self.drawsGrid(own)
    isNormalized = own.contains { contribution in
      contribution.definition.field?.stack == .normalize
        && contribution.layer.stacked == channel
    }
    scaleBins = contributions.lazy.compactMap { $0.definition.scale.bins }.first
    bins = own.lazy.compactMap { $0.layer.intervals(channel) }.first.flatMap(Self.ends)
  }

  /// The side at which the axis stands.
  var side: AxisSide {
    options.orient ?? automaticSide ?? configuredSide ?? (channel == .x ? .bottom : .left)
  }

  /// The ends of intervals, at most ten thousand.
  private static func ends(
    _ intervals: (start: Double, stop: Double, step: Double)
  ) -> [Double]? {
    let count = ((intervals.stop - intervals.start) / intervals.step).rounded(.up)
    guard count >= 1, count <= 10_000 else { return nil }
    return (0...Int(count)).map { intervals.start + Double($0) * intervals.step }
  }

  /// Whether the first of the layers shows numbers as they are, not put into intervals.
  private static func drawsGrid(_ own: [ScaleContribution]) -> Bool {
    guard let field = own.first?.definition.field else { return false }
    // The units of times are intervals too, but their starts are times like others.
    return field.timeUnit != nil || !field.isBinned && field.bin == nil
  }
}

extension PreparedLayer {
  /// The intervals into which a channel's numbers are put; nil where they are not.
  func intervals(_ channel: Channel) -> (start: Double, stop: Double, step: Double)? {
    guard let field = encoding.field(channel), let bin = field.bin, !field.measure.isDiscrete,
      let name = field.name, let steps = bin.steps(over: allSource.doubles(of: name))
    else { return nil }
    return (steps.start, max(steps.stop, steps.start + steps.step), steps.step)
  }
}

/// The title of an axis, made of what all its layers say.
struct AxisTitle {
  /// The title's lines; empty for none.
  let lines: [String]

  /// What one layer, or several together, have for a title.
  private enum Source {
    case given(TitleText)
    case fields([String])
  }

  init(_ contributions: [ScaleContribution], _ channel: Channel, _ theme: Theme) {
    var sources: [Source] = []
    // The contributions of a layer to an axis, its own channel and the second one, are neighbours.
    var index = 0
    while index < contributions.count {
      let first = contributions[index]
      let hasSecond =
        first.channel == channel && index + 1 < contributions.count
        && contributions[index + 1].channel != channel
      let both = hasSecond ? [first, contributions[index + 1]] : [first]
      let end = first.definition.field?.intervalEnd
      // Where intervals are the field's own, their ends have no name that readers know.
      let named = both.filter { $0.definition.field?.name != end || end == nil }
      sources.append(Self.source(named, theme))
      index += both.count
    }
    lines = Self.merged(sources)
  }

  private static func source(_ both: [ScaleContribution], _ theme: Theme) -> Source {
    if let title = both.lazy.compactMap({ $0.definition.axis.title }).first { return .given(title) }
    let given = both.compactMap(\.definition.title)
    if !given.isEmpty { return .given(joined(given)) }
    return .fields(
      both.compactMap { contribution in
        contribution.definition.field.map { FieldTitle.text($0, theme) }
      })
  }

  /// Titles that authors give win over those made of fields' names.
  private static func merged(_ sources: [Source]) -> [String] {
    let given = sources.compactMap { source -> TitleText? in
      if case .given(let title) = source { title } else { nil }
    }
    if !given.isEmpty { return joined(given).lines }
    let names = sources.flatMap { source -> [String] in
      if case .fields(let names) = source { names } else { [] }
    }.filter { !$0.isEmpty }.uniqued()
    return names.isEmpty ? [] : [names.joined(separator: ", ")]
  }

  private static func joined(_ titles: [TitleText]) -> TitleText {
    let different = titles.filter { !$0.lines.isEmpty }.uniqued()
    guard different.count > 1 else { return different.first ?? TitleText([]) }
    return TitleText([different.flatMap(\.lines).joined(separator: ", ")])
  }
}
