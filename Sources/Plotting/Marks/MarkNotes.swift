import Results

/// What readers should know about rows that are not drawn, or not as each of them would be.
enum MarkNotes {
  static func notes(_ scene: MarkScene) -> [String] {
    unplaced(scene) + breaks(scene) + varied(scene) + scene.kind.notes(scene)
  }

  /// Conditions that decide differently along one line or area, which has one look.
  private static func varied(_ scene: MarkScene) -> [String] {
    guard ["line", "area"].contains(scene.mark.type) else { return [] }
    let channels = scene.layer.encoding.conditionalChannels
    guard !channels.isEmpty else { return [] }
    let series = scene.layer.series()
    return channels.compactMap { channel in
      let count = series.count { rows in
        Set(rows.map { scene.contents[channel, $0] }).count > 1
      }
      guard count > 0 else { return nil }
      return "the condition of ‘\(channel.rawValue)’ decides differently along \(count) of "
        + "\(series.count) \(scene.mark.type)s; each has one look, that of its first row: part the "
        + "rows by a field in ‘detail’, or draw points"
    }
  }

  private static func unplaced(_ scene: MarkScene) -> [String] {
    [(Channel.x, scene.positions.x), (.y, scene.positions.y)].compactMap { channel, scale in
      guard let field = scene.whole.encoding.field(channel), let scale,
        scene.whole.stacked != channel, scene.whole.mark.invalid == nil
      else { return nil }
      let count = scene.whole.table.rowCount
      let (missing, unplaced) = counts(scene.whole, channel, scale)
      guard unplaced > 0 else {
        return missing == 0
          ? nil : "\(missing) of \(count) rows have no ‘\(field.column)’ and are not drawn"
      }
      return "\(unplaced) of \(count) rows have a ‘\(field.column)’ outside the "
        + "\(scaleName(scale)) scale and are not drawn"
    }
  }

  /// How many rows have no value, and how many a value that the scale does not accept.
  private static func counts(
    _ layer: PreparedLayer, _ channel: Channel, _ scale: PositionScale
  ) -> (missing: Int, unplaced: Int) {
    if case .continuous(let scale) = scale {
      let numbers = layer.numbers(channel) ?? []
      return (
        numbers.count(where: \.isNaN),
        scale.transform.name == "log" ? numbers.count { $0 <= 0 } : 0
      )
    }
    let values = layer.values(channel) ?? []
    return (
      values.count { $0 == .missing },
      values.count { $0 != .missing && scale.place($0).isNaN }
    )
  }

  private static func scaleName(_ scale: PositionScale) -> String {
    switch scale {
    case .continuous(let scale):
      scale.transform.name == "log" ? "logarithmic" : scale.transform.name
    case .band: "discrete"
    }
  }
}
