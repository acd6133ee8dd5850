/// Finds the channels on which views cannot share a scale, for what they show there is of different
/// kinds: each view then has its own, as in Vega-Lite, whatever `resolve` says.
enum ScaleCompatibility {
  /// Kinds of scales that can be one.
  private enum Group: Hashable {
    case numbers
    case times
    case places
    case values
    case steps(ScaleType)

    /// Whether one scale can serve both; times can stand in bands.
    func joins(_ other: Group) -> Bool {
      switch (self, other) {
      case (.places, .times), (.times, .places): true
      default: self == other
      }
    }
  }

  private typealias Groups = [Channel: Group]

  /// The view, whose scales of different kinds are independent.
  static func settled(_ view: ViewSpecification) -> ViewSpecification {
    var view = view
    _ = settle(&view)
    return view
  }

  /// Settles a view; gives the kinds of the scales that it shares with views around it.
  private static func settle(_ view: inout ViewSpecification) -> Groups {
    switch view {
    case .chart(var chart):
      let groups = settle(&chart)
      view = .chart(chart)
      return groups
    case .facet(var facet):
      let groups = settle(&facet.chart)
      view = .facet(facet)
      return merged([groups], &facet.resolution)
    case .panels(var facet, var inner):
      let groups = settle(&inner)
      let shared = merged([groups], &facet.resolution)
      view = .panels(facet, inner)
      return shared
    case .concat(var concat):
      var all: [Groups] = []
      for (row, line) in concat.rows.enumerated() {
        for (column, cell) in line.enumerated() {
          guard var cell else { continue }
          all.append(settle(&cell))
          concat.rows[row][column] = cell
        }
      }
      let shared = merged(all, &concat.resolution)
      view = .concat(concat)
      return shared
    }
  }

  private static func settle(_ chart: inout ChartSpecification) -> Groups {
    settle(&chart.layers, chart.layers.indices.filter { chart.layers[$0].inset == nil }, depth: 0)
  }

  /// Settles layers that lie in the same views of layers down to some depth.
  private static func settle(
    _ layers: inout [LayerSpecification], _ chosen: [Int], depth: Int
  ) -> Groups {
    var own: Groups = [:]
    var children: [Int: [Int]] = [:]
    for index in chosen {
      if layers[index].parents.indices.contains(depth) {
        children[layers[index].parents[depth].index, default: []].append(index)
      } else {
        own.merge(groups(of: layers[index])) { first, _ in first }
      }
    }
    guard let first = children.values.joined().first else { return own }
    var resolution = layers[first].parents[depth].resolution
    let all = children.sorted { $0.key < $1.key }.map { child in
      settle(&layers, child.value, depth: depth + 1)
    }
    let shared = merged(all + [own], &resolution)
    for index in children.values.joined() { layers[index].parents[depth].resolution = resolution }
    return shared
  }

  /// The kinds that views share, the channels separated on which they differ.
  private static func merged(_ all: [Groups], _ resolution: inout Resolution) -> Groups {
    var merged: Groups = [:]
    for channel in Set(all.flatMap(\.keys)).sorted(by: { $0.rawValue < $1.rawValue }) {
      let groups = all.compactMap { $0[channel] }
      guard resolution.sharesScale(channel), let first = groups.first else { continue }
      if groups.allSatisfy(first.joins) {
        merged[channel] = first
      } else {
        resolution.separate(channel)
      }
    }
    return merged
  }

  private static func groups(of layer: LayerSpecification) -> Groups {
    var groups: Groups = [:]
    for channel in layer.encoding.channels
    where channel.hasScale && channel.scaleChannel == channel {
      guard let definition = layer.encoding[channel], !definition.scale.isOff,
        let measure = definition.measure
      else { continue }
      groups[channel] = group(channel, measure, definition)
    }
    return groups
  }

  private static func group(
    _ channel: Channel, _ measure: Measure, _ definition: ChannelDefinition
  ) -> Group {
    if let type = definition.scale.type, type.suits(channel), type.suits(measure) {
      if type.isTemporal { return .times }
      if type.isContinuous { return .numbers }
      return type == .ordinal ? .values : type.isDiscrete ? .places : .steps(type)
    }
    if channel == .shape || channel == .strokeDash { return .values }
    switch measure {
    case .quantitative:
      return channel.isColor && definition.field?.bin != nil ? .steps(.binOrdinal) : .numbers
    case .temporal: return .times
    case .nominal, .ordinal: return channel.isColor ? .values : .places
    }
  }
}
