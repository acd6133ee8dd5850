import Drawing
import Results

/// What a look of symbols follows from, as Vega names it.
enum LegendRole: Sendable, Hashable, CaseIterable {
  case size
  case shape
  case fill
  case stroke
  case strokeWidth
  case strokeDash
  case opacity
}

/// The legend of one channel, or of several that are explained together.
struct LegendComponent {
  /// What has to agree for channels to be explained together.
  var subject: String
  var channels: [Channel]
  /// The channels by what they do to symbols.
  var roles: [LegendRole: Channel]
  var options: LegendOptions
  /// The title that fields give, where no author does.
  var fieldTitles: [String]
  var titles: [TitleText]
  /// Whether a ramp of colours explains the scale where nothing else joins it.
  var isGradient: Bool
  var isHidden: Bool
  var shape: PointShape
  /// How symbols look that no scale decides on.
  var base: LegendSymbolBase?
  var unit: TimeUnit?
  var isTemporal: Bool
  /// Whether all that the scale shows are numbers of rows.
  var countsRows: Bool

  /// Explains another channel, or another layer, as well.
  mutating func merge(_ other: LegendComponent) {
    channels += other.channels.filter { !channels.contains($0) }
    roles.merge(other.roles) { first, _ in first }
    isGradient = isGradient && other.isGradient
    isHidden = isHidden || other.isHidden
    if other.shape == .circle { shape = .circle }
    options.fill(from: other.options)
    fieldTitles = (fieldTitles + other.fieldTitles).uniqued()
    titles = (titles + other.titles).uniqued()
    base = base ?? other.base
    unit = unit ?? other.unit
    countsRows = countsRows && other.countsRows
  }

  /// Whether two authors put the legends at different places.
  func isApart(from other: LegendComponent) -> Bool {
    options.orient != nil && other.options.orient != nil && options.orient != other.options.orient
  }

  /// The title's lines.
  var title: [String] {
    if let title = options.title { return title.lines }
    guard titles.isEmpty else {
      let lines = titles.flatMap { $0.lines.isEmpty ? [] : [$0.lines.joined(separator: "\n")] }
      return titles.count == 1 ? titles[0].lines : [lines.joined(separator: ", ")]
    }
    return fieldTitles.isEmpty ? [] : [fieldTitles.joined(separator: ", ")]
  }
}

/// The looks of a legend's symbols that no scale decides on, as the mark has them.
struct LegendSymbolBase: Sendable, Hashable {
  var fill: PlotColor?
  var stroke: PlotColor?
  var opacity: Double?
  var fillOpacity: Double?

  /// What a layer's marks say; nil where they say nothing.
  ///
  /// - Parameter channel: The channel that the legend explains.
  init?(_ layer: PreparedLayer, _ channel: Channel, _ theme: Theme) {
    let mark = layer.mark
    let isFilled = LegendMarks.isFilled(mark, theme)
    let whole = LegendMarks.opacity(layer, theme)
    opacity = channel == .opacity ? nil : whole
    fill = Self.fill(layer, isFilled, channel, theme, &fillOpacity, whole)
    stroke = Self.stroke(layer, isFilled, channel, theme)
    if self == LegendSymbolBase() { return nil }
  }

  private init() {}

  private static func fill(
    _ layer: PreparedLayer, _ isFilled: Bool, _ channel: Channel, _ theme: Theme,
    _ fillOpacity: inout Double?, _ opacity: Double?
  ) -> PlotColor? {
    if channel == .fill || isFilled && channel == .color { return nil }
    let source: Channel? =
      layer.encoding[.fill] != nil
      ? .fill : isFilled && layer.encoding[.color] != nil ? .color : nil
    if let source, let definition = layer.encoding[source] {
      if let color = definition.constantColor { return color }
      if definition.measure != nil {
        fillOpacity = opacity ?? 1
        return PlotColor(named: .black)
      }
    }
    if let fill = layer.mark.fill { return fill }
    if isFilled { return layer.mark.color ?? PlotColor(named: theme.markColor(of: layer.mark)) }
    // Hollow symbols are so whatever else fills symbols.
    let isSymbol = ["bar", "point", "circle", "square"].contains(layer.mark.type)
    return isSymbol ? PlotColor(color: nil) : nil
  }

  private static func stroke(
    _ layer: PreparedLayer, _ isFilled: Bool, _ channel: Channel, _ theme: Theme
  ) -> PlotColor? {
    if channel == .stroke || !isFilled && channel == .color { return nil }
    let source: Channel? =
      layer.encoding[.stroke] != nil
      ? .stroke : !isFilled && layer.encoding[.color] != nil ? .color : nil
    if let source, let definition = layer.encoding[source] {
      if let color = definition.constantColor { return color }
      if definition.measure != nil { return nil }
    }
    if let stroke = layer.mark.stroke { return stroke }
    return isFilled ? nil : layer.mark.color ?? PlotColor(named: theme.markColor(of: layer.mark))
  }
}

/// What legends have to know of marks.
enum LegendMarks {
  /// Whether `color` fills the marks.
  static func isFilled(_ mark: MarkSpecification, _ theme: Theme) -> Bool {
    guard mark.type != "trail" else { return false }
    return mark.filled
      ?? (mark.type == "point" ? theme.fillsPoints : MarkKinds.kind(mark.type).isFilled)
  }

  /// The opacity of all marks of a layer; nil where none is said.
  static func opacity(_ layer: PreparedLayer, _ theme: Theme) -> Double? {
    if let definition = layer.encoding[.opacity],
      case .constant(.number(let number)) = definition.content
    {
      return number
    }
    if let opacity = layer.mark.opacity { return opacity }
    guard ["point", "circle", "square", "tick"].contains(layer.mark.type),
      !layer.encoding.fields.contains(where: { $0.field.aggregate != nil })
    else { return nil }
    return theme.pointOpacity
  }

  /// The symbol that stands for a mark where no shape is said.
  static func shape(_ layer: PreparedLayer, _ channel: Channel) -> PointShape {
    if channel != .shape {
      if case .constant(.shape(let shape))? = layer.encoding[.shape]?.content { return shape }
      if let shape = layer.mark.shape { return shape }
    }
    switch layer.mark.type {
    case "bar", "rect", "image", "square": return .square
    case "line", "trail", "rule": return .stroke
    default: return .circle
    }
  }
}

extension Theme {
  /// The colour of a mark that no author gives one.
  fileprivate func markColor(of mark: MarkSpecification) -> Color {
    mark.type == "rule" || mark.type == "text" ? labelColor : markColor
  }
}

extension ChannelDefinition {
  /// The colour that a channel gives all marks, or those that pass a test first.
  fileprivate var constantColor: PlotColor? {
    for condition in conditions {
      if case .constant(.color(let color)) = condition.outcome { return color }
    }
    if case .constant(.color(let color)) = otherwise { return color }
    if case .constant(.color(let color)) = content { return color }
    return nil
  }
}
