import Results

/// Lays bars and areas at the same place on top of each other.
enum Stacking {
  /// The marks that can be stacked where that is asked for.
  private static let stackable: Set<String> = [
    "bar", "area", "arc", "rule", "point", "circle", "square", "line", "text", "tick",
  ]

  /// The channel along which a layer is stacked; nil where it is not.
  ///
  /// As in Vega-Lite, marks that stack do so even where no field parts their stacks: rows at the same
  /// place lie on top of each other.
  static func channel(
    of layer: LayerSpecification, _ orientation: MarkOrientation
  ) -> Channel? {
    guard stackable.contains(layer.mark.type),
      let channel = candidate(layer, .x, .y, orientation)
        ?? candidate(layer, .theta, .radius, orientation),
      let definition = layer.encoding[channel], let field = definition.field,
      !hasSecondPlace(layer.encoding, channel)
    else { return nil }
    let parts = parts(layer.encoding, channel)
    let isAggregated = layer.encoding.fields.contains { $0.field.aggregate != nil }
    if isAggregated, parts.isEmpty { return nil }
    switch field.stack {
    case StackMode.none?: return nil
    case .zero?, .normalize?, .center?: return channel
    case nil:
      // On a logarithmic scale a stack has no foot.
      let isStacked = MarkKinds.stacks(layer.mark.type) && definition.scale.type != .log
      return isStacked ? channel : nil
    }
  }

  private static func hasSecondPlace(_ encoding: Encoding, _ channel: Channel) -> Bool {
    guard let second = channel.second, let definition = encoding[second] else { return false }
    if case .constant = definition.content { return false }
    return true
  }

  /// Which of two channels measures what may be stacked.
  private static func candidate(
    _ layer: LayerSpecification, _ first: Channel, _ second: Channel, _ orientation: MarkOrientation
  ) -> Channel? {
    let (a, b) = (layer.encoding.field(first), layer.encoding.field(second))
    let isBar = first == .x && ["bar", "area"].contains(layer.mark.type)
    switch (a.map(isMeasured) ?? false, b.map(isMeasured) ?? false) {
    case (true, true):
      if a?.stack != nil { return first }
      if b?.stack != nil { return second }
      if (a?.aggregate != nil) != (b?.aggregate != nil) {
        return a?.aggregate != nil ? first : second
      }
      return isBar ? orientation.valueChannel : nil
    case (true, false): return isBar && b == nil && orientation == .vertical ? nil : first
    case (false, true): return isBar && a == nil && orientation == .horizontal ? nil : second
    case (false, false): return nil
    }
  }

  private static func isMeasured(_ field: FieldDefinition) -> Bool {
    field.measure == .quantitative && field.bin == nil && !field.isBinned
  }

  /// The fields whose values are stacked.
  private static func parts(_ encoding: Encoding, _ channel: Channel) -> [FieldDefinition] {
    let places = groupFields(encoding, channel).map(\.column)
    return encoding.fields.filter { channel, field in
      channel.partsStacks && field.aggregate == nil && !places.contains(field.column)
    }.map(\.field)
  }

  /// The fields that tell where a stack stands.
  private static func groupFields(
    _ encoding: Encoding, _ channel: Channel
  ) -> [FieldDefinition] {
    let beside: [Channel] =
      switch channel {
      case .x: [.y, .yOffset]
      case .y: [.x, .xOffset]
      case .theta: [.radius]
      default: [.theta]
      }
    // A field that is stacked along one axis does not tell where on the other a stack stands.
    let stacked = encoding.field(channel)?.column
    return beside.compactMap { encoding.field($0) }
      .filter { $0.aggregate == nil && $0.column != stacked }
  }

  /// The table with a row of nothing for each part that a stack of lines or areas lacks.
  static func completed(
    _ table: Table, _ layer: LayerSpecification, along channel: Channel, facets: [FieldDefinition]
  ) -> Table {
    guard ["area", "line"].contains(layer.mark.type), let field = layer.encoding.field(channel),
      let key = groupFields(layer.encoding, channel).first
    else { return table }
    let parts = parts(layer.encoding, channel).map(\.column)
    guard !parts.isEmpty || !facets.isEmpty else { return table }
    let completed = ImputeTransform(
      ImputeTransform.Options(filling: .number(0)), field: field.column, key: key.column,
      groups: (facets.map(\.column) + parts).uniqued()
    ).applied(to: table, among: [:])
    guard let end = key.intervalEnd, let starts = completed[key.column]?.keys,
      let ends = completed[end]?.keys
    else { return completed }
    // Rows made up lie in the intervals of the others.
    let known = Dictionary(
      zip(starts, ends).filter { $0.1 != .missing }, uniquingKeysWith: { first, _ in first })
    return completed.setting(Column(end, of: starts.map { known[$0] ?? .missing }))
  }

  /// The table with the start and end of each row along the stack.
  static func stacked(
    _ table: Table, _ encoding: Encoding, along channel: Channel, facets: [FieldDefinition]
  ) -> Table {
    guard let field = encoding.field(channel), let numbers = table[field.column]?.doubles else {
      return table
    }
    let places = facets + groupFields(encoding, channel)
    let offset: StackOffset =
      switch field.stack {
      case .normalize?: .normalize
      case .center?: .center
      default: .zero
      }
    let stacks = table.groups(by: places.map(\.column)).map {
      ordered($0, table, encoding, channel)
    }
    let (starts, ends) = offset.stacked(numbers, stacks)
    return table.setting(Column(PreparedLayer.stackStart, .numbers(starts)))
      .setting(Column(PreparedLayer.stackEnd, .numbers(ends)))
  }

  /// The rows of one stack from its foot up: by `order`, else by the stacked fields, last first.
  private static func ordered(
    _ rows: [Int], _ table: Table, _ encoding: Encoding, _ channel: Channel
  ) -> [Int] {
    if let order = encoding.order, !order.fields.isEmpty {
      let precedes = DrawingOrder.precedence(order.fields, in: table)
      return rows.sorted { precedes($0, $1) || !precedes($1, $0) && $0 < $1 }
    }
    // From the foot up, the stacks of y show the parts as a legend does, from its end.
    let isAscending = encoding.order?.isAscending ?? (channel != .y)
    let keys = parts(encoding, channel).compactMap { part in
      table[part.column].map { Self.ranked($0.keys, part, encoding) }
    }
    return rows.sorted { left, right in
      for key in keys where key[left] != key[right] {
        return isAscending
          ? Value.isNaturallyOrdered(key[left], before: key[right])
          : Value.isNaturallyOrdered(key[right], before: key[left])
      }
      return left < right
    }
  }

  /// The values of a part; of one whose colours have a given domain, their places in it.
  private static func ranked(
    _ keys: [Value], _ part: FieldDefinition, _ encoding: Encoding
  ) -> [Value] {
    let colored = [Channel.color, .fill, .stroke].first {
      encoding.field($0)?.column == part.column
    }
    guard let definition = colored.flatMap({ encoding[$0] }),
      case .values(let domain)? = definition.scale.domain
    else { return keys }
    let ranks = Dictionary(
      domain.enumerated().map { ($1.comparable, Value.number(Double($0))) },
      uniquingKeysWith: { first, _ in first })
    return keys.map { ranks[$0] ?? .number(-1) }
  }
}
