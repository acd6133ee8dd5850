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
      if entry.key.value == "tooltip" {
        diagnostics.report(PlotMessages.tooltip(at: entry.key.range))
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
    return encoding
  }

  // MARK: - One channel

  /// Reads one channel's definition; nil, with a diagnostic, after an error.
  func definition(_ node: YAMLNode, _ channel: Channel) -> ChannelDefinition? {
    let subject = "the channel ‘\(channel.rawValue)’"
    guard var reader = PropertyReader(node, subject, diagnostics) else { return nil }
    let content = content(&reader, channel)
    var definition = ChannelDefinition(content: content ?? .datum(.missing), range: node.range)
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
      guard let value = datum.datum else {
        return reader.wrong(datum, "datum", expected: "a number or a text")
      }
      return .datum(value)
    }
    return field.map { .field($0) }
  }

  // MARK: - Fields

  private func field(_ reader: inout PropertyReader, _ channel: Channel) -> FieldDefinition? {
    let node = reader.value("field")
    let (aggregate, picking) = aggregate(&reader)
    let isBinned = binned(&reader)
    let measure: Measure? = measure(&reader)
    let name = node.flatMap { reader.column($0, "field", in: columns) }
    let sort = channel.hasScale || channel.isFacet ? sort(&reader) : nil
    let stack = channel == .x || channel == .y ? stack(&reader) : nil
    let format = channel == .text ? FormatSpecifier(reading: reader.value("format"), reader) : nil
    if node == nil, aggregate?.needsNoField != true {
      if !reader.hasSource, !reader.has("condition") {
        diagnostics.report(
          PlotMessages.custom(
            "\(reader.subject) has no data", at: reader.node.range,
            notes: ["give ‘field’, ‘aggregate: count’, ‘datum’ or ‘value’"]))
      } else if let aggregate {
        diagnostics.report(
          PlotMessages.custom(
            "‘\(aggregate.rawValue)’ in \(reader.subject) needs a ‘field’",
            at: reader.node.range))
      }
      return nil
    }
    if node != nil, name == nil { return nil }
    let kind = name.flatMap { columns[$0] }
    let inferred = inferredMeasure(kind, picking == nil ? aggregate : nil, channel)
    if measure == .quantitative, kind == .string, aggregate == nil, let name, let node {
      diagnostics.report(
        PlotMessages.custom(
          "the column ‘\(name)’ holds texts and cannot be quantitative", at: node.range,
          suggestion: "nominal"))
    }
    if let aggregate, let node, let name, kind == .string,
      !aggregate.counts, !aggregate.picksRow
    {
      diagnostics.report(
        PlotMessages.custom(
          "the column ‘\(name)’ holds texts and has no \(aggregate.words)", at: node.range))
    }
    return FieldDefinition(
      name: name, aggregate: aggregate, picking: picking, isBinned: isBinned,
      measure: measure ?? inferred, sort: sort, stack: stack, format: format,
      range: node?.range ?? reader.node.range)
  }

  /// The operation of `aggregate`, and the column that picks the row for `{argmin: column}`.
  private func aggregate(
    _ reader: inout PropertyReader
  ) -> (operation: AggregateOperation?, picking: String?) {
    guard let node = reader.value("aggregate"), !node.isNull else { return (nil, nil) }
    guard node.entries != nil,
      var inner = PropertyReader(node, "‘aggregate’ of \(reader.subject)", diagnostics)
    else {
      let operation: AggregateOperation? = reader.choice(node, "aggregate")
      guard let operation, operation.picksRow else { return (operation, nil) }
      diagnostics.report(
        PlotMessages.custom(
          "‘\(operation.rawValue)’ needs the column that picks the row", at: node.range,
          suggestion: "{\(operation.rawValue): column}"))
      return (nil, nil)
    }
    let least = inner.column("argmin", in: columns)
    let greatest = inner.column("argmax", in: columns)
    inner.finish()
    if let least { return (.argmin, least) }
    return greatest.map { (.argmax, $0) } ?? (nil, nil)
  }

  /// Whether `bin: binned` says that the field holds starts of intervals; other bins have become
  /// transforms before.
  private func binned(_ reader: inout PropertyReader) -> Bool {
    reader.value("bin")?.string == "binned"
  }

  private func measure(_ reader: inout PropertyReader) -> Measure? {
    guard let node = reader.value("type") else { return nil }
    let short = ["Q": "quantitative", "O": "ordinal", "N": "nominal"]
    if let name = node.string.flatMap({ short[$0] }) { return Measure(rawValue: name) }
    return reader.choice(node, "type")
  }

  private func inferredMeasure(
    _ kind: TableColumns.Kind?, _ aggregate: AggregateOperation?, _ channel: Channel
  ) -> Measure {
    if aggregate != nil { return .quantitative }
    switch channel {
    case .shape, .strokeDash, .row, .column, .facet, .detail, .xOffset, .yOffset: return .nominal
    default: return kind == .number ? .quantitative : .nominal
    }
  }

  private func sort(_ reader: inout PropertyReader) -> SortOrder? {
    guard let node = reader.value("sort") else { return nil }
    if node.isNull { return SortOrder.none }
    if let elements = node.elements {
      let values = elements.compactMap(\.datum)
      return values.count == elements.count
        ? .values(values) : reader.wrong(node, "sort", expected: "a list of values")
    }
    if let string = node.string {
      switch string {
      case "ascending": return .ascending
      case "descending": return .descending
      default:
        let isDescending = string.hasPrefix("-")
        let name = isDescending ? String(string.dropFirst()) : string
        if let channel = Channel(rawValue: name) {
          return .channel(channel, descending: isDescending)
        }
      }
    }
    guard node.entries != nil, var inner = PropertyReader(node, "the sort", diagnostics) else {
      diagnostics.report(
        PlotMessages.wrongChoice(
          node, "‘sort’ of \(reader.subject)",
          valid: ["ascending", "descending", "x", "y", "-x", "-y"]))
      return nil
    }
    let field = inner.column("field", in: columns)
    let operation: AggregateOperation? = inner.choice("op")
    let order = inner.string("order")
    inner.finish()
    return field.map { .field($0, operation ?? .mean, descending: order == "descending") }
  }

  private func stack(_ reader: inout PropertyReader) -> StackMode? {
    guard let node = reader.value("stack") else { return nil }
    if node.isNull || node.boolean == false { return StackMode.none }
    if node.boolean == true { return .zero }
    switch node.string {
    case "zero": return .zero
    case "normalize": return .normalize
    case "center": return .center
    default:
      diagnostics.report(
        PlotMessages.wrongChoice(
          node, "‘stack’ of \(reader.subject)", valid: ["zero", "normalize", "center", "null"]))
      return nil
    }
  }

  private func checkScale(_ definition: ChannelDefinition, _ channel: Channel) {
    guard let type = definition.scale.type, let place = definition.scale.place,
      let field = definition.field
    else { return }
    if type.isContinuous, field.measure.isDiscrete {
      diagnostics.report(
        PlotMessages.custom(
          "a \(type.rawValue) scale needs numbers, but ‘\(channel.rawValue)’ is \(field.measure)",
          at: place))
    } else if type == .band || type == .point, !field.measure.isDiscrete,
      definition.field?.measure == .quantitative
    {
      diagnostics.report(
        PlotMessages.custom(
          "a \(type.rawValue) scale needs separate values, but ‘\(channel.rawValue)’ is "
            + "quantitative", at: place, notes: ["add ‘type: ordinal’ to the channel"]))
    }
  }
}

extension PropertyReader {
  /// Whether the object says where values come from.
  var hasSource: Bool { ["field", "datum", "value", "aggregate"].contains(where: has) }
}
