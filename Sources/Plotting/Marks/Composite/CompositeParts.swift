import Manuscript

/// The parts of marks that stand for several, and the layers that draw them.
enum CompositeParts {
  /// The parts of a mark, each with the mark that draws it.
  static func marks(of type: String) -> [(part: MarkPart, mark: String)] {
    switch type {
    case "boxplot":
      [
        (.box, "bar"), (.median, "tick"), (.rule, "rule"), (.ticks, "tick"), (.outliers, "point"),
      ]
    case "errorbar": [(.rule, "rule"), (.ticks, "tick")]
    case "errorband": [(.band, "area"), (.borders, "line")]
    default: []
    }
  }
}

/// Makes the layers of a mark that stands for several.
struct CompositeBuilder {
  let layer: LayerSpecification
  /// Which way the values are measured.
  let orientation: MarkOrientation
  /// The channel of the values and that of their other ends.
  let channel: Channel
  let second: Channel

  init(_ layer: LayerSpecification) {
    self.layer = layer
    orientation = MarkOrientation(of: layer)
    channel = orientation.valueChannel
    second = channel == .x ? .x2 : .y2
  }

  /// The definition of the values as the author gives it.
  var values: ChannelDefinition? { layer.encoding[channel] }

  /// The fields of all other channels.
  var keys: [FieldDefinition] {
    layer.encoding.fields.filter { $0.channel != channel && !$0.channel.isError }.map(\.field)
  }

  /// A part from one column of the values to another.
  ///
  /// - Parameters:
  ///   - isShown: Whether the part is drawn where the author says nothing.
  ///   - change: What the part's mark has of its own, which the author's properties may change.
  func part(
    _ part: MarkPart, _ type: String, isShown: Bool = true, from start: String,
    to end: String? = nil, summary: (any RowSummary)?, dropping dropped: Set<Channel> = [],
    _ change: (inout MarkSpecification) -> Void = { _ in }
  ) -> LayerSpecification? {
    let option = layer.mark.parts[part]
    if option == .hidden || option == nil && !isShown { return nil }
    var drawn = layer
    var mark = MarkSpecification(type: type, range: layer.mark.range)
    mark.clip = layer.mark.clip
    mark.color = layer.mark.color
    mark.opacity = layer.mark.opacity
    mark.invalid = layer.mark.invalid
    change(&mark)
    drawn.mark = option?.mark.map { mark.overlaid(by: $0, type: type) } ?? mark
    drawn.summary = summary
    drawn.summarized = keys + [values?.field].compactMap(\.self)
    for channel in Channel.allCases where channel.isError || dropped.contains(channel) {
      drawn.encoding[channel] = nil
    }
    drawn.encoding[channel] = definition(start)
    drawn.encoding[second] = end.map(definition)
    return drawn
  }

  /// The definition of one column of the values.
  private func definition(_ column: String) -> ChannelDefinition {
    var definition =
      values ?? ChannelDefinition(content: .constant(.viewEnd), range: layer.range)
    guard let field = definition.field else { return definition }
    definition.title = definition.title ?? field.name.map { TitleText([$0]) }
    var column = FieldDefinition(
      name: column, measure: field.measure, range: field.range)
    column.stack = StackMode.none
    definition.content = .field(column)
    return definition
  }
}

extension MarkSpecification {
  /// The mark with what a part's own properties say of it.
  func overlaid(by part: MarkSpecification, type: String) -> MarkSpecification {
    var mark = part
    mark.type = type
    mark.color = part.color ?? color
    mark.fill = part.fill ?? fill
    mark.opacity = part.opacity ?? opacity
    mark.clip = part.clip ?? clip
    mark.size = part.size ?? size
    mark.thickness = part.thickness ?? thickness
    mark.orient = part.orient ?? orient
    mark.invalid = part.invalid ?? invalid
    mark.interpolate = part.interpolate ?? interpolate
    mark.tension = part.tension ?? tension
    return mark
  }
}
