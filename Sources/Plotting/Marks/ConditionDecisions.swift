import Results

/// Which test of each channel the rows of a layer pass, found out once.
struct ConditionDecisions {
  /// The index of the first condition that a row passes, their count where there is none.
  private var firsts: [Channel: [Int]] = [:]

  /// Decides all conditions of a layer's channels.
  init(_ layer: PreparedLayer) {
    for channel in layer.encoding.conditionalChannels {
      let conditions = layer.encoding[channel]?.conditions ?? []
      let tests = conditions.map { $0.test.test(on: layer.table) }
      firsts[channel] = (0..<layer.table.rowCount).map { row in
        tests.firstIndex { $0(row) } ?? tests.count
      }
    }
  }

  /// Whether the layer has no conditions.
  var isEmpty: Bool { firsts.isEmpty }

  /// What a channel gives a row.
  func outcome(_ definition: ChannelDefinition, _ channel: Channel, _ row: Int) -> ConditionOutcome
  {
    guard let first = firsts[channel]?[row] else { return .content }
    return first < definition.conditions.count
      ? definition.conditions[first].outcome : definition.otherwise
  }
}
