import Results

/// Everything that layers bring to one scale.
struct ScaleContribution {
  var layer: PreparedLayer
  var channel: Channel
  var definition: ChannelDefinition
}

/// Gathers the domain of a scale from all that is drawn with it.
enum ScaleDomain {
  /// The channels that bring data to a channel's scale.
  static func sources(of channel: Channel) -> [Channel] {
    switch channel {
    case .x: [.x, .x2]
    case .y: [.y, .y2]
    default: [channel]
    }
  }

  /// What layers bring to a channel's scale, constants left out.
  static func contributions(
    _ layers: [PreparedLayer], to channel: Channel
  ) -> [ScaleContribution] {
    layers.flatMap { layer in
      sources(of: channel).compactMap { source in
        guard let definition = layer.encoding[source] else { return nil }
        if case .constant = definition.content { return nil }
        return ScaleContribution(layer: layer, channel: source, definition: definition)
      }
    }
  }

  /// The least and greatest number; nil where there is none.
  static func extent(
    _ contributions: [ScaleContribution], onlyPositive: Bool
  ) -> ClosedRange<Double>? {
    var least = Double.infinity
    var greatest = -Double.infinity
    for number in contributions.lazy.flatMap(numbers) where number.isFinite {
      guard !onlyPositive || number > 0 else { continue }
      least = min(least, number)
      greatest = max(greatest, number)
    }
    return least <= greatest ? least...greatest : nil
  }

  private static func numbers(_ contribution: ScaleContribution) -> [Double] {
    let layer = contribution.layer
    switch contribution.definition.content {
    case .datum(let value): return [value.double]
    case .constant: return []
    case .field:
      if layer.stacked == contribution.channel {
        return (layer.table[PreparedLayer.stackStart]?.doubles ?? [])
          + (layer.table[PreparedLayer.stackEnd]?.doubles ?? [])
      }
      return layer.reachedNumbers(contribution.channel) ?? []
    }
  }

  /// The separate values in their order.
  static func values(_ contributions: [ScaleContribution], _ sort: SortOrder?) -> [Value] {
    var seen: Set<Value> = []
    var values: [Value] = []
    for contribution in contributions {
      let own: [Value] =
        switch contribution.definition.content {
        case .datum(let value): [value]
        case .constant: []
        case .field: contribution.layer.values(contribution.channel) ?? []
        }
      for value in own where value != .missing && seen.insert(value).inserted {
        values.append(value)
      }
    }
    // Values given one by one stand in the order in which they are given.
    let isData = contributions.contains { $0.definition.field != nil }
    return sorted(values, sort ?? (isData ? .ascending : .none), contributions)
  }

  private static func sorted(
    _ values: [Value], _ sort: SortOrder, _ contributions: [ScaleContribution]
  ) -> [Value] {
    switch sort {
    case .none: return values
    case .ascending: return values.sorted(by: Value.isOrdered)
    case .descending: return values.sorted { Value.isOrdered($1, before: $0) }
    case .values(let first):
      let known = first.map(\.comparable).filter(values.contains)
      return known + values.filter { !known.contains($0) }
    case .field(let name, let operation, let descending):
      let isStacked = contributions.contains { $0.layer.stacked != nil }
      let operation = operation ?? (isStacked ? .sum : .min)
      return values.sortedByMeasure(descending: descending) { value in
        operation(
          contributions.flatMap { contribution in
            contribution.layer.sourceValues(
              of: name, where: contribution.definition.field?.column, is: value)
          })
      }
    case .channel(let channel, let descending):
      return values.sortedByMeasure(descending: descending) { value in
        let numbers = contributions.flatMap { contribution -> [Double] in
          guard let numbers = contribution.layer.numbers(channel) else { return [] }
          return rows(of: value, contribution).map { numbers[$0] }
        }
        return numbers.filter { !$0.isNaN }.reduce(0, +)
      }
    }
  }

  private static func rows(of value: Value, _ contribution: ScaleContribution) -> [Int] {
    let values = contribution.layer.values(contribution.channel) ?? []
    return values.indices.filter { values[$0] == value }
  }
}

extension [Value] {
  /// The values by a number each; equal ones keep their order, those without one come last.
  fileprivate func sortedByMeasure(
    descending: Bool, _ measure: (Value) -> Double
  ) -> [Value] {
    let measured = enumerated().map { (index: $0, value: $1, measure: measure($1)) }
    return measured.sorted { left, right in
      if left.measure.isNaN || right.measure.isNaN {
        return left.measure.isNaN == right.measure.isNaN
          ? left.index < right.index : right.measure.isNaN
      }
      if left.measure == right.measure { return left.index < right.index }
      return descending ? left.measure > right.measure : left.measure < right.measure
    }.map(\.value)
  }
}
