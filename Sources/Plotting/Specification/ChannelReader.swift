import Drawing
import Manuscript
import Results

/// Reads the encodings of a layer against the columns it draws.
struct ChannelReader {
  let columns: TableColumns
  let diagnostics: SpecificationDiagnostics
  /// What conditions may test: the columns, and the aggregates that the channels make of them.
  private var testable: TableColumns

  init(columns: TableColumns, diagnostics: SpecificationDiagnostics) {
    self.columns = columns
    self.diagnostics = diagnostics
    testable = columns
  }

  /// Reads `encoding` entries, a layer's own after those it inherits.
  func encoding(_ entries: [YAMLNode.Entry]) -> Encoding {
    var reader = self
    reader.testable.setAggregates(of: entries)
    return reader.checkedEncoding(entries)
  }

  private func checkedEncoding(_ entries: [YAMLNode.Entry]) -> Encoding {
    var encoding = Encoding()
    let names = Channel.allCases.map(\.rawValue)
    for entry in entries {
      if isUnseen(entry) { continue }
      if entry.key.value == Channel.order.rawValue {
        encoding.order = order(entry.value)
        continue
      }
      guard let channel = Channel(rawValue: entry.key.value) else {
        diagnostics.report(
          PlotMessages.unknownProperty(entry.key, of: "the encoding", known: names))
        continue
      }
      if entry.value.isNull { continue }
      if channel == .detail {
        let nodes = entry.value.elements ?? [entry.value]
        encoding.details = nodes.compactMap { definition($0, channel)?.field }
      } else if let definition = definition(entry.value, channel) {
        encoding[channel] = definition
      }
    }
    encoding.measureSecondChannels()
    return encoding
  }

  /// Whether a channel only matters on a screen, or draws what stays outside, which is said.
  private func isUnseen(_ entry: YAMLNode.Entry) -> Bool {
    switch entry.key.value {
    case "tooltip":
      if !entry.value.isNull {
        diagnostics.report(PlotMessages.tooltip(at: entry.key.range))
      }
    case "href", "key", "description": break
    case "url", "latitude", "latitude2", "longitude", "longitude2":
      diagnostics.report(
        PlotMessages.outside("the channel ‘\(entry.key.value)’", at: entry.key.range))
    default: return false
    }
    return true
  }

  /// Reads `order`: fields, a direction, or null for the order of the data.
  private func order(_ node: YAMLNode) -> DrawingOrder? {
    if node.isNull || node["value"] != nil { return DrawingOrder() }
    if let nodes = node.elements {
      return DrawingOrder(fields: nodes.compactMap { definition($0, .order)?.field })
    }
    if node["field"] == nil, node["aggregate"] == nil, let sort = node["sort"] {
      return DrawingOrder(isAscending: sort.string == "ascending")
    }
    return definition(node, .order)?.field.map { DrawingOrder(fields: [$0]) }
  }

  // MARK: - One channel

  /// Reads one channel's definition; nil, with a diagnostic, after an error.
  func definition(_ node: YAMLNode, _ channel: Channel) -> ChannelDefinition? {
    let subject = "the channel ‘\(channel.rawValue)’"
    guard var reader = PropertyReader(node, subject, diagnostics) else { return nil }
    let content = content(&reader, channel)
    var definition = ChannelDefinition(content: content ?? .datum(.missing), range: node.range)
    if case .datum(let value)? = content {
      definition.datumMeasure = DatumReader.measure(of: value, node)
    }
    readGuides(&reader, channel, into: &definition)
    guard reader.has("condition"), channel != .order else {
      reader.finish()
      if content != nil { checkScale(definition, channel) }
      return content == nil ? nil : definition
    }
    let conditions = ConditionReader(channels: self, channel: channel, testable: testable)
    let isComplete = conditions.read(&reader, into: &definition)
    reader.finish()
    guard isComplete, content != nil || !reader.hasSource else { return nil }
    checkScale(definition, channel)
    return definition
  }

  func readGuides(
    _ reader: inout PropertyReader, _ channel: Channel, into definition: inout ChannelDefinition
  ) {
    definition.title = reader.title("title")
    if channel.hasScale, let node = reader.value("scale") {
      definition.scale = ScaleOptions(reading: node, of: channel, diagnostics)
    }
    if channel == .x || channel == .y, let node = reader.value("axis") {
      definition.axis = AxisOptions(reading: node, of: channel, diagnostics)
    }
    if channel.isFacet, let node = reader.value("header") {
      definition.header = HeaderOptions(reading: node, of: channel, diagnostics)
    }
    if channel.hasLegend, let node = reader.value("legend") {
      definition.legend = LegendOptions(reading: node, of: channel, diagnostics)
    }
  }

  /// What the channel, or one condition of it, gives: a field, a datum or a value.
  func content(
    _ reader: inout PropertyReader, _ channel: Channel
  ) -> ChannelDefinition.Content? {
    let sources = ["field", "datum", "value"].filter(reader.has)
    if sources.count > 1 {
      diagnostics.report(
        PlotMessages.custom(
          "\(reader.subject) has both ‘\(sources[0])’ and ‘\(sources[1])’",
          at: reader.keyRange(sources[1]), notes: ["one of them gives what is drawn"]))
    }
    let value = reader.value("value")
    let datum = reader.value("datum")
    let field = field(&reader, channel)
    if let value {
      return ConstantValue(reading: value, channel, reader).map { .constant($0) }
    }
    if let datum {
      return DatumReader.value(datum, "datum", reader).map { .datum($0) }
    }
    return field.map { .field($0) }
  }

  private func checkScale(_ definition: ChannelDefinition, _ channel: Channel) {
    AxisBreaks.check(definition, channel, diagnostics)
    guard let type = definition.scale.type, let place = definition.scale.place,
      let measure = definition.measure
    else { return }
    guard type.suits(channel) else {
      diagnostics.report(
        PlotMessages.unsuitableScale(
          "‘\(channel.rawValue)’ cannot have a \(type.rawValue) scale", at: place))
      return
    }
    guard !type.suits(measure) else { return }
    diagnostics.report(
      measure == .quantitative || measure == .temporal
        ? PlotMessages.unsuitableScale(
          "a \(type.rawValue) scale needs \(type.isTemporal ? "times" : "separate values"), but "
            + "‘\(channel.rawValue)’ is \(measure)",
          at: place, notes: type.isTemporal ? [] : ["add ‘type: ordinal’ to the channel"])
        : PlotMessages.unsuitableScale(
          "a \(type.rawValue) scale needs numbers, but ‘\(channel.rawValue)’ is \(measure)",
          at: place))
  }
}

extension PropertyReader {
  /// Whether the object says where values come from.
  var hasSource: Bool { ["field", "datum", "value", "aggregate"].contains(where: has) }
}
