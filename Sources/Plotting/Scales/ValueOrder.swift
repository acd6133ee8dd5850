import Results

/// The order of the separate values of a scale: that which all its layers ask for.
struct ValueOrder {
  private let contributions: [ScaleContribution]
  private let sort: SortOrder
  /// What different layers have on the channel by which values are sorted.
  private let measures: [FieldDefinition]

  /// Layers that ask for different orders get the natural one; a layer that wants none gives way.
  init(_ contributions: [ScaleContribution]) {
    let own = contributions.filter {
      $0.channel == $0.channel.scaleChannel && $0.definition.field != nil
    }
    self.contributions = own
    let sorts = own.map { $0.definition.field?.sort ?? .ascending }.uniqued()
    let asked = sorts.filter { $0 != .none }
    let merged: SortOrder =
      asked.count == 1 ? asked[0] : sorts.isEmpty || asked.isEmpty ? .none : .ascending
    sort = Self.isOfOneSource(own) || merged.comparesSingleValues(own) ? merged : .ascending
    measures = Self.measures(own, sort)
  }

  /// The fields on the channel by which values are sorted, those of one aggregate once.
  private static func measures(
    _ own: [ScaleContribution], _ sort: SortOrder
  ) -> [FieldDefinition] {
    guard case .channel(let channel, _) = sort else { return [] }
    var measures: [FieldDefinition] = []
    for field in own.compactMap({ $0.layer.encoding.field(channel) })
    where !measures.contains(where: { $0.column == field.column }) {
      measures.append(field)
    }
    return measures
  }

  /// Whether all layers take their values from the same rows.
  ///
  /// As in Vega-Lite, values of different sources are not ordered by what is computed of one.
  private static func isOfOneSource(_ own: [ScaleContribution]) -> Bool {
    own.map { contribution in
      let layer = contribution.layer.specification
      return Source(
        data: layer.data, transforms: layer.transforms.count, isSummary: layer.summary != nil,
        column: contribution.definition.field?.column ?? "")
    }.uniqued().count <= 1
  }

  /// Where a layer's values come from.
  private struct Source: Hashable {
    var data: DataSource
    var transforms: Int
    var isSummary: Bool
    var column: String
  }

  func sorted(_ values: [Value]) -> [Value] {
    switch sort {
    case .none: return values
    case .ascending: return values.sorted(by: Value.isNaturallyOrdered)
    case .descending: return values.sorted { Value.isNaturallyOrdered($1, before: $0) }
    case .values(let first):
      let known = first.map(\.comparable).uniqued().filter(values.contains)
      return known + values.filter { !known.contains($0) }
    case .field(let name, let operation, let descending):
      return sorted(values, by: name, operation, descending: descending)
    case .channel(let channel, let descending):
      return sorted(values, by: channel, descending: descending)
    }
  }

  /// By what the rows before aggregation have on the field of another channel.
  private func sorted(
    _ values: [Value], by channel: Channel, descending: Bool
  ) -> [Value] {
    // Where layers differ, the one that aggregates decides.
    let telling = measures.filter { $0.aggregate.map { $0 != .min } ?? false }
    guard let other = measures.count > 1 && telling.count == 1 ? telling.first : measures.first,
      measures.count <= 1 || telling.count == 1
    else { return values.sorted(by: Value.isNaturallyOrdered) }
    if let picking = other.picking, let aggregate = other.aggregate {
      let measures = picked(values, other, by: picking, aggregate)
      return ordered(values, measures, descending)
    }
    return sorted(
      values, by: other.name == nil ? nil : other.base, other.aggregate, descending: descending)
  }

  private func sorted(
    _ values: [Value], by name: String?, _ operation: AggregateOperation?, descending: Bool
  ) -> [Value] {
    let rows = rowsByValue
    let operation = operation ?? (isStacked(name) ? .sum : .min)
    let measures = values.map { value -> Value in
      guard let (layer, rows) = rows[value] else { return .missing }
      let column = name.flatMap { layer.source[$0]?.keys }
      return operation.value(of: rows.map { column?[$0] ?? value })
    }
    return ordered(values, measures, descending)
  }

  /// The rows of each value before aggregation, in the first layer that has it.
  private var rowsByValue: [Value: (PreparedLayer, [Int])] {
    var all: [Value: (PreparedLayer, [Int])] = [:]
    for contribution in contributions {
      guard let column = contribution.definition.field?.column,
        let keys = contribution.layer.source[column]?.keys
      else { continue }
      let own = Dictionary(grouping: keys.indices) { keys[$0] }
      all.merge(own.mapValues { (contribution.layer, $0) }) { first, _ in first }
    }
    return all
  }

  private func picked(
    _ values: [Value], _ field: FieldDefinition, by picking: String,
    _ aggregate: AggregateOperation
  ) -> [Value] {
    let rows = rowsByValue
    return values.map { value in
      guard let (layer, rows) = rows[value] else { return .missing }
      let numbers = layer.source.doubles(of: picking)
      let best = rows.filter { !numbers[$0].isNaN }.min { left, right in
        aggregate == .argmax ? numbers[left] > numbers[right] : numbers[left] < numbers[right]
      }
      return best.map { layer.source.keys(of: field.name ?? "")[$0] } ?? .missing
    }
  }

  /// Whether a field is what the marks are stacked by, so that the whole of a stack counts.
  private func isStacked(_ name: String?) -> Bool {
    contributions.contains { contribution in
      guard let stacked = contribution.layer.stacked else { return false }
      let layer = contribution.layer
      let dimension: Channel = stacked == .x ? .y : .x
      let fields =
        [layer.encoding.field(dimension)].compactMap(\.self)
        + layer.encoding.fields.filter { $0.channel.separatesSeries }.map(\.field)
      return !fields.contains { $0.aggregate == nil && $0.name == name }
    }
  }

  /// The values by a measure each; equal ones keep their order.
  private func ordered(_ values: [Value], _ measures: [Value], _ descending: Bool) -> [Value] {
    let measures = measures.map { $0 == .number(.nan) ? .missing : $0 }
    return values.indices.sorted { left, right in
      let (a, b) = descending ? (right, left) : (left, right)
      if Value.isNaturallyOrdered(measures[a], before: measures[b]) { return true }
      if Value.isNaturallyOrdered(measures[b], before: measures[a]) { return false }
      return left < right
    }.map { values[$0] }
  }
}

extension SortOrder {
  /// Whether the order is one of values themselves, or of the least or greatest that go with them.
  fileprivate func comparesSingleValues(_ own: [ScaleContribution]) -> Bool {
    switch self {
    case .none, .ascending, .descending, .values: return true
    case .field(_, let operation, _): return operation.map { [.min, .max].contains($0) } ?? true
    case .channel(let channel, _):
      let fields = own.map { $0.layer.encoding.field(channel) }
      return fields.map { $0?.column }.uniqued().count <= 1
        && (fields.first??.aggregate.map { [.min, .max].contains($0) } ?? true)
    }
  }
}

extension Value {
  /// The order of values on scales: missing ones first, numbers by size, texts by their characters.
  static func isNaturallyOrdered(_ left: Value, before right: Value) -> Bool {
    switch (left, right) {
    case (.missing, .missing): false
    case (.missing, _): true
    case (_, .missing): false
    default: isOrdered(left, before: right)
    }
  }
}
