import Manuscript
import Results

/// Reads what channels say of fields.
extension ChannelReader {
  /// Reads what a channel says of its field; nil, with a diagnostic, where there is none.
  func field(_ reader: inout PropertyReader, _ channel: Channel) -> FieldDefinition? {
    let node = reader.value("field")
    let (aggregate, picking) = aggregate(&reader)
    let binNode = reader.value("bin")
    let isBinned = binNode?.string == "binned" || binNode?["binned"]?.boolean == true
    let bin = isBinned ? nil : bin(&reader, channel)
    let timeUnit = timeUnit(&reader)
    let bandPosition = reader.number("bandPosition", 0...1)
    let measure: Measure? = measure(&reader)
    let name = node.flatMap { reader.column($0, "field", in: columns) }
    let sort = SortOrder(reading: &reader, own: name, unit: timeUnit, columns)
    let imputation = imputation(&reader, channel)
    let stack = channel.second != nil ? stack(&reader) : nil
    let formatType = channel == .text ? reader.formatType() : nil
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
    let inferred = MeasureInference(
      kind: name.flatMap { columns[$0] }, aggregate: picking == nil ? aggregate : nil,
      hasBins: bin != nil || isBinned, hasTimeUnit: timeUnit != nil,
      isListed: { if case .values? = sort { true } else { false } }(),
      scale: reader.node["scale"]?["type"]?.string)
    let found = measure ?? inferred.measure(channel, diagnostics.isVegaLite)
    let standardType: FormatType? = found == .temporal || timeUnit != nil ? .time : nil
    let format = channel == .text ? GuideFormat(&reader, formatType ?? standardType) : nil
    var field = FieldDefinition(
      name: name, aggregate: aggregate, picking: picking, bin: bin, isBinned: isBinned,
      timeUnit: timeUnit, bandPosition: bandPosition,
      measure: found, sort: sort,
      stack: stack, format: format, range: node?.range ?? reader.node.range)
    field.imputation = imputation
    field.binStep = isBinned ? binNode?["step"]?.double : nil
    field.formatType = formatType
    if let written = node?.string, written != name { field.writtenName = written }
    field.isWrittenAsText = name.map(columns.isWrittenAsText) ?? false
    if field.isLabelled { field.sort = intervalOrder(field) }
    check(field, node)
    return field
  }

  /// Intervals are in the order of their starts, not of their texts.
  private func intervalOrder(_ field: FieldDefinition) -> SortOrder? {
    switch field.sort {
    case nil, .ascending?: .field(field.base, .min, descending: false)
    case .descending?: .field(field.base, .min, descending: true)
    default: field.sort
    }
  }

  private func check(_ field: FieldDefinition, _ node: YAMLNode?) {
    // Vega-Lite takes what it is given; whether a computed column holds texts is known too late.
    guard !diagnostics.isVegaLite, let node, let name = field.name, columns.holdsWords(name) else {
      return
    }
    if field.bin != nil {
      diagnostics.report(
        PlotMessages.custom(
          "the column ‘\(name)’ holds texts and cannot be parted into intervals", at: node.range))
    } else if field.measure == .quantitative, field.aggregate == nil {
      diagnostics.report(
        PlotMessages.custom(
          "the column ‘\(name)’ holds texts and cannot be quantitative", at: node.range,
          suggestion: "nominal"))
    } else if let aggregate = field.aggregate, !aggregate.acceptsTexts {
      diagnostics.report(
        PlotMessages.custom(
          "the column ‘\(name)’ holds texts and has no \(aggregate.words)", at: node.range))
    }
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

  /// The intervals that `bin` asks for.
  private func bin(_ reader: inout PropertyReader, _ channel: Channel) -> BinSteps.Options? {
    guard let node = reader.value("bin"), !node.isNull, node.boolean != false else { return nil }
    return BinSteps.Options(reading: node, reader, maxbins: Self.maxbins(channel))
  }

  /// How many intervals a channel has where the author does not say, as in Vega-Lite.
  private static func maxbins(_ channel: Channel) -> Double {
    switch channel {
    case .row, .column, .size, .color, .fill, .stroke, .strokeWidth, .opacity, .fillOpacity,
      .strokeOpacity, .shape:
      6
    case .strokeDash: 4
    default: 10
    }
  }

  private func timeUnit(_ reader: inout PropertyReader) -> TimeUnitOption? {
    guard let node = reader.value("timeUnit"), !node.isNull else { return nil }
    return TimeUnitOption(reading: node, reader)
  }

  private func measure(_ reader: inout PropertyReader) -> Measure? {
    guard let node = reader.value("type"), !node.isNull else { return nil }
    let short = ["q": "quantitative", "t": "temporal", "o": "ordinal", "n": "nominal"]
    guard let text = node.string?.lowercased() else { return reader.choice(node, "type") }
    return Measure(rawValue: short[text] ?? text) ?? reader.choice(node, "type")
  }

  private func imputation(
    _ reader: inout PropertyReader, _ channel: Channel
  ) -> ImputeTransform.Options? {
    let subject = "‘impute’ of the channel ‘\(channel.rawValue)’"
    guard let node = reader.value("impute"), !node.isNull,
      var inner = PropertyReader(node, subject, diagnostics)
    else { return nil }
    let options = ImputeTransform.Options(reading: &inner)
    inner.finish()
    guard channel == .x || channel == .y else {
      diagnostics.report(
        PlotMessages.custom(
          "‘impute’ is not supported in the channel ‘\(channel.rawValue)’", at: node.range,
          notes: ["give it to ‘x’ or ‘y’"]))
      return nil
    }
    return options
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
}
