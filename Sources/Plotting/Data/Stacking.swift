import Results

/// Lays bars and areas at the same place on top of each other.
enum Stacking {
  /// The channel along which a layer is stacked; nil where it is not.
  static func channel(
    of layer: LayerSpecification, _ orientation: MarkOrientation
  ) -> Channel? {
    let channel = orientation.valueChannel
    let second: Channel = channel == .y ? .y2 : .x2
    guard MarkKinds.stacks(layer.mark.type), let definition = layer.encoding[channel],
      let field = definition.field, field.measure == .quantitative, layer.encoding[second] == nil
    else { return nil }
    switch field.stack {
    case StackMode.none?: return nil
    case .zero?, .normalize?, .center?: return channel
    case nil:
      let isLinear = definition.scale.type.map { $0 == .linear } ?? true
      return isLinear && !stackFields(layer.encoding).isEmpty ? channel : nil
    }
  }

  /// The fields whose values are stacked.
  private static func stackFields(_ encoding: Encoding) -> [FieldDefinition] {
    encoding.fields.filter { channel, field in
      channel.separatesSeries && field.aggregate == nil
    }.map(\.field)
  }

  /// The table with the start and end of each row along the stack.
  static func stacked(
    _ table: Table, _ encoding: Encoding, along channel: Channel, facets: [FieldDefinition]
  ) -> Table {
    guard let field = encoding.field(channel), let numbers = table[field.column]?.doubles else {
      return table
    }
    let dimension: Channel = channel == .y ? .x : .y
    let beside: Channel = channel == .y ? .xOffset : .yOffset
    let places = facets + [dimension, beside].compactMap { encoding.field($0) }
    let offset: StackOffset =
      switch field.stack {
      case .normalize?: .normalize
      case .center?: .center
      default: .zero
      }
    let stacks = table.groups(by: places.map(\.column)).map { ordered($0, table, encoding) }
    let (starts, ends) = offset.stacked(numbers, stacks)
    return table.setting(Column(PreparedLayer.stackStart, .numbers(starts)))
      .setting(Column(PreparedLayer.stackEnd, .numbers(ends)))
  }

  /// The rows of one stack from its foot up: by `order`, else by the stacked fields, last first.
  private static func ordered(_ rows: [Int], _ table: Table, _ encoding: Encoding) -> [Int] {
    if let order = encoding.field(.order), let keys = table[order.column]?.keys {
      let isDescending = order.sort == .descending
      return rows.sorted { left, right in
        isDescending
          ? Value.isOrdered(keys[right], before: keys[left])
          : Value.isOrdered(keys[left], before: keys[right])
      }
    }
    let keys = stackFields(encoding).compactMap { table[$0.column]?.keys }
    return rows.sorted { left, right in
      for key in keys where key[left] != key[right] {
        return Value.isOrdered(key[right], before: key[left])
      }
      return left < right
    }
  }
}
