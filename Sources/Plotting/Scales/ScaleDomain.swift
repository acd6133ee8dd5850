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
    [channel] + [channel.second].compactMap(\.self)
  }

  /// What layers bring to a channel's scale, constants left out.
  static func contributions(
    _ layers: [PreparedLayer], to channel: Channel
  ) -> [ScaleContribution] {
    layers.flatMap { layer in
      let users = sources(of: channel).filter { source in
        layer.encoding[source] != nil && (source == channel || layer.mark.hasSecondEnds)
      }
      // Rows that are not drawn reach nothing.
      let layer = users.isEmpty ? layer : layer.droppingUnscaledRows()
      return users.compactMap { source -> ScaleContribution? in
        guard let definition = layer.encoding[source] else { return nil }
        if case .constant = definition.content { return nil }
        return ScaleContribution(layer: layer, channel: source, definition: definition)
      }
    }
  }

  // MARK: - Numbers

  /// The least and greatest number; nil where there is none.
  static func extent(
    _ contributions: [ScaleContribution], where isAccepted: (Double) -> Bool = { _ in true }
  ) -> ClosedRange<Double>? {
    var least = Double.infinity
    var greatest = -Double.infinity
    for contribution in contributions {
      for number in numbers(contribution) where number.isFinite && isAccepted(number) {
        least = min(least, number)
        greatest = max(greatest, number)
      }
    }
    return least <= greatest ? least...greatest : nil
  }

  /// All numbers that layers bring, in their order.
  static func numbers(_ contributions: [ScaleContribution]) -> [Double] {
    contributions.flatMap(numbers)
  }

  private static func numbers(_ contribution: ScaleContribution) -> [Double] {
    let layer = contribution.layer
    switch contribution.definition.content {
    case .datum(let value):
      return [value.scaled(isTemporal: contribution.definition.measure == .temporal)]
    case .constant: return []
    case .field(let field):
      if layer.stacked == contribution.channel {
        return (layer.table[PreparedLayer.stackStart]?.doubles ?? [])
          + (layer.table[PreparedLayer.stackEnd]?.doubles ?? [])
      }
      if contribution.definition.scale.domain == .unaggregated, field.isUnaggregatable {
        return layer.source[field.base]?.doubles ?? []
      }
      let first = contribution.channel.scaleChannel
      if first != contribution.channel, layer.intervals(first) != nil,
        layer.encoding.field(first)?.intervalEnd == field.name
      {
        return []
      }
      // A scale of intervals shows all of them, whether data lie in the first and last or not.
      if let bins = field.bins(in: layer.allSource) { return [bins.start, bins.stop] }
      return layer.reachedNumbers(contribution.channel) ?? []
    }
  }

  /// The numbers that authors give a continuous scale in place of the data's; nil where none do.
  static func written(_ contributions: [ScaleContribution]) -> [Double]? {
    let lists = contributions.compactMap { contribution -> [Double]? in
      guard case .values(let values)? = contribution.definition.scale.domain else { return nil }
      let isTemporal = contribution.definition.measure == .temporal
      let numbers = values.map { $0.scaled(isTemporal: isTemporal) }.filter(\.isFinite)
      return numbers.isEmpty ? nil : numbers
    }.uniqued()
    guard let first = lists.first, lists.count > 1 else { return lists.first }
    let all = lists.joined()
    return [all.min() ?? first[0], all.max() ?? first[0]]
  }

  /// The numbers that authors put beside those of the data.
  static func joined(_ contributions: [ScaleContribution]) -> [Double] {
    contributions.flatMap { contribution -> [Double] in
      guard case .joined(let values)? = contribution.definition.scale.domain else { return [] }
      let isTemporal = contribution.definition.measure == .temporal
      return values.map { $0.scaled(isTemporal: isTemporal) }.filter(\.isFinite)
    }
  }

  // MARK: - Separate values

  /// The separate values in their order: those that authors give, else the data's.
  static func values(_ contributions: [ScaleContribution]) -> [Value] {
    let written = contributions.flatMap { contribution -> [Value] in
      guard case .values(let values)? = contribution.definition.scale.domain else { return [] }
      return contribution.discrete(values)
    }
    if !written.isEmpty { return written.uniqued() }
    let joined = contributions.flatMap { contribution -> [Value] in
      guard case .joined(let values)? = contribution.definition.scale.domain else { return [] }
      return contribution.discrete(values)
    }
    let own = contributions.flatMap { contribution -> [Value] in
      switch contribution.definition.content {
      case .datum(let value): contribution.discrete([value])
      case .constant: []
      case .field: contribution.layer.column(on: contribution.channel)?.distinctKeys ?? []
      }
    }
    return ValueOrder(contributions).sorted((joined + own).uniqued())
  }
}

extension ScaleContribution {
  /// Values that an author writes, as the data hold them: dates of a temporal field as times.
  fileprivate func discrete(_ values: [Value]) -> [Value] {
    let isTime = definition.measure == .temporal || definition.field?.timeUnit != nil
    return values.map { value in
      guard isTime, case .string = value else { return value.comparable }
      let time = DateText.time(value)
      return time.isNaN ? value : .number(time)
    }
  }
}

extension MarkSpecification {
  /// Whether marks have other ends on second channels.
  fileprivate var hasSecondEnds: Bool {
    !["text", "point", "circle", "square", "tick", "line", "trail"].contains(type)
  }
}

extension FieldDefinition {
  /// The intervals in which the values of some rows lie; nil for a field that is not parted so.
  func bins(in table: Table) -> BinSteps? {
    guard let bin, let name, aggregate == nil, !measure.isDiscrete else { return nil }
    let numbers = table.doubles(of: name).filter(\.isFinite)
    guard let least = numbers.min(), let greatest = numbers.max() else { return nil }
    return BinSteps(bin, over: bin.extent ?? least...greatest)
  }

  /// Whether an aggregate lies within the values it is made of.
  fileprivate var isUnaggregatable: Bool {
    switch aggregate {
    case .mean?, .average?, .median?, .q1?, .q3?, .min?, .max?: true
    default: false
    }
  }
}
